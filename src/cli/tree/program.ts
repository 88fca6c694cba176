import { Argument, type Command, Help } from "commander";
import type { Bilingual } from "../../core/text/bilingual.js";
import { topicNames } from "../shared/topic-names.js";
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
import { withDecoding } from "./decoding-options.js";
import { formatOverview, type HelpExtent, helpConfiguration, type Overview, withoutBlank } from "./help-layout.js";

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

const groups = {
  explain: { en: "Explain", zh: "解释" },
  call: { en: "Call and check", zh: "调用与检查" },
  setUp: { en: "Set up", zh: "设置" },
  test: { en: "Test", zh: "测试" },
} as const satisfies Record<string, Bilingual>;

interface CommandEntry {
  readonly name: string;
  readonly group: keyof typeof groups;
  readonly summary: Bilingual;
  readonly load: () => Promise<Definition>;
}

/** The commands in the order of the help. Each is defined in a file of its own, which is loaded when it is called. */
const commands: readonly CommandEntry[] = [
  {
    name: "explain",
    group: "explain",
    summary: { en: "explain an error code: what it means, what to do", zh: "解释错误码：含义、原因和处理办法" },
    load: () => import("../verbs/explain/define.js"),
  },
  {
    name: "codes",
    group: "explain",
    summary: { en: "list or search the error codes, in either language", zh: "列出错误码，或用中英文搜索" },
    load: () => import("../verbs/codes/define.js"),
  },
  {
    name: "decode",
    group: "explain",
    summary: { en: "explain the errors in files or piped text", zh: "解释文件或管道内容里的错误" },
    load: () => import("../verbs/decode/define.js"),
  },
  {
    name: "run",
    group: "explain",
    summary: { en: "run another tool and explain the errors it prints", zh: "运行另一个工具，并解释它输出的错误" },
    load: () => import("../verbs/run/define.js"),
  },
  {
    name: "call",
    group: "call",
    summary: { en: "send a signed request; explain a failure", zh: "发送签名请求，失败时给出解释" },
    load: () => import("../verbs/call/define.js"),
  },
  {
    name: "apis",
    group: "call",
    summary: { en: "list, search or show the operations of the VPC API", zh: "列出、搜索或查看 VPC 接口" },
    load: () => import("../verbs/apis/define.js"),
  },
  {
    name: "lint",
    group: "call",
    summary: { en: "check a request without sending it", zh: "检查请求，不发送" },
    load: () => import("../verbs/lint/define.js"),
  },
  {
    name: "sign",
    group: "call",
    summary: { en: "show the signature of a request step by step", zh: "逐步展示请求的签名" },
    load: () => import("../verbs/sign/define.js"),
  },
  {
    name: "verify",
    group: "call",
    summary: { en: "find out why a request's signature was refused", zh: "找出请求签名错在哪里" },
    load: () => import("../verbs/verify/define.js"),
  },
  {
    name: "doctor",
    group: "call",
    summary: { en: "check settings, network, clock, keys and permission", zh: "检查设置、网络、时钟、密钥和权限" },
    load: () => import("../verbs/doctor/define.js"),
  },
  {
    name: "configure",
    group: "setUp",
    summary: { en: "show and change profiles: keys, region, endpoint", zh: "查看和修改 profile（配置档）：密钥、地域、接入点" },
    load: () => import("../verbs/configure/define.js"),
  },
  {
    name: "completion",
    group: "setUp",
    summary: { en: "print the completion script of a shell", zh: "输出 shell 的补全脚本" },
    load: () => import("../verbs/completion/define.js"),
  },
  {
    name: "mcp",
    group: "setUp",
    summary: { en: "serve this knowledge to an AI agent (MCP)", zh: "通过 MCP 为 AI 智能体提供这些知识" },
    load: () => import("../verbs/mcp/define.js"),
  },
  {
    name: "page",
    group: "setUp",
    summary: { en: "print all of this as one HTML file for a browser", zh: "输出供浏览器离线使用的单个 HTML 文件" },
    load: () => import("../verbs/page/define.js"),
  },
  {
    name: "schema",
    group: "setUp",
    summary: { en: "print the JSON Schema of a command's output", zh: "输出某个命令 JSON 输出的 Schema" },
    load: () => import("../verbs/schema/define.js"),
  },
  {
    name: "mock",
    group: "test",
    summary: { en: "run a local VPC API that can return any error", zh: "运行本地模拟的 VPC 接口，可返回任意错误" },
    load: () => import("../verbs/mock/define.js"),
  },
];

