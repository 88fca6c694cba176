import type { Command } from "commander";
import { type Builder, collect, count, portNumber, rate, signedSeconds } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import { shells } from "./environment.js";
import type { MockOptions } from "./run.js";

/** `bj,gz`. */
const regionNames = (text: string): string[] => text.split(",").map((name) => name.trim().toLowerCase());

export const define = ({ text, option, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Runs a local mock of the VPC API and the EIP service on 127.0.0.1: it checks bce-auth-v1 signatures, keeps the resources of every operation in memory (see --coverage) and answers the documented errors. It prints the environment to use it with and writes one line per request to stderr. Keys come from BCE_ACCESS_KEY_ID and BCE_SECRET_ACCESS_KEY, or are new.",
        zh: "在 127.0.0.1 上运行 VPC 接口和 EIP 服务的本地模拟：校验 bce-auth-v1 签名，在内存中保存每个接口的资源（见 --coverage），并返回文档所列的错误。启动时输出所需的环境变量，每个请求在 stderr 记一行。密钥取自 BCE_ACCESS_KEY_ID 和 BCE_SECRET_ACCESS_KEY，未设置则新生成一对。",
      }),
    )
    .addOption(
      option("--port <n>", {
        en: "port to listen on (default 8420; 0 picks a free one)",
        zh: "监听端口（默认 8420；0 表示任取空闲端口）",
      }).argParser(portNumber),
    )
    .addOption(
      option("--regions <list>", {
        en: "serve these regions, each on a port and with resources of its own: bj,gz,su (default: bj)",
        zh: "提供这些地域，每个地域有自己的端口和资源，如 bj,gz,su（默认 bj）",
      }).argParser(regionNames),
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
      option("--settle <milliseconds>", {
        en: "how long a new or changed resource stays in a state such as creating (default 1000)",
        zh: "新建或变更的资源停留在 creating 等过渡状态的毫秒数（默认 1000）",
      }).argParser(count),
    )
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
        en: "load resources from JSON, as --state writes or prints them",
        zh: "从 JSON 文件载入资源，格式与 --state 的输出相同",
      }),
    )
    .addOption(
      option("--state [file]", {
        en: "write all resources as JSON at the end, to this file or to stdout",
        zh: "结束时以 JSON 写出全部资源：写入该文件，不写文件名则输出到 stdout",
      }).preset(true),
    )
    .addOption(
      option("--shell <name>", {
        en: `print the environment for ${shells.join(", ")} (default: bash; on Windows powershell)`,
        zh: `按哪种 shell 输出环境变量：${shells.join("、")}（默认 bash，Windows 上为 powershell）`,
      }).choices(shells),
    )
    .addOption(
      option("--coverage", {
        en: "print which operations keep state, and end",
        zh: "列出保存状态的接口后退出",
      }),
    )
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
        [
          "bcevpc mock --regions bj,gz",
          {
            en: "two regions; bcevpc call --region gz … reaches the second one",
            zh: "两个地域；bcevpc call --region gz … 调用第二个",
          },
        ],
        ["curl -H 'x-bcevpc-fail: CidrConflict' …", { en: "raises this code for one request", zh: "让这一个请求返回该错误码" }],
      ),
    );
