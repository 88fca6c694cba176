import { labels } from "../../../core/catalogue/labels.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { type Language, sayInline } from "../../../core/text/language.js";
import {
  aboutTexts,
  fixOf,
  idsText,
  joined,
  type Kind,
  meaningOf,
  nameOf,
  ownMessage,
  type Place,
  placeText,
  type Remainder,
  same,
  timesText,
  titleOf,
} from "./kind-texts.js";

/** GitHub shows so many annotations of a step and drops the others without a word. */
export const mostAnnotations = 10;

function bodyOf(kind: Kind, language: Language): string {
  const { first, count, places } = kind;
  const [place] = places;
  const ids = idsText(kind);
  const at = place ? placeText(place) : same("");
  // Chinese sets a blank before a file's name, but none before its own words.
  const where = { en: at.en, zh: place?.file == null ? at.zh : ` ${at.zh}` };
  const times = timesText(count);
  const came = count === 1 ? { en: `Occurs once, at ${where.en}`, zh: `出现 1 次，位于${where.zh}` } : null;
  const summary = joined(
    [came ?? { en: `Occurs ${times.en}, first at ${where.en}`, zh: `出现 ${times.zh}，首次位于${where.zh}` }, ...(ids ? [ids] : [])],
    "; ",
    "；",
  );
  const fix = fixOf(first);
  const message = ownMessage(first);
  const labelled = (label: Bilingual, text: Bilingual): Bilingual => ({ en: `${label.en}: ${text.en}`, zh: `${label.zh}：${text.zh}` });
  const lines = [
    { en: `${summary.en}.`, zh: `${summary.zh}。` },
    ...(message === null ? [] : [labelled(labels.message, same(message))]),
    ...aboutTexts(first),
    meaningOf(first),
    ...(fix === null ? [] : [labelled(labels.fix, fix)]),
  ];
  return lines.map((line) => sayInline(line, language)).join("\n");
}

/** What GitHub documents for the text of a command. */
const escapeText = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
/** The same for the value of a property, which ends at a comma or colon. */
const escapeProperty = (text: string): string => escapeText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** A workflow command that makes an annotation. */
export function annotation(level: "error" | "warning", title: string, body: string, place: Place | undefined): string {
  const properties = [
    ...(place && place.file !== null ? [`file=${escapeProperty(place.file)}`, `line=${place.line}`] : []),
    `title=${escapeProperty(title)}`,
  ];
  return `::${level} ${properties.join(",")}::${escapeText(body)}`;
}

/** What there is no annotation left for, so that nothing is lost silently. */
function restCommand(kinds: readonly Kind[], beyond: Remainder, language: Language): string {
  const errors = kinds.reduce((total, { count }) => total + count, beyond.count);
  const number = beyond.count === 0 ? same(String(kinds.length)) : { en: `more than ${kinds.length}`, zh: `超过 ${kinds.length} ` };
  const named = kinds
    .slice(0, 20)
    .map(({ first, count }) => ({ en: `${nameOf(first).en} × ${count}`, zh: `${nameOf(first).zh} × ${count}` }));
  const list = joined([...named, ...(kinds.length > named.length || beyond.count > 0 ? [same("…")] : [])], ", ", "、");
  const title = { en: `${number.en} more kinds of BCE errors`, zh: `另有 ${number.zh.trim()} 种 BCE 错误` };
  const body = {
    en: `${errors} errors of ${number.en} more kinds are not shown, because GitHub shows at most ${mostAnnotations} annotations per step: ${list.en}\nTo see all: run the same command with --summary or --json instead of --format github.`,
    zh: `另有 ${number.zh.trim()} 种共 ${errors} 个错误未显示，因为 GitHub 每个步骤最多显示 ${mostAnnotations} 条注解：${list.zh}\n查看全部：将 --format github 换成 --summary 或 --json 后重新运行同一命令。`,
  };
  return annotation("error", sayInline(title, language), sayInline(body, language), undefined);
}

/** Workflow commands of GitHub Actions: one annotation a kind, the most frequent first, the last one for all that has no room. */
export function renderGithub(kinds: readonly Kind[], beyond: Remainder, language: Language): string[] {
  const sorted = [...kinds].sort((a, b) => b.count - a.count);
  const fits = sorted.length <= mostAnnotations && beyond.count === 0;
  const shown = fits ? sorted : sorted.slice(0, mostAnnotations - 1);
  const commands = shown.map((kind) =>
    annotation("error", sayInline(titleOf(kind.first), language), bodyOf(kind, language), kind.places[0]),
  );
  return fits ? commands : [...commands, restCommand(sorted.slice(shown.length), beyond, language)];
}
