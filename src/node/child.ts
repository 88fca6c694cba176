import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, constants as openFlags, openSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { OutputStream } from "./io.js";
import { lookedAtPipe } from "./looked-at-pipe.js";

/** Milliseconds in which what the child left running may close the pipes. */
const pipeWait = 1000;
/** Milliseconds without a byte after which a pipe counts as drained. */
const drainPause = 50;
/** More than a pipe holds: what comes beyond is not the child's. */
const mostDrained = 1 << 20;

/** A command that runs in bcevpc's process group and on its terminal; its stderr is a pipe. */
export interface Child {
  readonly stderr: Readable;
  /** Null where it writes to bcevpc's own stdout. */
  readonly stdout: Readable | null;
  /** Its exit code, 128+n when signal n ended it. */
  readonly ended: Promise<number>;
  send(signal: NodeJS.Signals): void;
}

/** The read end of a pipe that has a writer. */
function readerOf(fd: number): Readable {
  if (!process.versions["bun"]) return new Socket({ fd, readable: true, writable: false });
  const reader: Readable = Readable.from(lookedAtPipe(fd, { hasWriter: () => true, isClosed: () => reader.destroyed }), {
    objectMode: false,
  });
  return reader;
}

/**
 * A pipe. What Node makes for a child are sockets, which cannot be opened by a name: in the child, `> /dev/stderr` would
 * fail. Null where the system has no named pipes.
 */
function openPipe(): { readonly reader: Readable; readonly writer: number } | null {
  let folder: string | null = null;
  try {
    folder = mkdtempSync(join(tmpdir(), "bcevpc-"));
    const path = join(folder, "pipe");
    if (spawnSync("mkfifo", ["-m", "600", path], { stdio: "ignore" }).status !== 0) return null;
    const fd = openSync(path, openFlags.O_RDONLY | openFlags.O_NONBLOCK);
    const writer = openSync(path, "w");
    return { reader: readerOf(fd), writer };
  } catch {
    return null;
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Starts a command without a shell; rejects with the system's error when it cannot be started.
 * @throws {Error} of the system when it cannot be started.
 */
export async function startChild([name, ...args]: readonly [string, ...string[]], hasStdoutPiped: boolean): Promise<Child> {
  const err = openPipe();
  const out = hasStdoutPiped ? openPipe() : null;
  try {
    const stdout = hasStdoutPiped ? (out?.writer ?? "pipe") : "inherit";
    const child = spawn(name, args, { stdio: ["inherit", stdout, err?.writer ?? "pipe"], shell: false });
    const ended = new Promise<number>((resolve) => {
      child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
    await once(child, "spawn");
    // A signal that the system does not let through, as to sudo, is no failure of the child.
    child.on("error", () => undefined);
    const stderr = err?.reader ?? child.stderr;
    if (stderr === null) throw new Error("the child has no stderr");
    return { stderr, stdout: out?.reader ?? child.stdout, ended, send: (signal) => void child.kill(signal) };
  } catch (error) {
    for (const pipe of [err, out]) pipe?.reader.destroy();
    throw error;
  } finally {
    for (const pipe of [err, out]) if (pipe) closeSync(pipe.writer);
  }
}

/** Whether there is a terminal whose Ctrl-C reaches the whole process group, wherever the standard streams lead. */
export function hasControllingTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r"));
    return true;
  } catch {
    return false;
  }
}

/** One stream of the child, on its way to where it would go without bcevpc. */
export class Relay {
  private length = 0;
  endsInNewline = true;
  /** What kept bytes from being written, such as a full disk. */
  failure: unknown = null;

  constructor(
    private readonly pipe: Readable,
    private readonly target: OutputStream,
  ) {}

  /** The bytes as they come, each passed on before it is given. Ends with the pipe, and never throws. */
  async *chunks(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of this.pipe.iterator({ destroyOnReturn: false })) {
        this.pass(chunk);
        yield chunk;
      }
    } catch {
      // Closed from here, or broken off by the system: its end in either case.
    }
  }

  /** Passes on what comes, unread. */
  async drain(): Promise<void> {
    const rest = this.chunks();
    while (!(await rest.next()).done);
  }

  /**
   * To be called when the child has ended: another process that holds the pipe open is not waited for. What the child
   * wrote is read all the same, however slow the reader behind bcevpc is.
   */
  closeSoon(): void {
    const before = this.length;
    let seen = before;
    const look = (): void => {
      if (this.length === seen || this.length - before > mostDrained) this.pipe.destroy();
      else {
        seen = this.length;
        setTimeout(look, drainPause).unref();
      }
    };
    setTimeout(look, pipeWait).unref();
  }

  private pass(chunk: Buffer): void {
    this.length += chunk.length;
    this.endsInNewline = chunk.at(-1) === 0x0a;
    try {
      this.target.pass(chunk);
    } catch (error) {
      this.failure ??= error;
    }
    // The child is to learn that its reader has left.
    if (!this.target.isOpen) this.pipe.destroy();
  }
}

/**
 * Shows a text in a pager and waits until it is left; false where there is no such program. less ends by itself with what
 * fits the screen, keeps colours and leaves the text there, unless LESS says otherwise; the text is UTF-8 whatever the locale.
 */
export function showInPager(command: string, text: string, env: Readonly<Record<string, string | undefined>>): boolean {
  const [name = "", ...args] = command.trim().split(/\s+/u);
  const { error } = spawnSync(name, args, {
    input: text,
    stdio: ["pipe", "inherit", "inherit"],
    env: { LESS: "FRX", LESSCHARSET: "utf-8", LV: "-c", ...env },
  });
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  // A pager that is left early does not read all.
  return code === undefined || code === "EPIPE";
}
