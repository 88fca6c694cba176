import type { Draft, DraftItem } from "../draft.js";
import { always, type Mistake, mostlyAlone, withItems } from "../mistake.js";

const nameOf = (item: string): string => item.split("=", 1)[0] ?? "";
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byName = (lines: readonly string[]): readonly string[] => lines.toSorted((a, b) => compare(nameOf(a), nameOf(b)));

/** The last, or the first, of parameters with the same name. */
function once(items: readonly DraftItem[], which: "first" | "last"): DraftItem[] {
  const byName = new Map<string, DraftItem>();
  for (const item of items) if (which === "last" || !byName.has(item.name)) byName.set(item.name, item);
  const kept = new Set(byName.values());
  return items.filter((item) => kept.has(item));
}

const orderMistakes: readonly Mistake[] = [
  {
    id: "query.unsorted",
    en: "the query was signed in the order of the URL, unsorted",
    zh: "查询参数没有排序，按 URL 中的顺序参与了签名",
    fix: {
      en: "build name=value items first, sort them in ASCII order, then join them with &",
      zh: "先拼成 name=value，再按 ASCII 排序，最后用 & 连接",
    },
    changes: always((draft) => ({ ...draft, orderItems: plainOrder })),
  },
  {
    id: "query.sorted-by-name",
    en: "the query was sorted only by name, not by whole name=value items",
    zh: "查询参数只按参数名排序，而不是按整个 name=value 排序",
    fix: {
      en: "sort the whole items: text10=… comes before text1=…, because 0 is less than =",
      zh: "请对拼好的 name=value 排序：text10=… 排在 text1=… 之前，因为 0 小于 =",
    },
    changes: () => [
      { apply: (draft: Draft) => ({ ...draft, orderItems: byName }) },
      {
        apply: (draft: Draft) => ({ ...draft, items: draft.items.toSorted((a, b) => compare(a.name, b.name)), orderItems: plainOrder }),
      },
    ],
  },
  {
    id: "query.sorted-any-case",
    en: "the query was sorted case-insensitively",
    zh: "查询参数排序时忽略了大小写",
    fix: { en: "compare bytes: upper-case letters come before lower-case ones", zh: "应按字节比较：大写字母排在小写字母之前" },
    changes: always((draft) => ({
      ...draft,
      orderItems: (lines) => lines.toSorted((a, b) => compare(a.toLowerCase(), b.toLowerCase())),
    })),
  },
  {
    id: "query.sorted-before-encoding",
    en: "the query was sorted before it was encoded",
    zh: "查询参数在编码之前就排了序",
    fix: { en: "encode first, then sort the encoded items", zh: "先编码，再对编码后的结果排序" },
    changes: always((draft) => ({
      ...draft,
      items: draft.items.toSorted((a, b) => compare(`${a.name}=${a.value ?? ""}`, `${b.name}=${b.value ?? ""}`)),
      orderItems: plainOrder,
    })),
  },
];
function plainOrder(lines: readonly string[]): readonly string[] {
  return lines;
}

/** The bare parameters of the VPC API and its neighbours. */
const actions =
  "bind unbind unBind resize purchaseReserved modifyAttribute attach detach accept reject refund open close authorizeRule revokeRule bindSg bindEsg switchRouteHA bindPublicIp unbindPublicIp".split(
    " ",
  );

