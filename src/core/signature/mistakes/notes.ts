import type { Words } from "./mistake.js";

/** What is worth saying of a request whether its signature is right or wrong. `{detail}` is filled in. */
const notes = {
  "host-not-signed": {
    en: "host is not signed, but the documentation requires it",
    zh: "host 没有参与签名，而文档要求必须签名",
  },
  "list-unsorted": {
    en: "the names in signedHeaders are not sorted, although the documentation requires it; it is not documented whether the service accepts this",
    zh: "signedHeaders 中的头域名没有按文档要求排序；服务端是否接受，文档没有说明",
  },
  "list-empty-name": {
    en: "signedHeaders has an empty name because of an extra semicolon; it is not documented whether the service accepts this",
    zh: "signedHeaders 中有一个空的头域名（多了一个分号）；服务端是否接受，文档没有说明",
  },
  "times-differ": {
    en: "the timestamp in the Authorization and x-bce-date differ by {detail}; the signature can still be right, but each has its own time limit",
    zh: "Authorization 的时间戳与 x-bce-date 相差 {detail}；这不影响签名正确，但两者各有时限",
  },
  "local-time": {
    en: "the timestamp is {detail} ahead of the clock: typical of Beijing time labelled Z; the service answers RequestExpired",
    zh: "时间戳比当前时钟快 {detail}：常见于把北京时间标成 Z，服务端会返回 RequestExpired",
  },
  ahead: {
    en: "the timestamp is {detail} ahead of the clock: the signature is not valid yet",
    zh: "时间戳比当前时钟快 {detail}：签名尚未生效",
  },
  "other-key": {
    en: "the request is signed with the access key id {detail}, which does not belong to the secret used here",
    zh: "请求使用的 Access Key Id 是 {detail}，与此处所用密钥并非一对",
  },
  "token-missing": {
    en: "these keys are temporary, but the request has no x-bce-security-token",
    zh: "这是一对临时密钥，但请求没有携带 x-bce-security-token",
  },
  "secret-leaked": {
    en: "the secret key was sent in clear text: delete it in the console",
    zh: "密钥已被明文发送，请在控制台删除这对密钥",
  },
} as const satisfies Readonly<Record<string, Words>>;

export type NoteId = keyof typeof notes;

export interface Note extends Words {
  readonly id: NoteId;
}

export function note(id: NoteId, detail = ""): Note {
  const { en, zh } = notes[id];
  return { id, en: en.replaceAll("{detail}", () => detail), zh: zh.replaceAll("{detail}", () => detail) };
}
