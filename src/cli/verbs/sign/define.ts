import type { Command } from "commander";
import { type Builder, positiveCount } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import { withRequest } from "../../tree/request-options.js";
import type { SignOptions } from "./run.js";

export const define = (builder: Builder, command: Command, handlers: Handlers): Command => {
  const { text, option, example, withGlobal } = builder;
  return withRequest(builder, command)
    .description(
      text({
        en: "Prints the Authorization header of a request and each value it is computed from, to compare with another program. Sends nothing.",
        zh: "输出请求的 Authorization 以及计算过程中的每个中间值，便于与其他程序逐项比较。不发送请求。",
      }),
    )
    .addOption(
      option("--timestamp <time>", {
        en: "time of signing, such as 2026-11-22T08:00:00Z",
        zh: "签名时间，如 2026-11-22T08:00:00Z",
      }).default(undefined, text({ en: "now", zh: "当前时间" })),
    )
    .addOption(
      option("--expires <seconds>", { en: "signature lifetime in seconds", zh: "签名有效期（秒）" })
        .argParser(positiveCount)
        .default(undefined, "1800"),
    )
    .addOption(option("--json", { en: "one JSON document", zh: "输出一个 JSON 文档" }))
    .action((subject: string, rest: string[], options: SignOptions) => handlers.sign([subject, ...rest], withGlobal(options)))
    .addHelpText(
      "after",
      example([
        "bcevpc sign GET /v1/vpc -q maxKeys=10 --timestamp 2026-11-22T08:00:00Z",
        { en: "the correct signature at that time", zh: "该时刻应有的签名" },
      ]),
    );
};
