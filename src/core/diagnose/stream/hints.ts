import type { Bilingual } from "../../text/bilingual.js";
import { clientNote } from "../meaning/client-notes.js";

/** Something in a text without errors that may be what is left of one. */
export interface Hint extends Bilingual {
  readonly file: string | null;
  readonly line: number;
}

/** Node's words for a rejection with a plain object. Any program can make it, so it is no finding. */
const plainObject = /UnhandledPromiseRejection|\[object Object\]|"#<Object>"/u;

/** What to tell someone in whose text, which begins on `firstLine`, nothing was found. */
export function hintIn(text: string, file: string | null, firstLine: number): Hint | null {
  const at = text.search(plainObject);
  if (at < 0) return null;
  const { note } = clientNote("js-object");
  return {
    file,
    line: firstLine + text.slice(0, at).split("\n").length - 1,
    en: `A plain object was thrown there. If the call was one of BCE: ${note.en}`,
    zh: `该处抛出的是普通对象。如果调用的是百度智能云：${note.zh}`,
  };
}
