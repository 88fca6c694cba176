import type { Bilingual } from "../../core/text/bilingual.js";
import { exitCodeRows } from "../exit-codes.js";

/** A page of `bcevpc help TOPIC`: names and what they mean. */
export interface HelpTopic {
  readonly title: Bilingual;
  readonly rows: readonly (readonly [name: string, meaning: Bilingual])[];
  /** The same for `--json`. */
  readonly document: object;
}

const variables: HelpTopic["rows"] = [
  [
    "BCE_ACCESS_KEY_ID",
    { en: "access key id; overrides the current profile, not --profile", zh: "访问密钥 AK；优先于当前配置档，低于 --profile" },
  ],
  ["BCE_SECRET_ACCESS_KEY", { en: "secret access key for it", zh: "与之配对的 SK" }],
  ["BCE_SECURITY_TOKEN", { en: "session token for temporary (STS) keys", zh: "临时凭证（STS）的令牌" }],
  ["BCE_REGION", { en: "region, e.g. bj", zh: "地域，如 bj" }],
  [
    "BAIDUCLOUD_ACCESS_KEY",
    {
      en: "the Terraform variables, with BAIDUCLOUD_SECRET_KEY, BAIDUCLOUD_SESSION_TOKEN and BAIDUCLOUD_REGION; used only if the BCE_ pair is incomplete (the pairs are never mixed)",
      zh: "Terraform 使用的同类变量，另有 BAIDUCLOUD_SECRET_KEY、BAIDUCLOUD_SESSION_TOKEN、BAIDUCLOUD_REGION；仅在 BCE_ 那一对不完整时使用，两组不会混用",
    },
  ],
  [
    "BCEVPC_ENDPOINT",
    {
      en: "endpoint to call instead of the region's, e.g. a bcevpc mock. For several regions: bj=URL,gz=URL or one URL with {region}; no other host is called then",
      zh: "替代地域默认接入点的地址，例如 bcevpc mock 的地址；多个地域写作 bj=URL,gz=URL，或写一个带 {region} 的 URL，此时不会调用其他地址",
    },
  ],
  [
    "HTTPS_PROXY, HTTP_PROXY",
    {
      en: "proxy (http, https or socks5) for https and http endpoints; lower-case names take precedence",
      zh: "访问 https、http 接入点时使用的代理（http、https 或 socks5）；小写变量优先",
    },
  ],
  ["ALL_PROXY", { en: "proxy if neither variable above is set", zh: "以上两个变量未设置时使用的代理" }],
  ["NO_PROXY", { en: "hosts to reach without a proxy; * means all", zh: "不经代理直接访问的域名；* 表示全部" }],
  ["NODE_EXTRA_CA_CERTS", { en: "file with additional trusted certificate authorities", zh: "额外信任的证书机构文件" }],
  ["BCEVPC_LANG", { en: "output language: en, zh or both", zh: "输出语言：en、zh 或 both" }],
  [
    "BCE_LANGUAGE",
    { en: "language of the official CLI; used after the profile's language", zh: "官方 CLI 的语言设置；优先级低于配置档的语言" },
  ],
  [
    "LC_ALL, LC_MESSAGES, LANG",
    { en: "system locale; a Chinese locale means Chinese, any other English", zh: "系统语言；中文环境输出中文，其余输出英文" },
  ],
  ["NO_COLOR", { en: "if set: no colour", zh: "只要设置：不使用颜色" }],
  ["FORCE_COLOR", { en: "colour in pipes too; 0 or false: no colour", zh: "在管道中也使用颜色；0 或 false 表示不用" }],
  ["CLICOLOR_FORCE", { en: "unless 0: colour in pipes too", zh: "非 0：在管道中也使用颜色" }],
  ["CLICOLOR, TERM", { en: "CLICOLOR=0 or TERM=dumb: no colour", zh: "CLICOLOR=0 或 TERM=dumb：不使用颜色" }],
  ["COLUMNS", { en: "output width (default: the terminal's, otherwise 80)", zh: "输出宽度（默认取终端宽度，没有终端时为 80）" }],
  [
    "HOME",
    {
      en: "folder of ~/.bce/config.json, whose profiles the official CLI also uses",
      zh: "~/.bce/config.json 所在的目录，其中的配置档与官方 CLI 共用",
    },
  ],
];

export const helpTopics: Readonly<Record<string, HelpTopic>> = {
  "exit-codes": {
    title: { en: "Exit codes", zh: "退出码" },
    rows: [
      ...exitCodeRows.map(({ exitCode, meaning }): HelpTopic["rows"][number] => [String(exitCode), meaning]),
      [
        "run",
        {
          en: "run returns the exit code of the command, or 128+n if signal n ended it",
          zh: "run 返回所运行命令的退出码；被信号 n 终止时为 128+n",
        },
      ],
    ],
    document: { exitCodes: exitCodeRows },
  },
  environment: {
    title: { en: "Environment variables", zh: "环境变量" },
    rows: variables,
    document: { variables: variables.map(([names, meaning]) => ({ names: names.split(", "), meaning })) },
  },
};
