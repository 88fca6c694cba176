import { Argument, type Command } from "commander";
import packageJson from "../package.json" with { type: "json" };
import type { DecodeOptions } from "./commands/decode.js";
import { createBuilder } from "./program/builder.js";
import { addLookUp, type LookUpHandlers, withDecoding } from "./program/look-up.js";
import { addRequests, type RequestHandlers } from "./program/requests.js";
import type { View } from "./view.js";

/** What the command tree calls once it has read the arguments. */
export interface Handlers extends LookUpHandlers, RequestHandlers {
  readonly help: (topic: string | undefined) => Promise<void>;
  /** No command: decodes what is piped in, or shows the help. */
  readonly bare: (words: string[], options: DecodeOptions) => Promise<void>;
}

/** The command tree in the language of the view. Holds names, options and help, and no logic. */
export function createProgram(view: View, write: (text: string) => void, handlers: Handlers): Command {
  const builder = createBuilder(view, write);
  const { program, text, add, withView, example } = builder;

  withView(withDecoding(builder, program))
    .description(
      text({
        en: "Tells why a Baidu AI Cloud (BCE) VPC call failed and what to do now, offline. Without a command it decodes what is piped in.",
        zh: "解释百度智能云私有网络(VPC)的接口调用为何失败、现在该怎么办，无需联网。不带命令时解读管道传入的内容。",
      }),
    )
    .usage("[options] [command]")
    .enablePositionalOptions()
    .helpCommand(false)
    .version(`bcevpc ${packageJson.version}`, "-V, --version", text({ en: "show the version", zh: "显示版本" }))
    .addArgument(new Argument("[words...]").argOptional())
    .action((words: string[], options: DecodeOptions) => handlers.bare(words, options))
    .addHelpText(
      "after",
      example(
        ["bcevpc explain NoSuchNat", { en: "what an error code means, why it came and what to do", zh: "错误码的含义、原因和处理办法" }],
        ["bcevpc codes quota", { en: "search the codes, in English or Chinese", zh: "用中文或英文搜索错误码" }],
        ["terraform apply 2>&1 | bcevpc", { en: "explain the errors in any output", zh: "解释任意输出里的错误" }],
      ),
    );

  addLookUp(builder, handlers);
  addRequests(builder, handlers);

  add(
    "help",
    { en: "help on a command or topic: exit-codes, environment", zh: "命令或主题的帮助：exit-codes、environment" },
    {
      en: "Shows the help of a command, or of a topic: exit-codes, environment.",
      zh: "显示某个命令的帮助，或主题的帮助：exit-codes、environment。",
    },
  )
    .addArgument(new Argument("[topic]", text({ en: "a command, exit-codes or environment", zh: "命令名、exit-codes 或 environment" })))
    .action((topic: string | undefined) => handlers.help(topic));

  return program;
}
