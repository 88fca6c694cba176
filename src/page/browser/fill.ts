import { type Content, html } from "../html.js";

/** Puts content into an element in the place of what was there. */
export const fill = (element: Element, content: Content): void => {
  element.innerHTML = html`${content}`.markup;
};
