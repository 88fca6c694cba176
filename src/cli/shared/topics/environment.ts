import type { Bilingual } from "../../../core/text/bilingual.js";
import type { HelpTopic } from "./topic.js";

const variables: readonly (readonly [names: string, meaning: Bilingual])[] = [
  [
    "BCE_ACCESS_KEY_ID",
    { en: "access key id; overrides the current profile, but not --profile", zh: "访问密钥 AK；优先于当前配置档，低于 --profile" },
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
      en: "endpoint to call instead of the region's, for example bcevpc mock; several regions: bj=URL,gz=URL or one URL with {region}; no other host is called then",
      zh: "替代地域默认接入点的地址，例如 bcevpc mock 的地址；多个地域写作 bj=URL,gz=URL，或写一个带 {region} 的 URL，此时不会调用其他地址",
    },
  ],
  [
    "HTTPS_PROXY, HTTP_PROXY",
    {
      en: "proxy URL (http, https or socks5) for https and http endpoints; the lower-case names come first",
      zh: "访问 https、http 接入点时的代理 URL（http、https 或 socks5）；小写变量优先",
    },
  ],
  ["ALL_PROXY", { en: "proxy if neither of the two above is set", zh: "以上两个变量未设置时使用的代理" }],
  ["NO_PROXY", { en: "hosts to reach without a proxy; * for all", zh: "不经代理直接访问的域名；* 表示全部" }],
  ["NODE_EXTRA_CA_CERTS", { en: "file with additional trusted certificate authorities", zh: "额外信任的证书机构文件" }],
  ["BCEVPC_LANG", { en: "output language: en, zh or both", zh: "输出语言：en、zh 或 both" }],
  [
    "BCE_LANGUAGE",
    { en: "output language of the official CLI; used if the profile names none", zh: "官方 CLI 的语言设置，优先级低于配置档" },
  ],
  [
    "LC_ALL, LC_MESSAGES, LANG",
    { en: "the locale: if it is Chinese, the output is Chinese, else English", zh: "系统语言；中文环境用中文，其余用英文" },
  ],
  ["NO_COLOR", { en: "any value: no colour", zh: "任意值：不使用颜色" }],
  ["FORCE_COLOR", { en: "colour also in a pipe; 0 or false: none", zh: "在管道中也使用颜色；0 或 false 表示不用" }],
  ["CLICOLOR_FORCE", { en: "not 0: colour also in a pipe", zh: "非 0：在管道中也使用颜色" }],
  ["CLICOLOR, TERM", { en: "CLICOLOR=0 or TERM=dumb: no colour", zh: "CLICOLOR=0 或 TERM=dumb：不使用颜色" }],
  [
    "BCEVPC_PAGER, PAGER",
    {
      en: "pager for output longer than the screen (default: less); empty or cat: none",
      zh: "输出超过一屏时使用的分页程序（默认 less）；空值或 cat 表示不用",
    },
  ],
  ["COLUMNS", { en: "output width (default: the terminal's, otherwise 80)", zh: "输出宽度（默认取终端宽度，没有终端时为 80）" }],
  [
    "HOME",
    {
      en: "folder of .bce/config.json, the profiles shared with the official CLI",
      zh: "在此查找 ~/.bce/config.json，即与官方 CLI 共用的配置档",
    },
  ],
  [
    "XDG_CACHE_HOME",
    {
      en: "folder in which Node.js 22 and later keeps the compiled program, so that it starts faster (default: ~/.cache)",
      zh: "Node.js 22 及以上版本在此保存编译后的程序，以加快启动（默认 ~/.cache）",
    },
  ],
  ["NODE_DISABLE_COMPILE_CACHE", { en: "1: keep no compiled program", zh: "1：不保存编译后的程序" }],
];

export const environment: HelpTopic = {
  title: { en: "Environment variables", zh: "环境变量" },
  rows: variables.map(([name, meaning]) => ({ name, meaning })),
  commands: [
    ["export BCE_REGION=bj", { en: "bash, zsh", zh: "bash、zsh" }],
    ["set -gx BCE_REGION bj", { en: "fish", zh: "fish" }],
    ['$env:BCE_REGION = "bj"', { en: "PowerShell", zh: "PowerShell" }],
  ],
  document: { variables: variables.map(([names, meaning]) => ({ names: names.split(", "), meaning })) },
};