const itemMistakes: readonly Mistake[] = [
  {
    id: "query.bare-without-equals",
    en: "a parameter without a value was signed without =, e.g. ?bind",
    zh: "没有值的参数签名时缺少 =，如 ?bind",
    fix: { en: "in the canonical query write bind=, although the URL has only bind", zh: "URL 中写 bind，规范查询字符串中要写 bind=" },
    changes: () => [
      { apply: (draft: Draft) => ({ ...draft, writeItem: (name, value) => (value === null ? name : `${name}=${value}`) }) },
      { apply: (draft: Draft) => ({ ...draft, writeItem: (name, value) => (value === null || value === "" ? name : `${name}=${value}`) }) },
    ],
  },
  {
    id: "query.bare-left-out",
    en: "parameters without a value were not signed, e.g. bind in ?bind",
    zh: "没有值的参数没有参与签名，如 ?bind 中的 bind",
    fix: { en: "sign them too, as bind=", zh: "它们也要参与签名，写作 bind=" },
    changes: () => [
      { apply: withItems((items) => items.filter(({ value }) => value !== null)) },
      { apply: withItems((items) => items.filter(({ value }) => value !== null && value !== "")) },
      { apply: withItems((items) => items.filter(({ value }) => value !== "")) },
    ],
  },
  {
    id: "query.left-out",
    en: "the whole query was not signed",
    zh: "整个查询字符串都没有参与签名",
    fix: {
      en: "the canonical query is the third line of the canonical request; it is empty only if there is no query",
      zh: "规范查询字符串是规范请求的第三行，只有没有查询参数时才为空",
    },
    changes: always(withItems(() => [])),
  },
  {
    id: "query.nothing-as-text",
    en: "a parameter without a value was signed with the value {detail}",
    zh: "没有值的参数按值 {detail} 参与了签名",
    fix: { en: "a missing value is empty: bind=", zh: "没有值就是空：bind=" },
    seenIn: { en: "the normalize function of bce-sdk-js, for undefined", zh: "bce-sdk-js 的 normalize 函数（遇到 undefined 时）" },
    changes: () =>
      mostlyAlone(
        ["undefined", "null", "None", "true", "nil", "1", "0", "false", "␠"].map((detail) => ({
          detail,
          apply: withItems((items) => items.map(({ name, value }) => ({ name, value: value ?? detail.replace("␠", " ") }))),
        })),
        5,
      ),
  },
  {
    id: "query.authorization-kept",
    en: "the parameter authorization was signed",
    zh: "参数 authorization 参与了签名",
    fix: { en: "remove authorization from the canonical query", zh: "规范查询字符串中应去掉 authorization" },
    seenIn: { en: "bce-sdk-python and the Python sample in the documentation", zh: "bce-sdk-python 和文档中的 Python 示例" },
    changes: ({ items }) => [{ apply: withItems(() => items) }],
  },
  {
    id: "query.repeated-once",
    en: "only one value of a repeated parameter was signed",
    zh: "重复的同名参数只有一个参与了签名",
    fix: { en: "keep the parameters in a list, not a map, and sign all of them", zh: "请用列表而不是字典保存参数，每一个都要参与签名" },
    seenIn: { en: "SDKs that keep the query in a map", zh: "用字典保存查询参数的 SDK" },
    changes: () => [{ apply: withItems((items) => once(items, "last")) }, { apply: withItems((items) => once(items, "first")) }],
  },
  {
    id: "query.names-lower-case",
    en: "parameter names were signed in lower case",
    zh: "参数名按小写参与了签名",
    fix: { en: "keep the case: unBind and unbind are different parameters", zh: "请保持大小写：unBind 和 unbind 是两个参数" },
    changes: always(withItems((items) => items.map(({ name, value }) => ({ name: name.toLowerCase(), value })))),
  },
  {
    id: "query.action-not-sent",
    en: "the action {detail} was signed but not sent",
    zh: "动作参数 {detail} 参与了签名，但没有随请求发送",
    fix: {
      en: "HTTP libraries drop a parameter whose value is null or None: build the query string yourself, with ?{detail}",
      zh: "HTTP 库会丢弃值为 null 或 None 的参数：请自行拼接查询字符串，写上 ?{detail}",
    },
    changes: ({ items }) => {
      const missing = actions.filter((action) => !items.some(({ name }) => name === action));
      return mostlyAlone(
        missing.map((detail) => ({ detail, apply: withItems((all) => [...all, { name: detail, value: null }]) })),
        2,
      );
    },
  },
  {
    id: "query.one-left-out",
    general: true,
    en: "the parameter {detail} was sent but not signed",
    zh: "参数 {detail} 发送了，但没有参与签名",
    fix: { en: "sign after all parameters have been added", zh: "请在所有参数都加好之后再签名" },
    changes: ({ items }) =>
      items.slice(0, 20).map((left) => ({ detail: left.name, apply: withItems((all) => all.filter(({ name }) => name !== left.name)) })),
  },
];

/** Order and choice of the parameters of the query. */
export const queryMistakes: readonly Mistake[] = [...orderMistakes, ...itemMistakes];
