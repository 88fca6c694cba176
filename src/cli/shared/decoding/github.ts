import { infer } from "../../../core/catalogue/inference.js";
import { labels } from "../../../core/catalogue/labels.js";
import { serviceNames } from "../../../core/catalogue/service-names.js";
import type { Found } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { type Language, sayInline } from "../../../core/text/language.js";
import { shellWord } from "../../../core/text/shell.js";
import { contextText, parameterText } from "../errors/context.js";

/** GitHub shows so many annotations of a step and drops the others without a word. */
export const mostAnnotations = 10;
/** The rest of a long message is told by an ellipsis. */
const longestMessage = 500;

export interface Place {
  readonly file: string | null;
  readonly line: number;
}

/** Errors that need one explanation: the first of them, how many there are, where the first ones stand. */
export interface Kind {
  readonly first: Found;
  readonly count: number;
  readonly places: readonly Place[];
  /** The first three. */
  readonly requestIds: readonly string[];
}

/** Errors of more kinds than are told apart. */
export interface Beyond {
  readonly count: number;
}

const same = (text: string): Bilingual => ({ en: text, zh: text });
const joined = (parts: readonly Bilingual[], en: string, zh = en): Bilingual => ({
  en: parts.map((part) => part.en).join(en),
  zh: parts.map((part) => part.zh).join(zh),
});

/** What an error is called: its code, or what failed where it has none. */
export const nameOf = ({ code, title }: Found): Bilingual =>
  code === null ? (title ?? { en: "BCE error whose code is not shown", zh: "未显示错误码的 BCE 错误" }) : same(code);

/** Name, service and status: `NoSuchNat (NAT gateway, HTTP 404)`. */
export function titleOf(found: Found): Bilingual {
  const { entry, known, failure, candidates } = found;
  const services = [...new Set((entry ? [entry] : candidates).map((one) => one.service))];
  const [service] = services;
  const status = found.httpStatus ?? entry?.httpStatus ?? null;
  const about = [
    ...(service !== undefined && services.length === 1 ? [serviceNames[service]] : []),
    ...(!known && failure === null && found.origin !== "sdk" ? [{ en: "unknown code", zh: "未收录的错误码" }] : []),
    // The title of a failure tells its status.
    ...(status === null || failure !== null ? [] : [same(`HTTP ${status}`)]),
  ];
  const name = nameOf(found);
  if (about.length === 0) return name;
  const list = joined(about, ", ", "，");
  return { en: `${name.en} (${list.en})`, zh: `${name.zh}（${list.zh}）` };
}

/** What an error means, as far as that is known. */
export function meaningOf({ entry, meaning, candidates, code, httpStatus, origin }: Found): Bilingual {
  if (entry) return joined([entry.title, entry.meaning], ". ", "。");
  if (meaning) return meaning;
  if (candidates.length > 0) {
    const list = joined(
      candidates.map(({ id, title }) => ({ en: `${id} (${title.en})`, zh: `${id}（${title.zh}）` })),
      ", ",
      "、",
    );
    return { en: `It can be one of several: ${list.en}.`, zh: `可能是以下之一：${list.zh}。` };
  }
  const guesses = infer(origin === "sdk" ? null : code, httpStatus).map(({ from, suggests }) => ({
    en: `${from}: ${suggests.en}`,
    zh: `${from}：${suggests.zh}`,
  }));
  const unknown =
    origin === "sdk"
      ? {
          en: "The client library made up this code from the HTTP status; the service did not send it",
          zh: "该错误码由客户端根据状态码生成，服务端并未返回",
        }
      : { en: "Unknown error code", zh: "未收录的错误码" };
  const all = joined([unknown, ...guesses], "; ", "；");
  return { en: `${all.en}.`, zh: `${all.zh}。` };
}

/** The first thing to do; null when nothing is known. */
export function fixOf({ entry, steps, candidates, code }: Found): Bilingual | null {
  const fix = entry?.fixes[0] ?? steps[0];
  if (fix) return fix.command === undefined ? fix : { en: `${fix.en} $ ${fix.command}`, zh: `${fix.zh} $ ${fix.command}` };
  const name = code ?? candidates[0]?.id;
  if (candidates.length === 0 || name === undefined) return null;
  return { en: `To tell them apart: bcevpc explain ${shellWord(name)}`, zh: `查看如何区分：bcevpc explain ${shellWord(name)}` };
}

export const placeText = ({ file, line }: Place): Bilingual =>
  file === null ? { en: `line ${line} of standard input`, zh: `标准输入第 ${line} 行` } : same(`${file}:${line}`);

export const timesText = (count: number): Bilingual => ({ en: count === 1 ? "once" : `${count} times`, zh: `${count} 次` });

/** The first request ids; null without any. */
export function idsText({ requestIds, count }: Kind): Bilingual | null {
  if (requestIds.length === 0) return null;
  const list = requestIds.join(", ");
  const word = requestIds.length === 1 ? "request id" : "request ids";
  return count > requestIds.length
    ? { en: `first ${word}: ${list}`, zh: `前 ${requestIds.length} 个 requestId：${list}` }
    : { en: `${word}: ${list}`, zh: `requestId：${list}` };
}

/** The server's own words, where they say something the documented message does not. */
export function ownMessage({ message, entry }: Found): string | null {
  if (message === null || message === entry?.message) return null;
  const characters = [...message];
  return characters.length > longestMessage ? `${characters.slice(0, longestMessage).join("")}…` : message;
}

/** What an error says of its request and of the tool that was at work. */
export function aboutTexts(found: Found): Bilingual[] {
  const at = contextText(found.context);
  const given = parameterText(found);
  const conclusion = found.investigation?.conclusion ?? null;
  return [...(conclusion ? [conclusion] : []), ...(given === null ? [] : [given]), ...(at === null ? [] : [at])];
}

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
function restCommand(kinds: readonly Kind[], beyond: Beyond, language: Language): string {
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
export function renderGithub(kinds: readonly Kind[], beyond: Beyond, language: Language): string[] {
  const sorted = [...kinds].sort((a, b) => b.count - a.count);
  const fits = sorted.length <= mostAnnotations && beyond.count === 0;
  const shown = fits ? sorted : sorted.slice(0, mostAnnotations - 1);
  const commands = shown.map((kind) =>
    annotation("error", sayInline(titleOf(kind.first), language), bodyOf(kind, language), kind.places[0]),
  );
  return fits ? commands : [...commands, restCommand(sorted.slice(shown.length), beyond, language)];
}
