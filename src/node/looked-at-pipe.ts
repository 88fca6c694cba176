import { closeSync, readSync } from "node:fs";

/** Milliseconds between two looks into a pipe. */
const lookPause = 10;
const pieceLength = 1 << 17;

/**
 * The bytes of a pipe that was opened without waiting, for Bun, which takes no pipe for a socket: it is looked into again
 * and again. Without a writer yet, one that leaves at once without a word is missed.
 */
export async function* lookedAtPipe(
  fd: number,
  { hasWriter, isClosed }: { hasWriter: () => boolean; isClosed: () => boolean },
): AsyncGenerator<Buffer> {
  let hasBegun = false;
  const piece = Buffer.allocUnsafeSlow(pieceLength);
  const look = (): number | null => {
    try {
      return readSync(fd, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") return null;
      throw error;
    }
  };
  try {
    while (!isClosed()) {
      // Asked before the look: a writer that came since may have written behind it.
      hasBegun ||= hasWriter();
      const length = look();
      if (length === 0 && hasBegun) return;
      hasBegun ||= length !== 0;
      if (length) yield Buffer.from(piece.subarray(0, length));
      else await new Promise((resolve) => setTimeout(resolve, lookPause));
    }
  } finally {
    closeSync(fd);
  }
}
