import type { Bilingual } from "../../text/bilingual.js";
import { borrowedWords, commonWords } from "../meaning/borrowed-words.js";
import { clientNote } from "../meaning/client-notes.js";
import type { CodeBook } from "../meaning/code-book.js";
import { foldMessage } from "../meaning/message.js";

/** Something in a text without errors that may be what is left of one. */
export interface Hint extends Bilingual {
  readonly file: string | null;
  readonly line: number;
}

/** Node's words for a rejection with a plain object. Any program can make it, so it is no finding. */
const plainObject = /UnhandledPromiseRejection|\[object Object\]|"#<Object>"/u;
/** A word that can be a code of the catalogue: capitals inside tell it from common words. */
const codeWord = /(?<![\w.])[A-Z][a-z]+(?:[A-Z][a-z]*|[._][A-Z]\w*){1,12}(?![\w])|(?<![\w.])[A-Z]{3,20}_[A-Z_]{3,30}(?![\w])/gu;
const requestId = /x-bce-request-id["']?\s{0,4}[:=]\s{0,4}["']?([\w-]{8,64})/iu;
const bceHost = /(?<![\w.-])(?:[\w-]{1,63}\.){1,5}?(?:baidubce|bcebos)\.com/iu;
/** Shorter codes are common words: NotFound. */
const shortestCode = 9;
/** Messages shorter than this are common words. */
const shortestMessage = 12;
const mostLines = 2000;

interface Mention {
  readonly at: number;
  readonly text: Bilingual;
}

function plainObjectIn(text: string): Mention | null {
  const at = text.search(plainObject);
  const { note } = clientNote("js-object");
  return at < 0
    ? null
    : {
        at,
        text: {
          en: `A plain object was thrown there. If this was a BCE call: ${note.en}`,
          zh: `该处抛出的是普通对象。如果调用的是百度智能云：${note.zh}`,
        },
      };
}

function codeIn(text: string, book: CodeBook): Mention | null {
  for (const { 0: word, index } of text.matchAll(codeWord)) {
    const entry = book.get(word.toLowerCase())?.find(({ code, evidence }) => code === word && evidence !== "client-made");
    if (!entry || word.length < shortestCode || commonWords.has(word) || borrowedWords.has(word)) continue;
    return {
      at: index,
      text: {
        en: `${word} appears there, but not as a complete error. To explain it: bcevpc explain ${word}`,
        zh: `该处提到了 ${word}，但不是完整的错误信息。查看解释：bcevpc explain ${word}`,
      },
    };
  }
  return null;
}

function messageIn(text: string, book: CodeBook): Mention | null {
  const messages = [...book.values()]
    .flat()
    .flatMap(({ code, message, evidence }) =>
      message === null || message.includes("${") || evidence === "client-made" ? [] : [{ code, folded: foldMessage(message) }],
    )
    .filter(({ folded }) => folded.length >= shortestMessage);
  let at = 0;
  for (const line of text.split("\n").slice(0, mostLines)) {
    const folded = foldMessage(line);
    const known = messages.find((message) => folded.includes(message.folded));
    if (known)
      return {
        at,
        text: {
          en: `That line contains the message of ${known.code}. To explain it: bcevpc explain ${known.code}`,
          zh: `该行含有 ${known.code} 的错误消息。查看解释：bcevpc explain ${known.code}`,
        },
      };
    at += line.length + 1;
  }
  return null;
}

function hostIn(text: string): Mention | null {
  const id = requestId.exec(text);
  if (id)
    return {
      at: id.index,
      text: {
        en: `There is a BCE answer (request id ${id[1]}) without an error code. The code is in its body: use curl -i, or bcevpc call GET /v1/vpc -i`,
        zh: `该处是百度智能云的返回（requestId ${id[1]}），但没有错误码。错误码在返回体中，可用 curl -i 查看，或：bcevpc call GET /v1/vpc -i`,
      },
    };
  const host = bceHost.exec(text);
  return (
    host && {
      at: host.index,
      text: {
        en: `${host[0]} is called there, but no answer is shown. Paste the response body, or check the connection: bcevpc doctor`,
        zh: `该处调用了 ${host[0]}，但没有显示返回内容。请粘贴返回体，或检查网络：bcevpc doctor`,
      },
    }
  );
}

const placed = (text: string, mention: Mention | null, file: string | null, firstLine: number): Hint | null =>
  mention && { file, line: firstLine + text.slice(0, mention.at).split("\n").length - 1, ...mention.text };

/** What to tell someone of a thrown object, in a part of a long text. */
export const thrownObjectIn = (text: string, file: string | null, firstLine: number): Hint | null =>
  placed(text, plainObjectIn(text), file, firstLine);

/** What to tell someone in whose text, which begins on `firstLine`, nothing was found. The first kind that stands in it counts. */
export function hintIn(text: string, file: string | null, firstLine: number, book: CodeBook): Hint | null {
  return placed(text, plainObjectIn(text) ?? codeIn(text, book) ?? messageIn(text, book) ?? hostIn(text), file, firstLine);
}
