import type { Found, Summary } from "../../core/diagnose/found.js";
import type { Buckets } from "../../core/diagnose/stream/timeline.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { documentOf, type PageLanguage } from "../document.js";
import { both, type Content, html, named, optionOf } from "../html.js";
import { type Kind, keyOf, kindArticle, nameOf, shownTime } from "../kinds.js";
import { timelineSvg } from "./timeline-svg.js";

const texts = {
  title: { en: "BCE errors in a log", zh: "日志中的 BCE 错误" },
  timeline: { en: "Over time", zh: "时间分布" },
  kinds: { en: "Kinds of errors", zh: "错误种类" },
  lines: { en: "Lines", zh: "原文" },
  filter: { en: "Filter by code, request id or text", zh: "按错误码、requestId 或文字筛选" },
  kind: { en: "Kind", zh: "种类" },
  all: { en: "all", zh: "全部" },
  error: { en: "Error", zh: "错误" },
  count: { en: "Count", zh: "次数" },
  first: { en: "First seen", zh: "首次出现" },
  last: { en: "Last seen", zh: "最后出现" },
  meaning: { en: "Meaning", zh: "含义" },
  time: { en: "Time", zh: "时间" },
  place: { en: "Place", zh: "位置" },
  id: { en: "Request id", zh: "requestId" },
  shown: { en: "Lines shown: ", zh: "显示的行数：" },
  none: { en: "No BCE error was found.", zh: "没有找到 BCE 错误。" },
  alone: {
    en: "This report is one file that loads nothing and sends nothing. Secrets that bcevpc knows are masked; review it before you share it.",
    zh: "本报告是单个文件，不加载也不发送任何内容。bcevpc 识别出的密钥已隐去；转发前请自行检查。",
  },
} as const satisfies Record<string, Bilingual>;

/** What a report tells of. */
export interface ReportContent {
  readonly summary: Summary;
  readonly kinds: readonly Kind[];
  /** Errors of kinds for which there was no room. */
  readonly beyond: number;
  /** The first ones, each where it stands. */
  readonly errors: readonly Found[];
  /** How many have no line in the report. */
  readonly omitted: number;
  /** Null when no error has a time. */
  readonly buckets: Buckets | null;
}

export interface ReportFrame {
  readonly language: PageLanguage;
  readonly isAskedFor: boolean;
  readonly version: string;
  readonly script: string;
  readonly sha256: (text: string) => string;
}

const head = (names: readonly Bilingual[]): Content =>
  html`<thead><tr>${names.map((name) => html`<th scope="col">${both(name)}</th>`)}</tr></thead>`;

/** A table that scrolls by itself where it is wide. */
const wide = (caption: Bilingual, content: Content): Content =>
  html`<div class="wide" tabindex="0" role="region" ${named(caption)}><table>${content}</table></div>`;

const placeOf = ({ file, line }: Found): string => (file === null ? String(line) : `${file}:${line}`);
const meaningOf = ({ entry, title, candidates }: Found): Content => {
  const text = entry?.title ?? title ?? candidates[0]?.title ?? null;
  return text && both(text);
};

const kindRow = ({ first, count, firstSeen, lastSeen }: Kind): Content =>
  html`<tr><td><code>${both(nameOf(first))}</code></td><td class="number">${count}</td><td class="time">${shownTime(firstSeen)}</td><td class="time">${shownTime(lastSeen)}</td><td>${meaningOf(first)}</td></tr>`;

const errorRow = (found: Found): Content =>
  html`<tr data-row="${keyOf(found)}"><td class="time">${shownTime(found.time)}</td><td>${placeOf(found)}</td><td><code>${both(nameOf(found))}</code></td><td><code>${found.requestId}</code></td><td><code>${found.source ?? found.message}</code></td></tr>`;

const filters = (
  kinds: readonly Kind[],
): Content => html`<form class="filters"><div class="row"><label>${both(texts.filter)}<input type="search" id="filter" autocomplete="off" spellcheck="false"></label>
<label>${both(texts.kind)}<br><select id="kind">${optionOf("", texts.all)}${kinds.map(({ key, first }) => optionOf(key, nameOf(first)))}</select></label></div></form>
<p role="status" class="quiet">${both(texts.shown)}<span id="shown-count"></span></p>`;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

function overview({ summary, kinds, beyond, omitted }: ReportContent): Content {
  const { total, lines } = summary;
  const counted = {
    en: `${plural(total, "error")} of ${plural(kinds.length, "kind")} in ${plural(lines, "line")}.`,
    zh: `${lines} 行中有 ${total} 个错误，共 ${kinds.length} 种。`,
  };
  const rest = { en: ` ${omitted} errors have no line below.`, zh: `有 ${omitted} 个错误未在下面逐行列出。` };
  const more = { en: ` ${beyond} errors of other kinds are only counted.`, zh: `另有 ${beyond} 个其他种类的错误只计数。` };
  return html`<p>${both(counted)}${omitted > 0 ? both(rest) : null}${beyond > 0 ? both(more) : null}</p>`;
}

function mainOf(content: ReportContent): Content {
  const { kinds, errors, buckets } = content;
  if (kinds.length === 0) return [html`<p>${both(texts.none)}</p>`, html`<div hidden>${filters([])}</div>`];
  return [
    overview(content),
    buckets === null ? null : html`<h2 id="timeline">${both(texts.timeline)}</h2>${timelineSvg(buckets, texts.timeline)}`,
    html`<h2 id="kinds">${both(texts.kinds)}</h2>`,
    wide(texts.kinds, [
      head([texts.error, texts.count, texts.first, texts.last, texts.meaning]),
      html`<tbody>${kinds.map(kindRow)}</tbody>`,
    ]),
    filters(kinds),
    kinds.map((kind) => kindArticle(kind, false)),
    html`<h2 id="lines">${both(texts.lines)}</h2>`,
    wide(texts.lines, [head([texts.time, texts.place, texts.error, texts.id, texts.lines]), html`<tbody>${errors.map(errorRow)}</tbody>`]),
  ];
}

const navigation: Content = (["timeline", "kinds", "lines"] as const).map((name) => html`<a href="#${name}">${both(texts[name])}</a>`);

/** A report of the errors of a log: over time, each kind explained once, and the lines. */
export const reportDocument = (content: ReportContent, { language, isAskedFor, version, script, sha256 }: ReportFrame): string =>
  documentOf({
    title: texts.title,
    language,
    isAskedFor,
    navigation: content.kinds.length === 0 ? null : navigation,
    main: mainOf(content),
    footer: html`<p>${both(texts.alone)} bcevpc ${version}</p>`,
    script,
    usesWebAssembly: false,
    sha256,
  });
