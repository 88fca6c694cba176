import type { Cause, Entry, Fix } from "../../../core/catalogue/entry.js";
import { labels, unmarked } from "../../../core/catalogue/labels.js";
import type { Found } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { jsonText } from "../../../core/text/json-text.js";
import { type Language, sayInline } from "../../../core/text/language.js";
import type { View } from "../../view.js";
import { marked } from "../errors/marks.js";
import {
  aboutTexts,
  fixOf,
  idsText,
  type Kind,
  meaningOf,
  nameOf,
  ownMessage,
  type Place,
  placeText,
  type Remainder,
  timesText,
  titleOf,
} from "./kind-texts.js";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** The id of the rule an error belongs to: the catalogue's, or the code where none or several entries have it. */
export function ruleIdOf({ entry, code, failure, candidates }: Found): string {
  if (entry) return entry.id;
  return code ?? failure ?? [...new Set(candidates.map((candidate) => candidate.code))].join("+");
}

const levelOf = (retryable: boolean | null): "warning" | "error" => (retryable === true ? "warning" : "error");

const isUrl = (text: string | null): text is string => text !== null && URL.canParse(text);

/** A cause or fix as an item of a list; `code` wraps the command. */
function item(point: Cause | Fix, language: Language, code: string): string {
  const command = "command" in point && point.command !== undefined ? ` ${code}${point.command}${code}` : "";
  return `${marked(sayInline(point, language), point.basis, language)}${command}`;
}

/** Characters that Markdown would take for markup. */
const escapeMarkdown = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|]/gu, (character) => `\\${character}`);

export function helpOf({ meaning, causes, fixes, sources }: Entry, language: Language): { text: string; markdown: string } {
  const parts = [
    [labels.why, causes],
    [labels.fix, fixes],
  ] as const;
  const list = (heading: Bilingual, items: readonly (Cause | Fix)[], code: string, mark: string): string =>
    [
      `${mark}${sayInline(heading, language)}${mark}`,
      ...(mark === "" ? [] : [""]),
      ...items.map((point, index) => `${index + 1}. ${item(point, language, code)}`),
    ].join("\n");
  const links = sources.map(({ title, url }) => (isUrl(url) ? `[${escapeMarkdown(title)}](${url})` : escapeMarkdown(title)));
  const plain = sources.map(({ title, url }) => (url === null ? title : `${title}, ${url}`));
  const label = sayInline(labels.sources, language);
  const legend = [...causes, ...fixes].some(({ basis }) => basis === "inferred") ? [sayInline(unmarked, language)] : [];
  return {
    text: [
      sayInline(meaning, language),
      ...parts.map(([heading, items]) => list(heading, items, "", "")),
      ...legend,
      [label, ...plain].join("\n"),
    ].join("\n\n"),
    markdown: [
      sayInline(meaning, language),
      ...parts.map(([heading, items]) => list(heading, items, "`", "**")),
      ...legend,
      `**${label}**\n\n${links.map((link) => `- ${link}`).join("\n")}`,
    ].join("\n\n"),
  };
}

function ruleOf(id: string, found: Found, language: Language): object {
  const { entry, retryable } = found;
  const text = (content: Bilingual): { text: string } => ({ text: sayInline(content, language) });
  const source = entry?.sources.find(({ url }) => isUrl(url));
  const fix = fixOf(found);
  return {
    id,
    name: entry?.code ?? found.code ?? found.failure ?? id,
    shortDescription: text(entry?.title ?? titleOf(found)),
    fullDescription: text(entry?.meaning ?? meaningOf(found)),
    help: entry ? helpOf(entry, language) : text(fix ?? meaningOf(found)),
    ...(source ? { helpUri: source.url } : {}),
    defaultConfiguration: { level: levelOf(retryable) },
    properties: { tags: ["bce", ...(entry ? [entry.service] : [])], retryable, httpStatus: entry?.httpStatus ?? null },
  };
}

