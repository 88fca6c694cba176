const firstCapacity = 1 << 16;

/** The same bytes as a Uint8Array and nothing derived from it: parts of those take several times as long to make. */
export const plainBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);

/** The part of an input that is kept: bytes come at its end and go at its beginning, in one piece of memory. */
export class Window {
  private memory = new Uint8Array(firstCapacity);
  private start = 0;
  private end = 0;

  /** Copies a chunk behind what is kept, and gives all of it: good until the next change. */
  append(chunk: Uint8Array): Uint8Array {
    const length = this.end - this.start;
    if (this.end + chunk.length > this.memory.length) {
      const wanted = length + chunk.length;
      const memory = wanted > this.memory.length ? new Uint8Array(2 ** Math.ceil(Math.log2(wanted))) : this.memory;
      memory.set(this.memory.subarray(this.start, this.end));
      this.memory = memory;
      this.start = 0;
      this.end = length;
    }
    this.memory.set(chunk, this.end);
    this.end += chunk.length;
    return this.all();
  }

  /** Forgets bytes at the beginning. */
  drop(count: number): Uint8Array {
    this.start += count;
    return this.all();
  }

  private all(): Uint8Array {
    return this.memory.subarray(this.start, this.end);
  }
}
