import { labels } from "../../../core/catalogue/labels.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { say, sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd } from "../../../core/text/wrap.js";
import type { Check, CheckResult, Status } from "../../../node/doctor/check.js";
import type { Subject } from "../../../node/doctor/subject.js";
import { renderPermissions } from "../../shared/errors/permissions.js";
import { bar } from "../../shared/look/bar.js";
import { jsonDocument } from "../../shared/look/json.js";
import { type Style, styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

const marks: Readonly<Record<Status, string>> = { ok: "✓", warning: "!", failure: "✗", notRun: "-", notApplicable: "-" };

const markStyles: Readonly<Record<Status, keyof Style>> = {
  ok: "success",
  warning: "warning",
  failure: "failure",
  notRun: "quiet",
  notApplicable: "quiet",
};

const indent = "    ";

type Heading = { readonly title: Bilingual };

/** Names stand in one language, so that two leave room for the texts. */
const nameOf = ({ title }: Heading, { language }: View): string => title[language === "zh" ? "zh" : "en"];

const nameWidth = (titles: readonly Heading[], view: View): number =>
  Math.max(...titles.map((title) => displayWidth(nameOf(title, view)))) + 2;

/** A text under a hanging indent; of two languages the second below the first. */
function paragraph(first: string, text: Bilingual, { language, width }: View): string[] {
  const blank = " ".repeat(displayWidth(first));
  return say(text, language).flatMap((line, index) => hang(index === 0 ? first : blank, line, width));
}

/** The milliseconds at the end of a row, as a number. */
const millisecondsOf = (row: readonly string[], columns: number): number => Number(/^(\d+) ms$/u.exec(row[columns - 1] ?? "")?.[1] ?? 0);

/** Widest bar behind a row of times. */
const longestBar = 16;

/**
 * Rows of cells, the columns aligned; behind those of the heading a remark may stand, which is wrapped. A row that ends in
 * milliseconds has a bar.
 */
function tableLines(table: CheckResult["table"], { language, width }: View): string[] {
  const said = table.map((row) => row.map((cell) => sayInline(cell, language)));
  const columns = said[0]?.length ?? 0;
  const slowest = Math.max(0, ...said.map((row) => millisecondsOf(row, columns)));
  const rows = said.map((row) => {
    const time = millisecondsOf(row, columns);
    const remark = [bar(time / (slowest || 1), longestBar), row[columns] ?? ""].filter((part) => part !== "").join("  ");
    return [...row.slice(0, columns), remark];
  });
  const widths = (said[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  return rows.flatMap((row) => {
    const cells = widths.map((columns, column) => `${padEnd(row[column] ?? "", columns)}  `);
    return hang(indent + cells.join(""), row[widths.length] ?? "", width).map((line) => line.trimEnd());
  });
}

function fixLines({ fixes }: Pick<CheckResult, "fixes">, view: View): string[] {
  const style = styleFor(view.color);
  const label = indent + sayInline(labels.shortFix, view.language === "both" ? "en" : view.language);
  return fixes.flatMap((step, index) => {
    const blank = " ".repeat(displayWidth(label));
    return [
      ...paragraph(index === 0 ? label : blank, step, view),
      ...(step.command === undefined ? [] : [blank + style.command(`$ ${step.command}`)]),
    ];
  });
}

/** What a denied operation needs, with the policy to paste. */
function adviceLines({ advice }: CheckResult, view: View): string[] {
  if (!advice) return [];
  const lines = renderPermissions(advice, { ...view, width: view.width - indent.length }, true).split("\n");
  return lines.map((line) => indent + line);
}

/** A check's line with what is to be known and done about it. `among` are all checks of the run, by whose names it is aligned. */
export function renderResult(result: CheckResult, among: readonly Heading[], view: View): string {
  const style = styleFor(view.color);
  const { status, text, details, table } = result;
  const mark = marks[status];
  const [first = "", ...rest] = paragraph(`${mark} ${padEnd(nameOf(result, view), nameWidth(among, view))}`, text, view);
  return [
    style[markStyles[status]](mark) + first.slice(mark.length),
    ...rest,
    ...details.flatMap((detail) => paragraph(indent, detail, view).map(style.quiet)),
    ...tableLines(table, view),
    ...fixLines(result, view),
    ...adviceLines(result, view),
  ].join("\n");
}

const listed = (results: readonly CheckResult[], language: "en" | "zh"): string =>
  results.map(({ title }) => title[language]).join(language === "en" ? ", " : "、");

/** What all checks together came to. */
export function renderVerdict(results: readonly CheckResult[], notes: readonly Bilingual[], view: View): string {
  const findings = results.filter(({ status }) => status === "warning" || status === "failure");
  const missing = results.filter(({ status }) => status === "notRun");
  const [passed, idle] = (["ok", "notApplicable"] as const).map((wanted) => results.filter(({ status }) => status === wanted).length);
  const found: Bilingual =
    findings.length === 0
      ? {
          en: `No problems found (${passed} ${passed === 1 ? "check" : "checks"} passed, ${idle} not applicable).`,
          zh: `没有发现问题（${passed} 项检查通过，${idle} 项不适用）。`,
        }
      : {
          en: `${findings.length} ${findings.length === 1 ? "finding" : "findings"}: ${listed(findings, "en")}.`,
          zh: `发现 ${findings.length} 个问题：${listed(findings, "zh")}。`,
        };
  const notRun: Bilingual[] =
    missing.length === 0
      ? []
      : [{ en: `Skipped (not counted as passed): ${listed(missing, "en")}.`, zh: `已跳过（不计为通过）：${listed(missing, "zh")}。` }];
  const lines = [found, ...notRun, ...notes].flatMap((text) => paragraph("", text, view));
  return ["", ...lines].join("\n");
}

/** `--list-checks`. */
export function renderChecks(checks: readonly Check[], view: View): string {
  const width = Math.max(...checks.map(({ id }) => id.length)) + 2;
  const network: Bilingual = { en: " (network)", zh: "（联网）" };
  const none: Bilingual = { en: "", zh: "" };
  return checks
    .flatMap(({ id, about, network: isOnline }) => {
      const suffix = isOnline ? network : none;
      return hang(padEnd(id, width), sayInline({ en: about.en + suffix.en, zh: about.zh + suffix.zh }, view.language), view.width);
    })
    .join("\n");
}

export const checksDocument = (checks: readonly Check[], view: View): string =>
  jsonDocument(
    {
      checks: checks.map(({ id, title, about, network, needs, onRequest }) => ({
        id,
        title,
        about,
        network,
        needs,
        onRequest: onRequest === true,
      })),
    },
    view.terminal,
  );

/** `--json`: every check that ran or could not. */
export function doctorDocument(results: readonly CheckResult[], { endpoint }: Subject, view: View): string {
  const place = endpoint.kind === "found" ? endpoint.value.value : null;
  const count = (status: Status): number => results.filter((result) => result.status === status).length;
  return jsonDocument(
    {
      endpoint: place?.origin ?? null,
      region: place?.region ?? null,
      checks: results.map(({ id, title, status, text, details, fixes, blockedBy, milliseconds, facts }) => ({
        id,
        title,
        status,
        text,
        details,
        fixes,
        blockedBy,
        milliseconds,
        facts,
      })),
      summary: {
        ok: count("ok"),
        warning: count("warning"),
        failure: count("failure"),
        notRun: count("notRun"),
        notApplicable: count("notApplicable"),
      },
    },
    view.terminal,
  );
}
