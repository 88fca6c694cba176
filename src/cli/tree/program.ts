import { Argument, type Command } from "commander";
import type { Bilingual } from "../../core/text/bilingual.js";
import type { ApisOptions } from "../verbs/apis/run.js";
import type { CallOptions } from "../verbs/call/run.js";
import type { CodesOptions } from "../verbs/codes/run.js";
import type { CompleteOptions } from "../verbs/complete/run.js";
import type { ConfigureOptions } from "../verbs/configure/run.js";
import type { DecodeOptions } from "../verbs/decode/run.js";
import type { DoctorOptions } from "../verbs/doctor/run.js";
import type { ExplainOptions } from "../verbs/explain/run.js";
import type { HelpOptions } from "../verbs/help/run.js";
import type { LintOptions } from "../verbs/lint/run.js";
import type { MockOptions } from "../verbs/mock/run.js";
import type { RunOptions } from "../verbs/run/run.js";
import type { SchemaOptions } from "../verbs/schema/run.js";
import type { SignOptions } from "../verbs/sign/run.js";
import type { VerifyOptions } from "../verbs/verify/run.js";
import type { View } from "../view.js";
import { type Builder, createBuilder } from "./builder.js";
import { withDecodingInShort } from "./decoding-options.js";

/** What the command tree calls once it has read the arguments. */
export interface Handlers {
  readonly explain: (codes: string[], options: ExplainOptions) => Promise<void>;
  readonly codes: (words: string[], options: CodesOptions) => Promise<void>;
  readonly apis: (words: string[], options: ApisOptions) => Promise<void>;
  readonly decode: (files: string[], options: DecodeOptions) => Promise<void>;
  readonly call: (words: string[], options: CallOptions) => Promise<void>;
  readonly lint: (words: string[], options: LintOptions) => Promise<void>;
  readonly sign: (words: string[], options: SignOptions) => Promise<void>;
  readonly verify: (file: string | undefined, options: VerifyOptions) => Promise<void>;
  readonly doctor: (checks: string[], options: DoctorOptions) => Promise<void>;
  readonly configure: (action: string | undefined, profile: string | undefined, options: ConfigureOptions) => Promise<void>;
  readonly mock: (options: MockOptions) => Promise<void>;
  readonly run: (words: string[], options: RunOptions) => Promise<void>;
  readonly completion: (shell: string) => Promise<void>;
  readonly complete: (words: string[], options: CompleteOptions) => Promise<void>;
  readonly mcp: () => Promise<void>;
  readonly page: () => Promise<void>;
  readonly schema: (name: string | undefined, options: SchemaOptions) => Promise<void>;
  readonly help: (topic: string | undefined, options: HelpOptions) => Promise<void>;
  /** No command: decodes what is piped in, or shows the help. */
  readonly bare: (words: string[], options: DecodeOptions) => Promise<void>;
}

interface Definition {
  /** Adds description, arguments, options and examples. */
  readonly define: (builder: Builder, command: Command, handlers: Handlers) => Command;
}

/** What the completion scripts call at each TAB. */
export const hiddenCommand = "__complete";

