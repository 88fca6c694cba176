import { writeFile } from "node:fs/promises";

/** Writes a file that only its owner can read. Whoever reads it meanwhile meets the old text or the new one, never a part. */
export async function writePrivateFile(target: string, text: string): Promise<void> {
  const { default: writeFileAtomic } = await import("write-file-atomic");
  // The package writes once and does not look at how much of it arrived: a disk that fills up would leave half a file.
  // So it is handed nothing to write, and the text is put into its temporary file in full before that is renamed.
  await writeFileAtomic(target, "", { mode: 0o600, tmpfileCreated: (file) => writeFile(file, text) });
}
