import { SingleBar } from "cli-progress";
import { cleanLine } from "../../../core/text/clean.js";
import { sayInline } from "../../../core/text/language.js";
import type { OutputStream } from "../../../node/io.js";
import type { Context } from "../../context.js";
import type { Source } from "../../shared/requests/sources.js";

/** Files up to this many bytes are read before a bar could be seen. */
const smallest = 8 * 1024 * 1024;
const mebibyte = 1 << 20;
/** Milliseconds that it stays away after something was printed. */
const rest = 200;

/** A bar on stderr while a large file is read. */
export class ProgressBar {
  private bar: SingleBar | null = null;
  /** When it gave way the last time. */
  private clearedAt = 0;
  /** Whether the source is no longer wanted, though a piece of it may still come. */
  private isOver = false;
  /** Whether another program shows what is printed. */
  private isRead = false;

  constructor(private readonly context: Context) {}

  /** The same source, shown while it is read; a small one, or one of unknown size, as it is. */
  watch(source: Source): Source {
    const { file, size, chunks } = source;
    if (size === null || size < smallest || !this.context.io.err.isTerminal) return source;
    this.isOver = false;
    const close = (): void => {
      this.isOver = true;
      this.clear();
    };
    return { ...source, chunks: this.counted(chunks, size, cleanLine(file ?? "")), close };
  }

  /** The same surroundings, in which the bar gives way to whatever is printed to the same terminal. */
  around(context: Context): Context {
    const { out } = context.io;
    if (!out.isTerminal && !out.isPipe) return context;
    const write = (text: string): void => {
      this.giveWay();
      out.write(text);
    };
    const pass = (bytes: Uint8Array): void => {
      this.giveWay();
      out.pass(bytes);
    };
    const { isTerminal, isPipe } = out;
    const stream: OutputStream = {
      isTerminal,
      isPipe,
      get isOpen() {
        return out.isOpen;
      },
      write,
      json: (lines) => {
        this.giveWay();
        out.json(lines);
      },
      shown: (text) => out.shown(text),
      command: (text) => {
        this.giveWay();
        out.command(text);
      },
      allowStyles: () => out.allowStyles(),
      pass,
    };
    return { ...context, io: { ...context.io, out: stream } };
  }

  private giveWay(): void {
    const { out } = this.context.io;
    // What reads a pipe shows it when it likes, often on the same terminal: from its first bytes on the screen is its own.
    if (out.isPipe) this.isRead = true;
    else if (this.bar) this.clearedAt = this.context.io.now();
    this.clear();
  }

  private clear(): void {
    this.bar?.stop();
    this.bar = null;
  }

  private async *counted(chunks: AsyncIterable<Buffer>, size: number, name: string): AsyncGenerator<Buffer> {
    let read = 0;
    for await (const chunk of chunks) {
      read += chunk.length;
      this.show(read, size, name);
      yield chunk;
    }
  }

  private show(read: number, size: number, name: string): void {
    const { io, errorView } = this.context;
    if (this.isOver || this.isRead || (!this.bar && io.now() - this.clearedAt < rest)) return;
    if (!this.bar) {
      const reading = sayInline({ en: "reading", zh: "读取" }, errorView.language);
      this.bar = new SingleBar({
        stream: io.promptStreams().output,
        format: `${reading} {name} {bar} {percentage} % {value}/{total} MiB`,
        barsize: Math.max(8, Math.min(30, errorView.width - name.length - 40)),
        barCompleteChar: "█",
        barIncompleteChar: "░",
        clearOnComplete: true,
        hideCursor: true,
        fps: 10,
      });
      this.bar.start(Math.ceil(size / mebibyte), 0, { name });
    }
    this.bar.update(Math.floor(read / mebibyte));
  }
}
