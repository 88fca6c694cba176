import type { Bilingual } from "../../core/text/bilingual.js";
import { sayInline } from "../../core/text/language.js";
import { wrap } from "../../core/text/wrap.js";
import type { View } from "../view.js";
import { styleFor } from "./look/style.js";
import { type TopicName, topicNames } from "./topic-names.js";

/** What people look up that is not an error code, and where it is explained. */
const pointers: readonly (readonly [words: RegExp, topic: TopicName])[] = [
  [/^(?:authorization|content-type|host|x-bce-[a-z-]+)$/u, "headers"],
  [/^(?:request[-_ ]?id|debug[-_ ]?id|code|message|error[-_ ]?(?:body|response|format)s?)$/u, "errors"],
  [/^(?:region|endpoint|地域|接入点)s?$/u, "regions"],
  [/^(?:quota|limit|配额|限额)s?$/u, "quotas"],
  [/^(?:bce-auth-v1|sign|signature|signedheaders|canonical[-_ ]?request|签名)$/u, "signing"],
];

/** The topic that explains a word; null for one that belongs to none. */
export function topicOf(word: string): TopicName | null {
  const name = word.trim().toLowerCase().replace(/:$/u, "");
  return topicNames.find((topic) => topic === name) ?? pointers.find(([words]) => words.test(name))?.[1] ?? null;
}

export function renderPointer(word: string, topic: TopicName, { language, width, color }: View): string {
  const text: Bilingual = { en: `${word} is not an error code. It is explained here:`, zh: `${word} 不是错误码，说明见：` };
  return [...wrap(sayInline(text, language), width), `  ${styleFor(color).command(`$ bcevpc help ${topic}`)}`].join("\n");
}
