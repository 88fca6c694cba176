import { Argument, type Command } from "commander";
import type { Builder } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { HelpOptions } from "./run.js";

export const define = ({ text, option, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Shows the help of a command, or of a topic: exit-codes, environment.",
        zh: "显示某个命令的帮助，或主题的帮助：exit-codes、environment。",
      }),
    )
    .addArgument(new Argument("[topic]", text({ en: "a command, exit-codes or environment", zh: "命令名、exit-codes 或 environment" })))
    .addOption(option("--json", { en: "a topic as one JSON document", zh: "以一个 JSON 文档输出主题内容" }))
    .action((topic: string | undefined, options: HelpOptions) => handlers.help(topic, withGlobal(options)));
