import { Argument, type Command } from "commander";
import type { Builder } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import { paramOption } from "../../tree/request-options.js";
import type { LintOptions } from "./run.js";

export const define = (builder: Builder, command: Command, handlers: Handlers): Command => {
  const { text, option, example, withGlobal } = builder;
  return command
    .description(
      text({
        en: "Says which documented error a request would meet, with the parameter and what to write instead, without sending it. The request is given as METHOD PATH, as an operation with its parameters, or as files of captured requests: HAR, curl commands, HTTP with its headers, JSON. Errors exit 1; warnings, where sources contradict each other or the service passes over something, exit 0.",
        zh: "不发送请求，指出它会得到哪个文档中的错误、涉及哪个参数、应改成什么。请求可写作 方法 路径，或接口名加参数，也可以是抓取到的请求文件：HAR、curl 命令、带头域的 HTTP、JSON。有错误时退出码为 1；只有警告（各资料说法不一，或服务端会忽略）时为 0。",
      }),
    )
    .usage(
      text({
        en: "[options] METHOD PATH | OPERATION [key=value...] | [FILE...]",
        zh: "[选项] 方法 路径 | 接口名 [key=value...] | [文件...]",
      }),
    )
    .addArgument(
      new Argument(
        "[request...]",
        text({
          en: "a method and a path or full URL; the name of an operation and key=value; or files of requests, - for standard input, which is also read when there is nothing",
          zh: "方法加路径或完整的URL；接口名加 key=value；或请求文件，- 为标准输入，不写时也读取标准输入",
        }),
      ),
    )
    .addOption(paramOption({ option }))
    .addOption(
      option("-d, --data <json>", { en: "body: JSON, @FILE, or - for standard input", zh: "请求体：JSON、@文件，或 - 表示标准输入" }),
    )
    .addOption(option("--json", { en: "one JSON document", zh: "输出一个 JSON 文档" }))
    .addOption(
      option("--format <kind>", {
        en: "text, annotations of GitHub Actions, or SARIF 2.1.0",
        zh: "文本、GitHub Actions 注解或 SARIF 2.1.0",
      }).choices(["text", "github", "sarif"]),
    )
    .action((words: string[], options: LintOptions) => handlers.lint(words, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        [
          'bcevpc lint POST /v1/nat -d \'{"name":"web","vpcId":"vpc-x"}\'',
          { en: "what a request would meet", zh: "检查一个请求会得到什么错误" },
        ],
        [
          "bcevpc lint console.har --format sarif",
          { en: "every request of a capture, for code scanning", zh: "检查抓包中的每个请求，供代码扫描使用" },
        ],
        ["pbpaste | bcevpc lint", { en: "the curl command just copied", zh: "检查刚复制的 curl 命令" }],
      ),
    );
};
