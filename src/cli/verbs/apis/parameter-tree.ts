import type { Parameter } from "../../../core/operations/model/operation.js";
import type { ResourceId } from "../../../core/operations/model/resource-ids.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { hang, padEnd } from "../../../core/text/wrap.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

const places: Record<Parameter["in"], Bilingual> = {
  path: { en: "In the path", zh: "路径参数" },
  query: { en: "In the query", zh: "查询参数" },
  body: { en: "In the body", zh: "请求体" },
};

const disputes: Record<NonNullable<Parameter["disputed"]>[number], Bilingual> = {
  required: { en: "whether it is required", zh: "是否必填" },
  type: { en: "its type", zh: "类型" },
  enum: { en: "its values", zh: "取值范围" },
  join: { en: "how its items are written", zh: "列表写法" },
};

const typeOf = ({ type, items }: Parameter): Bilingual =>
  type === "List" && items !== undefined ? { en: `list of ${items}`, zh: `${items} 列表` } : { en: type, zh: type };

/** How the items of a list in the query are written. */
function listForm({ type, in: place, join }: Parameter): Bilingual[] {
  if (type !== "List" || place !== "query") return [];
  return [join === undefined ? { en: "key repeated", zh: "重复该参数名" } : { en: `joined with "${join}"`, zh: `以“${join}”连接` }];
}

/** What is stated about a parameter, and what the sources do not agree on. */
function factsOf(parameter: Parameter, ids: ReadonlyMap<string, ResourceId>): Bilingual[] {
  const { name, required, enum: values, default: preset, source, disputed = [] } = parameter;
  const id = ids.get(name);
  return [
    typeOf(parameter),
    ...(required ? [{ en: "required", zh: "必填" }] : []),
    ...(values ? [{ en: `one of ${values.join(", ")}`, zh: `取值 ${values.join("、")}` }] : []),
    ...(preset === undefined ? [] : [{ en: `default ${preset}`, zh: `默认 ${preset}` }]),
    ...listForm(parameter),
    ...(id ? [{ en: `${id.prefix}… such as ${id.example}`, zh: `${id.prefix}… 如 ${id.example}` }] : []),
    ...(source ? [{ en: `only in ${source}`, zh: `仅见于 ${source}` }] : []),
    ...(disputed.length > 0
      ? [
          {
            en: `the sources disagree on ${disputed.map((aspect) => disputes[aspect].en).join(" and ")}`,
            zh: `各资料对${disputed.map((aspect) => disputes[aspect].zh).join("、")}说法不一`,
          },
        ]
      : []),
  ];
}

interface Row {
  readonly label: string;
  readonly facts: readonly Bilingual[];
}

const rowsOf = (parameter: Parameter, ids: ReadonlyMap<string, ResourceId>, depth = 1): Row[] => [
  { label: "  ".repeat(depth) + parameter.name, facts: factsOf(parameter, ids) },
  ...(parameter.children ?? []).flatMap((child) => rowsOf(child, ids, depth + 1)),
];

/** The parameters by place, members of objects under them; a place without any is left out. */
export function renderParameterTree(parameters: readonly Parameter[], ids: ReadonlyMap<string, ResourceId>, view: View): string[] {
  const style = styleFor(view.color);
  const blocks = (["path", "query", "body"] as const).flatMap((place) => {
    const rows = parameters.filter((parameter) => parameter.in === place).flatMap((parameter) => rowsOf(parameter, ids));
    return rows.length === 0 ? [] : [{ place, rows }];
  });
  const labels = blocks.flatMap(({ rows }) => rows.map(({ label }) => label.length));
  const width = Math.min(Math.max(...labels), Math.floor(view.width * 0.42));
  return blocks.flatMap(({ place, rows }) => [
    style.heading(sayInline(places[place], view.language)),
    ...rows.flatMap(({ label, facts }) => {
      const text = facts.map((fact) => sayInline(fact, view.language)).join(" · ");
      const [first = "", ...rest] = hang(`${padEnd(label, width)}  `, text, view.width);
      return [style.command(label) + first.slice(label.length), ...rest];
    }),
  ]);
}
