/** A request id as far as it can be read off a text. */
export interface ReadId {
  readonly id: string | null;
  /** Offset behind it. */
  readonly end: number;
  /** False when it was cut off. */
  readonly complete: boolean;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

export const isUuid = (id: string): boolean => uuid.test(id);

const idPart = /[\w.:-]{1,128}/uy;
/** The line feed of a terminal that wrapped the id, and the indentation before its rest. */
const wrapped = /\n[ \t]{0,16}([0-9a-f-]{1,36})/iuy;
const cut = /…|\.{3}/uy;

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/**
 * Reads the request id at an offset. One that a terminal wrapped is joined when the whole is a UUID; one that ends in an
 * ellipsis or is the beginning of a UUID is incomplete.
 */
export function readRequestId(text: string, at: number): ReadId {
  const [read = ""] = match(idPart, text, at) ?? [];
  const id = read.replace(/\.{2,3}$|\.$/u, "");
  const end = at + read.length;
  if (id === "") return { id: null, end: at, complete: false };
  if (isUuid(id)) return { id, end: at + id.length, complete: true };
  let joined = id;
  let joinedEnd = at + id.length;
  for (let part = match(wrapped, text, joinedEnd); part && joined.length < 36; part = match(wrapped, text, joinedEnd)) {
    joined += part[1] ?? "";
    joinedEnd += part[0].length;
    if (isUuid(joined)) return { id: joined, end: joinedEnd, complete: true };
  }
  const isCut = read !== id ? read.endsWith("...") : match(cut, text, end) !== null;
  return { id, end: isCut && read === id ? end + 1 : end, complete: !isCut && !isUuidStart(id) };
}

/** Whether what was read can only be the beginning of a UUID. */
const isUuidStart = (id: string): boolean => id.length < 36 && /^[0-9a-f]{8}-(?:[0-9a-f]{0,4}(?:-|$)){1,4}[0-9a-f]{0,12}$/iu.test(id);
