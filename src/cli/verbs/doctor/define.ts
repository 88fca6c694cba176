import { Argument, type Command } from "commander";
import { regions } from "../../../core/operations/model/regions.js";
import { type Builder, listing, reportOption } from "../../tree/builder.js";
import { connectionOptions } from "../../tree/connection-options.js";
import type { Handlers } from "../../tree/program.js";
import type { DoctorOptions } from "./run.js";

/** Where it looks, and how it gets there. */
const withSubject = ({ text, option, seldom }: Builder, command: Command): Command => {
  const connection = connectionOptions({ seldom });
  return command
    .optionsGroup(text({ en: "Keys and region:", zh: "密钥与地域：" }))
    .addOption(
      option("--profile <name>", {
        en: "check this profile of ~/.bce/config.json",
        zh: "检查 ~/.bce/config.json 中的该 profile（配置档）",
      }),
    )
    .addOption(
      listing(
        option("--region <region>", { en: "check this region", zh: "检查该地域" }),
        regions.map(({ id }) => id),
      ),
    )
    .addOption(
      option("--endpoint <url>", {
        en: "check this address, such as http://127.0.0.1:8420",
        zh: "检查该接入点（endpoint），如 http://127.0.0.1:8420",
      }),
    )
    .addOption(connection.proxy)
    .addOption(connection.cacert)
    .addOption(connection.connectTimeout)
    .addOption(connection.firstByteTimeout);
};

export const define = (builder: Builder, command: Command, handlers: Handlers): Command => {
  const { text, option, example, withGlobal } = builder;
  return withSubject(
    builder,
    command
      .description(
        text({
          en: "Finds out whether your setup or the service is at fault: checks settings, keys, DNS, proxy, TLS, clock and permission, and sends one signed GET /v1/vpc?maxKeys=1. ✓ passed; ! and ✗ findings, with their fixes; - skipped. Exits with 1 if there is a finding or a check could not run.",
          zh: "区分是本地设置有问题，还是服务有问题：检查设置、密钥、DNS、代理、TLS、时钟和权限，并发送一个签名的 GET /v1/vpc?maxKeys=1。✓ 通过；! 和 ✗ 发现问题，附处理办法；- 跳过。发现问题或有检查未能执行时退出码为 1。",
        }),
      )
      .addArgument(
        new Argument(
          "[checks...]",
          text({
            en: "only these checks and those they need (default: all but regions)",
            zh: "只执行这些检查及其前置检查（默认为除 regions 外的全部）",
          }),
        ),
      )
      .addOption(option("--list-checks", { en: "list the checks; run none", zh: "列出检查项，不执行" }))
      .addOption(option("--offline", { en: "only checks that need no network", zh: "只执行无需联网的检查" }))
      .addOption(reportOption(builder))
      .addOption(option("--regions", { en: "also measure how fast each region answers", zh: "同时测量各地域的响应时间" }))
      .addOption(
        option("--json", {
          en: "one JSON document: all checks and findings",
          zh: "输出一个 JSON 文档：每项检查的结果与数据",
        }),
      ),
  )
    .action((checks: string[], options: DoctorOptions) => handlers.doctor(checks, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc doctor", { en: "all checks", zh: "检查全部项目" }],
        [
          "bcevpc doctor tls clock --region gz",
          { en: "two checks and those they need, for Guangzhou", zh: "针对广州地域的两项检查及其前置检查" },
        ],
        ["bcevpc doctor --offline --json", { en: "only the settings, as JSON", zh: "只检查设置，以 JSON 输出" }],
      ),
    );
};
