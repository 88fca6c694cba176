import type { Command } from "commander";
import { shells } from "../../../core/text/shell.js";
import { type Builder, collect, count, portNumber, rate, signedSeconds } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { MockOptions } from "./run.js";

/** `bj,gz`. */
const regionNames = (text: string): string[] => text.split(",").map((name) => name.trim().toLowerCase());

export const define = ({ text, option, seldom, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Runs a local mock of the VPC and EIP services on 127.0.0.1. It checks signatures, keeps resources in memory, returns the documented errors and prints the variables to use it with. Keys come from BCE_ACCESS_KEY_ID and BCE_SECRET_ACCESS_KEY, or are made up.",
        zh: "在 127.0.0.1 上运行 VPC 和 EIP 服务的本地模拟：校验签名，在内存中保存资源，返回文档所列的错误，并输出使用它所需的环境变量。密钥取自 BCE_ACCESS_KEY_ID 和 BCE_SECRET_ACCESS_KEY，未设置则新生成一对。",
      }),
    )
    .addOption(
      option("--port <n>", {
        en: "port to listen on; 0 picks a free one",
        zh: "监听端口；0 表示任取空闲端口",
      })
        .argParser(portNumber)
        .default(undefined, "8420"),
    )
    .addOption(
      option("--regions <list>", {
        en: "regions to serve, such as bj,gz,su; each has its own port",
        zh: "提供这些地域，如 bj,gz,su；每个地域有自己的端口",
      })
        .argParser(regionNames)
        .default(undefined, "bj"),
    )
    .addOption(
      seldom("--documented", {
        en: "use the documented codes instead of those the live gateway sends",
        zh: "按文档中的错误码拒绝，而不是线上网关实际返回的",
      }),
    )
    .addOption(
      option("--fail <fault>", {
        en: "return an error: CODE[@OPERATION or @METHOD:PATH][:RATE]; repeatable",
        zh: "返回错误：CODE[@OPERATION 或 @METHOD:PATH][:RATE]；可多次使用",
      }).argParser(collect),
    )
    .addOption(
      option("--latency <milliseconds>", { en: "wait this long before each answer", zh: "每次返回前等待的毫秒数" }).argParser(count),
    )
    .addOption(
      seldom("--settle <milliseconds>", {
        en: "how long a resource stays in a state such as creating",
        zh: "资源停留在 creating 等过渡状态的毫秒数",
      })
        .argParser(count)
        .default(undefined, "1000"),
    )
    .addOption(
      option("--skew <seconds>", {
        en: "set the service's clock ahead; negative: behind",
        zh: "服务端时钟快多少秒，负数表示慢",
      }).argParser(signedSeconds),
    )
    .addOption(
      option("--drop [rate]", { en: "drop connections: all, or this share (0 to 1)", zh: "中断连接：全部，或给定的比例（0 至 1）" })
        .argParser(rate)
        .preset("1"),
    )
    .addOption(option("--html [rate]", { en: "answer with a proxy's web page", zh: "返回代理的网页" }).argParser(rate).preset("1"))
    .addOption(seldom("--empty [rate]", { en: "answer without a body", zh: "丢失返回体" }).argParser(rate).preset("1"))
    .addOption(seldom("--truncate [rate]", { en: "cut the body in the middle", zh: "截断返回体" }).argParser(rate).preset("1"))
    .addOption(option("--sts", { en: "make up temporary keys with a session token", zh: "生成带令牌的临时密钥" }))
    .addOption(
      option("--seed <file>", {
        en: "load resources from a file that --state wrote",
        zh: "从 JSON 文件载入资源，格式与 --state 的输出相同",
      }),
    )
    .addOption(
      option("--state [file]", {
        en: "write all resources as JSON when it ends, to a file or stdout",
        zh: "结束时以 JSON 写出全部资源：写入该文件，或输出到 stdout",
      }).preset(true),
    )
    .addOption(
      option("--shell <name>", {
        en: "shell to print the variables for",
        zh: "按哪种 shell 输出环境变量",
      })
        .choices(shells)
        .default(undefined, text({ en: "bash; on Windows powershell", zh: "bash，Windows 上为 powershell" })),
    )
    .addOption(
      seldom("--coverage", {
        en: "list the operations that keep state, and exit",
        zh: "列出保存状态的接口后退出",
      }),
    )
    .addOption(option("--quiet", { en: "do not log requests", zh: "不输出请求日志" }))
    .action((options: MockOptions) => handlers.mock(withGlobal(options)))
    .addHelpText(
      "after",
      example(
        [
          "bcevpc mock",
          {
            en: "then paste the lines it prints into another terminal",
            zh: "然后把它输出的几行粘贴到另一个终端",
          },
        ],
        [
          "bcevpc mock --fail NoSuchNat@GetNat:0.2 --latency 200",
          { en: "every fifth GetNat fails; every answer takes 200 ms", zh: "五分之一的 GetNat 失败，每次返回耗时 200 毫秒" },
        ],
        [
          "bcevpc mock --regions bj,gz",
          {
            en: "two regions; call --region gz … reaches the second",
            zh: "两个地域；call --region gz … 调用第二个",
          },
        ],
        ["curl -H 'x-bcevpc-fail: CidrConflict' …", { en: "return this code for one request", zh: "让这一个请求返回该错误码" }],
      ),
    );
