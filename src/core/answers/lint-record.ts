import { findEntries } from "../catalogue/catalogue.js";
import type { Entry } from "../catalogue/entry.js";
import type { Finding } from "../operations/lint/finding.js";

/** A finding with the catalogue's entries in the place of their ids. */
export interface ExplainedFinding extends Omit<Finding, "entry" | "liveEntry" | "otherEntries" | "position"> {
  readonly entry: Entry | null;
  readonly liveEntry: Entry | null;
  readonly otherEntries: readonly Entry[];
}

/** Entries of the catalogue by id, each looked up once. */
export class EntriesById {
  private readonly known = new Map<string, Promise<Entry | null>>();

  get(id: string | null): Promise<Entry | null> {
    if (id === null) return Promise.resolve(null);
    const found = this.known.get(id) ?? findEntries(id).then(([entry]) => entry ?? null);
    this.known.set(id, found);
    return found;
  }

  async all(ids: readonly string[]): Promise<Entry[]> {
    const found = await Promise.all(ids.map((id) => this.get(id)));
    return found.filter((entry) => entry !== null);
  }
}

export async function explainFinding(finding: Finding, entries: EntriesById): Promise<ExplainedFinding> {
  const { entry, liveEntry, otherEntries, position: _position, ...rest } = finding;
  return {
    ...rest,
    entry: await entries.get(entry),
    liveEntry: await entries.get(liveEntry),
    otherEntries: await entries.all(otherEntries),
  };
}

/** What a request would meet, as plain data: what `lint --json` prints of a finding, apart from its place in the input. */
export interface FindingRecord extends Omit<ExplainedFinding, "value" | "otherEntries"> {
  /** As sent; null when it is absent, which `isMissing` tells from a null that was sent. Secrets are replaced. */
  readonly value: unknown;
  readonly isMissing: boolean;
  /** The code the request would meet. */
  readonly code: string | null;
  /** Ids of errors that the service may answer with instead. */
  readonly otherEntries: readonly string[];
}

export const findingRecord = (finding: ExplainedFinding): FindingRecord => ({
  rule: finding.rule,
  level: finding.level,
  confidence: finding.confidence,
  basis: finding.basis,
  in: finding.in,
  parameter: finding.parameter,
  value: finding.value ?? null,
  isMissing: finding.value === undefined && finding.parameter !== null,
  text: finding.text,
  must: finding.must,
  instead: finding.instead,
  code: finding.entry?.code ?? null,
  entry: finding.entry,
  liveEntry: finding.liveEntry,
  otherEntries: finding.otherEntries.map(({ id }) => id),
});
