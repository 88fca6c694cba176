import { Argument, type Command } from "commander";
import { topicNames } from "../../shared/topic-names.js";
import type { Builder } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { HelpOptions } from "./run.js";

export const define = ({ text, option, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: `Shows the help of a command or of a topic: ${topicNames.join(", ")}.`,
        zh: `显示命令或主题的帮助：${topicNames.join("、")}。`,
      }),
    )
    .addArgument(new Argument("[topic]", text({ en: "name of a command or topic", zh: "命令名或主题名" })))
    .addOption(option("--full", { en: "all options of the command", zh: "命令的全部选项" }))
    .addOption(option("--json", { en: "a topic as one JSON document", zh: "以一个 JSON 文档输出主题内容" }))
    .action((topic: string | undefined, options: HelpOptions) => handlers.help(topic, withGlobal(options)));
