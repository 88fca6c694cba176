import type { Command } from "commander";
import { services } from "../../core/catalogue/entry.js";
import { decodeFormats } from "../shared/decoding/formats.js";
import { type Builder, collect, reportOption } from "./builder.js";

/** The options that let errors which were read be looked into with calls. */
const withInvestigating = ({ option }: Builder, command: Command): Command =>
  command
    .addOption(
      option("--investigate", {
        en: "find out with read-only calls which cause holds: at most 12 an error, 30 in all; for text and JSON",
        zh: "用只读调用查明是哪个原因：每个错误最多 12 次，共 30 次；用于文本和 JSON 输出",
      }),
    )
    .addOption(
      option("--profile <name>", {
        en: "with --investigate: profile of ~/.bce/config.json",
        zh: "与 --investigate 一起使用：~/.bce/config.json 中的 profile（配置档）",
      }),
    )
    .addOption(option("--region <region>", { en: "with --investigate: region to ask", zh: "与 --investigate 一起使用：查询的地域" }))
    .addOption(
      option("--endpoint <url>", {
        en: "with --investigate: the only host to ask",
        zh: "与 --investigate 一起使用：只查询该接入点（endpoint）",
      }),
    )
    .addOption(
      option("-v, --verbose", {
        en: "with --investigate: show each read on stderr",
        zh: "与 --investigate 一起使用：在 stderr 显示每次读取",
      }),
    );

/** The options of every command that explains what it finds in text. */
export const withFindings = (builder: Builder, command: Command): Command => {
  const { option } = builder;
  return withInvestigating(builder, command)
    .addOption(
      option("--service <name>", {
        en: `the service that was called, where several share a code: ${services.join(", ")}`,
        zh: `所调用的服务，用于区分多个服务共用的错误码：${services.join("、")}`,
      }),
    )
    .addOption(option("--full", { en: "every cause, fix and source, not just a screenful", zh: "列出全部原因、办法和来源，不限一屏" }))
    .addOption(
      option("--summary", {
        en: "only a table by code: count, times, status, request ids",
        zh: "只输出按错误码的汇总表：次数、时间、状态码、requestId",
      }),
    );
};

/** The options that decode and the bare command share. */
export const withDecoding = (builder: Builder, command: Command): Command => {
  const { option } = builder;
  return withFindings(builder, command)
    .addOption(
      option("--json", {
        en: "one JSON document: errors and summary; with --summary, the summary alone",
        zh: "输出一个 JSON 文档：错误与汇总；加 --summary 则只有汇总",
      }),
    )
    .addOption(
      option("--ndjson", {
        en: "one JSON record a line as errors are found, the summary last",
        zh: "每发现一个错误输出一行 JSON，最后一行是汇总",
      }),
    )
    .addOption(
      option("--fields <names>", {
        en: "with --json or --ndjson: only these members of each error, such as code,requestId,line",
        zh: "与 --json 或 --ndjson 连用：每个错误只输出这些成员，如 code,requestId,line",
      }),
    )
    .addOption(
      option("--format <name>", {
        en: "text, json and ndjson as above, github: annotations for GitHub Actions, sarif: a SARIF 2.1.0 document for code scanning, markdown: a table for a comment on a merge request",
        zh: "输出格式：text、json、ndjson 同上；github 为 GitHub Actions 注解；sarif 为供代码扫描使用的 SARIF 2.1.0 文档；markdown 为可贴入合并请求评论的表格",
      }).choices(decodeFormats),
    )
    .addOption(
      option("--timeline", {
        en: "only a plot of the errors over time, a row for each of the most frequent codes",
        zh: "只输出错误随时间分布的图，最常见的错误码各占一行",
      }),
    )
    .addOption(
      option("--annotate", {
        en: "pass the input through as it is (UTF-16 as UTF-8), with a note under each error",
        zh: "原样输出输入内容（UTF-16 转为 UTF-8），并在每个错误下方加注说明",
      }),
    )
    .addOption(option("--only", { en: "the same without the lines in which there is no error", zh: "同上，但略去没有错误的行" }))
    .addOption(
      option("--since <time>", {
        en: "only errors from then on: 2h, '2026-11-28 09:30', 2026-11-28T09:30:00+08:00",
        zh: "只看此后的错误：2h、'2026-11-28 09:30'、2026-11-28T09:30:00+08:00",
      }),
    )
    .addOption(option("--until <time>", { en: "only errors before then", zh: "只看此前的错误" }))
    .addOption(
      option("--where <condition>", {
        en: "only errors with code=A,B, request=ID, operation=NAME or status=5xx; several must all hold",
        zh: "只看满足条件的错误：code=A,B、request=ID、operation=接口名、status=5xx；给出多个时须同时满足",
      }).argParser(collect),
    )
    .addOption(
      option("--zone <zone>", {
        en: "zone of times written without one: +08:00, Asia/Shanghai (default UTC)",
        zh: "没有写时区的时间所属的时区：+08:00、Asia/Shanghai（默认 UTC）",
      }),
    )
    .addOption(
      option("--allow-empty", {
        en: "exit 0 also when no error is found",
        zh: "没有找到错误时也以 0 退出",
      }),
    )
    .addOption(reportOption(builder))
    .addOption(option("-q, --quiet", { en: "print nothing; the exit code tells", zh: "不输出内容，仅以退出码表示结果" }))
    .addOption(
      option("--fail-on <kind>", {
        en: "exit 1 when there is such an error and 0 when not: any, client, server, auth, throttle or a code",
        zh: "存在此类错误时以 1 退出，否则为 0：any、client、server、auth、throttle 或某个错误码",
      }),
    );
};

/** What the help of the bare command shows of them; the others stand in that of decode. */
const shownInShort: ReadonlySet<string> = new Set(["--service", "--full", "--summary", "--json", "--investigate"]);

/** The same options for the bare command, whose help has commands to show. */
export function withDecodingInShort(builder: Builder, command: Command): Command {
  for (const one of withDecoding(builder, command).options) one.hideHelp(!shownInShort.has(one.long ?? ""));
  return command;
}
