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
          en: "Finds the BCE errors in text of any size, plain, gzip or zstd, and explains each kind once. It reads what SDKs, Terraform, curl, HAR files and logs print: see bcevpc help formats.",
          zh: "在任意大小的文本（普通、gzip 或 zstd）中找出 BCE 错误，每种解释一次。可识别各 SDK、Terraform、curl、HAR 文件和日志的输出，见 bcevpc help formats。",
        }),
      )
      .addOption(
        builder.option("-f, --follow", {
          en: "keep reading the files as they grow, also after rotation",
          zh: "读完后继续等待新写入的内容，日志轮转后也能接续",
        }),
      )
      .addOption(
        builder.seldom("--merge", {
          en: "merge summaries (files written by decode --json or --ndjson)",
          zh: "合并各部分的汇总（decode --json 或 --ndjson 的输出文件）",
        }),
      )
      .addArgument(
        new Argument("[files...]", text({ en: "files to read; none or -: standard input", zh: "要读取的文件；- 或不写表示标准输入" })),
      ),
  )
    .action((files: string[], options: DecodeOptions) => handlers.decode(files, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc decode app.log --json", { en: "the errors of a log as JSON", zh: "以 JSON 输出日志中的错误" }],
        ["bcevpc decode --summary cni-*.log.gz", { en: "count the errors by code", zh: "按错误码汇总" }],
        ["bcevpc decode --follow app.log --ndjson", { en: "each error as it is written", zh: "错误写入时立即输出" }],
        [
          "parallel --pipepart -a big.log 'bcevpc decode --summary --json' > parts",
          {
            en: "all cores on one log, with GNU parallel; then bcevpc decode --merge parts",
            zh: "用 GNU parallel 让所有 CPU 核处理同一日志，再执行 bcevpc decode --merge parts",
          },
        ],
        [
          "bcevpc decode --merge parts/part-*",
          {
            en: "merge summaries of several machines or of Spark (see docs/logs.md)",
            zh: "合并多台机器或 Spark 各分区的汇总（见 docs/logs.md）",
          },
        ],
      ),
    );
};
