import { InputScan } from "../answers/input-scan.js";
import type { ScanSink } from "../answers/scan-sink.js";
import { loadEveryEntry } from "../catalogue/catalogue.js";
import { checkService } from "../catalogue/check-service.js";
import type { Entry, Service } from "../catalogue/entry.js";
import type { Found, Summary } from "../diagnose/found.js";
import { codeBook } from "../diagnose/meaning/code-book.js";
import { Stop } from "../diagnose/stream/read-loop.js";
import { toUtf8 } from "../text/bytes.js";
import { EntriesSeen, type FoundRecord, foundRecord } from "./found-record.js";
import { Handover } from "./handover.js";
import { type LanguageOption, type TextLanguage, type Told, tell } from "./in-language.js";

export interface DecodeOptions<Lang extends TextLanguage | undefined = undefined> extends LanguageOption<Lang> {
  /** The service that was called: it decides among entries of one code. */
  readonly service?: Service;
  /** What records name as their file; null where it is absent. */
  readonly file?: string;
  /** For times without a year; the present where it is absent. */
  readonly now?: Date;
}

/** What was found in a text. */
export interface Decoded {
  /** One for each failure, however often it was printed, in the order of the text. */
  readonly errors: readonly FoundRecord[];
  /** The entries that the errors speak of, each once. */
  readonly entries: readonly Entry[];
  readonly summary: Summary;
}

/** What `decodeStream` gives: errors, and last the summary. */
export type DecodedRecord =
  | ({ readonly type: "error" } & FoundRecord)
  | ({ readonly type: "summary"; readonly entries: readonly Entry[] } & Summary);

async function openScan(sink: ScanSink, stop: Stop, { service, now }: Omit<DecodeOptions, "lang">): Promise<InputScan> {
  checkService(service);
  const milliseconds = now?.getTime();
  return new InputScan(sink, {
    book: codeBook(await loadEveryEntry()),
    service,
    stop,
    now: () => milliseconds ?? Date.now(),
    isRead: () => !stop.isRequested,
    onEncoding: () => undefined,
  });
}

const toBytes = (content: string | Uint8Array): Uint8Array => (typeof content === "string" ? toUtf8(content) : content);

/**
 * Finds every error of Baidu AI Cloud in a text (a log, a stack trace, an answer), whatever client printed it, and says
 * what is known of it. Bytes may be UTF-8, UTF-16 or GB18030. Nothing is sent anywhere.
 *
 * @throws {UsageError} for a service that the catalogue does not have.
 */
export async function decode<const Lang extends TextLanguage | undefined = undefined>(
  text: string | Uint8Array,
  options: DecodeOptions<Lang> = {},
): Promise<Told<Decoded, Lang>> {
  const { lang, file = null, ...rest } = options;
  const errors: FoundRecord[] = [];
  const entries = new EntriesSeen();
  const settled = (found: Found): void => {
    errors.push(foundRecord(found));
    entries.add(found);
  };
  const scan = await openScan({ found: () => undefined, settled }, new Stop(), rest);
  const chunks = (async function* () {
    yield toBytes(text);
  })();
  await scan.read({ file, chunks });
  return tell({ errors, entries: entries.all, summary: scan.summary }, options.lang);
}

async function* bytesOf(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of input) yield toBytes(piece);
}

/**
 * The same for an input of any size that comes in pieces, in memory that does not grow with it: gives each error as soon
 * as nothing can be added to it or the input pauses, and the summary, with the entries, as the last record. The input is
 * read no faster than records are taken; leaving the loop early ends it.
 *
 * @throws {UsageError} for a service that the catalogue does not have; and whatever the input throws.
 */
export async function* decodeStream<const Lang extends TextLanguage | undefined = undefined>(
  input: AsyncIterable<string | Uint8Array>,
  options: DecodeOptions<Lang> = {},
): AsyncGenerator<Told<DecodedRecord, Lang>, void, undefined> {
  const { lang, file = null, ...rest } = options;
  const stop = new Stop();
  const handover = new Handover<Found>();
  const entries = new EntriesSeen();
  const sink = { found: () => undefined, settled: (found: Found) => handover.give(found), drained: () => handover.drained() };
  const scan = await openScan(sink, stop, rest);
  const read = scan.read({ file, chunks: bytesOf(input) }).finally(() => handover.end());
  read.catch(() => undefined);
  try {
    for await (const found of handover.taken()) {
      entries.add(found);
      yield tell<DecodedRecord, Lang>({ type: "error", ...foundRecord(found) }, lang);
    }
    await read;
    yield tell<DecodedRecord, Lang>({ type: "summary", ...scan.summary, entries: entries.all }, lang);
  } finally {
    handover.end(false);
    stop.request();
  }
}
