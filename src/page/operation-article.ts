import { labels } from "../core/catalogue/labels.js";
import type { OperationRecord, ParameterRecord } from "../core/operations/knowledge/operation-record.js";
import type { Bilingual } from "../core/text/bilingual.js";
import { fact, links } from "./entry-article.js";
import { both, type Content, type Html, html } from "./html.js";

const names = {
  group: { en: "Group", zh: "分组" },
  rules: { en: "Rules", zh: "约束" },
  codes: { en: "Error codes", zh: "错误码" },
  example: { en: "Example", zh: "示例" },
  check: { en: "Check the result", zh: "验证结果" },
  name: { en: "Parameter", zh: "参数" },
  place: { en: "In", zh: "位置" },
  type: { en: "Type", zh: "类型" },
  values: { en: "Values", zh: "取值" },
  required: { en: "required", zh: "必填" },
  byDefault: { en: "default", zh: "默认" },
  takesAway: { en: "destructive: bcevpc call asks first", zh: "破坏性操作：bcevpc call 发送前会确认" },
} as const satisfies Record<string, Bilingual>;

function valuesOf({ enum: choices, default: usual, idPrefix }: ParameterRecord): Content {
  const parts: Content[] = [
    ...(choices === null ? [] : [choices.join(", ")]),
    ...(idPrefix === null ? [] : [`${idPrefix}…`]),
    ...(usual === null ? [] : [html`${both(names.byDefault)} ${String(usual)}`]),
  ];
  return parts.map((part, at) => [at === 0 ? "" : "; ", part]);
}

function rows(parameters: readonly ParameterRecord[], path: string): Content {
  return parameters.map((parameter) => {
    const name = path + parameter.name;
    const isList = parameter.type === "List";
    return html`<tr><td><code>${name}</code>${parameter.required ? html` <span class="tag">${both(names.required)}</span>` : null}</td><td>${parameter.in}</td><td>${parameter.type}${parameter.items === null ? null : ` <${parameter.items}>`}</td><td>${valuesOf(parameter)}</td></tr>${rows(parameter.children, `${name}${isList ? "[]" : ""}.`)}`;
  });
}

const table = (operation: OperationRecord): Content =>
  operation.params.length === 0
    ? null
    : html`<div class="wide" tabindex="0" role="region" aria-labelledby="parameters"><table><caption id="parameters">${both(labels.parameters)}</caption><thead><tr>${[names.name, names.place, names.type, names.values].map((name) => html`<th scope="col">${both(name)}</th>`)}</tr></thead><tbody>${rows(operation.params, "")}</tbody></table></div>`;

/** The page of an operation. */
export function operationArticle(operation: OperationRecord): Html {
  const query = operation.query.length === 0 ? "" : `?${operation.query.join("&")}`;
  const ids = [...new Set(operation.codes.map(({ entry }) => entry))];
  return html`<article><h2 tabindex="-1" id="shown"><code>${operation.name}</code></h2>
<p><strong>${both(operation.title)}</strong><br><code>${operation.method} ${operation.path}${query}</code></p>
${operation.destructive ? html`<p class="bad">${both(names.takesAway)}</p>` : null}
${table(operation)}
${operation.constraints.length === 0 ? null : html`<h3>${both(names.rules)}</h3><ul>${operation.constraints.map(({ text }) => html`<li>${both(text)}</li>`)}</ul>`}
<dl>${fact(names.group, both(operation.groupTitle))}${fact(
    names.codes,
    links(ids, (id) => id),
  )}
${fact(names.example, html`<pre><code>${operation.example}</code></pre>`)}
${fact(names.check, operation.verify === null ? null : html`<pre><code>${operation.verify.command}</code></pre>`)}</dl></article>`;
}
