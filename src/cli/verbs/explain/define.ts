import { Argument, type Command } from "commander";
import { services } from "../../../core/catalogue/entry.js";
import { type Builder, statusNumber } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { ExplainOptions } from "./run.js";

export const define = ({ text, option, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Explains error codes from the catalogue in the package. Case, brackets and quotes do not matter; - reads a list from standard input. On a terminal without a code it opens a search.",
        zh: "根据内置的错误码目录解释错误码。大小写、括号和引号都不影响；- 表示从标准输入读取列表。在终端上不带错误码时打开搜索。",
      }),
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
