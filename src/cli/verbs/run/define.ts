import { Argument, type Command } from "commander";
import type { Builder } from "../../tree/builder.js";
import { withFindings } from "../../tree/decoding-options.js";
import type { Handlers } from "../../tree/program.js";
import type { RunOptions } from "./run.js";

export const define = (builder: Builder, command: Command, handlers: Handlers): Command => {
  const { text, option, example, withGlobal } = builder;
  return withFindings(builder, command)
    .description(
      text({
        en: "Runs another tool and, when it exits, explains on stderr the BCE errors it printed. The tool keeps its input, output, signals and exit code; only its stderr is not a terminal, so give it --color=always to keep its colours. Background processes it leaves behind lose stderr one second after it exits.",
        zh: "运行另一个工具，待其结束后在 stderr 上解释它输出的 BCE 错误。该工具的输入、输出、信号和退出码保持不变；只是它的 stderr 不再是终端，要保留颜色可给它加上 --color=always。它留在后台的进程在其结束一秒后不再与 stderr 相连。",
      }),
    )
    .usage("[options] -- COMMAND...")
    .passThroughOptions()
    .addArgument(
      new Argument(
        "[-- command...]",
        text({
          en: "the tool and its arguments, after --; no shell is involved",
          zh: "要运行的工具及其参数，写在 -- 之后；不经过 shell",
        }),
      ),
    )
    .addOption(
      option("--stdout", {
        en: "search its stdout as well, which is then not a terminal either",
        zh: "同时在其 stdout 中查找；此时 stdout 也不再是终端",
      }),
    )
    .addOption(
      option("--json", {
        en: "one JSON document on stderr, after the output of the tool",
        zh: "在该工具自身的 stderr 之后输出一个 JSON 文档",
      }),
    )
    .action((words: string[], options: RunOptions) => handlers.run(words, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc run -- terraform apply", { en: "prompts still work as usual", zh: "交互提示照常可用" }],
        [
          "bcevpc run --stdout -- kubectl get events -A",
          { en: "for a tool that prints its errors on stdout", zh: "错误出现在该工具的 stdout 中" },
        ],
      ),
    );
};
