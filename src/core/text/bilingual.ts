/** A text in both languages of the product. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}
