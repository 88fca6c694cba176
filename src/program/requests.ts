import { Argument, type Command } from "commander";
import type { CallOptions } from "../commands/call.js";
import type { SignOptions } from "../commands/sign.js";
import { type Builder, collect, count, positiveCount, seconds } from "./builder.js";

export interface RequestHandlers {
  readonly call: (method: string, path: string, options: CallOptions) => Promise<void>;
  readonly sign: (method: string, path: string, options: SignOptions) => Promise<void>;
}

/** What a request is made of, for call and sign alike. */
const withRequest = ({ text, option }: Builder, command: Command): Command =>
  command
    .addArgument(
      new Argument(
        "<method>",
        text({ en: "GET, POST, PUT, DELETE or HEAD, in any case", zh: "GET、POST、PUT、DELETE 或 HEAD，大小写均可" }),
      ),
    )
    .addArgument(
      new Argument(
        "<path>",
        text({ en: "a path such as /v1/vpc, its slash optional, or a full URL", zh: "路径，如 /v1/vpc（开头的斜杠可省略），或完整的URL" }),
      ),
    )
    .addOption(
      option("-q, --param <name=value>", {
        en: "query parameter, taken literally; a bare name is an action such as bind; repeatable",
        zh: "查询参数，按字面取值；只写名称表示 bind 之类的动作；可多次使用",
      }).argParser(collect),
    )
    .addOption(
      option("-d, --data <json>", { en: "body: JSON, @FILE, or - for standard input", zh: "请求体：JSON、@文件，或 - 表示标准输入" }),
    )
    .addOption(option("-H, --header <name: value>", { en: "another header; repeatable", zh: "附加请求头；可多次使用" }).argParser(collect))
    .addOption(
      option("--client-token <token>", {
        en: "clientToken, at most 64 ASCII characters; auto makes one and prints it",
        zh: "clientToken，最多 64 个ASCII字符；auto 表示自动生成并打印",
      }),
    )
    .addOption(option("--region <region>", { en: "bj, gz, su, hkg, fwh, bd or cd", zh: "地域：bj、gz、su、hkg、fwh、bd 或 cd" }))
    .addOption(option("--endpoint <url>", { en: "another host, such as http://127.0.0.1:8080", zh: "指定域名，如 http://127.0.0.1:8080" }))
    .addOption(
      option("--profile <name>", {
        en: "profile of ~/.bce/config.json to use before all else",
        zh: "优先使用 ~/.bce/config.json 中的该配置",
      }),
    )
    .addOption(
      option("--curl", {
        en: "print a curl command that signs when it is run; send nothing",
        zh: "输出一条运行时自行签名的 curl 命令，不发送请求",
      }),
    )
    .addOption(
      option("--show-secrets", {
        en: "show signature, signing key, session token and passwords where they are masked",
        zh: "显示平时隐去的签名、签名密钥、令牌和密码",
      }),
    )
    .addOption(
      option("-v, --verbose", {
        en: "on stderr: where each setting comes from, canonical request, headers",
        zh: "在 stderr 显示各项设置的来源、规范请求和头域",
      }),
    );

/** How the answer is put out. */
const withOutput = ({ option }: Builder, command: Command): Command =>
  command
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
      option("--full", {
        en: "every cause, fix and source of a failure, not just a screenful",
        zh: "列出失败的全部原因、办法和来源，不限一屏",
      }),
    )
    .addOption(option("--paginate", { en: "follow the pages of a list and print it whole", zh: "自动翻页，输出完整列表" }))
    .addOption(
      option("--max-items <n>", { en: "with --paginate: stop after this many", zh: "与 --paginate 一起使用：最多取这么多项" }).argParser(
        positiveCount,
      ),
    );