/** The commands in the order of the help. Each is defined in a file of its own, which is loaded when it is called. */
const commands: readonly { readonly name: string; readonly summary: Bilingual; readonly load: () => Promise<Definition> }[] = [
  { name: "explain", summary: { en: "explain error codes", zh: "解释错误码" }, load: () => import("../verbs/explain/define.js") },
  {
    name: "codes",
    summary: { en: "list or search the catalogue", zh: "列出或搜索错误码" },
    load: () => import("../verbs/codes/define.js"),
  },
  {
    name: "apis",
    summary: { en: "list or search the operations of the VPC API", zh: "列出或搜索 VPC 接口" },
    load: () => import("../verbs/apis/define.js"),
  },
  {
    name: "decode",
    summary: { en: "explain the errors in files or standard input", zh: "解释文件或标准输入里的错误" },
    load: () => import("../verbs/decode/define.js"),
  },
  {
    name: "run",
    summary: { en: "run another tool and explain the errors it prints", zh: "运行另一个工具，并解释它输出的错误" },
    load: () => import("../verbs/run/define.js"),
  },
  {
    name: "call",
    summary: { en: "send a signed request; a failure is explained", zh: "发送签名请求，失败时给出解释" },
    load: () => import("../verbs/call/define.js"),
  },
  {
    name: "lint",
    summary: { en: "say which error a request would meet, before sending it", zh: "发送之前指出请求会得到哪个错误" },
    load: () => import("../verbs/lint/define.js"),
  },
  {
    name: "sign",
    summary: { en: "show the signature of a request step by step", zh: "逐步展示一个请求的签名" },
    load: () => import("../verbs/sign/define.js"),
  },
  {
    name: "verify",
    summary: { en: "name the mistake in the signature of a captured request", zh: "找出一个已捕获请求的签名错在哪里" },
    load: () => import("../verbs/verify/define.js"),
  },
  {
    name: "doctor",
    summary: { en: "check settings, network, clock, keys and permission", zh: "检查设置、网络、时钟、密钥和权限" },
    load: () => import("../verbs/doctor/define.js"),
  },
  {
    name: "configure",
    summary: { en: "show and change profiles", zh: "查看和修改配置" },
    load: () => import("../verbs/configure/define.js"),
  },
  {
    name: "mock",
    summary: { en: "a local VPC API that checks signatures and fails on request", zh: "本地模拟 VPC 接口：校验签名，可按需返回错误" },
    load: () => import("../verbs/mock/define.js"),
  },
  {
    name: "completion",
    summary: { en: "print the completion script of a shell", zh: "输出某个 shell 的补全脚本" },
    load: () => import("../verbs/completion/define.js"),
  },
  {
    name: "mcp",
    summary: { en: "serve this knowledge to an AI agent (MCP)", zh: "通过 MCP 为 AI 智能体提供这些知识" },
    load: () => import("../verbs/mcp/define.js"),
  },
  {
    name: "page",
    summary: { en: "print all of this as one HTML file for a browser", zh: "输出供浏览器离线使用的单个 HTML 文件" },
    load: () => import("../verbs/page/define.js"),
  },
  {
    name: "schema",
    summary: { en: "print the JSON Schema of a command's output", zh: "输出某个命令 JSON 输出的 Schema" },
    load: () => import("../verbs/schema/define.js"),
  },
  {
    name: "help",
    summary: { en: "help on a command or topic: exit-codes, environment", zh: "命令或主题的帮助：exit-codes、environment" },
    load: () => import("../verbs/help/define.js"),
  },
  // For the scripts of bcevpc completion: no help shows it.
  { name: hiddenCommand, summary: { en: "", zh: "" }, load: () => import("../verbs/complete/define.js") },
];

/** The command tree. A command knows its options only after `define`, which commander is told to call for the one in use. */
export interface CommandTree {
  readonly program: Command;
  define(command: Command): Promise<void>;
}

/** The names of the commands that people type. */
export const namesOf = ({ program }: CommandTree): string[] =>
  program.commands.map((command) => command.name()).filter((name) => name !== hiddenCommand);

/** The command tree in the language of the view. Holds names, options and help, and no logic. */
export function createProgram(view: View, write: (text: string) => void, handlers: Handlers, version: string): CommandTree {
  const builder = createBuilder(view, write);
  const { program, text, add, withView, example } = builder;

  withView(withDecodingInShort(builder, program))
    .description(
      text({
        en: "Tells why a Baidu AI Cloud (BCE) VPC call failed and what to do now, offline. Without a command it decodes what is piped in; all options of decode hold then.",
        zh: "解释百度智能云私有网络(VPC)的接口调用为何失败、现在该怎么办，无需联网。不带命令时解读管道传入的内容，可使用 decode 的全部选项。",
      }),
    )
    .usage("[options] [command]")
    .enablePositionalOptions()
    .helpCommand(false)
    .version(version, "-V, --version", text({ en: "show the version", zh: "显示版本" }))
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

  const loaders = new Map(commands.map(({ name, summary, load }) => [add(name, summary, name === hiddenCommand), load]));
  const define = async (command: Command): Promise<void> => {
    const load = loaders.get(command);
    loaders.delete(command);
    if (load) withView((await load()).define(builder, command, handlers));
  };
  program.hook("preSubcommand", (_program, command) => define(command));
  return { program, define };
}
