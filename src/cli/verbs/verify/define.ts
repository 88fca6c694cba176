import { Argument, type Command } from "commander";
import { type Builder, collect, positiveCount, reportOption } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { VerifyOptions } from "./run.js";

export const define = ({ text, option, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Checks the signature of a captured request and names the mistake in it. Sends nothing. Reads a curl or PowerShell command, an HTTP request, the output of curl -v, a HAR file or JSON.",
        zh: "校验请求的签名，找出签名错在哪里。不发送请求。可读取 curl 或 PowerShell 命令、HTTP 请求、curl -v 的输出、HAR 文件或 JSON。",
      }),
    )
    .optionsGroup(text({ en: "Request:", zh: "请求：" }))
    .addArgument(
      new Argument("[file]", text({ en: "file with the request; none or -: standard input", zh: "包含请求的文件；- 或省略表示标准输入" })),
    )
    .addOption(
      option("--entry <number>", {
        en: "number of the request to check, if the input has several",
        zh: "输入包含多个请求时，校验第几个",
      }).argParser(positiveCount),
    )
    .addOption(
      option("--url <url>", {
        en: "instead of a file: URL of the request, as sent",
        zh: "代替文件：请求实际发送的 URL",
      }),
    )
    .addOption(option("--method <method>", { en: "its method", zh: "请求方法" }).default(undefined, "GET"))
    .addOption(
      option("-H, --header <name: value>", {
        en: "one of its headers; replaces a captured one; repeatable",
        zh: "请求的头域，会替换捕获到的值；可多次使用",
      }).argParser(collect),
    )
    .addOption(option("-d, --data <text>", { en: "its body", zh: "请求体" }))
    .addOption(
      option("--authorization <text>", {
        en: "its Authorization header, if the capture lacks it",
        zh: "请求的 Authorization（捕获内容中没有时）",
      }),
    )
    .optionsGroup(text({ en: "Keys:", zh: "密钥：" }))
    .addOption(
      option("--profile <name>", {
        en: "profile with the secret to check with",
        zh: "校验所用密钥所在的 profile（配置档）",
      }).default(undefined, text({ en: "environment, then the profile of the same access key id", zh: "环境变量，其次 AK 相同的配置档" })),
    )
    .addOption(option("--ask-secret", { en: "ask for the secret on the terminal", zh: "在终端上输入密钥" }))
    .optionsGroup(text({ en: "Output:", zh: "输出：" }))
    .addOption(option("--json", { en: "one JSON document", zh: "输出一个 JSON 文档" }))
    .addOption(
      option("--show-secrets", {
        en: "show signatures and session token unmasked",
        zh: "显示平时隐去的签名和令牌",
      }),
    )
    .addOption(reportOption({ option }))
    .action((file: string | undefined, options: VerifyOptions) => handlers.verify(file, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc verify request.txt", { en: "is this request signed correctly, and if not, why not", zh: "这个请求的签名对吗，错在哪里" }],
        ["curl -v … 2>&1 | bcevpc verify", { en: "check what curl really sent", zh: "校验 curl 实际发送的请求" }],
        [
          "bcevpc verify --url https://bcc.bj.baidubce.com/v1/vpc --authorization '…'",
          { en: "describe a request with options", zh: "用选项描述请求" },
        ],
      ),
    );
