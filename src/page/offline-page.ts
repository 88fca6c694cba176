import type { Bilingual } from "../core/text/bilingual.js";
import { documentOf, type PageLanguage } from "./document.js";
import { both, type Content, html } from "./html.js";

const title: Bilingual = { en: "Why a BCE VPC call failed", zh: "百度智能云 VPC 调用为何失败" };

const sections = {
  search: { en: "Codes and operations", zh: "错误码与接口" },
  paste: { en: "Explain an output", zh: "解释输出" },
  lint: { en: "Check a request", zh: "检查请求" },
  verify: { en: "Check a signature", zh: "检查签名" },
} as const satisfies Record<string, Bilingual>;

const texts = {
  words: { en: "Code, operation or words, in English or Chinese", zh: "错误码、接口名或关键词（中英文均可）" },
  keys: { en: "Press / to search, ↓ and ↑ to move through the results.", zh: "按 / 搜索，用 ↓ 和 ↑ 在结果间移动。" },
  output: { en: "Output of any tool, or a log", zh: "任意工具的输出或日志" },
  file: { en: "or a file", zh: "或选择文件" },
  request: {
    en: "A request: curl or PowerShell command, HTTP text, HAR or JSON",
    zh: "请求：curl 或 PowerShell 命令、HTTP 原文、HAR 或 JSON",
  },
  signed: {
    en: "A signed request with its Authorization header, as it was sent",
    zh: "已签名的请求（含 Authorization 头域），与发送时一致",
  },
  id: { en: "Access key id (optional)", zh: "Access Key Id（可选）" },
  secret: { en: "Secret access key", zh: "Secret Access Key" },
  token: { en: "Session token (only for temporary keys)", zh: "会话令牌（仅临时密钥）" },
  stays: {
    en: "The secret stays in this page: the page cannot send anything, and forgets it when you leave or press Forget.",
    zh: "密钥只留在本页：本页无法发送任何内容，离开页面或按“清除”后即不再保留。",
  },
  check: { en: "Check", zh: "检查" },
  forget: { en: "Forget", zh: "清除" },
  offline: {
    en: "This page is one file. It loads nothing and sends nothing; what you paste stays here.",
    zh: "本页是单个文件，不加载也不发送任何内容；粘贴的内容只留在这里。",
  },
  unofficial: { en: "Unofficial: not made or endorsed by Baidu.", zh: "非官方工具，与百度无关。" },
} as const satisfies Record<string, Bilingual>;

const section = (name: keyof typeof sections, content: Content): Content =>
  html`<section id="view-${name}" aria-labelledby="title-${name}" hidden><h2 id="title-${name}">${both(sections[name])}</h2>${content}</section>`;

const box = (id: string, label: Bilingual, rows: number): Content =>
  html`<label for="${id}">${both(label)}</label><textarea id="${id}" rows="${rows}" spellcheck="false" autocomplete="off"></textarea>`;

const results = (id: string): Content => html`<p role="status" id="${id}-status" class="quiet"></p><div id="${id}"></div>`;

const field = (id: string, type: "text" | "password", label: Bilingual): Content =>
  html`<label>${both(label)}<input id="${id}" type="${type}" autocomplete="off" spellcheck="false"></label>`;

const main: Content = [
  html`<section id="view-article" aria-live="polite" hidden></section>`,
  section("search", [
    html`<form role="search"><label for="words">${both(texts.words)}</label><input id="words" type="search" autocomplete="off" spellcheck="false"></form>`,
    html`<p class="quiet">${both(texts.keys)}</p>`,
    results("found"),
  ]),
  section("paste", [
    html`<form>${box("output", texts.output, 12)}<label>${both(texts.file)} <input type="file" id="file"></label></form>`,
    results("explained"),
  ]),
  section("lint", [html`<form>${box("request", texts.request, 8)}</form>`, results("linted")]),
  section("verify", [
    html`<form>${box("signed", texts.signed, 8)}<div class="row">${field("key-id", "text", texts.id)}${field("secret", "password", texts.secret)}${field("token", "password", texts.token)}</div>
<p class="quiet">${both(texts.stays)}</p><div class="row"><button type="button" id="check">${both(texts.check)}</button><button type="button" id="forget">${both(texts.forget)}</button></div></form>`,
    results("verified"),
  ]),
];

const navigation: Content = Object.entries(sections).map(([name, text]) => html`<a href="#${name}" data-view="${name}">${both(text)}</a>`);

/** What it takes to make the page. */
export interface OfflinePageParts {
  readonly language: PageLanguage;
  readonly isAskedFor: boolean;
  readonly version: string;
  readonly script: string;
  readonly sha256: (text: string) => string;
}

/** The page of `bcevpc page`: search, explanations, and checks of requests and signatures, in one file. */
export const offlinePage = ({ language, isAskedFor, version, script, sha256 }: OfflinePageParts): string =>
  documentOf({
    title,
    language,
    isAskedFor,
    navigation,
    main,
    footer: html`<p>${both(texts.offline)} ${both(texts.unofficial)} bcevpc ${version}</p>`,
    script,
    usesWebAssembly: true,
    sha256,
  });
