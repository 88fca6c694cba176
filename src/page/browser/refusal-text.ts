import { Refusal } from "../../core/refusals.js";
import { CaptureError } from "../../core/requests/captured-request.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { both, type Content, html } from "../html.js";

/** An error that says to the user why something cannot be read, and what to do instead. */
export const isRefusal = (error: unknown): error is { readonly text: Bilingual; readonly hints: readonly Bilingual[] } =>
  error instanceof Refusal || error instanceof CaptureError;

export const refusalText = ({ text, hints }: { readonly text: Bilingual; readonly hints: readonly Bilingual[] }): Content =>
  html`<span class="bad">${both(text)}</span>${hints.map((hint) => html`<br>${both(hint)}`)}`;
