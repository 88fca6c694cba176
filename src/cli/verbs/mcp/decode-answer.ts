import { ReferenceList, recordVersion, toErrorRecord } from "../../../core/answers/error-record.js";
import { InputScan } from "../../../core/answers/input-scan.js";
import { loadEveryEntry } from "../../../core/catalogue/catalogue.js";
import { checkService } from "../../../core/catalogue/check-service.js";
import type { Found } from "../../../core/diagnose/found.js";
import { codeBook } from "../../../core/diagnose/meaning/code-book.js";
import { Stop } from "../../../core/diagnose/stream/read-loop.js";
import { toUtf8 } from "../../../core/text/bytes.js";
import { shortened, type ToolInput, type ToolOutput } from "./tool.js";

/** Errors that are listed without being asked for more; all are counted. */
const usualErrors = 5;

/** The document of `decode --json` of a text, with its first errors and what these refer to. */
export async function decodeText({ text = "", service, limit = usualErrors, full }: ToolInput): Promise<ToolOutput> {
  checkService(service);
  const errors: Found[] = [];
  const settled = (found: Found): void => {
    if (errors.length < limit) errors.push(found);
  };
  const scan = new InputScan(
    { found: () => undefined, settled },
    {
      book: codeBook(await loadEveryEntry()),
      service,
      stop: new Stop(),
      now: () => Date.now(),
      isRead: () => true,
      onEncoding: () => undefined,
    },
  );
  const chunks = (async function* () {
    yield toUtf8(text);
  })();
  await scan.read({ file: null, chunks });
  const list = new ReferenceList();
  for (const found of errors) list.add(found);
  const { entries, failures, clients } = list.references;
  const document = {
    schemaVersion: recordVersion,
    errors: errors.map(toErrorRecord),
    entries: entries.map((entry) => shortened(entry, full)),
    failures,
    clients,
    summary: scan.summary,
  };
  return document;
}
