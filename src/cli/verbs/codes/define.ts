import { Argument, type Command } from "commander";
import { services } from "../../../core/catalogue/entry.js";
import { type Builder, listing, statusNumber } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { CodesOptions } from "./run.js";

export const define = ({ text, option, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Lists the error codes by service; with words, searches codes, messages, causes and fixes in both languages, best match first.",
        zh: "按服务列出错误码；给出关键词时，在错误码、消息、原因和处理办法中搜索，中英文皆可，最相关的在前。",
      }),
    )
    .addArgument(new Argument("[words...]", text({ en: "words to search for, or an HTTP status", zh: "要搜索的词，或 HTTP 状态码" })))
    .addOption(listing(option("--service <name>", { en: "only this service", zh: "只列该服务" }), services))
    .addOption(option("--status <code>", { en: "only this HTTP status", zh: "只列该 HTTP 状态码" }).argParser(statusNumber))
    .addOption(option("--retryable", { en: "only codes where retrying can help", zh: "只列重试可能成功的错误码" }))
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
        ["bcevpc codes --service nat --status 404", { en: "NAT codes with HTTP 404", zh: "NAT 网关中状态码为 404 的错误码" }],
      ),
    );
