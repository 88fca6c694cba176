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
        en: "Checks a request without sending it: which documented error it would get, for which parameter, and what to write instead. Exits with 1 on errors, with 0 on warnings alone.",
        zh: "检查请求而不发送：指出它会得到哪个文档中的错误、涉及哪个参数、应改成什么。有错误时退出码为 1，只有警告时为 0。",
      }),
    )
    .usage(
      text({
        en: "[options] METHOD PATH | OPERATION [key=value...] | [FILE...]",
        zh: "[options] METHOD PATH | OPERATION [key=value...] | [FILE...]",
      }),
    )
    .addArgument(
      new Argument(
        "[request...]",
        text({
          en: "METHOD PATH or URL; OPERATION key=value; or files of requests (HAR, curl commands, HTTP, JSON); none or -: standard input",
          zh: "METHOD PATH（方法和路径）或 URL；OPERATION（接口名）加 key=value；或请求文件（HAR、curl 命令、HTTP、JSON）；不写或 - 表示标准输入",
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
        en: "output format",
        zh: "输出格式",
      })
        .choices(["text", "github", "sarif"])
        .default(undefined, "text"),
    )
    .action((words: string[], options: LintOptions) => handlers.lint(words, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ['bcevpc lint POST /v1/nat -d \'{"name":"web","vpcId":"vpc-x"}\'', { en: "check one request", zh: "检查一个请求" }],
        [
          "bcevpc lint console.har --format sarif",
          { en: "check every request of a HAR file, for code scanning", zh: "检查抓包中的每个请求，供代码扫描使用" },
        ],
        ["pbpaste | bcevpc lint", { en: "check the curl command just copied", zh: "检查刚复制的 curl 命令" }],
      ),
    );
};
