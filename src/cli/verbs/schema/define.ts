import { Argument, type Command } from "commander";
import type { Builder } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { SchemaOptions } from "./run.js";

export const define = ({ text, option, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Prints the JSON Schema of a command's --json output; without a name, lists the schemas.",
        zh: "输出某个命令 --json 输出内容的 JSON Schema；不带名称时列出全部 Schema。",
      }),
    )
    .addArgument(new Argument("[name]", text({ en: "name of a schema, such as decode", zh: "Schema 名称，如 decode" })))
    .addOption(
      option("--bundle", {
        en: "include the schemas it refers to",
        zh: "把引用的其他 Schema 并入同一文档",
      }),
    )
    .addOption(option("--json", { en: "the list as one JSON document", zh: "以一个 JSON 文档输出列表" }))
    .action((name: string | undefined, options: SchemaOptions) => handlers.schema(name, withGlobal(options)))
    .addHelpText(
      "after",
      example([
        "bcevpc schema decode --bundle > decode.schema.json",
        { en: "one file, all a validator needs", zh: "单个文件，校验时不再需要其他文件" },
      ]),
    );
