import { createReadStream, fstatSync, statSync, writeSync } from "node:fs";
import { devNull } from "node:os";
import { safeOutput } from "../core/text/clean.js";
import { memoryFlags } from "./memory-flags.js";
import { type OpenedFile, openFile } from "./opened-file.js";
import { redacted, redactor } from "./redactor.js";

/** What stands behind standard input: someone typing, bytes to read, or nothing at all. */
export type InputKind = "terminal" | "data" | "none";

export interface OutputStream {
  readonly isTerminal: boolean;
  /** Whether another program reads it. */
  readonly isPipe: boolean;
  /** False once its reader has left. */
  readonly isOpen: boolean;
  /** Writes text that bcevpc composed: protected values in it are replaced, and what a terminal or a CI job would obey is removed. */
  write(text: string): void;
  /** Writes JSON in which `jsonText` left nothing that a terminal or a CI job would obey: protected values in it are replaced. */
  json(lines: string): void;
  /** A text as `write` would show it. */
  shown(text: string): string;
  /** The same for lines that are meant to be commands to a CI job. */
  command(text: string): void;
  /** From now on colours stay in what is written. */
  allowStyles(): void;
  /** Writes bytes exactly as they are. */
  pass(bytes: Uint8Array): void;
}

/** The world as a command sees it. Only main builds one; everything below is handed it. */
export interface Io {
  readonly out: OutputStream;
  readonly err: OutputStream;
  readonly input: {
    readonly kind: InputKind;
    /** All bytes of standard input, at most `limit` of them; longer input throws InputTooLargeError. */
    read(limit: number): Promise<Buffer>;
    /** The bytes of standard input as they come. */
    chunks(): AsyncIterable<Buffer>;
  };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The terminal's columns; undefined in a pipe. */
  readonly columns: number | undefined;
  /** The terminal's lines; undefined in a pipe. */
  readonly rows: number | undefined;
  /** The bytes of a file, at most `limit` of them; a longer one throws InputTooLargeError. */
  readFile(path: string, limit: number): Promise<Buffer>;
  /** The bytes of a file piece by piece, each good until two more are asked for, and how many there are. */
  openFile(path: string): OpenedFile;
  /** Whether there is a file, of any kind but a folder, at a path. */
  hasFile(path: string): boolean;
  /** For long runs: the garbage collector sweeps more often instead of letting memory grow, and less is compiled. */
  saveMemory(): void;
  /** Undoes `saveMemory`: V8 uses what it compiled under the flags it has at the start only. */
  endSaving(): void;
  /** Milliseconds since 1970, by this machine's clock. */
  now(): number;
  readonly platform: NodeJS.Platform;
  /** What bcevpc runs on: `Node.js 20.20.2, linux x64`. */
  readonly runtime: string;
  /** A text as it may be shown: for texts that are cut or wrapped before they are written. */
  redact(text: string): string;
  /** What stands where a protected value was taken out. */
  readonly redaction: string;
  /** From now on no text written to stdout or stderr shows this value. */
  protect(secret: string): void;
  /** Calls `listener` on Ctrl-C instead of ending the process, until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
  /** The same for another signal. */
  onSignal(signal: "SIGHUP" | "SIGQUIT" | "SIGTERM", listener: () => void): () => void;
  /** The streams a prompt talks through: stderr, because stdout carries the answer. */
  promptStreams(): { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream };
}

export class InputTooLargeError extends Error {
  override readonly name = "InputTooLargeError";
  constructor(readonly limit: number) {
    super(`more than ${limit} bytes of input`);
  }
}

/** Asked of the descriptor, because the stream is opened as soon as it is looked at. */
function inputKind(host: NodeJS.Process): InputKind {
  if (isTerminal(host, 0)) return "terminal";
  try {
    const stats = fstatSync(0);
    return stats.isFIFO() || stats.isFile() || stats.isSocket() ? "data" : "none";
  } catch {
    return "none";
  }
}

