import { detectors } from "./forms/all.js";
import { marksIn } from "./forms/marks.js";
import { encodedBodies, hasEncodedBytes } from "./forms/reading/encoded-bytes.js";
import { type EscapedString, escapedStrings } from "./forms/reading/escaped-strings.js";
import { endsInObject } from "./forms/reading/object-literals.js";
import { hasOtherQuotes, withPlainQuotes } from "./forms/reading/other-quotes.js";
import { requestOf } from "./forms/reading/request-line.js";
import { StatusBeside } from "./forms/reading/status-beside.js";
import type { RawError } from "./found.js";
import { type CodeBook, entriesOf } from "./meaning/code-book.js";
import { isBce } from "./meaning/is-bce.js";
import { codeInWords } from "./meaning/message.js";
import { messageBeside } from "./meaning/message-beside.js";

/** Text in a string in a string: deeper layers are not looked into. */
const deepestLayer = 3;

interface Candidate {
  readonly raw: RawError;
  readonly rank: number;
  readonly known: boolean;
}

function isKnown({ code, message }: RawError, book: CodeBook): boolean {
  const named = code ?? codeInWords(message);
  return named !== null && entriesOf(book, named).length > 0;
}

const overlap = (a: RawError, b: RawError): boolean => a.start < b.end && b.start < a.end;

/** Of those that overlap the first, or the one whose code is known. */
function withoutOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const last = kept.at(-1);
    if (!last || candidate.raw.start >= last.raw.end) kept.push(candidate);
    else if (candidate.known && !last.known) kept[kept.length - 1] = candidate;
  }
  return kept;
}

/** What the detectors of a text's marks find in it. */
const candidatesIn = (text: string, marks: ReadonlySet<string>, book: CodeBook): Candidate[] =>
  detectors
    .map((detector, rank) => ({ detector, rank }))
    .filter(({ detector }) => detector.marks.some((mark) => marks.has(mark)))
    .flatMap(({ detector, rank }) => detector.find(text).map((raw): Candidate => ({ raw, rank, known: isKnown(raw, book) })));

/** Forms that are a body, beside which its status may stand. */
const bodies: ReadonlySet<string> = new Set(["json", "python-repr", "js-object"]);

/** The message of a body or of a form that anybody prints, where a documented one stands beside its code under another name. */
function wordsBeside(text: string, raw: RawError, book: CodeBook): Partial<RawError> {
  if (!(raw.loose || bodies.has(raw.format)) || raw.code === null || raw.message !== null) return {};
  return { message: messageBeside(text, raw, entriesOf(book, raw.code)) };
}

/** The errors of one layer in the order of the text. Of two that overlap the outer one counts, or the one whose code is known; a form that anybody prints gives way. */
function detectInLayer(text: string, book: CodeBook): RawError[] {
  const marks = marksIn(text);
  if (marks.size === 0) return [];
  const candidates = candidatesIn(text, marks, book)
    .filter(({ raw }) => isBce(raw, raw.code === null ? [] : entriesOf(book, raw.code)))
    .sort((a, b) => a.raw.start - b.raw.start || a.rank - b.rank);
  const kept = withoutOverlaps(candidates.filter(({ raw }) => !raw.loose));
  const loose = withoutOverlaps(candidates.filter(({ raw }) => raw.loose)).filter(
    ({ raw }) => !kept.some((candidate) => overlap(candidate.raw, raw)),
  );
  return [...kept, ...loose]
    .sort((a, b) => a.raw.start - b.raw.start)
    .map(({ raw }) => ({ ...raw, ...wordsBeside(text, raw, book), request: raw.request ?? requestOf(text, raw) }));
}

const isInside = (inner: { start: number; end: number }, outer: { start: number; end: number }): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/** Whether a string is a part of an error. One with which the error begins is the whole of it. */
const isPartOf = (string: EscapedString, raw: RawError): boolean => string.start > raw.start && string.end <= raw.end;

/** A form that begins in a string ends in it, even where it was read beyond. */
const startsInside = (raw: RawError, string: EscapedString): boolean => raw.start >= string.start && raw.start < string.end;

/** Whether an error is a body, beside which its status may stand. */
export const isBody = ({ format }: RawError): boolean => bodies.has(format);

