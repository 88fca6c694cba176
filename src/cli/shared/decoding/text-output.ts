import { isPermissionDenied } from "../../../core/answers/failure-class.js";
import type { LikeError } from "../../../core/answers/scan-sink.js";
import type { Found, Summary } from "../../../core/diagnose/found.js";
import { type Context, print } from "../../context.js";
import { renderFinding } from "../errors/findings.js";
import { offerInvestigation } from "../errors/offer.js";
import { deniedPermissions } from "../errors/permission-pages.js";
import { type Repeat, renderRepeats } from "../errors/repeats.js";
import type { DecodeOutput } from "./output.js";
import { renderSummary } from "./summary.js";

/** With more different errors than this, a table says more than explanations. */
const mostExplained = 20;
const shownPlaces = 3;

/** What makes two errors need one explanation. */
const kindOf = ({ code, failure, entry, title, candidates }: Found): string =>
  JSON.stringify([code, failure, entry?.id ?? candidates.map(({ id }) => id), title?.en ?? null]);

/** Explains each kind of error once, as it is found, and counts at the end what came again. */
export class TextOutput implements DecodeOutput {
  private readonly kinds = new Map<string, { first: Found; count: number; places: Found[] }>();
  /** By an error that others are like. */
  private readonly keys = new Map<Found, string>();
  private readonly denied = new Set<string>();
  private isFirst = true;

  constructor(
    private readonly context: Context,
    private readonly full: boolean,
    /** Whether errors that nothing was found out of may be offered to be looked into. */
    private readonly offers: boolean,
  ) {}

  found(error: Found): void {
    const key = kindOf(error);
    if (this.kinds.has(key) || this.kinds.size >= mostExplained) return;
    this.kinds.set(key, { first: error, count: 0, places: [] });
    print(this.context, (this.isFirst ? "" : "\n") + renderFinding(error, this.context.view, this.full));
    this.isFirst = false;
  }

  settled(error: Found): void {
    this.found(error);
    if (isPermissionDenied(error) && error.operation !== null && this.denied.size < mostExplained) this.denied.add(error.operation);
    const kind = this.kinds.get(kindOf(error));
    if (!kind) return;
    kind.count += 1;
    if (kind.places.length < shownPlaces) kind.places.push(error);
  }

  foundLike(error: LikeError): void {
    const key = this.keyOf(error);
    if (!this.kinds.has(key) && this.kinds.size < mostExplained) this.found(error.make());
  }

  settledLike(error: LikeError): void {
    const kind = this.kinds.get(this.keyOf(error));
    if (!kind && this.kinds.size >= mostExplained) return;
    if (!kind || kind.places.length < shownPlaces) this.settled(error.make());
    else kind.count += 1;
  }

  private keyOf({ first }: LikeError): string {
    const key = this.keys.get(first) ?? kindOf(first);
    this.keys.set(first, key);
    return key;
  }

  async end(summary: Summary): Promise<void> {
    const { view } = this.context;
    if (summary.byCode.length > mostExplained) {
      print(this.context, `\n${renderSummary(summary, view)}`);
      return;
    }
    const repeats = [...this.kinds.values()]
      .filter(({ count }) => count > 1)
      .map(({ first, count, places }): Repeat => ({ first, count, places }));
    if (repeats.length > 0) print(this.context, `\n${renderRepeats(repeats, view)}`);
    for (const text of await deniedPermissions(this.denied, this.full, this.context)) print(this.context, `\n${text}`);
    if (this.offers)
      await offerInvestigation(
        this.context,
        [...this.kinds.values()].map(({ first }) => first),
      );
  }
}
