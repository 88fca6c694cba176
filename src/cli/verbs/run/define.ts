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
        en: "Runs another tool and, when it has ended, explains on stderr the BCE errors it printed; without one nothing is added. The tool keeps its input, its output, its terminal, its signals and its exit code. One thing differs: its stderr is no terminal, so many tools drop their colours; give the tool its own --color=always, or set FORCE_COLOR=1. What it leaves running in the background is cut off from stderr one second after its end.",
        zh: "运行另一个工具，待其结束后在 stderr 上解释它输出的 BCE 错误；没有错误则不添加任何内容。该工具的输入、输出、终端、信号和退出码保持不变。唯一的区别：它的 stderr 不再是终端，许多工具会因此不用颜色；可给该工具加上它自己的 --color=always，或设置 FORCE_COLOR=1。它留在后台的进程在其结束一秒后不再与 stderr 相连。",
      }),
    )
    .usage("[options] -- <command...>")
    .passThroughOptions()
    .addArgument(
      new Argument(
        "[-- command...]",
        text({
          en: "the tool and its arguments, behind --; no shell reads them",
          zh: "要运行的工具及其参数，写在 -- 之后；不经过 shell",
        }),
      ),
    )
    .addOption(
      option("--stdout", {
        en: "search its stdout as well, which then is no terminal either",
        zh: "同时在其 stdout 中查找；此时 stdout 也不再是终端",
      }),
    )
    .addOption(
      option("--json", {
        en: "one JSON document behind the tool's own stderr, also without an error; it holds the first 1000 errors and counts all",
        zh: "在该工具自身的 stderr 之后输出一个 JSON 文档，没有错误时也输出；其中列出前 1000 个错误，汇总则计入全部",
      }),
    )
    .action((words: string[], options: RunOptions) => handlers.run(words, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc run -- terraform apply", { en: "its questions and answers stay on the terminal", zh: "它的提问与回答仍在终端上进行" }],
        [
          "bcevpc run --stdout -- kubectl get events -A",
          { en: "the errors are in what the tool prints on stdout", zh: "错误出现在该工具的 stdout 中" },
        ],
      ),
    );
};
