import { infer } from "../../../core/catalogue/inference.js";
import { serviceNames } from "../../../core/catalogue/service-names.js";
import type { Found } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { shellWord } from "../../../core/text/shell.js";
import { contextText, parameterText } from "../errors/context.js";

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
export interface Remainder {
  readonly count: number;
}

/** A text that is the same in every language. */
export const same = (text: string): Bilingual => ({ en: text, zh: text });
export const joined = (parts: readonly Bilingual[], en: string, zh = en): Bilingual => ({
  en: parts.map((part) => part.en).join(en),
  zh: parts.map((part) => part.zh).join(zh),
});

/** What an error is called: its code, or what failed where it has none. */
export const nameOf = ({ code, title }: Found): Bilingual =>
  code === null ? (title ?? { en: "BCE error whose code is not shown", zh: "未显示错误码的 BCE 错误" }) : same(code);

/** Name, service and status: `NoSuchNat (NAT gateway, HTTP 404)`. */
export function titleOf(found: Found): Bilingual {
  const { entry, known, failure, candidates } = found;
  const services = [...new Set((entry ? [entry] : candidates).map((candidate) => candidate.service))];
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
