import type { Basis, Entry } from "../../../core/catalogue/entry.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, fit, hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { legend, marked } from "../errors/marks.js";
import { type Style, styleFor } from "../look/style.js";
import { countOf, type LintedFinding, type LintedRequest, type Mark, omittedText, untoldText } from "./report.js";

const levels = { error: { en: "error", zh: "错误" }, warning: { en: "warning", zh: "警告" } } as const;
const confidenceNames = {
  certain: { en: "certain", zh: "确定" },
  likely: { en: "likely", zh: "很可能" },
  disputed: { en: "disputed", zh: "有争议" },
} as const;
const labels = {
  must: { en: "rule", zh: "规则" },
  instead: { en: "help", zh: "建议" },
  meets: { en: "fails with", zh: "将返回" },
  mayMeet: { en: "may fail with", zh: "可能返回" },
  live: { en: "in practice", zh: "线上实测" },
  others: { en: "or", zh: "也可能" },
  certainty: { en: "certainty", zh: "确定程度" },
} as const;
const places = {
  method: { en: "method", zh: "方法" },
  path: { en: "path", zh: "路径" },
  query: { en: "query", zh: "查询参数" },
  body: { en: "body", zh: "请求体" },
} as const;

/** An entry as a request would meet it: code, status and documented message. */
export function meetsText({ code, httpStatus, message, title }: Entry): Bilingual {
  const status = httpStatus === null ? "" : ` (HTTP ${httpStatus})`;
  const text = message === null ? title : { en: message, zh: `${title.zh}（${message}）` };
  return { en: `${code}${status}: ${text.en}`, zh: `${code}${status}：${text.zh}` };
}

/** The end of a text that has this width at most, behind an ellipsis. */
function fitStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const characters = [...text];
  let rest = "";
  for (let at = characters.length - 1; at >= 0 && displayWidth((characters[at] ?? "") + rest) < width; at -= 1)
    rest = (characters[at] ?? "") + rest;
  return `…${rest}`;
}

/** The line with carets under the part that the finding is about. */
function markLines({ line, before, at, after }: Mark, view: View, style: Style): string[] {
  const number = line === null ? " " : String(line);
  const gutter = " ".repeat(number.length);
  const room = Math.max(12, view.width - number.length - 4);
  const part = fit(at, Math.floor(room * 0.6));
  const rest = room - displayWidth(part);
  const start = fitStart(before, Math.max(2, displayWidth(after) < rest / 2 ? rest - displayWidth(after) : Math.floor(rest / 2)));
  const end = fit(after, Math.max(2, rest - displayWidth(start)));
  const carets = "^".repeat(Math.max(1, displayWidth(part)));
  return [
    `${style.quiet(` ${gutter} |`)}`,
    `${style.quiet(` ${number} |`)} ${start}${part}${displayWidth(after) === 0 ? "" : end}`,
    `${style.quiet(` ${gutter} |`)} ${" ".repeat(displayWidth(start))}${style.failure(carets)}`,
  ];
}

function headLine({ level, entry, text }: LintedFinding, { language, width }: View, style: Style): string[] {
  const label = `${sayInline(levels[level], language)}${entry === null ? "" : `[${entry.code}]`}`;
  const colon = language === "zh" ? "：" : ": ";
  const [first = "", ...others] = wrap(`${label}${colon}${sayInline(text, language)}`, width - 2);
  const styled = level === "error" ? style.failure(label) : style.heading(label);
  return [first.startsWith(label) ? styled + first.slice(label.length) : first, ...others.map((line) => `  ${line}`)];
}

/** `--> hosts.har:12  POST /v1/nat (CreateNat), body 1:53`. */
function whereLine(
  { file, line, method, target, operation }: LintedRequest,
  { in: place, mark }: LintedFinding,
  { language, width }: View,
): string[] {
  const source = file === null ? "" : `${file === "-" ? "stdin" : cleanLine(file)}:${line}  `;
  const position = place === "body" && mark?.line != null ? ` ${mark.line}:${mark.column}` : "";
  const [path = ""] = target.split("?");
  const name = operation === null ? "" : ` (${operation})`;
  const comma = language === "zh" ? "，" : ", ";
  return hang(" --> ", `${source}${method} ${cleanLine(path)}${name}${comma}${sayInline(places[place], language)}${position}`, width);
}

