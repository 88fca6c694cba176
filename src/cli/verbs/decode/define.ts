import { Argument, type Command } from "commander";
import type { Builder } from "../../tree/builder.js";
import { withDecoding } from "../../tree/decoding-options.js";
import type { Handlers } from "../../tree/program.js";
import type { DecodeOptions } from "./run.js";

export const define = (builder: Builder, command: Command, handlers: Handlers): Command => {
  const { text, example, withGlobal } = builder;
  return withDecoding(
    builder,
    command
      .description(
        text({
          en: "Finds the BCE errors in text of any size and explains each kind once: error bodies in JSON (also escaped in other JSON), curl -i and -v, HAR files, what the SDKs for Go, Python, Java, .NET, PHP, Ruby and JavaScript print, Terraform, the bce CLI, bcecmd, the CNI and CSI drivers, Qianfan and AppBuilder. Whatever else stands in the text is ignored. The same request id within 100 lines is one error; without a request id, repeats in one line or box are one. Files may be gzip or zstd.",
          zh: "在任意大小的文本中找出 BCE 错误，每种解释一次：JSON 错误体（包括转义在其他 JSON 中的）、curl -i 与 -v 的输出、HAR 文件，Go、Python、Java、.NET、PHP、Ruby、JavaScript 各 SDK 的输出，以及 Terraform、bce 命令行、bcecmd、CNI 与 CSI 驱动、千帆和 AppBuilder 的输出。其余内容一概忽略。100 行之内相同的 requestId 算一个错误；没有 requestId 时，同一行或同一边框内的重复算一个。文件可以是 gzip 或 zstd。",
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
        ["bcevpc decode --summary cni-*.log.gz", { en: "a table by code", zh: "按错误码汇总" }],
        ["bcevpc decode --follow app.log --ndjson", { en: "each error as it is written", zh: "错误写入时立即输出" }],
        [
          "parallel --pipepart -a big.log 'bcevpc decode --summary --json' > parts",
          {
            en: "all cores on one log, with GNU parallel; then bcevpc decode --merge parts",
            zh: "用 GNU parallel 让所有 CPU 核处理同一日志，再执行 bcevpc decode --merge parts",
          },
        ],
        [
          "pyspark: rdd.pipe('bcevpc decode --summary --json').saveAsTextFile('parts')",
          {
            en: "a summary of each partition, with Spark; then bcevpc decode --merge parts/part-*",
            zh: "用 Spark 得到每个分区的汇总，再执行 bcevpc decode --merge parts/part-*",
          },
        ],
        [
          "bcevpc decode --merge part-*.json",
          { en: "the summary of parts made with --summary --json", zh: "合并各部分用 --summary --json 生成的汇总" },
        ],
      ),
    );
};
