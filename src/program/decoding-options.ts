import type { Command } from "commander";
import { services } from "../catalogue/entry.js";
import type { Builder } from "./builder.js";

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
