import type { Command } from "commander";
import { services } from "../../core/catalogue/entry.js";
import { decodeFormats } from "../shared/decoding/formats.js";
import { type Builder, collect, listing, reportOption } from "./builder.js";

/** The options that let errors which were read be looked into with calls. */
const withInvestigating = ({ option, seldom }: Builder, command: Command): Command =>
  command
    .addOption(
      option("--investigate", {
        en: "find the cause with read-only calls: at most 12 an error, 30 in all",
        zh: "用只读调用查明原因：每个错误最多 12 次，共 30 次",
      }),
    )
    .addOption(
      seldom("--profile <name>", {
        en: "with --investigate: profile of ~/.bce/config.json",
        zh: "与 --investigate 一起使用：~/.bce/config.json 中的 profile（配置档）",
      }),
    )
    .addOption(seldom("--region <region>", { en: "with --investigate: region to ask", zh: "与 --investigate 一起使用：查询的地域" }))
    .addOption(
      seldom("--endpoint <url>", {
        en: "with --investigate: the only host to ask",
        zh: "与 --investigate 一起使用：只查询该接入点（endpoint）",
      }),
    )
    .addOption(
      seldom("-v, --verbose", {
        en: "with --investigate: show each read on stderr",
        zh: "与 --investigate 一起使用：在 stderr 显示每次读取",
      }),
    );

/** The options of every command that explains what it finds in text. */
export const withFindings = (builder: Builder, command: Command): Command => {
  const { option } = builder;
  return withInvestigating(builder, command)
    .addOption(
      listing(
        option("--service <name>", {
          en: "the service that was called, where several share a code",
          zh: "所调用的服务，用于区分多个服务共用的错误码",
        }),
        services,
      ),
    )
    .addOption(
      option("--full", {
        en: "show all causes, fixes and sources (default: the first two)",
        zh: "显示全部原因、处理办法和来源（默认只显示前两条）",
      }),
    )
    .addOption(
      option("--summary", { en: "only a table: count, share and times of each code", zh: "只输出汇总表：每个错误码的次数、占比和时间" }),
    );
};

/** The options that decode and the bare command share. */
export const withDecoding = (builder: Builder, command: Command): Command => {
  const { option, seldom } = builder;
  return withFindings(builder, command)
    .addOption(option("--json", { en: "one JSON document: errors and summary", zh: "输出一个 JSON 文档：错误与汇总" }))
    .addOption(
      option("--ndjson", {
        en: "one JSON record per line as errors are found, the summary last",
        zh: "每发现一个错误输出一行 JSON，最后一行是汇总",
      }),
    )
    .addOption(
      seldom("--fields <names>", {
        en: "with --json or --ndjson: only these members, such as code,requestId,line",
        zh: "与 --json 或 --ndjson 一起使用：只输出这些成员，如 code,requestId,line",
      }),
    )
    .addOption(
      option("--format <name>", {
        en: "output format (html: a report in one file)",
        zh: "输出格式（html：单个文件的报告）",
      })
        .choices(decodeFormats)
        .default(undefined, "text"),
    )
    .addOption(option("--timeline", { en: "only a plot: errors over time", zh: "只输出错误随时间分布的图" }))
    .addOption(
      option("--annotate", {
        en: "pass the input through, with a note under each error",
        zh: "原样输出输入内容，并在每个错误下方加注说明",
      }),
    )
    .addOption(
      seldom("--only", { en: "same as --annotate, without the lines that have no error", zh: "同 --annotate，但略去没有错误的行" }),
    )
    .addOption(
      option("--since <time>", {
        en: "only errors from then on: 2h, '2026-11-28 09:30'",
        zh: "只看此后的错误：2h、'2026-11-28 09:30'",
      }),
    )
    .addOption(seldom("--until <time>", { en: "only errors before then", zh: "只看此前的错误" }))
    .addOption(
      option("--where <condition>", {
        en: "only errors with code=A,B, request=ID, operation=NAME, host=NAME or status=5xx; an error must match all of them",
        zh: "只看满足条件的错误：code=A,B、request=ID、operation=接口名、host=主机名、status=5xx；给出多个时须同时满足",
      }).argParser(collect),
    )
    .addOption(
      seldom("--zone <zone>", {
        en: "zone of times written without one: +08:00, Asia/Shanghai",
        zh: "没有写时区的时间所属的时区：+08:00、Asia/Shanghai",
      }).default(undefined, "UTC"),
    )
    .addOption(
      seldom("--allow-empty", {
        en: "exit 0 even if no error is found",
        zh: "没有找到错误时也以 0 退出",
      }),
    )
    .addOption(reportOption(builder))
    .addOption(option("--quiet", { en: "no output, only the exit code", zh: "不输出内容，只给出退出码" }))
    .addOption(
      option("--fail-on <kind>", {
        en: "exit 1 if such an error is found, else 0: any, client, server, auth, throttle or a code",
        zh: "发现此类错误时退出码为 1，否则为 0：any、client、server、auth、throttle 或某个错误码",
      }),
    );
};