/** The bytes of a file. Those of a long one are read into one place: joined pieces would be there twice. */
async function readFile(path: string, limit: number): Promise<Buffer> {
  const { size } = statSync(path);
  // What the system makes as it is read says that it is empty.
  if (size === 0) return readAll(createReadStream(path), limit);
  if (size > limit) throw new InputTooLargeError(limit);
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  for await (const chunk of createReadStream(path, { end: size - 1 })) length += (chunk as Buffer).copy(bytes, length);
  return bytes.subarray(0, length);
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

function hasFile(path: string): boolean {
  try {
    return !statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Milliseconds to wait for a reader that is slower than the writer. */
const fullPipePause = 5;

/**
 * Writes through the descriptor: at once, whole, and without loading Node's stream classes, which cost a look-up a
 * tenth of its time. A closed pipe (`| head`) silences the output and calls `onClosedPipe`.
 */
function output(descriptor: 1 | 2, isTerminal: boolean, redact: (text: string) => string, onClosedPipe: () => void): OutputStream {
  let open = true;
  let styled = false;
  const writeSome = (bytes: Uint8Array): number => {
    try {
      return writeSync(descriptor, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EAGAIN") {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, fullPipePause);
        return 0;
      }
      if (code !== "EPIPE") throw error;
      open = false;
      onClosedPipe();
      return 0;
    }
  };
  const pass = (bytes: Uint8Array): void => {
    for (let rest = bytes; open && rest.length > 0; ) rest = rest.subarray(writeSome(rest));
  };
  return {
    isTerminal,
    get isPipe() {
      return isPipe(descriptor);
    },
    get isOpen() {
      return open;
    },
    write: (text) => pass(Buffer.from(redact(safeOutput(text, styled)))),
    json: (lines) => pass(Buffer.from(redact(lines))),
    shown: (text) => redact(safeOutput(text, styled)),
    command: (text) => pass(Buffer.from(redact(safeOutput(text, styled, true)))),
    allowStyles: () => {
      styled = true;
    },
    pass,
  };
}

/** Whether a descriptor is a terminal. node:tty brings all of node:net, so it is asked only where it can say yes. */
function isTerminal(host: NodeJS.Process, descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isCharacterDevice() || stats.rdev === statSync(devNull).rdev) return false;
    return host.getBuiltinModule("node:tty").isatty(descriptor);
  } catch {
    return false;
  }
}

function isPipe(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

/** Wraps the process. */
export function processIo(host: NodeJS.Process, onClosedPipe: () => void): Io {
  const { protect, redact } = redactor();
  const out = output(1, isTerminal(host, 1), redact, onClosedPipe);
  const memory = memoryFlags(host);
  const onSignal = (signal: NodeJS.Signals, listener: () => void): (() => void) => {
    host.on(signal, listener);
    return () => host.off(signal, listener);
  };
  return {
    out,
    err: output(2, isTerminal(host, 2), redact, onClosedPipe),
    input: {
      get kind() {
        return inputKind(host);
      },
      read: (limit) => readAll(host.stdin, limit),
      chunks: () => host.stdin,
    },
    env: host.env,
    // A terminal that was never given a size says 0.
    columns: (out.isTerminal && host.stdout.columns) || undefined,
    // Asked when it is needed: the stream costs time.
    get rows() {
      return (out.isTerminal && host.stdout.rows) || undefined;
    },
    readFile,
    openFile: (path) => openFile(host, path),
    hasFile,
    saveMemory: memory.save,
    endSaving: memory.end,
    now: () => Date.now(),
    platform: host.platform,
    runtime: `${host.versions["bun"] ? `Bun ${host.versions["bun"]}` : `Node.js ${host.versions.node}`}, ${host.platform} ${host.arch}`,
    protect,
    redact,
    redaction: redacted,
    onInterrupt: (listener) => onSignal("SIGINT", listener),
    onSignal,
    promptStreams: () => ({ input: host.stdin, output: host.stderr }),
  };
}
