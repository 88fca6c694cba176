import { loadEveryEntry } from "../../core/catalogue/catalogue.js";
import type { Entry } from "../../core/catalogue/entry.js";
import { createSearch } from "../../core/catalogue/search.js";
import { serviceNames } from "../../core/catalogue/service-names.js";
import { loadOperations } from "../../core/operations/lookup/operations.js";
import { createOperationSearch } from "../../core/operations/lookup/search.js";
import type { Operation } from "../../core/operations/model/operation.js";
import { both, type Content, html } from "../html.js";
import { byId, whenQuiet } from "./dom.js";
import { fill } from "./fill.js";

const entryLine = ({ id, code, service, httpStatus, title }: Entry): Content =>
  html`<li><a href="#${id}"><b>${code}</b> ${both(title)} <span class="quiet">${both(serviceNames[service])}${httpStatus === null ? null : `, ${httpStatus}`}</span></a></li>`;

const operationLine = ({ name, title, method, path }: Operation): Content =>
  html`<li><a href="#op/${name}"><b>${name}</b> ${both(title)} <span class="quiet">${method} ${path}</span></a></li>`;

const list = (heading: { en: string; zh: string }, lines: readonly Content[]): Content =>
  lines.length === 0 ? null : html`<h3>${both(heading)}</h3><ul class="list">${lines}</ul>`;

/** Moves the focus through the results with the arrow keys. */
function moveByKeys(words: HTMLInputElement, results: HTMLElement): void {
  const step = (event: KeyboardEvent, by: number): void => {
    const links = [...results.querySelectorAll("a")];
    const next = links.indexOf(document.activeElement as HTMLAnchorElement) + by;
    event.preventDefault();
    if (next < 0) words.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  };
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  for (const element of [words, results])
    element.addEventListener("keydown", (event) => {
      const by = steps[event.key];
      if (by !== undefined && !(element === words && by < 0)) step(event, by);
    });
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "/" && !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) {
      location.hash = "#search";
      setTimeout(() => words.focus());
    }
  });
}

/** Searches codes and operations as one types. */
export async function startSearch(): Promise<void> {
  const [entries, operations] = [await loadEveryEntry(), await loadOperations()];
  const [searchEntries, searchOperations] = [createSearch(entries), createOperationSearch(operations)];
  const words = byId<HTMLInputElement>("words");
  const results = byId("found");
  const show = (): void => {
    const query = words.value.trim();
    const codes = query === "" ? entries : searchEntries(query);
    const named = query === "" ? operations : searchOperations(query);
    fill(results, [
      list({ en: "Error codes", zh: "错误码" }, codes.map(entryLine)),
      list({ en: "Operations", zh: "接口" }, named.map(operationLine)),
    ]);
    fill(
      byId("found-status"),
      both({ en: `${codes.length} codes, ${named.length} operations`, zh: `${codes.length} 个错误码，${named.length} 个接口` }),
    );
  };
  words.addEventListener("input", whenQuiet(60, show));
  words.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    results.querySelector("a")?.click();
  });
  moveByKeys(words, results);
  show();
}