/** How it is sent. */
const withSending = ({ option }: Builder, command: Command): Command =>
  command
    .addOption(
      option("--dry-run", { en: "print the exact request, signature masked; send nothing", zh: "输出将要发送的请求（隐去签名），不发送" }),
    )
    .addOption(option("-y, --yes", { en: "do not ask before a DELETE", zh: "DELETE 之前不再确认" }))
    .addOption(
      option("--retry <n>", {
        en: "send again up to n times when that can help and is safe: GET, HEAD, or with a client token",
        zh: "失败后最多重试 n 次，仅限重试有用且安全的情况：GET、HEAD 或带 clientToken",
      }).argParser(count),
    )
    .addOption(
      option("--timeout <seconds>", { en: "limit for everything, retries included", zh: "总时限（秒），含重试" }).argParser(seconds),
    )
    .addOption(
      option("--connect-timeout <seconds>", {
        en: "limit for name look-up, connection and TLS each; 10",
        zh: "域名解析、连接、TLS 各自的时限（秒）；默认 10",
      }).argParser(seconds),
    )
    .addOption(
      option("--first-byte-timeout <seconds>", {
        en: "limit for the first byte of the answer; 30",
        zh: "等待首字节的时限（秒）；默认 30",
      }).argParser(seconds),
    )
    .addOption(
      option("--clock <which>", { en: "sign by this machine's clock or the service's", zh: "按本机时钟或服务端时钟签名" }).choices([
        "local",
        "server",
      ]),
    )
    .addOption(
      option("--proxy <url>", {
        en: "http, https or socks5 proxy; otherwise HTTPS_PROXY and its kin",
        zh: "HTTP、HTTPS 或 SOCKS5 代理；缺省取 HTTPS_PROXY 等环境变量",
      }),
    )
    .addOption(
      option("--cacert <file>", {
        en: "trust these certificate authorities (PEM) instead of the built-in ones",
        zh: "信任该文件中的证书机构（PEM），取代内置列表",
      }),
    );

/** call and sign. */
export function addRequests(builder: Builder, handlers: RequestHandlers): void {
  const { add, option, example, withGlobal } = builder;
  const call = add(
    "call",
    { en: "send a signed request; a failure is explained", zh: "发送签名请求，失败时给出解释" },
    {
      en: "Sends a request signed with bce-auth-v1 and prints the answer. When it fails, says on stderr why and what to do. Keys and region come from --profile, the environment, or bcevpc configure.",
      zh: "发送以 bce-auth-v1 签名的请求并输出返回；失败时在 stderr 说明原因和处理办法。密钥和地域来自 --profile、环境变量或 bcevpc configure。",
    },
  );
  withSending(builder, withOutput(builder, withRequest(builder, call)))
    .action((method: string, path: string, options: CallOptions) => handlers.call(method, path, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        ["bcevpc call GET /v1/vpc --region bj", { en: "list the VPCs in Beijing", zh: "列出北京地域的私有网络" }],
        ['bcevpc call PUT /v1/nat/nat-x -q bind -d \'{"eips":["1.2.3.4"]}\'', { en: "an action, with a body", zh: "带请求体的动作" }],
        [
          "bcevpc call GET /v1/subnet --paginate --query 'subnets[].[subnetId,cidr]'",
          { en: "the whole list, two members of each", zh: "完整列表，每项取两个字段" },
        ],
      ),
    );

  withRequest(
    builder,
    add(
      "sign",
      { en: "show the signature of a request step by step", zh: "逐步展示一个请求的签名" },
      {
        en: "Prints the Authorization of a request and each value it is computed from, to be compared with those of another program. Sends nothing.",
        zh: "输出请求的 Authorization 以及计算过程中的每个中间值，便于与其他程序逐项比较。不发送请求。",
      },
    ),
  )
    .addOption(
      option("--timestamp <time>", {
        en: "time of signing, such as 2026-11-22T08:00:00Z; now",
        zh: "签名时间，如 2026-11-22T08:00:00Z；默认为当前时间",
      }),
    )
    .addOption(
      option("--expires <seconds>", { en: "how long the signature counts; 1800", zh: "签名有效期（秒）；默认 1800" }).argParser(
        positiveCount,
      ),
    )
    .addOption(option("--json", { en: "one JSON document", zh: "输出一个 JSON 文档" }))
    .action((method: string, path: string, options: SignOptions) => handlers.sign(method, path, withGlobal(options)))
    .addHelpText(
      "after",
      example([
        "bcevpc sign GET /v1/vpc -q maxKeys=10 --timestamp 2026-11-22T08:00:00Z",
        { en: "what was to be signed at that moment", zh: "该时刻应有的签名" },
      ]),
    );
}
