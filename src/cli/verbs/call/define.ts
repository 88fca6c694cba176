import type { Command } from "commander";
import { type Builder, byteCount, count, positiveCount, reportOption, seconds } from "../../tree/builder.js";
import { connectionOptions } from "../../tree/connection-options.js";
import type { Handlers } from "../../tree/program.js";
import { withRequest } from "../../tree/request-options.js";
import type { CallOptions } from "./run.js";

/** How the answer is put out. */
const withOutput = ({ text, option, seldom }: Builder, command: Command): Command =>
  command
    .optionsGroup(text({ en: "Answer:", zh: "返回：" }))
    .addOption(option("--query <expression>", { en: "select from the answer with JMESPath", zh: "用 JMESPath 从返回中选取" }))
    .addOption(
      option("--format <kind>", { en: "answer format", zh: "返回的输出格式" }).choices(["raw", "json", "table"]).default(undefined, "raw"),
    )
    .addOption(
      seldom("--raw", {
        en: "print texts and numbers bare, one per line, as jq -r does",
        zh: "文本和数字不加引号，每行一个，与 jq -r 相同",
      }),
    )
    .addOption(option("--paginate", { en: "fetch all pages of a list", zh: "自动翻页，输出完整列表" }))
    .addOption(
      seldom("--max-items <n>", { en: "with --paginate: stop after this many", zh: "与 --paginate 一起使用：最多取这么多项" }).argParser(
        positiveCount,
      ),
    )
    .addOption(option("-i, --include", { en: "status line and headers before the body", zh: "在返回体之前输出状态行和响应头" }))
    .addOption(option("-o, --output <file>", { en: "write the body to a file", zh: "把返回体写入文件" }))
    .addOption(seldom("--silent", { en: "print no body", zh: "不输出返回体" }))
    .addOption(
      seldom("--timing", {
        en: "show how long DNS, TCP, TLS and the answer took, on stderr",
        zh: "在 stderr 显示 DNS、TCP、TLS、首字节和总耗时",
      }),
    )
    .optionsGroup(text({ en: "Failure:", zh: "失败时：" }))
    .addOption(
      option("--investigate", {
        en: "find the cause with at most 12 read-only calls",
        zh: "用最多 12 次只读调用查明原因",
      }),
    )
    .addOption(
      option("--full", {
        en: "show all causes, fixes and sources (default: the first two)",
        zh: "显示全部原因、处理办法和来源（默认只显示前两条）",
      }),
    )
    .addOption(
      option("--json", { en: "the diagnosis (or --dry-run) as one JSON document", zh: "以 JSON 文档输出失败诊断（或 --dry-run 的内容）" }),
    )
    .addOption(reportOption({ option: seldom }));

/** Repeating a call until what it reads is so. */
const withWaiting = ({ text, seldom }: Builder, command: Command): Command =>
  command
    .optionsGroup(text({ en: "Waiting:", zh: "等待：" }))
    .addOption(
      seldom("--wait-until <expression>", {
        en: "repeat a GET until this JMESPath expression is true (exit 1: it no longer can, or too late)",
        zh: "重复 GET，直到该 JMESPath 表达式为真（退出码 1：已不可能，或超时）",
      }),
    )
    .addOption(
      seldom("--every <seconds>", {
        en: "with --wait-until: pause between two calls",
        zh: "与 --wait-until 一起使用：两次调用的间隔",
      })
        .argParser(seconds)
        .default(undefined, "5"),
    )
    .addOption(
      seldom("--wait-max-time <seconds>", {
        en: "with --wait-until: longest wait",
        zh: "与 --wait-until 一起使用：最长等待时间",
      })
        .argParser(seconds)
        .default(undefined, "300"),
    );

/** How it is sent. */
const withSending = ({ text, option, seldom }: Builder, command: Command): Command => {
  const connection = connectionOptions({ seldom });
  return command
    .optionsGroup(text({ en: "Sending:", zh: "发送：" }))
    .addOption(option("--dry-run", { en: "print the exact request; send nothing", zh: "输出将要发送的请求，不发送" }))
    .addOption(
      option("--lint", {
        en: "run bcevpc lint first: stop on errors (exit 1), warn and continue otherwise",
        zh: "先执行 bcevpc lint：有错误则停止（退出码 1），否则提示后继续",
      }),
    )
    .addOption(
      option("-y, --yes", {
        en: "do not ask before a destructive call",
        zh: "破坏性调用之前不再确认",
      }),
    )
    .addOption(
      seldom("--retry <n>", {
        en: "retry up to n times if that can help and is safe: GET, HEAD or a client token",
        zh: "最多重试 n 次，仅限重试有用且安全的情况：GET、HEAD 或带 clientToken",
      })
        .argParser(count)
        .default(undefined, "0"),
    )
    .addOption(
      seldom("--retry-max-time <seconds>", {
        en: "longest pause the service may ask for before a retry",
        zh: "重试前最多按服务端要求等待的秒数",
      })
        .argParser(seconds)
        .default(undefined, "60"),
    )
    .addOption(
      seldom("--timeout <seconds>", { en: "limit for the whole call, retries included", zh: "总时限（秒），含重试" }).argParser(seconds),
    )
    .addOption(connection.connectTimeout)
    .addOption(connection.firstByteTimeout)
    .addOption(
      seldom("--max-body <size>", {
        en: "longest answer to accept: bytes, or with K, M or G",
        zh: "最多接收的返回内容：字节数，可带 K、M、G",
      })
        .argParser(byteCount)
        .default(undefined, "256M"),
    )
    .addOption(
      seldom("--clock <which>", { en: "clock to sign by", zh: "签名所用的时钟" }).choices(["local", "server"]).default(undefined, "local"),
    )
    .addOption(connection.proxy)
    .addOption(connection.cacert);
};

export const define = (builder: Builder, command: Command, handlers: Handlers): Command => {
  const { text, example, withGlobal } = builder;
  return withSending(builder, withWaiting(builder, withOutput(builder, withRequest(builder, command))))
    .description(
      text({
        en: "Sends a signed request and prints the answer. If it fails, stderr says why, which parameter is at fault, and what to do. Keys and region come from --profile, the environment, or bcevpc configure.",
        zh: "发送签名的请求并输出返回；失败时在 stderr 说明原因、涉及的参数和处理办法。密钥和地域来自 --profile、环境变量或 bcevpc configure。",
      }),
    )
    .action((subject: string, rest: string[], options: CallOptions) => handlers.call([subject, ...rest], withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc call GET /v1/vpc --region bj", { en: "list the VPCs in Beijing", zh: "列出北京地域的私有网络" }],
        [
          "bcevpc call CreateVpc name=web cidr=10.0.0.0/16",
          { en: "by name: parameters are checked before anything is sent", zh: "按接口名调用：发送前先检查参数" },
        ],
        ["bcevpc call PUT /v1/nat/nat-x bind== eips:='[\"1.2.3.4\"]'", { en: "an action, with a body", zh: "带请求体的动作" }],
        [
          `bcevpc call GetNat natId=nat-x --wait-until "status == 'active'"`,
          { en: "wait until the gateway is active", zh: "等到网关可用" },
        ],
      ),
    );
};
