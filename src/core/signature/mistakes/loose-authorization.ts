import { fromBase64, fromLatin1, toHex } from "../../text/bytes.js";
import type { DraftPrefix } from "./draft.js";
import type { FormId } from "./rows/form-mistakes.js";

/** Something wrong with the text of an Authorization, seen without computing anything. */
export interface FormFlaw {
  readonly id: FormId;
  readonly detail: string | null;
}

/** An Authorization taken apart as far as it can be, whatever is wrong with it. */
export interface LooseAuthorization {
  readonly prefix: DraftPrefix;
  /** Lower-case names in the order given; null when the list is empty. */
  readonly signedHeaders: readonly string[] | null;
  /** The list as written. */
  readonly list: string;
  /** Lower-case hex where the signature could be turned into that. */
  readonly signature: string;
  /** The signature as written. */
  readonly written: string;
  readonly flaws: readonly FormFlaw[];
}

const exactTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u;
const timeFlaws: readonly (readonly [RegExp, FormId])[] = [
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z?$/u, "time.milliseconds-sent"],
  [/^\d{9,13}$/u, "time.epoch-sent"],
  [/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d:?\d\d)?$/u, "time.zone-sent"],
];

const timeFlaw = (timestamp: string): FormFlaw[] => {
  if (exactTime.test(timestamp) && !Number.isNaN(Date.parse(timestamp))) return [];
  return [{ id: timeFlaws.find(([shape]) => shape.test(timestamp))?.[1] ?? "time.form-sent", detail: timestamp }];
};

interface ReadSignature {
  readonly hex: string;
  readonly flaws: readonly FormFlaw[];
}

/** A signature in whatever notation, as hex. */
function readSignature(written: string): ReadSignature {
  if (/^[0-9a-f]{64}$/u.test(written)) return { hex: written, flaws: [] };
  if (/^(?:[0-9A-Fa-f]{2}){16,64}$/u.test(written)) {
    const flaws: FormFlaw[] = /[A-F]/u.test(written) ? [{ id: "signature.upper-case", detail: null }] : [];
    return { hex: written.toLowerCase(), flaws };
  }
  const bytes = fromBase64(
    written
      .replaceAll("%3D", "=")
      .replaceAll(/%2[Bb]/gu, "+")
      .replaceAll(/%2[Ff]/gu, "/"),
  );
  const text = fromLatin1(bytes);
  const isBase64 = /^(?:[A-Za-z0-9+/_-]|%2[BbFf]){20,}(?:=|%3D){0,2}$/u.test(written);
  if (isBase64 && /^[0-9a-f]{40,128}$/u.test(text)) return { hex: text, flaws: [{ id: "signature.base64", detail: null }] };
  if (isBase64 && [16, 20, 32, 64].includes(bytes.length)) return { hex: toHex(bytes), flaws: [{ id: "signature.base64", detail: null }] };
  return { hex: written, flaws: [{ id: "signature.form", detail: null }] };
}

