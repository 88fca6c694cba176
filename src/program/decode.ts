import { Argument, type Command } from "commander";
import type { DecodeOptions } from "../commands/decode/decode.js";
import type { Handlers } from "../program.js";
import type { Builder } from "./builder.js";
import { withDecoding } from "./decoding-options.js";

export const define = (builder: Builder, command: Command, handlers: Handlers): Command => {
  const { text, example, withGlobal } = builder;
  return withDecoding(
    builder,
    command
      .description(
        text({
          en: "Finds the BCE errors in text and explains each: error bodies in JSON, curl -i output, and the Go SDK's [Code: …; Message: …; RequestId: …]. Whatever else stands in the text is ignored.",
          zh: "在文本中找出 BCE 错误并逐个解释：JSON 错误体、curl -i 的输出，以及 Go SDK 的 [Code: …; Message: …; RequestId: …]。其余内容一概忽略。",
        }),
      )
      .addOption(
        builder.option("-f, --follow", {
          en: "read the file, then wait for what is written to it, also after it was rotated",
          zh: "读完文件后继续等待新写入的内容，日志轮转后也能接续",
        }),
      )
      .addOption(
        builder.option("--merge", {
          en: "the files are summaries of parts (decode --summary --json): print that of the whole",
          zh: "各文件是各部分的汇总（decode --summary --json 的输出）：合并为总的汇总",
        }),
      )
      .addArgument(
        new Argument("[files...]", text({ en: "files to read; - or none: standard input", zh: "要读取的文件；- 或不写表示标准输入" })),
      ),
  )
    .action((files: string[], options: DecodeOptions) => handlers.decode(files, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc decode app.log --json", { en: "the errors of a log as data", zh: "以数据形式给出日志中的错误" }],
        ["curl -i … | bcevpc", { en: "status and request id are read from the headers", zh: "从响应头中读取状态码和 requestId" }],
      ),
    );
};
