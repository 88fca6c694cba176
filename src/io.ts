import { fstatSync } from "node:fs";

/** What stands behind standard input: someone typing, bytes to read, or nothing at all. */
export type InputKind = "terminal" | "data" | "none";

export interface OutputStream {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** The world as a command sees it. Only main builds one; everything below is handed it. */
export interface Io {
  readonly out: OutputStream;
  readonly err: OutputStream;
  readonly input: {
    kind(): Promise<InputKind>;
    /** All bytes of standard input, at most `limit` of them; longer input throws InputTooLargeError. */
    read(limit: number): Promise<Buffer>;
  };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The terminal's columns; undefined in a pipe. */
  readonly columns: number | undefined;
  readFile(path: string): Promise<Buffer>;
  /** The streams a prompt talks through: stderr, because stdout carries the answer. */
  promptStreams(): { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream };
}

export class InputTooLargeError extends Error {
  override readonly name = "InputTooLargeError";
  constructor(readonly limit: number) {
    super(`more than ${limit} bytes of input`);
  }
}

/** Asked of the descriptor, because process.stdin opens the stream as soon as it is looked at. */
async function inputKind(): Promise<InputKind> {
  try {
    const stats = fstatSync(0);
    if (stats.isFIFO() || stats.isFile() || stats.isSocket()) return "data";
    return stats.isCharacterDevice() && (await import("node:tty")).isatty(0) ? "terminal" : "none";
  } catch {
    return "none";
  }
}

async function readAll(stream: NodeJS.ReadableStream, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > limit) throw new InputTooLargeError(limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Wraps the process. A closed pipe (`| head`) silences the stream and calls `onClosedPipe`; other stream errors are thrown. */
export function processIo(host: NodeJS.Process, onClosedPipe: () => void): Io {
  const output = (stream: NodeJS.WriteStream): OutputStream => {
    let open = true;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      open = false;
      onClosedPipe();
    });
    return {
      isTerminal: stream.isTTY === true,
      write: (text) => {
        if (open) stream.write(text);
      },
    };
  };
  let err: OutputStream | undefined;
  return {
    out: output(host.stdout),
    // Opened when first used: a look-up that succeeds never does.
    get err() {
      err ??= output(host.stderr);
      return err;
    },
    input: {
      kind: inputKind,
      read: (limit) => readAll(host.stdin, limit),
    },
    env: host.env,
    columns: host.stdout.isTTY ? host.stdout.columns : undefined,
    readFile: async (path) => (await import("node:fs/promises")).readFile(path),
    promptStreams: () => ({ input: host.stdin, output: host.stderr }),
  };
}
