import { SingleBar } from "cli-progress";
import { cleanLine } from "../../clean.js";
import { sayInline } from "../../language.js";
import type { Context } from "../context.js";
import type { Source } from "./sources.js";

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

  constructor(private readonly context: Context) {}

  /** The same source, shown while it is read; a small one, or one of unknown size, as it is. */
  watch(source: Source): Source {
    const { file, size, chunks } = source;
    if (size === null || size < smallest || !this.context.io.err.isTerminal) return source;
    return { ...source, chunks: this.counted(chunks, size, cleanLine(file ?? "")) };
  }

  /** The same surroundings, in which the bar gives way to whatever is printed to the same terminal. */
  around(context: Context): Context {
    const { out } = context.io;
    if (!out.isTerminal) return context;
    const giveWay = (): void => {
      if (this.bar) this.clearedAt = context.io.now();
      this.clear();
    };
    return {
      ...context,
      io: {
        ...context.io,
        out: {
          isTerminal: out.isTerminal,
          get isOpen() {
            return out.isOpen;
          },
          write: (text) => {
            giveWay();
            out.write(text);
          },
          pass: (bytes) => {
            giveWay();
            out.pass(bytes);
          },
        },
      },
    };
  }

  private clear(): void {
    this.bar?.stop();
    this.bar = null;
  }

  private async *counted(chunks: AsyncIterable<Buffer>, size: number, name: string): AsyncGenerator<Buffer> {
    let read = 0;
    try {
      for await (const chunk of chunks) {
        read += chunk.length;
        this.show(read, size, name);
        yield chunk;
      }
    } finally {
      this.clear();
    }
  }

  private show(read: number, size: number, name: string): void {
    const { io, errorView } = this.context;
    if (!this.bar && io.now() - this.clearedAt < rest) return;
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
