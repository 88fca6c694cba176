import { type JsonVisitor, scanJson } from "./json-scan.js";

/** Where a value stands in its text. */
interface Span {
  readonly start: number;
  readonly end: number;
  /** Where the value of its member `request` begins, as an entry of a HAR file has it; its own start without one. */
  readonly request: number;
}

/** The lists that requests are looked for in, the best first: of a HAR file, of a part of one, and a bare list. */
const listPaths: readonly (readonly string[])[] = [["log", "entries"], ["entries"], []];

/** The names that lead to a value; null for the place in a list. */
type Path = readonly (string | null)[];

/** The place of a path among those of the lists; -1 when it is none of them. */
const listAt = (path: Path): number =>
  listPaths.findIndex((list) => list.length === path.length && list.every((name, at) => name === path[at]));

/** The name of a member as it is meant. */
function nameOf(text: string): string | null {
  try {
    return text.includes("\\") ? String(JSON.parse(text)) : text.slice(1, -1);
  } catch {
    return null;
  }
}

/** Gathers the values of the lists while a document goes by; nothing else of it is kept. */
class EntryGatherer implements JsonVisitor {
  /** By list; undefined until it, or another value in its place, was met. The first of several of a name counts. */
  private readonly lists: (Span[] | undefined)[] = listPaths.map(() => undefined);
  private depth = 0;
  /** The member that is open at each depth; null in a list. */
  private readonly path: (string | null)[] = [];
  /** The list that is open now, and the depth of its values. */
  private readonly open: { readonly list: Span[]; readonly depth: number }[] = [];
  private root: Span | null = null;
  private start = 0;
  /** Where `request` of the entry that is open begins; undefined until it was met. */
  private request: number | undefined;
  private isRequestDue = false;

  get entries(): readonly Span[] {
    return this.lists.find((list) => list !== undefined) ?? (this.root ? [this.root] : []);
  }

  begin(offset: number, isList: boolean): void {
    if (this.isRequestDue) this.request = offset;
    this.isRequestDue = false;
    if (this.isEntry) [this.start, this.request] = [offset, undefined];
    if (this.depth === 0) this.root = { start: offset, end: offset, request: offset };
    const at = this.depth <= 2 ? listAt(this.path.slice(0, this.depth)) : -1;
    if (at >= 0 && this.lists[at] === undefined && (isList || (listPaths[at]?.length ?? 0) > 0)) {
      const list: Span[] = [];
      this.lists[at] = list;
      if (isList) this.open.push({ list, depth: this.depth + 1 });
    }
    this.path[this.depth] = null;
    this.depth += 1;
  }

  end(end: number): void {
    if (this.open.at(-1)?.depth === this.depth) this.open.pop();
    this.depth -= 1;
    this.add(this.start, end);
  }

  scalar(start: number, end: number): void {
    this.isRequestDue = false;
    if (this.isEntry) this.request = undefined;
    this.add(start, end);
  }

  /** A member begins: of an entry, or of the whole where it is the only request. */
  name(text: string): void {
    const name = nameOf(text);
    this.path[this.depth - 1] = name;
    this.isRequestDue = name === "request" && this.depth === (this.open.at(-1)?.depth ?? 0) + 1;
  }

  private get isEntry(): boolean {
    return this.open.at(-1)?.depth === this.depth;
  }

  private add(start: number, end: number): void {
    if (this.isEntry) this.open.at(-1)?.list.push({ start, end, request: this.request ?? start });
    if (this.depth === 0) this.root = { start: this.root?.start ?? start, end, request: this.request ?? this.root?.start ?? start };
  }
}

export interface Entries {
  readonly entries: readonly Span[];
  /** Where the text stops being JSON; null when it is all JSON. */
  readonly error: number | null;
}

/** Finds where the requests of a document stand: the entries of a HAR file, the values of a list, or the whole. */
export function findEntries(text: string): Entries {
  const gatherer = new EntryGatherer();
  const error = scanJson(text, gatherer);
  return { entries: gatherer.entries, error };
}