/** How sure a finding is, marked where it is more than inferred. */
export const certaintyOf = (confidence: LintedFinding["confidence"], basis: Basis): Bilingual => ({
  en: marked(confidenceNames[confidence].en, basis, "en"),
  zh: marked(confidenceNames[confidence].zh, basis, "zh"),
});

function facts({ level, must, instead, entry, liveEntry, otherEntries, confidence, basis }: LintedFinding): [Bilingual, Bilingual][] {
  const others = otherEntries.map(({ code }) => code);
  return [
    ...(must === null ? [] : [[labels.must, must] as [Bilingual, Bilingual]]),
    ...(instead === null ? [] : [[labels.instead, instead] as [Bilingual, Bilingual]]),
    ...(entry === null ? [] : [[level === "error" ? labels.meets : labels.mayMeet, meetsText(entry)] as [Bilingual, Bilingual]]),
    ...(others.length === 0 ? [] : [[labels.others, { en: others.join(", "), zh: others.join("、") }] as [Bilingual, Bilingual]]),
    ...(liveEntry === null ? [] : [[labels.live, meetsText(liveEntry)] as [Bilingual, Bilingual]]),
    [labels.certainty, certaintyOf(confidence, basis)],
  ];
}

function findingLines(request: LintedRequest, finding: LintedFinding, view: View): string[] {
  const style = styleFor(view.color);
  const colon = view.language === "zh" ? "：" : ": ";
  return [
    ...headLine(finding, view, style),
    ...whereLine(request, finding, view),
    ...(finding.mark === null ? [] : markLines(finding.mark, view, style)),
    ...facts(finding).flatMap(([label, text]) =>
      hang(`   = ${sayInline(label, view.language)}${colon}`, sayInline(text, view.language), view.width),
    ),
  ];
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** How many findings there are, and where more is told. */
function summaryLines(all: readonly LintedRequest[], { language, width }: View): string[] {
  const [errors, warnings] = [countOf(all, "error"), countOf(all, "warning")];
  const ids = [
    ...new Set(all.flatMap(({ findings }) => findings.flatMap(({ entry, level }) => (entry && level === "error" ? [entry.id] : [])))),
  ];
  const counted = {
    en: `${plural(errors, "error")}, ${plural(warnings, "warning")} in ${plural(all.length, "request")} (nothing was sent)`,
    zh: `${all.length} 个请求，${errors} 个错误，${warnings} 个警告（没有发送任何请求）`,
  };
  const none = {
    en: `${plural(all.length, "request")} checked, no problems found (nothing was sent)`,
    zh: `${all.length} 个请求已检查，未发现问题（没有发送任何请求）`,
  };
  const more = { en: `more about a code: bcevpc explain ${ids[0]}`, zh: `查看错误码详情：bcevpc explain ${ids[0]}` };
  return [
    ...hang("", sayInline(errors + warnings === 0 ? none : counted, language), width),
    ...(ids.length === 0 ? [] : hang("", sayInline(more, language), width)),
  ];
}

const omittedLines = (text: Bilingual | null, { language, width }: View): string[] => {
  return text === null ? [] : [...hang("", sayInline(text, language), width), ""];
};

const basesOf = (all: readonly LintedRequest[]): Basis[] => all.flatMap(({ findings }) => findings.map(({ basis }) => basis));

const legendOf = (all: readonly LintedRequest[], view: View): string[] => legend(basesOf(all), view).flatMap((line) => [line, ""]);

/** Findings one below the other, each with its place in the request, then how many there are. */
export const renderLint = (all: readonly LintedRequest[], view: View): string =>
  [
    ...all.flatMap((request) => [
      ...request.findings.map((finding) => [...findingLines(request, finding, view), ""].join("\n")),
      ...omittedLines(omittedText(request), view),
    ]),
    ...omittedLines(untoldText(all), view),
    ...legendOf(all, view),
    ...summaryLines(all, view),
  ].join("\n");

/** The findings alone, as `call --lint` shows them before it sends. */
export const renderLintFindings = (request: LintedRequest, view: View): string =>
  [
    ...request.findings.map((finding) => findingLines(request, finding, view).join("\n")),
    ...legendOf([request], view).slice(0, 1),
    ...omittedLines(omittedText(request), view).slice(0, -1),
  ].join("\n\n");
