const firstCapacity = 1 << 16;

/** The part of an input that is kept: bytes come at its end and go at its beginning, in one piece of memory. */
export class Window {
  private memory = Buffer.allocUnsafeSlow(firstCapacity);
  private start = 0;
  private end = 0;

  /** Copies a chunk behind what is kept, and gives all of it: good until the next change. */
  append(chunk: Buffer): Buffer {
    const length = this.end - this.start;
    if (this.end + chunk.length > this.memory.length) {
      const wanted = length + chunk.length;
      const memory = wanted > this.memory.length ? Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(wanted))) : this.memory;
      this.memory.copy(memory, 0, this.start, this.end);
      this.memory = memory;
      this.start = 0;
      this.end = length;
    }
    this.end += chunk.copy(this.memory, this.end);
    return this.all();
  }

  /** Forgets bytes at the beginning. */
  drop(count: number): Buffer {
    this.start += count;
    return this.all();
  }

  private all(): Buffer {
    return this.memory.subarray(this.start, this.end);
  }
}