/** The path of a file as a reference of RFC 3986. */
function uriOf(file: string): string {
  const path = file.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${path.startsWith("//") ? "/" : ""}${path}` : path;
}

/** A place; standard input has no artifact to name, so it is said in words. */
export const locationOf = (place: Place, language: Language): object =>
  place.file === null
    ? { message: { text: sayInline(placeText(place), language) } }
    : { physicalLocation: { artifactLocation: { uri: uriOf(place.file) }, region: { startLine: place.line } } };

function messageOf(kind: Kind, language: Language): string {
  const { first, count } = kind;
  const name = nameOf(first);
  const times = timesText(count);
  const ids = idsText(kind);
  const own = ownMessage(first);
  const fix = fixOf(first);
  const meaning = meaningOf(first);
  const parts: Bilingual[] = [
    { en: `${name.en}, ${times.en}: ${meaning.en}`, zh: `${name.zh}，${times.zh}：${meaning.zh}` },
    ...(own === null ? [] : [{ en: `${labels.message.en}: ${own}`, zh: `${labels.message.zh}：${own}` }]),
    ...(fix === null ? [] : [{ en: `${labels.fix.en}: ${fix.en}`, zh: `${labels.fix.zh}：${fix.zh}` }]),
    ...aboutTexts(first),
    ...(ids === null ? [] : [ids]),
  ];
  return parts.map((part) => sayInline(part, language)).join("\n");
}

function resultOf(kind: Kind, ruleIndex: number, language: Language): object {
  const { first, count, places } = kind;
  const ruleId = ruleIdOf(first);
  const [place, ...others] = places;
  return {
    ruleId,
    ruleIndex,
    level: levelOf(first.retryable),
    message: { text: messageOf(kind, language) },
    locations: place ? [locationOf(place, language)] : [],
    ...(others.length === 0 ? {} : { relatedLocations: others.map((other, id) => ({ id, ...locationOf(other, language) })) }),
    occurrenceCount: count,
    partialFingerprints: { "bcevpcKind/v1": `${ruleId} ${first.file ?? "stdin"}` },
    properties: { httpStatus: first.httpStatus, requestIds: kind.requestIds },
  };
}

const beyondNote = ({ count }: Remainder): Bilingual => ({
  en: `${count} more errors of other kinds or in other files are not in this document. To see all: --summary or --ndjson.`,
  zh: `另有 ${count} 个属于其他种类或文件的错误未收入本文档。查看全部：--summary 或 --ndjson。`,
});

/** What one run of bcevpc found, as SARIF has it. */
interface Run {
  readonly rules: readonly object[];
  readonly notifications: readonly object[];
  readonly results: readonly object[];
}

/** A document of SARIF 2.1.0. Indented on a terminal. */
export function sarifLog(
  { rules, notifications, results }: Run,
  version: string,
  { language, terminal }: Pick<View, "language" | "terminal">,
): string {
  const run = {
    tool: {
      driver: {
        name: "bcevpc",
        version,
        semanticVersion: version,
        language: language === "zh" ? "zh-CN" : "en-US",
        rules,
      },
    },
    invocations: [{ executionSuccessful: true, ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }) }],
    results,
  };
  return jsonText({ $schema: schema, version: "2.1.0", runs: [run] }, terminal ? 2 : 0);
}

/** A document of SARIF 2.1.0: a rule a code, a result for each code in each file. Indented on a terminal. */
export function renderSarif(kinds: readonly Kind[], beyond: Remainder, version: string, { language, terminal }: View): string {
  const rules = new Map<string, Found>();
  for (const { first } of kinds) if (!rules.has(ruleIdOf(first))) rules.set(ruleIdOf(first), first);
  const indexes = new Map([...rules.keys()].map((id, index) => [id, index]));
  const notifications = beyond.count === 0 ? [] : [{ level: "warning", message: { text: sayInline(beyondNote(beyond), language) } }];
  const content = {
    rules: [...rules].map(([id, found]) => ruleOf(id, found, language)),
    notifications,
    results: kinds.map((kind) => resultOf(kind, indexes.get(ruleIdOf(kind.first)) ?? -1, language)),
  };
  return sarifLog(content, version, { language, terminal });
}
