import { Argument, Command, InvalidArgumentError, Option } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { type Bilingual, services } from "./catalogue/entry.js";
import type { CodesOptions } from "./commands/codes.js";
import type { DecodeOptions } from "./commands/decode.js";
import type { ExplainOptions } from "./commands/explain.js";
import { languages, sayInline } from "./language.js";
import { styleFor } from "./render/style.js";
import { displayWidth, wrap } from "./render/wrap.js";
import type { View } from "./view.js";

/** What the command tree calls once it has read the arguments. */
export interface Handlers {
  readonly explain: (codes: string[], options: ExplainOptions) => Promise<void>;
  readonly codes: (words: string[], options: CodesOptions) => Promise<void>;
  readonly decode: (files: string[], options: DecodeOptions) => Promise<void>;
  readonly help: (topic: string | undefined) => Promise<void>;
  /** No command: decodes what is piped in, or shows the help. */
  readonly bare: (words: string[], options: DecodeOptions) => Promise<void>;
}

const headings: Readonly<Record<string, Bilingual>> = {
  "Usage:": { en: "Usage:", zh: "用法：" },
  "Arguments:": { en: "Arguments:", zh: "参数：" },
  "Options:": { en: "Options:", zh: "选项：" },
  "Commands:": { en: "Commands:", zh: "命令：" },
};

const statusNumber = (value: string): number => {
  const status = Number(value);
  if (!/^\d{3}$/u.test(value) || status < 100 || status > 599) throw new InvalidArgumentError("");
  return status;
};

