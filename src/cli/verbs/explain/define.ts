import { Argument, type Command } from "commander";
import { services } from "../../../core/catalogue/entry.js";
import { type Builder, listing, statusNumber } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { ExplainOptions } from "./run.js";

export const define = ({ text, option, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Explains error codes, offline. Case, brackets and quotes do not matter. On a terminal, without a code, it opens a search.",
        zh: "解释错误码，无需联网。大小写、括号和引号都不影响。在终端上不带错误码时打开搜索。",
      }),
    )
    .addArgument(
      new Argument(
        "[codes...]",
        text({
          en: "codes, ids such as nat/LimitExceeded, or - to read them from standard input",
          zh: "错误码，或 nat/LimitExceeded 这样的 id；- 表示从标准输入读取",
        }),
      ),
    )
    .addOption(listing(option("--service <name>", { en: "only this service", zh: "只看该服务" }), services))
    .addOption(option("--status <code>", { en: "only this HTTP status", zh: "只看该 HTTP 状态码" }).argParser(statusNumber))
    .addOption(option("--message <text>", { en: "message that came with the code", zh: "与错误码一同返回的消息" }))
    .addOption(
      option("--full", {
        en: "show all causes, fixes and sources (default: the first two)",
        zh: "显示全部原因、处理办法和来源（默认只显示前两条）",
      }),
    )
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