/** What no name of a header holds, but lists of programming languages do. */
const aroundNames = /["'`[\](){}]/gu;
const betweenNames = /(?:[;,&|\s]|%3b|%2c|%20)+/iu;

function readList(list: string): { readonly names: readonly string[] | null; readonly flaws: readonly FormFlaw[] } {
  if (list === "") return { names: null, flaws: [] };
  const bare = list.replaceAll(aroundNames, "");
  const names = bare.split(betweenNames).filter((name) => name !== "");
  const flaws: FormFlaw[] = [];
  if (bare !== list) flaws.push({ id: "list.decorated", detail: list });
  if (names.length > 0 && names.every((name) => /^\d+$/u.test(name))) flaws.push({ id: "list.indices", detail: list });
  else if (bare.split(";").some((part) => betweenNames.test(part))) flaws.push({ id: "list.separator", detail: list });
  if (/[A-Z]/u.test(list)) flaws.push({ id: "list.upper-case", detail: list });
  return { names: names.map((name) => name.toLowerCase()), flaws };
}

interface Parts {
  readonly prefix: DraftPrefix;
  readonly list: string;
  readonly written: string;
  readonly flaws: readonly FormFlaw[];
}

const isNumber = (text: string | undefined): boolean => /^-?\d+$/u.test(text ?? "");

/** An access key id that holds slashes, such as a key of Qianfan or a secret in its place, as one part again: the time stands behind it. */
function joinId(parts: readonly string[]): readonly string[] {
  if (exactTime.test(parts[1] ?? "")) return parts;
  const at = parts.findIndex((part, index) => index > 1 && exactTime.test(part) && isNumber(parts[index + 1]));
  return at < 0 ? parts : [parts.slice(0, at).join("/"), ...parts.slice(at)];
}

const isHexSignature = (part: string | undefined): boolean => /^[0-9a-f]{64}$/iu.test(part ?? "");

/** Parts that are blank around, doubled or in another order, as they should be, and the flaws of it. */
function tidied(given: readonly string[]): { readonly parts: readonly string[]; readonly flaws: readonly FormFlaw[] } {
  const flaws: FormFlaw[] = [];
  let parts = given.map((part) => part.trim());
  if (parts.some((part, index) => part !== given[index])) flaws.push({ id: "authorization.blanks", detail: null });
  if (parts.length === 6 && parts[3] === "" && isHexSignature(parts[5])) {
    flaws.push({ id: "authorization.extra-slash", detail: null });
    parts = parts.toSpliced(3, 1);
  }
  const [first = "", second = "", third = "", fourth = "", fifth = ""] = parts;
  const isTurned = exactTime.test(first) && !exactTime.test(second);
  const isListLast = parts.length === 5 && isHexSignature(fourth) && !isHexSignature(fifth);
  if (isTurned || isListLast) flaws.push({ id: "authorization.order", detail: null });
  if (isTurned) parts = [second, first, ...parts.slice(2)];
  if (isListLast) parts = [...parts.slice(0, 2), third, fifth, fourth];
  return { parts, flaws };
}

/** Parts behind the scheme; a signature in base64 may hold slashes. */
function readParts(scheme: string, given: readonly string[]): Parts | null {
  const { parts, flaws: outer } = tidied(joinId(given));
  const [accessKeyId = "", timestamp = "", third = "", fourth = ""] = parts;
  if (scheme.toLowerCase() === "bce-auth-v2" && parts.length >= 6 && /^\d{8}$/u.test(timestamp)) {
    const prefix = { scheme, accessKeyId, timestamp, expires: `${third}/${fourth}` };
    return { prefix, list: parts[4] ?? "", written: parts.slice(5).join("/"), flaws: [{ id: "authorization.v2", detail: null }] };
  }
  const prefix = { scheme, accessKeyId, timestamp, expires: third };
  const schemeFlaws: FormFlaw[] = scheme === "bce-auth-v1" ? [] : [{ id: "authorization.scheme", detail: scheme }];
  const flaws = [...outer, ...schemeFlaws, ...timeFlaw(timestamp)];
  if (parts.length === 4 && isNumber(third))
    return { prefix, list: "", written: fourth, flaws: [...flaws, { id: "authorization.no-list", detail: null }] };
  if (parts.length === 4)
    return {
      prefix: { ...prefix, expires: "" },
      list: third,
      written: fourth,
      flaws: [...flaws, { id: "authorization.no-expiry", detail: null }],
    };
  if (parts.length < 5) return null;
  const expiryFlaws: FormFlaw[] = isNumber(third) ? [] : [{ id: "expiry.form", detail: third }];
  return { prefix, list: fourth, written: parts.slice(4).join("/"), flaws: [...flaws, ...expiryFlaws] };
}

const decoration = /^["']|["']$|^authorization\s*[:=]\s*|^(?:bearer|bce|basic)\s+/giu;

/** Reads an Authorization tolerantly; null when nothing of bce-auth is in it. */
export function parseLoosely(text: string): LooseAuthorization | null {
  const trimmed = text.trim();
  const bare = trimmed.replaceAll(decoration, "");
  const isEncoded = !bare.includes("/") && /%2f/iu.test(bare);
  const plain = isEncoded ? bare.replaceAll(/%2f/giu, "/").replaceAll(/%3a/giu, ":").replaceAll(/%3b/giu, ";") : bare;
  const [written = "", ...rest] = plain.split("/");
  const scheme = written.trim();
  if (!/^bce-?auth/iu.test(scheme)) return null;
  const parts = readParts(scheme, rest);
  if (!parts) return null;
  const { names, flaws: listFlaws } = readList(parts.list);
  const { hex, flaws: signatureFlaws } = readSignature(parts.written);
  const outer: FormFlaw[] = [
    ...(bare === trimmed ? [] : [{ id: "authorization.decorated", detail: null } as const]),
    ...(isEncoded ? [{ id: "authorization.encoded", detail: null } as const] : []),
  ];
  return {
    prefix: parts.prefix,
    signedHeaders: names,
    list: parts.list,
    signature: hex,
    written: parts.written,
    flaws: [...outer, ...parts.flaws, ...listFlaws, ...signatureFlaws],
  };
}
