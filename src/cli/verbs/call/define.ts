import type { Command } from "commander";
import { type Builder, byteCount, count, positiveCount, reportOption, seconds } from "../../tree/builder.js";
import { connectionOptions } from "../../tree/connection-options.js";
import type { Handlers } from "../../tree/program.js";
import { withRequest } from "../../tree/request-options.js";
import type { CallOptions } from "./run.js";

/** How the answer is put out. */
const withOutput = ({ text, option }: Builder, command: Command): Command =>
  command
    .optionsGroup(text({ en: "Answer:", zh: "返回：" }))
    .addOption(option("-i, --include", { en: "status line and headers before the body", zh: "在返回体之前输出状态行和响应头" }))
    .addOption(option("--silent", { en: "no body", zh: "不输出返回体" }))
    .addOption(option("-o, --output <file>", { en: "write the body to a file", zh: "把返回体写入文件" }))
    .addOption(option("--query <expression>", { en: "select from the answer with JMESPath", zh: "用 JMESPath 从返回中选取" }))
    .addOption(
      option("--format <kind>", { en: "how to print a successful answer", zh: "成功返回的输出方式" }).choices(["raw", "json", "table"]),
    )
    .addOption(
      option("--timing", {
        en: "on stderr: how long DNS, TCP, TLS, first byte and all took",
        zh: "在 stderr 显示DNS、TCP、TLS、首字节和总耗时",
      }),
    )
    .addOption(
      option("--json", {
        en: "the diagnosis of a failure, or --dry-run, as one JSON document",
        zh: "以JSON文档输出失败诊断（或 --dry-run 的内容）",
      }),
    )
    .addOption(
      option("--investigate", {
        en: "when the call fails, find out with read-only calls which cause holds: at most 12, with the same settings",
        zh: "调用失败时，用只读调用查明是哪个原因：最多 12 次，使用相同的设置",
      }),
    )
    .addOption(
      option("--full", {
        en: "every cause, fix and source of a failure, not just a screenful",
        zh: "列出失败的全部原因、办法和来源，不限一屏",
      }),
    )
    .addOption(reportOption({ option }))
    .addOption(option("--paginate", { en: "follow the pages of a list and print it whole", zh: "自动翻页，输出完整列表" }))
    .addOption(
      option("--max-items <n>", { en: "with --paginate: stop after this many", zh: "与 --paginate 一起使用：最多取这么多项" }).argParser(
        positiveCount,
      ),
    );

/** Repeating a call until what it reads is so. */
const withWaiting = ({ text, option }: Builder, command: Command): Command =>
  command
    .optionsGroup(text({ en: "Waiting:", zh: "等待：" }))
    .addOption(
      option("--wait-until <expression>", {
        en: "repeat a GET until this JMESPath expression is true of its answer (exit 0); exit 1 if it cannot become true any more or the time is over",
        zh: "重复 GET，直到返回满足该 JMESPath 表达式（退出码 0）；已不可能满足或超时则退出码为 1",
      }),
    )
    .addOption(
      option("--every <seconds>", {
        en: "with --wait-until: pause between two calls (default 5)",
        zh: "与 --wait-until 一起使用：两次调用的间隔（默认 5 秒）",
      }).argParser(seconds),
    )
    .addOption(
      option("--wait-max-time <seconds>", {
        en: "with --wait-until: longest wait (default 300)",
        zh: "与 --wait-until 一起使用：最长等待时间（默认 300 秒）",
      }).argParser(seconds),
    );

/** How it is sent. */
const withSending = ({ text, option }: Builder, command: Command): Command => {
  const connection = connectionOptions({ option });
  return command
    .optionsGroup(text({ en: "Sending:", zh: "发送：" }))
    .addOption(
      option("--dry-run", { en: "print the exact request, signature masked; send nothing", zh: "输出将要发送的请求（隐去签名），不发送" }),
    )
    .addOption(
      option("--lint", {
        en: "look at the request first, as bcevpc lint does: with errors it is not sent (exit 1), warnings are shown on stderr and it is",
        zh: "先像 bcevpc lint 那样检查请求：有错误则不发送（退出码 1）；只有警告时显示在 stderr，照常发送",
      }),
    )
    .addOption(
      option("-y, --yes", {
        en: "do not ask before a call that deletes, releases, detaches, shuts off or replaces",
        zh: "删除、释放、解绑、关闭或替换之前不再确认",
      }),
    )
    .addOption(
      option("--retry <n>", {
        en: "send again up to n times when that can help and is safe: GET, HEAD, or with a client token",
        zh: "失败后最多重试 n 次，仅限重试有用且安全的情况：GET、HEAD 或带 clientToken",
      }).argParser(count),
    )
    .addOption(
      option("--retry-max-time <seconds>", {
        en: "longest wait that the service may ask for before a retry (default 60)",
        zh: "重试前最多按服务端要求等待的秒数（默认 60）",
      }).argParser(seconds),
    )
    .addOption(
      option("--timeout <seconds>", { en: "limit for everything, retries included", zh: "总时限（秒），含重试" }).argParser(seconds),
    )
    .addOption(connection.connectTimeout)
    .addOption(connection.firstByteTimeout)
    .addOption(
      option("--max-body <size>", {
        en: "longest answer to take, unpacked: bytes, or with K, M or G (default 256M)",
        zh: "最多接收的返回内容（解压后）：字节数，可带 K、M、G（默认 256M）",
      }).argParser(byteCount),
    )
    .addOption(
      option("--clock <which>", { en: "sign by this machine's clock or the service's", zh: "按本机时钟或服务端时钟签名" }).choices([
        "local",
        "server",
      ]),
    )
    .addOption(connection.proxy)
    .addOption(connection.cacert);
};

export const define = (builder: Builder, command: Command, handlers: Handlers): Command => {
  const { text, example, withGlobal } = builder;
  return withSending(builder, withWaiting(builder, withOutput(builder, withRequest(builder, command))))
    .description(
      text({
        en: "Sends a request signed with bce-auth-v1, given by method and path or by the name of an operation, and prints the answer. When it fails, says on stderr why, which parameter and value it is about, and what to do. Keys and region come from --profile, the environment, or bcevpc configure.",
        zh: "发送以 bce-auth-v1 签名的请求并输出返回，请求可写作方法加路径，或接口名加参数；失败时在 stderr 说明原因、涉及的参数和取值，以及处理办法。密钥和地域来自 --profile、环境变量或 bcevpc configure。",
      }),
    )
    .action((subject: string, rest: string[], options: CallOptions) => handlers.call([subject, ...rest], withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc call GET /v1/vpc --region bj", { en: "list the VPCs in Beijing", zh: "列出北京地域的私有网络" }],
        ['bcevpc call PUT /v1/nat/nat-x -q bind -d \'{"eips":["1.2.3.4"]}\'', { en: "an action, with a body", zh: "带请求体的动作" }],
        [
          "bcevpc call CreateNat name=web vpcId=vpc-x cuNum=1 billing.paymentTiming=Postpaid",
          { en: "by name: the parameters are checked before anything is sent", zh: "按接口名调用：发送前先检查参数" },
        ],
        [
          "bcevpc call GET /v1/subnet --paginate --query 'subnets[].[subnetId,cidr]'",
          { en: "the whole list, two members of each", zh: "完整列表，每项取两个字段" },
        ],
        [
          `bcevpc call GetNat natId=nat-x --wait-until "status == 'active'"`,
          { en: "wait until the gateway is active", zh: "等到网关可用" },
        ],
      ),
    );
};