/** The errors of a layer with the status that the text states beside them. */
function withStatus(text: string, errors: readonly RawError[]): RawError[] {
  const beside = new StatusBeside(text);
  return errors.map((raw) =>
    raw.httpStatus !== null || !bodies.has(raw.format) ? raw : { ...raw, httpStatus: beside.of(raw.start, raw.end) },
  );
}

/** What is in the strings of a layer, each at its string's place. */
function detectInStrings(text: string, book: CodeBook, depth: number): { string: EscapedString; errors: RawError[] }[] {
  const found: { string: EscapedString; errors: RawError[] }[] = [];
  if (depth === deepestLayer) return found;
  for (const string of escapedStrings(text)) {
    const errors = detectInLayers(string.text, book, depth + 1);
    if (errors.length > 0) found.push({ string, errors: errors.map((raw) => ({ ...raw, start: string.start, end: string.end })) });
  }
  for (const string of encodedBodies(text)) {
    // Any program can send JSON so: only what is known counts.
    const errors = detectInLayers(string.text, book, depth + 1).filter((raw) => isKnown(raw, book));
    if (errors.length > 0) found.push({ string, errors: errors.map((raw) => ({ ...raw, start: string.start, end: string.end })) });
  }
  return found;
}

/** A string shows its errors better than the layer around it does; an error of which the string is a part is the outer one. */
function detectInLayers(text: string, book: CodeBook, depth: number): RawError[] {
  const strings = detectInStrings(text, book, depth);
  const outer = detectInLayer(text, book);
  if (strings.length === 0) return withStatus(text, outer);
  const isPart = ({ string, errors }: (typeof strings)[number]): boolean =>
    outer.some(
      (raw) =>
        isPartOf(string, raw) &&
        (!raw.loose || errors.every((error) => error.loose)) &&
        (isKnown(raw, book) || !errors.some((error) => isKnown(error, book))),
    );
  const inner = strings.filter((escaped) => !isPart(escaped));
  const around = outer.filter(
    (raw) => !inner.some(({ string }) => startsInside(raw, string) || isInside(string, raw) || (raw.loose && isInside(raw, string))),
  );
  return withStatus(text, [...around, ...inner.flatMap(({ errors }) => errors)]).sort((a, b) => a.start - b.start);
}

/** The errors of BCE in a text, in its order, whatever they are wrapped in. */
export function detect(text: string, book: CodeBook): RawError[] {
  let errors = detectInLayers(text, book, 0);
  for (const plain of withPlainQuotes(text)) {
    const more = detectInLayers(plain.text, book, 0).map((raw) => ({
      ...raw,
      start: plain.offsetOf(raw.start),
      end: plain.offsetOf(raw.end),
    }));
    // The same form reads more where tags and entities are gone.
    errors = errors.filter((error) => !more.some((raw) => raw.format === error.format && error.loose && overlap(error, raw)));
    errors.push(...more.filter((raw) => !errors.some((error) => overlap(error, raw))));
  }
  return errors.sort((a, b) => a.start - b.start);
}

/** Words by which a line tells of an error on another: frames of Terraform, Packer and Ansible, events of Kubernetes. */
const spanning =
  /Failed!!!|[│┃╷╵╭╰]|"address":|"range":|\bon \S+ line \d|^Name:\s|Successfully assigned|\bkubectl |TASK \[|==> |(?:fatal|failed): \[|^[\s|]{0,8}with \S{1,200},\s*$/u;
/** A pod's name is read where the text around has the word in small letters. */
const otherPod = /pod"?[=:]/iu;

/**
 * Whether what is found in a line is the same whatever stands on the lines around it, and nothing is different there
 * because of it, but for a status that stands alone. Where this holds for all lines of a text, each can be read by itself.
 */
export function standsAlone(line: string, book: CodeBook): boolean {
  if (
    spanning.test(line) ||
    hasOtherQuotes(line) ||
    hasEncodedBytes(line) ||
    endsInObject(line) ||
    (otherPod.test(line) && !/\bpod\b/u.test(line))
  )
    return false;
  const marks = marksIn(line);
  const called = detectors.filter((detector) => detector.marks.some((mark) => marks.has(mark)));
  if (!called.every((detector) => detector.isWithin?.(line) ?? false)) return false;
  // What anybody prints counts where the text around names Baidu.
  const kept = detectInLayer(line, book).filter(({ loose }) => !loose);
  return candidatesIn(line, marks, book).every(({ raw }) => !raw.loose || kept.some((candidate) => overlap(candidate, raw)));
}