/** The command tree in the language of the view. Holds names, options and help, and no logic. */
export function createProgram(view: View, write: (text: string) => void, handlers: Handlers): Command {
  const text = (content: Bilingual): string => sayInline(content, view.language);
  const style = styleFor(view.color);
  const option = (flags: string, description: Bilingual): Option => new Option(flags, text(description));

  const prepare = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: write, writeErr: () => {}, outputError: () => {}, getOutHelpWidth: () => view.width })
      .configureHelp({
        showGlobalOptions: false,
        minWidthToWrap: 12,
        styleTitle: (title) => style.heading(text(headings[title] ?? { en: title, zh: title })),
        displayWidth,
        boxWrap: (content, width) =>
          content
            .split("\n")
            .flatMap((line) => wrap(line, width))
            .join("\n"),
        optionDescription: ({ description, argChoices }) =>
          argChoices && !description.includes(argChoices[0] ?? "") ? `${description} (${argChoices.join(", ")})` : description,
      })
      .helpOption("-h, --help", text({ en: "show this help", zh: "显示帮助" }));

  const withView = (command: Command): Command =>
    command
      .addOption(option("--lang <language>", { en: "language of all texts", zh: "所有文字的语言" }).choices(languages))
      .addOption(option("--color <when>", { en: "colour", zh: "颜色" }).choices(["auto", "always", "never"]))
      .addOption(option("--no-color", { en: "the same as --color never", zh: "等同于 --color never" }));

  const withDecoding = (command: Command): Command =>
    command
      .addOption(
        option("--service <name>", {
          en: `the service that was called, where several share a code: ${services.join(", ")}`,
          zh: `所调用的服务，用于区分多个服务共用的错误码：${services.join("、")}`,
        }),
      )
      .addOption(option("--full", { en: "every cause, fix and source, not just a screenful", zh: "列出全部原因、办法和来源，不限一屏" }))
      .addOption(option("--json", { en: "one JSON document: errors and summary", zh: "输出一个 JSON 文档：错误与汇总" }));

  /** Laid out only when help is shown. */
  const example =
    (...lines: (readonly [string, Bilingual])[]) =>
    (): string =>
      [
        "",
        style.heading(text({ en: "Examples:", zh: "示例：" })),
        ...lines.flatMap(([command, meaning]) => [`  $ ${command}`, ...wrap(text(meaning), view.width - 6).map((line) => `      ${line}`)]),
      ].join("\n");

  const program = prepare(new Command("bcevpc"));
  /** Options given before the command count as well. */
  const withGlobal = <Options extends object>(options: Options): Options => ({ ...program.opts(), ...options });

  const add = (name: string, summary: Bilingual, description: Bilingual): Command => {
    const command = prepare(new Command(name)).summary(text(summary)).description(text(description));
    program.addCommand(command);
    return withView(command);
  };

  withView(withDecoding(program))
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

  add(
    "explain",
    { en: "explain error codes", zh: "解释错误码" },
    {
      en: "Explains error codes from the catalogue in the package. Case, brackets and quotes do not matter; - reads a list from standard input. On a terminal without a code it opens a search.",
      zh: "根据内置的错误码目录解释错误码。大小写、括号和引号都不影响；- 表示从标准输入读取列表。在终端上不带错误码时打开搜索。",
    },
  )
    .addArgument(
      new Argument("[codes...]", text({ en: "codes or ids such as nat/LimitExceeded", zh: "错误码，或 nat/LimitExceeded 这样的 id" })),
    )
    .addOption(
      option("--service <name>", {
        en: `only the entry of this service: ${services.join(", ")}`,
        zh: `只看该服务：${services.join("、")}`,
      }),
    )
    .addOption(option("--status <code>", { en: "only entries with this HTTP status", zh: "只看该 HTTP 状态码" }).argParser(statusNumber))
    .addOption(option("--message <text>", { en: "the message that came with the code", zh: "与错误码一同返回的消息" }))
    .addOption(option("--full", { en: "every cause, fix and source, not just a screenful", zh: "列出全部原因、办法和来源，不限一屏" }))
    .addOption(
      option("--plain", {
        en: "tab-separated: code, service, status, retryable, meaning",
        zh: "制表符分隔：错误码、服务、状态码、可否重试、含义",
      }),
    )
    .addOption(option("--json", { en: "one JSON document: entries and unknown codes", zh: "输出一个 JSON 文档：条目与未知错误码" }))
    .action((codes: string[], options: ExplainOptions) => handlers.explain(codes, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc explain NoSuchNat '[limitexceeded]'", { en: "two codes, as pasted", zh: "两个错误码，原样粘贴即可" }],
        [
          "bcevpc explain LimitExceeded --status 413",
          { en: "of several entries, the one that answers 413", zh: "多个条目中状态码为 413 的那个" },
        ],
      ),
    );

  add(
    "codes",
    { en: "list or search the catalogue", zh: "列出或搜索错误码" },
    {
      en: "Lists the known error codes by service; with words, searches code, message, meaning, causes and fixes in both languages, best first.",
      zh: "按服务列出已收录的错误码；给出关键词时，在错误码、消息、含义、原因和办法中搜索，中英文皆可，最相关的在前。",
    },
  )
    .addArgument(new Argument("[words...]", text({ en: "words to search for, or an HTTP status", zh: "要搜索的词，或 HTTP 状态码" })))
    .addOption(option("--service <name>", { en: `only this service: ${services.join(", ")}`, zh: `只列该服务：${services.join("、")}` }))
    .addOption(option("--status <code>", { en: "only this HTTP status", zh: "只列该 HTTP 状态码" }).argParser(statusNumber))
    .addOption(
      option("--retryable", { en: "only codes for which sending the same request again can help", zh: "只列重发同一请求可能成功的错误码" }),
    )
    .addOption(
      option("--plain", {
        en: "tab-separated: code, service, status, retryable, meaning",
        zh: "制表符分隔：错误码、服务、状态码、可否重试、含义",
      }),
    )
    .addOption(option("--json", { en: "one JSON document: entries", zh: "输出一个 JSON 文档：条目" }))
    .action((words: string[], options: CodesOptions) => handlers.codes(words, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc codes 配额", { en: "finds what codes quota finds", zh: "与 codes quota 的结果相同" }],
        ["bcevpc codes --service nat --status 404", { en: "NAT codes with HTTP 404", zh: "NAT网关中状态码为 404 的错误码" }],
      ),
    );

  withDecoding(
    add(
      "decode",
      { en: "explain the errors in files or standard input", zh: "解释文件或标准输入里的错误" },
      {
        en: "Finds the BCE errors in text and explains each: error bodies in JSON, curl -i output, and the Go SDK's [Code: …; Message: …; RequestId: …]. Whatever else stands in the text is ignored.",
        zh: "在文本中找出 BCE 错误并逐个解释：JSON 错误体、curl -i 的输出，以及 Go SDK 的 [Code: …; Message: …; RequestId: …]。其余内容一概忽略。",
      },
    ).addArgument(
      new Argument("[files...]", text({ en: "files to read; - or none: standard input", zh: "要读取的文件；- 或不写表示标准输入" })),
    ),
  )
    .action((files: string[], options: DecodeOptions) => handlers.decode(files, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc decode app.log --json", { en: "the errors of a log as data", zh: "以数据形式给出日志中的错误" }],
        ["curl -i … | bcevpc", { en: "status and request id are read from the headers", zh: "从响应头中读取状态码和 requestId" }],
      ),
    );

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
