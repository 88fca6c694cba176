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
    { en: "access key id; before the current profile, after --profile", zh: "访问密钥 AK；优先于当前配置，低于 --profile" },
  ],
  ["BCE_SECRET_ACCESS_KEY", { en: "the secret that belongs to it", zh: "与之配对的 SK" }],
  ["BCE_SECURITY_TOKEN", { en: "session token of a temporary (STS) key", zh: "临时凭证（STS）的令牌" }],
  ["BCE_REGION", { en: "region, such as bj", zh: "地域，如 bj" }],
  [
    "BAIDUCLOUD_ACCESS_KEY",
    {
      en: "the same for Terraform, with BAIDUCLOUD_SECRET_KEY, BAIDUCLOUD_SESSION_TOKEN and BAIDUCLOUD_REGION; taken when the BCE_ pair is not complete, never half of each",
      zh: "Terraform 使用的同类变量，另有 BAIDUCLOUD_SECRET_KEY、BAIDUCLOUD_SESSION_TOKEN、BAIDUCLOUD_REGION；BCE_ 的一对不完整时采用，不会两组各取一半",
    },
  ],
  [
    "BCEVPC_ENDPOINT",
    {
      en: "endpoint to call instead of the region's, such as that of bcevpc mock; for several regions bj=URL,gz=URL or one URL with {region}, and then no other host is called",
      zh: "替代地域默认接入点的地址，例如 bcevpc mock 的地址；多个地域写作 bj=URL,gz=URL，或写一个带 {region} 的 URL，此时不会调用其他地址",
    },
  ],
  [
    "HTTPS_PROXY, HTTP_PROXY",
    {
      en: "proxy of call and doctor for https and http endpoints: http, https or socks5; lower case comes first",
      zh: "call 和 doctor 访问 https、http 域名时的代理：http、https 或 socks5；小写变量优先",
    },
  ],
  ["ALL_PROXY", { en: "proxy where the two above name none", zh: "以上两个变量未设置时使用的代理" }],
  ["NO_PROXY", { en: "hosts to go to directly; * for all", zh: "不经代理直接访问的域名；* 表示全部" }],
  ["NODE_EXTRA_CA_CERTS", { en: "file of certificate authorities to trust as well", zh: "额外信任的证书机构文件" }],
  ["BCEVPC_LANG", { en: "language of all texts: en, zh or both", zh: "所有文字的语言：en、zh 或 both" }],
  [
    "BCE_LANGUAGE",
    { en: "the same for the official CLI; asked after the profile's language", zh: "官方 CLI 的语言设置，优先级低于配置文件" },
  ],
  [
    "LC_ALL, LC_MESSAGES, LANG",
    { en: "the locale; Chinese when it is a Chinese one, else English", zh: "系统语言；中文环境用中文，其余用英文" },
  ],
  ["NO_COLOR", { en: "any value: no colour", zh: "任意值：不使用颜色" }],
  ["FORCE_COLOR", { en: "colour also in a pipe; 0 or false: none", zh: "在管道中也使用颜色；0 或 false 表示不用" }],
  ["CLICOLOR_FORCE", { en: "not 0: colour also in a pipe", zh: "非 0：在管道中也使用颜色" }],
  ["CLICOLOR, TERM", { en: "CLICOLOR=0 or TERM=dumb: no colour", zh: "CLICOLOR=0 或 TERM=dumb：不使用颜色" }],
  ["COLUMNS", { en: "width of the output, else that of the terminal, else 80", zh: "输出宽度；缺省取终端宽度，再缺省为 80" }],
  [
    "HOME",
    {
      en: "where ~/.bce/config.json is looked for, the profiles shared with the official CLI",
      zh: "在此查找 ~/.bce/config.json，即与官方 CLI 共用的配置",
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
          en: "run returns the exit code of the command it ran, 128+n when signal n ended it",
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
