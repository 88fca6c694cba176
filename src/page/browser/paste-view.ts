import { InputScan } from "../../core/answers/input-scan.js";
import { loadEveryEntry } from "../../core/catalogue/catalogue.js";
import type { Summary } from "../../core/diagnose/found.js";
import { codeBook } from "../../core/diagnose/meaning/code-book.js";
import { Stop } from "../../core/diagnose/stream/read-loop.js";
import { toUtf8 } from "../../core/text/bytes.js";
import { both, type Content } from "../html.js";
import { Kinds, kindArticle } from "../kinds.js";
import { byId, whenQuiet } from "./dom.js";
import { fill } from "./fill.js";

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The bytes of a file as they are read. */
async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) if (value) yield value;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

const statusOf = ({ total, lines }: Summary, kinds: number): Content =>
  total === 0
    ? both({ en: `No BCE error found in ${plural(lines, "line")}.`, zh: `在 ${lines} 行中没有找到 BCE 错误。` })
    : both({
        en: `${plural(total, "error")} of ${plural(kinds, "kind")} in ${plural(lines, "line")}`,
        zh: `${lines} 行中有 ${total} 个错误，共 ${kinds} 种`,
      });

/** Explains what is pasted, or the file that is chosen; a later input ends an earlier one. */
export async function startPaste(): Promise<void> {
  const book = codeBook(await loadEveryEntry());
  let stop = new Stop();
  const explain = async (file: string | null, chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    stop.request();
    const own = new Stop();
    stop = own;
    const kinds = new Kinds(200);
    const sink = { found: () => undefined, settled: (error: Parameters<Kinds["add"]>[0]) => kinds.add(error) };
    const options = { book, service: undefined, stop: own, now: () => Date.now(), onEncoding: () => undefined };
    const scan = new InputScan(sink, options);
    await scan.read({ file, chunks });
    if (stop !== own) return;
    fill(
      byId("explained"),
      kinds.all.map((kind) => kindArticle(kind, true)),
    );
    fill(byId("explained-status"), scan.summary.lines === 0 ? null : statusOf(scan.summary, kinds.all.length));
  };
  const output = byId<HTMLTextAreaElement>("output");
  const file = byId<HTMLInputElement>("file");
  output.addEventListener(
    "input",
    whenQuiet(200, () => void explain(null, once(toUtf8(output.value)))),
  );
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen) void explain(chosen.name, bytesOf(chosen));
  });
}
