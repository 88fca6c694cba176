import { Argument, type Command } from "commander";
import { services } from "../catalogue/entry.js";
import type { CodesOptions } from "../commands/codes.js";
import type { DecodeOptions } from "../commands/decode.js";
import type { ExplainOptions } from "../commands/explain.js";
import { type Builder, statusNumber } from "./builder.js";

export interface LookUpHandlers {
  readonly explain: (codes: string[], options: ExplainOptions) => Promise<void>;
  readonly codes: (words: string[], options: CodesOptions) => Promise<void>;
  readonly decode: (files: string[], options: DecodeOptions) => Promise<void>;
}

/** The options that decode and the bare command share. */
export const withDecoding = ({ option }: Builder, command: Command): Command =>
  command
    .addOption(
      option("--service <name>", {
        en: `the service that was called, where several share a code: ${services.join(", ")}`,
        zh: `所调用的服务，用于区分多个服务共用的错误码：${services.join("、")}`,
      }),
    )
    .addOption(option("--full", { en: "every cause, fix and source, not just a screenful", zh: "列出全部原因、办法和来源，不限一屏" }))
    .addOption(option("--json", { en: "one JSON document: errors and summary", zh: "输出一个 JSON 文档：错误与汇总" }));

/** explain, codes and decode: what is answered from the package alone. */
export function addLookUp({ text, option, add, example, withGlobal, ...rest }: Builder, handlers: LookUpHandlers): void {
  const builder: Builder = { text, option, add, example, withGlobal, ...rest };
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
    builder,
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
}
