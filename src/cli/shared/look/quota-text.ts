import type { QuotaFigure } from "../../../core/operations/knowledge/quota-figures.js";
import type { Bilingual } from "../../../core/text/bilingual.js";

const kinds = {
  older: { en: "from an older page", zh: "出自旧版页面" },
  "second-hand": { en: "second-hand", zh: "第三方转述" },
} as const satisfies Record<string, Bilingual>;

const raising = (adjustable: boolean | null): readonly Bilingual[] =>
  adjustable === null ? [] : [adjustable ? { en: "can be raised", zh: "可提升" } : { en: "fixed", zh: "不可提升" }];

/** A figure with what is known of it: whether it can be raised, and where it is not from a page of the documentation of today. */
export function quotaText({ text, adjustable, source: { kind } }: QuotaFigure): Bilingual {
  const notes = [...raising(adjustable), ...(kind === undefined ? [] : [kinds[kind]])];
  if (notes.length === 0) return text;
  return { en: `${text.en} (${notes.map(({ en }) => en).join(", ")})`, zh: `${text.zh}（${notes.map(({ zh }) => zh).join("，")}）` };
}
