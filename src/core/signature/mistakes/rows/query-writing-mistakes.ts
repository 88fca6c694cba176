import type { Draft, DraftItem } from "../draft.js";
import type { Facts } from "../facts.js";
import { type Change, type Mistake, mostlyAlone, withItems } from "../mistake.js";

const itemRule = {
  en: "write each parameter as name=value, with both parts encoded, and join them with &",
  zh: "每个参数写作 name=value（名和值都要编码），再用 & 连接",
};

const joinedBy = (separator: string, detail: string): Change => ({
  detail,
  apply: (draft) => ({ ...draft, finishQuery: (query) => draft.finishQuery(query).replaceAll("&", separator) }),
});
const asItem = (detail: string, writeItem: Draft["writeItem"]): Change => ({ detail, apply: (draft) => ({ ...draft, writeItem }) });
const finishedAs = (finish: (query: string) => string): Change => ({
  apply: (draft) => ({ ...draft, finishQuery: (query) => finish(draft.finishQuery(query)) }),
});

/** Parameters of one name as one, their values joined; as they are where no name occurs twice. */
function joinValues(items: readonly DraftItem[]): readonly DraftItem[] {
  const values = new Map<string, (string | null)[]>();
  for (const { name, value } of items) values.set(name, [...(values.get(name) ?? []), value]);
  if (values.size === items.length) return items;
  return [...values].map(([name, all]) => ({ name, value: all.length === 1 ? (all[0] ?? null) : all.join(",") }));
}

const cutAtEquals = ({ name, value }: DraftItem): DraftItem => ({ name, value: value === null ? null : (value.split("=", 1)[0] ?? "") });

/** Members of a body of JSON, or its parameters where it is a form: the simple ones, then all. */
function bodyItems(body: string): readonly (readonly DraftItem[])[] {
  if (/^\s*\{/u.test(body)) {
    try {
      const members = Object.entries(JSON.parse(body) as Record<string, unknown>);
      const written = members.map(([name, value]) => ({ name, value: typeof value === "string" ? value : JSON.stringify(value) }));
      const simple = written.filter((_, index) => typeof members[index]?.[1] !== "object");
      return [simple, written].filter((items) => items.length > 0);
    } catch {
      return [];
    }
  }
  return /^[\w.%+-]+=/u.test(body) ? [[...new URLSearchParams(body)].map(([name, value]) => ({ name, value }))] : [];
}

/** The parameters as an object of JSON, in the order of the request and with a blank behind each sign. */
const asJson = ({ items }: Facts): Change[] => {
  const text = JSON.stringify(Object.fromEntries(items.map(({ name, value }) => [name, value])));
  return [text, text.replaceAll('":', '": ').replaceAll(',"', ', "')].map((json) => finishedAs(() => json));
};

const alone = (changes: readonly Change[]): readonly Change[] => mostlyAlone(changes, 0);

/** How the parameters of the query were put together, and out of what. */
export const queryWritingMistakes: readonly Mistake[] = [
  {
    id: "query.ampersand-around",
    en: "the query was signed with an & before or after its parameters",
    zh: "查询字符串的开头或末尾多了一个 &",
    fix: { en: "put & only between parameters", zh: "& 只写在参数之间" },
    changes: () => mostlyAlone([finishedAs((query) => `${query}&`), finishedAs((query) => `&${query}`)], 1),
  },
  {
    id: "query.separator",
    en: "the query parameters were joined by {detail} instead of &",
    zh: "查询参数用 {detail} 连接，而不是 &",
    fix: itemRule,
    changes: () =>
      alone([
        joinedBy("\n", "LF"),
        joinedBy(";", ";"),
        joinedBy(",", ","),
        joinedBy("", '""'),
        joinedBy("&amp;", "&amp;"),
        joinedBy("\\u0026", "\\u0026"),
      ]),
  },
  {
    id: "query.item-form",
    en: "the query parameters were signed as {detail}",
    zh: "查询参数按 {detail} 的形式参与了签名",
    fix: itemRule,
    changes: () =>
      alone([
        asItem("name:value", (name, value) => `${name}:${value ?? ""}`),
        asItem('name="value"', (name, value) => `${name}="${value ?? ""}"`),
        asItem("namevalue", (name, value) => name + (value ?? "")),
        asItem("name", (name) => name),
        asItem("name=", (name) => `${name}=`),
        asItem("value", (_name, value) => value ?? ""),
      ]),
  },
  {
    id: "query.as-json",
    en: "the query parameters were signed as a JSON object",
    zh: "查询参数按 JSON 对象的形式参与了签名",
    fix: itemRule,
    changes: (facts) => alone(asJson(facts)),
  },
  {
    id: "query.values-joined",
    en: "the values of a repeated parameter were joined by commas and signed",
    zh: "重复的同名参数，其值用逗号连接后参与了签名",
    fix: { en: "sign every name=value that is sent as a separate item", zh: "发送的每个 name=value 都要各自参与签名" },
    changes: () => alone([{ apply: withItems(joinValues) }]),
  },
  {
    id: "query.value-cut",
    en: "a query value was signed only up to its first =",
    zh: "查询参数的值只签到了其中第一个 = 为止",
    fix: { en: "split name and value only at the first =", zh: "只在第一个 = 处拆分参数名和参数值" },
    changes: () => alone([{ apply: withItems((items) => items.map(cutAtEquals)) }]),
  },
  {
    id: "query.body-included",
    en: "the contents of the body were signed as query parameters",
    zh: "请求体的内容被当作查询参数参与了签名",
    fix: { en: "sign only the URL parameters; the body is not signed", zh: "只对 URL 中的查询参数签名，请求体不参与签名" },
    changes: ({ body }) => alone(bodyItems(body).map((more) => ({ apply: withItems((items) => [...items, ...more]) }))),
  },
];
