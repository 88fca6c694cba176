/** Bytes of the longest message: the SDK ends the connection at a longer one. */
export const longestMessage = 10 * 1024 * 1024 - 1;

/** Bytes kept of each end of a line that is too long. */
const keptLength = 200;

/** Where an id stands in a message whose inside was not kept: behind the version, or as the last of its members. */
const idPlaces = [
  /^\s*\{\s*"jsonrpc"\s*:\s*"2\.0"\s*,\s*"id"\s*:\s*(\d{1,15}|"[\w-]{1,80}")/u,
  /,\s*"id"\s*:\s*(\d{1,15}|"[\w-]{1,80}")\s*\}\s*$/u,
];

/** The id of a message by its first and last bytes. */
function idOf(head: Buffer, tail: Buffer): number | string | undefined {
  const [first, last] = idPlaces;
  const found = first?.exec(head.toString("latin1")) ?? last?.exec(tail.toString("latin1"));
  return found?.[1] === undefined ? undefined : (JSON.parse(found[1]) as number | string);
}

/** The lines of an input, whole; `refuse` is told of each that is longer than a message may be, and with what id, if that is known. */
export async function* boundedLines(
  chunks: AsyncIterable<Buffer>,
  refuse: (id: number | string | undefined) => void,
): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  let head: Buffer | null = null;
  let tail = Buffer.alloc(0);
  const add = (part: Buffer): void => {
    length += part.length;
    if (head === null) parts.push(part);
    if (head === null && length > longestMessage) {
      const whole = Buffer.concat(parts);
      head = Buffer.from(whole.subarray(0, keptLength));
      tail = Buffer.from(whole.subarray(-keptLength));
      parts = [];
    } else if (head !== null) tail = Buffer.concat([tail, part.subarray(-keptLength)]).subarray(-keptLength);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, at + 1));
      if (head === null) yield Buffer.concat(parts);
      else refuse(idOf(head, tail));
      [parts, length, head, from] = [[], 0, null, at + 1];
    }
    add(Buffer.from(chunk.subarray(from)));
  }
}
