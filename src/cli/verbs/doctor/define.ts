import { Argument, type Command } from "commander";
import { type Builder, reportOption } from "../../tree/builder.js";
import { connectionOptions } from "../../tree/connection-options.js";
import type { Handlers } from "../../tree/program.js";
import type { DoctorOptions } from "./run.js";

/** Where it looks, and how it gets there. */
const withSubject = ({ text, option }: Builder, command: Command): Command => {
  const connection = connectionOptions({ option });
  return command
    .optionsGroup(text({ en: "Keys, region and way:", zh: "密钥、地域与线路：" }))
    .addOption(option("--profile <name>", { en: "check this profile instead of what would count", zh: "检查该配置，而不是默认生效的那个" }))
    .addOption(option("--region <region>", { en: "check this region", zh: "检查该地域" }))
    .addOption(
      option("--endpoint <url>", { en: "check this host, such as http://127.0.0.1:8420", zh: "检查该域名，如 http://127.0.0.1:8420" }),
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
          en: "Tells a broken set-up from a broken service: checks settings and where they come from, the file's permissions, keys, variables, DNS, TCP, proxy, TLS, clock, and sends one signed GET /v1/vpc?maxKeys=1. ✓ is fine, ! and ✗ are findings, each with its remedy, - did not run or does not apply. Exits with 1 when there is a finding or a check could not run, which is no pass.",
          zh: "区分是本地设置有问题，还是服务有问题：检查各项设置及其来源、配置文件权限、密钥、环境变量、DNS、TCP、代理、TLS 和时钟，并发送一个签名的 GET /v1/vpc?maxKeys=1。✓ 表示正常，! 和 ✗ 表示发现问题并附处理办法，- 表示未执行或不适用。发现问题或有检查未能执行（不算通过）时以 1 退出。",
        }),
      )
      .addArgument(
        new Argument(
          "[checks...]",
          text({
            en: "only these checks and those they need; none: all but regions",
            zh: "只执行这些检查及其前置检查；不写表示除 regions 外的全部",
          }),
        ),
      )
      .addOption(option("--list-checks", { en: "list the checks and run none", zh: "列出检查项，不执行" }))
      .addOption(option("--offline", { en: "only checks that need no network", zh: "只执行无需联网的检查" }))
      .addOption(reportOption(builder))
      .addOption(option("--regions", { en: "also measure how fast each region answers", zh: "同时测量各地域的响应时间" }))
      .addOption(
        option("--json", {
          en: "one JSON document: every check with its findings and facts",
          zh: "输出一个 JSON 文档：每项检查的结果与数据",
        }),
      ),
  )
    .action((checks: string[], options: DoctorOptions) => handlers.doctor(checks, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc doctor", { en: "everything, in the order in which a call needs it", zh: "按一次调用的顺序检查全部项目" }],
        [
          "bcevpc doctor tls clock --region gz",
          { en: "two checks, and what they need, for Guangzhou", zh: "针对广州地域的两项检查及其前置检查" },
        ],
        ["bcevpc doctor --offline --json", { en: "the settings alone, as data", zh: "只检查设置，以数据形式输出" }],
      ),
    );
};
