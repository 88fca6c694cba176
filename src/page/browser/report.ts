import { byId } from "./dom.js";
import { startInLanguage } from "./language.js";

const words = byId<HTMLInputElement>("filter");
const kind = byId<HTMLSelectElement>("kind");
const rows = [...document.querySelectorAll<HTMLTableRowElement>("tr[data-row]")];
const articles = [...document.querySelectorAll<HTMLElement>("article[data-kind]")];
const texts = new Map(rows.map((row) => [row, row.textContent?.toLowerCase() ?? ""]));

/** Shows the lines and explanations that fit the filters. */
function apply(): void {
  const sought = words.value.trim().toLowerCase();
  const chosen = kind.value;
  const shown = new Set<string>();
  let count = 0;
  for (const row of rows) {
    const name = row.dataset["row"] ?? "";
    row.hidden = !((chosen === "" || name === chosen) && (texts.get(row)?.includes(sought) ?? false));
    if (row.hidden) continue;
    count += 1;
    shown.add(name);
  }
  for (const article of articles) {
    const name = article.dataset["kind"] ?? "";
    article.hidden = sought === "" ? chosen !== "" && name !== chosen : !shown.has(name);
  }
  byId("shown-count").textContent = `${count} / ${rows.length}`;
}

words.addEventListener("input", apply);
kind.addEventListener("change", apply);
startInLanguage();
apply();
document.documentElement.dataset["ready"] = "";
