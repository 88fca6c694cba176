import { basisNames, labels } from "../core/catalogue/labels.js";
import type { Linted } from "../core/library/api.js";
import type { Bilingual } from "../core/text/bilingual.js";
import { fact, links } from "./entry-article.js";
import { both, type Content, type Html, html } from "./html.js";

const texts = {
  error: { en: "error", zh: "错误" },
  warning: { en: "warning", zh: "警告" },
  must: { en: "Rule", zh: "规则" },
  instead: { en: "Help", zh: "建议" },
  meets: { en: "Fails with", zh: "将返回" },
  mayMeet: { en: "May fail with", zh: "可能返回" },
  live: { en: "In practice", zh: "线上实测" },
  basis: { en: "Basis", zh: "依据" },
  none: { en: "No problems found. Nothing was sent.", zh: "未发现问题。没有发送任何请求。" },
  foreign: { en: "This is not a request of the VPC API.", zh: "这不是 VPC 接口的请求。" },
  parameter: labels.parameters,
} as const satisfies Record<string, Bilingual>;

const findingItem = (finding: Linted["findings"][number]): Content => {
  const { level, text, must, instead, entry, liveEntry, basis, parameter } = finding;
  return html`<li><p><span class="${level === "error" ? "bad" : "quiet"}">${both(texts[level])}</span> ${both(text)}</p><dl>
${fact(texts.parameter, parameter)}${fact(texts.must, must && both(must))}${fact(texts.instead, instead && both(instead))}
${fact(level === "error" ? texts.meets : texts.mayMeet, entry && links([entry.id], (id) => id))}
${fact(texts.live, liveEntry && links([liveEntry.id], (id) => id))}${fact(texts.basis, both(basisNames[basis]))}</dl></li>`;
};

/** What a request would meet. */
export const lintArticle = ({ method, path, operation, findings }: Linted): Html =>
  html`<article><h3><code>${method} ${path}</code></h3>
<p class="quiet">${operation === null ? both(texts.foreign) : html`<a href="#op/${operation}">${operation}</a>`}</p>
${findings.length === 0 ? html`<p class="good">${both(texts.none)}</p>` : html`<ol>${findings.map(findingItem)}</ol>`}</article>`;
