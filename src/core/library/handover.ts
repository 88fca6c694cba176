/** Passes what one side finds to another that takes it one by one; the first can wait until all is taken. */
export class Handover<Item> {
  private ready: Item[] = [];
  private untaken = 0;
  private isEnded = false;
  private readonly waiting = new Set<() => void>();

  give(item: Item): void {
    this.untaken += 1;
    this.ready.push(item);
    this.wake();
  }

  /** Nothing more will be given, or taken: what was given is forgotten then. */
  end(isTaken = true): void {
    this.isEnded = true;
    if (!isTaken) this.untaken = 0;
    this.wake();
  }

  async drained(): Promise<void> {
    while (this.untaken > 0) await this.change();
  }

  /** What was given, in order, until the end. */
  async *taken(): AsyncGenerator<Item, void, undefined> {
    while (this.ready.length > 0 || !this.isEnded) {
      const items = this.ready;
      this.ready = [];
      for (const item of items) {
        yield item;
        this.untaken -= 1;
      }
      this.wake();
      if (this.ready.length === 0 && !this.isEnded) await this.change();
    }
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.add(resolve));
  }

  private wake(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const resume of waiting) resume();
  }
}
