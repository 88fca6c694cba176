import { fromHex, toBase64, utf8Length } from "../../../text/bytes.js";
import { hashHex } from "../../hash.js";
import type { Draft, DraftHeader } from "../draft.js";
import { type Facts, isDefault, isExpected } from "../facts.js";
import type { Change, Mistake } from "../mistake.js";

/** A draft whose headers are those of the request that `chosen` names, in the order of the request. */
const choose =
  (facts: Facts, chosen: (name: string) => boolean): Change["apply"] =>
  (draft) => {
    const own = new Map(draft.headers.map((header) => [header.name, header]));
    const headers = facts.headers.filter(({ name, value }) => value !== "" && chosen(name)).map((header) => own.get(header.name) ?? header);
    return { ...draft, headers };
  };

const without = (names: readonly string[]): Change => ({
  detail: names.join(", "),
  apply: (draft) => ({ ...draft, headers: draft.headers.filter(({ name }) => !names.includes(name)) }),
});
const withMore = (facts: Facts, names: readonly string[]): Change => ({
  detail: names.join(", "),
  apply: (draft) => {
    const all = new Set([...names, ...draft.headers.map(({ name }) => name)]);
    return choose(facts, (name) => all.has(name))(draft);
  },
});

/** All subsets but the empty one, small ones first. */
function subsets(names: readonly string[]): string[][] {
  const all = Array.from({ length: 2 ** names.length - 1 }, (_, index) => names.filter((_name, bit) => ((index + 1) >> bit) & 1));
  return all.sort((a, b) => a.length - b.length);
}

/** Names that are tried one by one: a request of more is none of the API's. */
const mostNames = 20;

/** Sets of names to try: every one where there are few, else single names and the rest as a whole. */
const selections = (names: readonly string[], most: number): string[][] =>
  names.length <= most ? subsets(names) : [...names.slice(0, mostNames).map((name) => [name]), [...names]];

const present = (facts: Facts, fits: (name: string) => boolean): string[] =>
  facts.headers.filter(({ name, value }) => value !== "" && fits(name)).map(({ name }) => name);

/** Several names at once are tried only by themselves, unless nearly all are meant. */
const lightly = (changes: readonly Change[], all: number): Change[] =>
  changes.map((change) => {
    const size = (change.detail ?? "").split(", ").length;
    return size > 1 && size < all - 1 ? { ...change, alone: true } : change;
  });

const md5 = (text: string): string => toBase64(fromHex(hashHex("md5", text)));

/** Headers that clients sign and HTTP libraries then leave out, with the values they are likely to have had. */
export function likelyHeaders({ body, authority, authorization }: Facts): DraftHeader[] {
  const types = [
    "application/json; charset=utf-8",
    "application/json;charset=utf-8",
    "application/json",
    "application/json; charset=UTF-8",
    "application/json;charset=UTF-8",
    "application/x-www-form-urlencoded",
    "text/plain",
  ];
  return [
    { name: "content-length", value: String(utf8Length(body)) },
    ...(body === "" ? [] : [{ name: "content-length", value: "0" }]),
    ...types.map((value) => ({ name: "content-type", value })),
    { name: "content-md5", value: md5(body) },
    { name: "x-bce-date", value: authorization.prefix.timestamp },
    ...(authority === null ? [] : [{ name: "host", value: authority }]),
  ];
}

export const addHeader =
  (header: DraftHeader): Change["apply"] =>
  (draft: Draft) => ({ ...draft, headers: [...draft.headers.filter(({ name }) => name !== header.name), header] });

const isBce = (name: string): boolean => name.startsWith("x-bce-");

