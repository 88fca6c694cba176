import { closeSync, constants, open, openSync, statSync } from "node:fs";

/** Bytes read of a file at once: large enough that the calls cost nothing. */
const pieceLength = 1 << 20;
/** Bytes given at once: few enough that what is made of them is short-lived. */
const shareLength = 1 << 17;

/** Milliseconds between two attempts to end the wait for a writer. */
const releasePause = 10;

/** Pieces that may be in use at once: one is searched, one waits, and the next is fetched. */
const pieceCount = 3;

/** The bytes of a file in pieces, in memory that is read into again; each is fetched while the one before it is given. */
async function* readPieces(path: string): AsyncGenerator<Buffer> {
  const files = await import("node:fs/promises");
  const handle = await files.open(path);
  const pieces = Array.from({ length: pieceCount }, () => Buffer.allocUnsafeSlow(pieceLength));
  const fetched = async (count: number): Promise<Buffer> => {
    const piece = pieces[count % pieceCount] ?? Buffer.alloc(0);
    const { bytesRead } = await handle.read(piece, 0, pieceLength, null);
    return piece.subarray(0, bytesRead);
  };
  let next = fetched(0);
  try {
    for (let count = 1; ; count += 1) {
      const piece = await next;
      if (piece.length === 0) return;
      next = fetched(count);
      // Whoever takes the next piece learns of its fault; one that nobody takes has nobody to tell.
      next.catch(() => undefined);
      for (let at = 0; at < piece.length; at += shareLength) yield piece.subarray(at, Math.min(piece.length, at + shareLength));
    }
  } finally {
    await next.catch(() => undefined);
    await handle.close();
  }
}

export interface OpenedFile {
  readonly chunks: AsyncIterable<Buffer>;
  /** Null for a pipe or device. */
  readonly size: number | null;
  /** Ends a wait for bytes. */
  readonly close?: () => void;
}

/**
 * A named pipe under Bun, which takes none for a socket: looked into again and again, and opened a second time in a thread,
 * which waits there for the first writer and so notices one that leaves without a word.
 */
function openPipeByLooking(path: string): OpenedFile {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  let isClosed = false;
  let hasWriter = false;
  open(path, "r", (error, second) => {
    hasWriter = true;
    if (!error) closeSync(second);
  });
  /** The thread does not end before it had a writer. */
  const release = (): void => {
    if (hasWriter) return;
    try {
      closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
    } catch {
      // The pipe was removed, or the thread does not wait yet.
    }
    setTimeout(release, releasePause).unref();
  };
  async function* chunks(): AsyncGenerator<Buffer> {
    const { lookedAtPipe } = await import("./looked-at-pipe.js");
    yield* lookedAtPipe(fd, { hasWriter: () => hasWriter, isClosed: () => isClosed });
  }
  return {
    chunks: chunks(),
    size: null,
    close: () => {
      isClosed = true;
      release();
    },
  };
}

/**
 * A named pipe. Opened as a file is, it would hold up a thread, and so the end of the process, until somebody writes to it.
 */
function openPipe(host: NodeJS.Process, path: string): OpenedFile {
  const { Socket } = host.getBuiltinModule("node:net");
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const socket = new Socket({ fd, readable: true, writable: false });
  return { chunks: socket, size: null, close: () => void socket.destroy() };
}

/** Opens a file, pipe or device for reading, piece by piece. */
export function openFile(host: NodeJS.Process, path: string): OpenedFile {
  const stats = statSync(path);
  if (stats.isFIFO()) return host.versions["bun"] ? openPipeByLooking(path) : openPipe(host, path);
  return { chunks: readPieces(path), size: stats.isFile() ? stats.size : null };
}
