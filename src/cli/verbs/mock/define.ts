import type { Command } from "commander";
import { type Builder, collect, count, portNumber, rate, signedSeconds } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { MockOptions } from "./run.js";

export const define = ({ text, option, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Serves the VPC API on 127.0.0.1: checks bce-auth-v1 signatures, keeps VPCs, subnets, route tables, security groups, ACLs, NAT gateways, peering connections and network interfaces in memory, and answers the documented errors. Prints the environment to use it with; each request is a line on stderr. Keys are those of BCE_ACCESS_KEY_ID and BCE_SECRET_ACCESS_KEY, or new ones.",
        zh: "在 127.0.0.1 上提供 VPC 接口：校验 bce-auth-v1 签名，在内存中保存私有网络、子网、路由表、安全组、ACL、NAT网关、对等连接和弹性网卡，并返回文档所列的错误。启动时输出所需的环境变量，每个请求在 stderr 记一行。密钥取自 BCE_ACCESS_KEY_ID 和 BCE_SECRET_ACCESS_KEY，未设置则新生成一对。",
      }),
    )
    .addOption(
      option("--port <n>", { en: "port to listen on; 8420; 0 takes a free one", zh: "监听端口，默认 8420；0 表示任取空闲端口" }).argParser(
        portNumber,
      ),
    )
    .addOption(
      option("--documented", {
        en: "refuse with the documented codes instead of those the live gateway sends",
        zh: "按文档中的错误码拒绝，而不是线上网关实际返回的",
      }),
    )
    .addOption(
      option("--fail <fault>", {
        en: "raise an error: CODE, CODE@METHOD:PATH or CODE@OPERATION, and :RATE behind it; repeatable",
        zh: "制造错误：CODE、CODE@METHOD:PATH 或 CODE@OPERATION，其后可加 :RATE；可多次使用",
      }).argParser(collect),
    )
    .addOption(option("--latency <milliseconds>", { en: "wait before each answer", zh: "每次返回前等待的毫秒数" }).argParser(count))
    .addOption(
      option("--skew <seconds>", {
        en: "how far the service's clock is ahead; negative for behind",
        zh: "服务端时钟快多少秒，负数表示慢",
      }).argParser(signedSeconds),
    )
    .addOption(
      option("--drop [rate]", { en: "break connections off, all or this share of them", zh: "中断连接：全部，或给定的比例" })
        .argParser(rate)
        .preset("1"),
    )
    .addOption(option("--html [rate]", { en: "answer a proxy's web page", zh: "返回代理的网页" }).argParser(rate).preset("1"))
    .addOption(option("--empty [rate]", { en: "lose the body", zh: "丢失返回体" }).argParser(rate).preset("1"))
    .addOption(option("--truncate [rate]", { en: "cut the body in the middle", zh: "截断返回体" }).argParser(rate).preset("1"))
    .addOption(option("--sts", { en: "make temporary keys with a session token", zh: "生成带令牌的临时密钥" }))
    .addOption(
      option("--seed <file>", {
        en: "load resources from JSON, as --state prints them",
        zh: "从JSON文件载入资源，格式与 --state 的输出相同",
      }),
    )
    .addOption(option("--state", { en: "print all resources as JSON at the end", zh: "结束时以JSON输出全部资源" }))
    .addOption(option("--quiet", { en: "no line per request", zh: "不输出请求日志" }))
    .action((options: MockOptions) => handlers.mock(withGlobal(options)))
    .addHelpText(
      "after",
      example(
        [
          "bcevpc mock",
          {
            en: "then, in another terminal, paste the lines it prints and: bcevpc call GET /v1/vpc",
            zh: "然后在另一个终端粘贴它输出的几行，再执行 bcevpc call GET /v1/vpc",
          },
        ],
        [
          "bcevpc mock --fail NoSuchNat@GetNat:0.2 --latency 200",
          { en: "one GetNat in five fails, every answer takes 200 ms", zh: "五分之一的 GetNat 失败，每次返回耗时 200 毫秒" },
        ],
        ["curl -H 'x-bcevpc-fail: CidrConflict' …", { en: "raises this code for one request", zh: "让这一个请求返回该错误码" }],
      ),
    );