/** Which headers were signed. */
export const headerChoiceMistakes: readonly Mistake[] = [
  {
    id: "headers.request-id-left-out",
    en: "x-bce-request-id was not signed, but the service includes it in the signature",
    zh: "x-bce-request-id 没有参与签名，而服务端计算签名时包含它",
    fix: {
      en: "sign it, or list the headers that are signed in signedHeaders",
      zh: "请让它参与签名，或在 signedHeaders 中写明实际签名的头域",
    },
    seenIn: { en: "bce-sdk-go and baiducloud-go-sdk, which never sign it", zh: "bce-sdk-go 和 baiducloud-go-sdk（从不签名它）" },
    changes: (facts) => (isExpected(facts, "x-bce-request-id") ? [without(["x-bce-request-id"])] : []),
  },
  {
    id: "headers.request-id-signed",
    en: "x-bce-request-id was signed, but signedHeaders does not list it",
    zh: "x-bce-request-id 参与了签名，但 signedHeaders 中没有它",
    fix: { en: "list every header that is signed", zh: "参与签名的头域都要列出" },
    seenIn: {
      en: "the Python, JavaScript, Java, PHP, .NET and Ruby SDKs, which sign it like every x-bce-* header",
      zh: "Python、JavaScript、Java、PHP、.NET 和 Ruby 的 SDK（与其他 x-bce-* 一样签名）",
    },
    changes: (facts) => (isExpected(facts, "x-bce-request-id") ? [] : [withMore(facts, ["x-bce-request-id"])]),
  },
  {
    id: "headers.bce-left-out",
    en: "x-bce-* headers were not signed: {detail}",
    zh: "x-bce-* 头域没有参与签名：{detail}",
    fix: {
      en: "sign every x-bce-* header that is sent, even with your own list",
      zh: "发送的 x-bce-* 头域都要参与签名，自己指定列表时也一样",
    },
    seenIn: { en: "the Java, PHP, .NET and Ruby SDKs if you pass a list", zh: "Java、PHP、.NET 和 Ruby 的 SDK（传入列表时）" },
    changes: (facts) => {
      const names = present(facts, (name) => isBce(name) && isExpected(facts, name));
      return names.length === 0 ? [] : [without(names)];
    },
  },
  {
    id: "headers.bce-not-listed",
    en: "x-bce-* headers were signed, but signedHeaders does not list them: {detail}",
    zh: "x-bce-* 头域参与了签名，但 signedHeaders 中没有它们：{detail}",
    fix: { en: "list the headers that were actually signed in signedHeaders", zh: "signedHeaders 中应写实际参与签名的头域" },
    seenIn: { en: "bce-sdk-python, which writes the list unchanged", zh: "bce-sdk-python（原样输出传入的列表）" },
    changes: (facts) => {
      const names = present(facts, (name) => isBce(name) && !isExpected(facts, name));
      return names.length === 0 ? [] : [withMore(facts, names)];
    },
  },
  {
    id: "headers.default-set-assumed",
    en: "signedHeaders is empty, which means the default set, but {detail} was sent without being signed",
    zh: "signedHeaders 为空表示默认集合，但发送了却没有签名的有：{detail}",
    fix: {
      en: "list the signed headers, e.g. host;x-bce-date: HTTP libraries add Content-Type and Content-Length afterwards",
      zh: "请写明参与签名的头域，如 host;x-bce-date：HTTP 库会在签名之后再加 Content-Type 和 Content-Length",
    },
    seenIn: { en: "clients based on the samples in the documentation", zh: "照文档示例编写的客户端" },
    changes: (facts) => {
      if (facts.authorization.signedHeaders !== null) return [];
      const names = present(facts, isDefault);
      return lightly(selections(names, 6).map(without), names.length);
    },
  },
  {
    id: "headers.listed-not-signed",
    en: "{detail} is in signedHeaders but was not signed",
    zh: "signedHeaders 中有 {detail}，但它没有参与签名",
    fix: { en: "build the list from the headers that are actually signed", zh: "列表应由实际参与签名的头域生成" },
    changes: (facts) => {
      if (facts.authorization.signedHeaders === null) return [];
      const names = present(facts, (name) => isExpected(facts, name));
      return lightly(selections(names, 6).map(without), names.length);
    },
  },
  {
    id: "headers.signed-not-listed",
    en: "{detail} was signed, but the service does not include it in the signature",
    zh: "{detail} 参与了签名，但服务端计算签名时不包含它",
    fix: { en: "list every header that is signed in signedHeaders", zh: "参与签名的头域都要写进 signedHeaders" },
    changes: (facts) => {
      const names = present(facts, (name) => !isExpected(facts, name));
      return lightly(
        selections(names, 5).map((set) => withMore(facts, set)),
        names.length,
      );
    },
  },
  {
    id: "headers.not-sent",
    en: "a signed header was not sent: {detail}",
    zh: "参与签名的头域没有发送：{detail}",
    fix: {
      en: "sign only headers that are actually sent; HTTP libraries omit Content-Length if there is no body",
      zh: "只对实际发送的头域签名；没有请求体时 HTTP 库不会发送 Content-Length",
    },
    changes: (facts) =>
      likelyHeaders(facts)
        .filter(({ name }) => !facts.headers.some((header) => header.name === name))
        .map((header) => ({ detail: `${header.name}: ${header.value}`, apply: addHeader(header) })),
  },
];
