/** A member of an object that may belong to an error: a string's or a bare value's place in the text. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
  readonly quoted: boolean;
}

/** An object literal found in text, with the members that say whether it is an error. */
export interface JsonObject {
  readonly start: number;
  readonly end: number;
  /** Whether its closing brace was found. */
  readonly closed: boolean;
  /** The key under which it stands in the object around it. */
  readonly key: string | null;
  readonly members: ReadonlyMap<string, Span>;
}

interface Frame {
  readonly start: number;
  readonly key: string | null;
  readonly isArray: boolean;
  pendingKey: string | null;
  members: Map<string, Span> | null;
}

/** Deeper nesting forgets the outermost levels: memory stays bounded whatever the input. */
const deepest = 100_000;
const longestKey = 40;
/** How often the rest of a line is read again after a string that the line cut off. */
const mostRereads = 3;

const quote = 0x22;
const backslash = 0x5c;
const newline = 0x0a;
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

/** The offset of the quote that closes the string opened at `start`; negative when a line or the text ends first. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // A raw line feed ends the string even behind a backslash: no escape spans lines.
    if (code === backslash && text.charCodeAt(at + 1) !== newline) at += 1;
    else if (code === quote) return at;
    else if (code === newline) return -1;
  }
  return -2;
}

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
};

/** Where an object that was never closed ends for all we know: behind the last member that was wanted of it. */
const lastMemberEnd = ({ start, members }: Frame): number => Math.max(start + 1, ...[...(members?.values() ?? [])].map(({ end }) => end));

const isPlain = (character: string | undefined): boolean => character !== undefined && /[\w.+-]/u.test(character);

/**
 * Finds every object literal in a text that may hold anything else as well, in one pass and without recursion: broken
 * strings end at their line, braces in prose cost nothing, objects cut off by the end of the text are reported open.
 * Only members whose folded key is in `wanted` are kept.
 */
export function findJsonObjects(text: string, wanted: ReadonlySet<string>): JsonObject[] {
  const found: JsonObject[] = [];
  let stack: Frame[] = [];

  const close = (frame: Frame, end: number, closed: boolean): void => {
    if (frame.members) found.push({ start: frame.start, end, closed, key: frame.key, members: frame.members });
  };
  const keep = (frame: Frame, span: Span): void => {
    const key = frame.pendingKey;
    frame.pendingKey = null;
    if (key === null || !wanted.has(key)) return;
    frame.members ??= new Map();
    if (!frame.members.has(key)) frame.members.set(key, span);
  };
  const open = (at: number, isArray: boolean): void => {
    const top = stack.at(-1);
    stack.push({
      start: at,
      key: top?.pendingKey ?? (isArray ? null : top?.isArray ? top.key : null),
      isArray,
      pendingKey: null,
      members: null,
    });
    if (top) top.pendingKey = null;
    if (stack.length > deepest) stack = stack.slice(deepest / 2);
  };
  let brokenLineEnd = -1;
  let brokenOnLine = 0;
  /** A string that its line ends: what there is of it is kept; the rest of the line is read again, but not over and over. */
  const readBrokenString = (top: Frame, at: number): number => {
    const lineEnd = at < brokenLineEnd ? brokenLineEnd : text.indexOf("\n", at);
    brokenOnLine = lineEnd === brokenLineEnd ? brokenOnLine + 1 : 1;
    brokenLineEnd = lineEnd;
    if (!top.isArray) keep(top, { start: at + 1, end: lineEnd, closed: false, quoted: true });
    return brokenOnLine > mostRereads ? lineEnd : at + 1;
  };
  const readString = (top: Frame, at: number): number => {
    const end = stringEnd(text, at);
    if (end === -1) return readBrokenString(top, at);
    const closed = end >= 0;
    const next = closed ? skipBlanks(text, end + 1) : text.length;
    if (closed && text[next] === ":" && !top.isArray) {
      top.pendingKey = end - at <= longestKey ? text.slice(at + 1, end) : null;
      return next + 1;
    }
    if (!top.isArray) keep(top, { start: at + 1, end: closed ? end : text.length, closed, quoted: true });
    return closed ? end + 1 : text.length;
  };

  let at = text.indexOf("{");
  while (at >= 0 && at < text.length) {
    const top = stack.at(-1);
    const character = text[at];
    if (!top) {
      at = text.indexOf("{", at);
      if (at < 0) break;
      open(at, false);
      at += 1;
    } else if (character === '"') at = readString(top, at);
    else if (character === "{" || character === "[") {
      open(at, character === "[");
      at += 1;
    } else if (character === "}" || character === "]") {
      at += 1;
      if ((character === "]") !== top.isArray && character === "]") continue;
      while (stack.at(-1)?.isArray && character === "}") stack.pop();
      const frame = stack.pop();
      if (frame && !frame.isArray) close(frame, at, true);
    } else if (top.pendingKey !== null && isPlain(character)) {
      const start = at;
      while (isPlain(text[at])) at += 1;
      keep(top, { start, end: at, closed: true, quoted: false });
    } else {
      if (character === ",") top.pendingKey = null;
      at += 1;
    }
  }
  for (const frame of stack.reverse()) close(frame, lastMemberEnd(frame), false);
  return found;
}

/** Longest text taken from a member; what is longer is cut. */
const longestValue = 65_536;

/** The text of a string member, escapes resolved; a string cut off by the end of the input gives what there is of it. */
export function stringAt(text: string, span: Span): string {
  const raw = text.slice(span.start, Math.min(span.end, span.start + longestValue));
  if (!raw.includes("\\")) return raw;
  try {
    return JSON.parse(`"${raw.replaceAll("\t", "\\t")}"`);
  } catch {
    return raw;
  }
}
