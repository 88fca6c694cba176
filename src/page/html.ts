import type { Bilingual } from "../core/text/bilingual.js";
import { clean } from "../core/text/clean.js";

/** A piece of a page: markup of our own, in which every text from outside is escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

export type Content = Html | string | number | null | readonly Content[];

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

/** A text as markup shows it, in an element as in a quoted attribute; what a browser would obey or reorder is removed. */
const escaped = (text: string): string => clean(text).replaceAll(/[&<>"'`]/gu, (sign) => entities[sign] ?? "");

function markupOf(content: Content): string {
  if (content === null) return "";
  if (content instanceof Html) return content.markup;
  return typeof content === "object" ? content.map(markupOf).join("") : escaped(String(content));
}

/** Markup with values in it, each of which is escaped unless it is markup itself. */
export const html = (parts: TemplateStringsArray, ...values: readonly Content[]): Html =>
  new Html(parts.map((part, at) => part + markupOf(values[at] ?? null)).join(""));

/** A text in both languages, of which the page shows one. */
export const both = ({ en, zh }: Bilingual): Html =>
  en === zh ? html`${en}` : html`<span class="en" lang="en">${en}</span><span class="zh" lang="zh">${zh}</span>`;

/** Attributes with a text in both languages, from which the program of the page takes the one that it shows. */
const switched = ({ en, zh }: Bilingual): Html => (en === zh ? html`` : html` data-en="${en}" data-zh="${zh}"`);

/** The name of an element for who hears the page. */
export const named = (text: Bilingual): Html => html`aria-label="${text.en}"${switched(text)}`;

/** An entry to choose, in which no element may stand. */
export const optionOf = (value: string, text: Bilingual): Html => html`<option value="${value}"${switched(text)}>${text.en}</option>`;
