import type { Basis, Entry } from "../core/catalogue/entry.js";
import { basisMarks, evidenceNames, labels, retryVerdicts, unmarked } from "../core/catalogue/labels.js";
import { serviceNames } from "../core/catalogue/service-names.js";
import type { Bilingual } from "../core/text/bilingual.js";
import { both, type Content, type Html, html } from "./html.js";

export type Statement = Bilingual & { readonly basis?: Basis; readonly command?: string };

const mark = (basis: Basis | undefined): Content =>
  basis === undefined || basis === "inferred" ? null : html` <span class="tag">${both(basisMarks[basis])}</span>`;

/** Causes or fixes, each with its command. */
export const statements = (heading: Bilingual, items: readonly Statement[]): Content =>
  items.length === 0
    ? null
    : html`<h3>${both(heading)}</h3><ol>${items.map(
        (item) =>
          html`<li>${both(item)}${mark(item.basis)}${item.command === undefined ? null : html`<pre><code>${item.command}</code></pre>`}</li>`,
      )}</ol>`;

/** A fact with its name; nothing where there is none. */
export const fact = (name: Bilingual, value: Content): Content =>
  value === null || value === "" ? null : html`<dt>${both(name)}</dt><dd>${value}</dd>`;

/** Names that lead to their places on the page, or only the names. */
export const links = (names: readonly string[], target: ((name: string) => string) | null): Content =>
  names.length === 0
    ? null
    : names.map((name, at) => [
        at === 0 ? "" : ", ",
        target === null ? html`<code>${name}</code>` : html`<a href="#${target(name)}">${name}</a>`,
      ]);

const sourcesOf = ({ sources }: Entry): Content =>
  sources.map(({ title, url, date }, at) => {
    const text = [title, date].filter((part) => part !== null).join(", ");
    return [at === 0 ? "" : html`<br>`, url?.startsWith("https://") ? html`<a href="${url}" rel="noreferrer">${text}</a>` : text];
  });

/** Service, status and evidence in a line. */
export const aboutEntry = ({ service, httpStatus, evidence }: Entry): Content => [
  both(serviceNames[service]),
  httpStatus === null ? null : ` · HTTP ${httpStatus}`,
  " · ",
  both(evidenceNames[evidence]),
];

/** What happened, why, what to do, and the facts of an entry; `hasLinks` where other entries are on the page. */
export function entryBody(entry: Entry, hasLinks: boolean): Html {
  const hasUnmarked = [...entry.causes, ...entry.fixes].some(({ basis }) => basis === "inferred");
  return html`<p class="quiet">${aboutEntry(entry)}</p>
<p><strong>${both(entry.title)}</strong><br>${both(entry.meaning)}</p>
${statements(labels.why, entry.causes)}${statements(labels.fix, entry.fixes)}
${hasUnmarked ? html`<p class="quiet">${both(unmarked)}</p>` : null}
<dl>${fact(labels.message, entry.message)}${fact(labels.retry, both(retryVerdicts[`${entry.retryable}`]))}
${fact(labels.parameters, entry.parameters.join(", "))}
${fact(labels.operations, links(entry.operations, hasLinks ? (name) => `op/${name}` : null))}
${fact(labels.related, links(entry.related, hasLinks ? (id) => id : null))}
${fact(labels.sources, sourcesOf(entry))}</dl>`;
}

/** The page of an entry. */
export const entryArticle = (entry: Entry): Html =>
  html`<article><h2 tabindex="-1" id="shown"><code>${entry.code}</code></h2>${entryBody(entry, true)}</article>`;
