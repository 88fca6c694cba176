import type { OperationCode } from "../../../core/operations/knowledge/codes.js";
import type { OperationKnowledge, Rule } from "../../../core/operations/knowledge/knowledge.js";
import type { QuotaFigure } from "../../../core/operations/knowledge/quota-figures.js";
import type { Parameter } from "../../../core/operations/model/operation.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { say, sayInline } from "../../../core/text/language.js";
import { continuation } from "../../../core/text/shell.js";
import { displayWidth, hang, padEnd, wrap } from "../../../core/text/wrap.js";
import { legend, marked, markOf } from "../../shared/errors/marks.js";
import { renderFacts } from "../../shared/look/facts.js";
import { quotaText } from "../../shared/look/quota-text.js";
import { type Style, styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";
import { callOf } from "./call-line.js";
import { renderParameterTree } from "./parameter-tree.js";

const labels = {
  rules: { en: "Rules for values", zh: "取值约束" },
  quotas: { en: "Quotas", zh: "配额" },
  codes: { en: "Error codes", zh: "可能的错误码" },
  general: { en: "Any call", zh: "通用" },
  verify: { en: "Verify", zh: "核对" },
  example: { en: "Example", zh: "示例" },
  aliases: { en: "Also called", zh: "别名" },
  beware: { en: "Note", zh: "注意" },
  sources: { en: "Sources", zh: "来源" },
  quotaSources: { en: "Where they are stated", zh: "出处" },
  more: { en: "More about a code", zh: "查看某个错误码" },
} as const satisfies Record<string, Bilingual>;

const confidences: Record<Rule["confidence"], Bilingual> = {
  certain: { en: "certain", zh: "确定" },
  likely: { en: "likely", zh: "很可能" },
  disputed: { en: "the sources disagree", zh: "说法不一" },
};

const membersUnstated: Bilingual = {
  en: "No source states whether a member of an object is required.",
  zh: "对象的成员是否必填，各资料均未说明。",
};

interface Page {
  readonly view: View;
  readonly style: Style;
}

const lines = (text: Bilingual, { view }: Page, indent = ""): string[] =>
  say(text, view.language).flatMap((line) => hang(indent, line, view.width));

function heading({ operation, groupTitle }: OperationKnowledge, page: Page): string[] {
  const { view, style } = page;
  const [first = "", ...rest] = hang(`${operation.name}  `, sayInline(groupTitle, view.language), view.width);
  return [
    style.command(operation.name) + style.quiet(first.slice(operation.name.length)),
    ...rest.map(style.quiet),
    ...lines(operation.title, page).map(style.title),
    ...(view.language === "en" ? hang("中文  ", operation.title.zh, view.width) : []),
    ...wrap(callOf(operation), view.width),
  ];
}

const hasMembers = ({ children = [] }: Parameter): boolean => children.length > 0;

/** The code in the id of an entry that may stand for one message of it: `security-group/BadRequest.protocol-invalid`. */
const codeOf = (id: string): string => id.slice(id.indexOf("/") + 1).replace(/\.[a-z][a-z-]*$/u, "");

/** Each constraint with the code that a request meets which breaks it. */
function ruleLines(rules: readonly Rule[], { view, style }: Page): string[] {
  if (rules.length === 0) return [];
  const rows = rules.flatMap(({ text, confidence, notice, entry }) => {
    if (notice) return hang("  ! ", sayInline(text, view.language), view.width);
    const code = entry === null ? [] : [codeOf(entry)];
    const mark = `[${[...code, sayInline(confidences[confidence], view.language)].join(view.language === "zh" ? "，" : ", ")}]`;
    return hang("  - ", `${sayInline(text, view.language)} ${mark}`, view.width).map((line) => line.replace(mark, style.quiet(mark)));
  });
  return ["", style.heading(sayInline(labels.rules, view.language)), ...rows];
}

/** What it may use up, with where that is stated. */
function quotaLines(quotas: readonly QuotaFigure[], { view, style }: Page): string[] {
  if (quotas.length === 0) return [];
  const rows = quotas.flatMap((figure) => hang("  - ", sayInline(quotaText(figure), view.language), view.width));
  const more = hang(`  ${sayInline(labels.quotaSources, view.language)}  `, "bcevpc help quotas", view.width);
  return ["", style.heading(sayInline(labels.quotas, view.language)), ...rows, ...more];
}

/** What the columns of the codes hold. */
const codeHead = { code: { en: "Code", zh: "错误码" }, title: { en: "What it means", zh: "含义" } } as const satisfies Record<
  string,
  Bilingual
>;

/** What the link between an operation and a code rests on, in the words of causes and fixes. */
const statementOf = { stated: "documented", inferred: "inferred" } as const;

function codeLine({ code, httpStatus, title, basis }: OperationCode, width: number, { view, style }: Page): string[] {
  const text = marked(sayInline(title, view.language), statementOf[basis], view.language);
  const status = (httpStatus === null ? "–" : String(httpStatus)).padStart(4);
  if (code.length > width) return [`  ${style.code(code)}  ${status}`, ...hang("      ", text, view.width)];
  const [first = "", ...rest] = hang(`  ${padEnd(code, width)}  ${status}  `, text, view.width);
  return [`  ${style.code(code)}${first.slice(code.length + 2)}`, ...rest];
}

/** The codes of any call: those that are inferred, and below them, behind their mark, the documented ones. */
function generalLines(codes: readonly OperationCode[], view: View): string[] {
  const label = `  ${sayInline(labels.general, view.language)}  `;
  const named = (basis: OperationCode["basis"]): string => codes.flatMap((code) => (code.basis === basis ? [code.code] : [])).join(", ");
  const rows = [named("inferred"), `${markOf("documented", view.language)} ${named("stated")}`].filter((row) => row !== "");
  return rows.flatMap((row, index) => hang(index === 0 ? label : " ".repeat(displayWidth(label)), row, view.width));
}

function codeLines(codes: readonly OperationCode[], page: Page): string[] {
  const { view, style } = page;
  const own = codes.filter(({ general }) => !general);
  const width = Math.min(
    Math.max(displayWidth(sayInline(codeHead.code, view.language)), ...own.map(({ code }) => code.length)),
    Math.floor(view.width * 0.4),
  );
  return [
    "",
    style.heading(sayInline(labels.codes, view.language)),
    ...(own.length === 0
      ? []
      : [style.quiet(`  ${padEnd(sayInline(codeHead.code, view.language), width)}  HTTP  ${sayInline(codeHead.title, view.language)}`)]),
    ...own.flatMap((code) => codeLine(code, width, page)),
    ...generalLines(
      codes.filter(({ general }) => general),
      view,
    ),
    ...legend(
      codes.map(({ basis }) => statementOf[basis]),
      view,
    ),
    ...hang(`  ${sayInline(labels.more, view.language)}  `, `bcevpc explain ${(own[0] ?? codes[0])?.code ?? ""}`, view.width),
  ];
}

/** A command that fits the line, continued over lines, so that it can be pasted as it stands. */
function commandLines(command: string, { view, style }: Page): string[] {
  const rows: string[] = [];
  for (const [word] of command.matchAll(/(?:[^\s']|'[^']*')+/gu)) {
    const row = rows.at(-1);
    const indent = rows.length < 2 ? "" : "    ";
    if (row !== undefined && displayWidth(`${indent}${row} ${word}`) <= view.width - 6) rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(word);
  }
  return rows.map((row, index) =>
    style.command(`${index === 0 ? "  $ " : "      "}${row}${index < rows.length - 1 ? ` ${continuation()}` : ""}`),
  );
}

function callLines({ verify, example }: OperationKnowledge, page: Page): string[] {
  const { view, style } = page;
  const head = (label: Bilingual): string => style.heading(sayInline(label, view.language));
  return [
    ...(verify === null ? [] : ["", head(labels.verify), ...commandLines(verify.command, page)]),
    "",
    head(labels.example),
    ...commandLines(example, page),
  ];
}

/** Other names it goes by, where they mislead, and where the facts come from. */
function sourceLines({ operation, misleading }: OperationKnowledge, { view }: Page): string[] {
  const clash = {
    en: `bce-sdk-go calls this ${misleading.join(", ")}, which is a different operation here`,
    zh: `bce-sdk-go 中名为 ${misleading.join("、")}，而这里该名称是另一个接口`,
  };
  return renderFacts(
    [
      ...(operation.aliases.length === 0 ? [] : [[labels.aliases, operation.aliases.join(", ")] as const]),
      ...(misleading.length === 0 ? [] : [[labels.beware, sayInline(clash, view.language)] as const]),
      ...operation.sources.map((source, index) => [index === 0 ? labels.sources : { en: "", zh: "" }, source] as const),
    ],
    view,
  );
}

/** An operation as a page of text: how it is called, what it takes, what it can answer with. Ends without a line feed. */
export function renderOperation(knowledge: OperationKnowledge, view: View): string {
  const { operation, ids, rules, quotas, codes } = knowledge;
  const page: Page = { view, style: styleFor(view.color) };
  const tree = operation.parameters.length === 0 ? [] : ["", ...renderParameterTree(operation.parameters, ids, view)];
  return [
    ...heading(knowledge, page),
    ...tree,
    ...(operation.parameters.some(hasMembers) ? wrap(sayInline(membersUnstated, view.language), view.width).map(page.style.quiet) : []),
    ...ruleLines(rules, page),
    ...quotaLines(quotas, page),
    ...codeLines(codes, page),
    ...callLines(knowledge, page),
    "",
    ...sourceLines(knowledge, page),
  ].join("\n");
}
