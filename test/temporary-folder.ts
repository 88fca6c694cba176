import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];
process.once("exit", () => {
  // A child that is just ending may still write.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A new folder, which is gone when the tests of its file have ended. */
export function temporaryFolder(kind: string): string {
  const folder = mkdtempSync(join(tmpdir(), `bcevpc-${kind}-`));
  folders.push(folder);
  return folder;
}