/** Commands that the overview does not show. */
const unlisted: readonly Omit<CommandEntry, "group">[] = [
  {
    name: "help",
    summary: { en: "show the help of a command or a topic", zh: "显示命令或主题的帮助" },
    load: () => import("../verbs/help/define.js"),
  },
  // For the scripts of bcevpc completion.
  { name: hiddenCommand, summary: { en: "", zh: "" }, load: () => import("../verbs/complete/define.js") },
];

const overview: Overview = {
  lead: {
    en: "bcevpc tells you why a Baidu AI Cloud (BCE) VPC call failed and what to do now.",
    zh: "bcevpc 告诉你百度智能云私有网络（VPC）的接口调用为何失败、现在该怎么办。",
  },
  uses: [
    ["terraform apply 2>&1 | bcevpc", { en: "explain the errors in any output", zh: "解释任意输出里的错误" }],
    ["bcevpc explain NoSuchNat", { en: "explain an error code", zh: "解释一个错误码" }],
    ["bcevpc run -- terraform apply", { en: "run a tool and explain its errors", zh: "运行一个工具并解释它的错误" }],
  ],
  topics: topicNames,
};

/** The command tree. A command knows its options only after `define`, which commander is told to call for the one in use. */
export interface CommandTree {
  readonly program: Command;
  define(command: Command): Promise<void>;
}

/** The names of the commands that people type. */
export const namesOf = ({ program }: CommandTree): string[] =>
  program.commands.map((command) => command.name()).filter((name) => name !== hiddenCommand);

const description: Bilingual = {
  en: "Tells you why a Baidu AI Cloud (BCE) VPC call failed and what to do now. Pipe output into it to explain the errors in it: terraform apply 2>&1 | bcevpc (same options as decode). Explaining works offline.",
  zh: "告诉你百度智能云私有网络（VPC）的接口调用为何失败、现在该怎么办。把输出用管道交给它，即可解释其中的错误：terraform apply 2>&1 | bcevpc（选项与 decode 相同）。解释无需联网。",
};

/** The command tree in the language of the view. Holds names, options and help, and no logic. */
export function createProgram(
  view: View,
  { write, isFull }: HelpExtent & { readonly write: (text: string) => void },
  handlers: Handlers,
  version: string,
): CommandTree {
  const builder = createBuilder(view, write, { isFull });
  const { program, text, add, withView, moreBelow } = builder;
  const whole = helpConfiguration(view, { isFull });

  withView(withDecoding(builder, program))
    .description(text(description))
    .usage("[options] [command]")
    .enablePositionalOptions()
    .helpCommand(false)
    .configureHelp({
      ...whole,
      formatHelp: (command, helper) =>
        isFull ? withoutBlank(new Help().formatHelp(command, helper)) : formatOverview(command, helper, view, overview),
    })
    .version(version, "-V, --version", text({ en: "show the version", zh: "显示版本" }))
    .addArgument(new Argument("[words...]").argOptional())
    .action((words: string[], options: DecodeOptions) => handlers.bare(words, options));

  const loaders = new Map<Command, CommandEntry["load"]>([
    ...commands.map(({ name, group, summary, load }) => [add(name, summary).helpGroup(text(groups[group])), load] as const),
    ...unlisted.map(({ name, summary, load }) => [add(name, summary, true), load] as const),
  ]);
  const define = async (command: Command): Promise<void> => {
    const load = loaders.get(command);
    loaders.delete(command);
    if (load) moreBelow(withView((await load()).define(builder, command, handlers)));
  };
  program.hook("preSubcommand", (_program, command) => define(command));
  return { program, define };
}
