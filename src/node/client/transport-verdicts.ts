import type { NetworkFacts, OwnRequest } from "../../core/diagnose/meaning/network/facts.js";
import { networkVerdict } from "../../core/diagnose/meaning/network/verdict.js";
import type { Verdict } from "../../core/diagnose/meaning/verdict.js";
import { cleanLine } from "../../core/text/clean.js";
import { type Endpoint, isTrusted } from "./endpoint.js";
import type { TransportError } from "./transport-error.js";

/** How a request was sent that got no answer. */
export interface Sending {
  readonly proxy: OwnRequest["proxy"];
  /** Milliseconds. */
  readonly deadlines: { readonly connect: number; readonly firstByte: number };
  /** Milliseconds for everything; null without a limit. */
  readonly whole: number | null;
}

/** What of a silence is named in the sentences about it. */
export function transportFacts(
  { detail }: TransportError,
  { origin }: Pick<Endpoint, "origin">,
  { proxy, deadlines, whole }: Sending,
): NetworkFacts {
  const url = new URL(origin);
  const limits = { connect: deadlines.connect / 1000, firstByte: deadlines.firstByte / 1000, whole: whole === null ? null : whole / 1000 };
  const isLoopback = isTrusted(url) && !url.hostname.endsWith("baidubce.com");
  return { host: url.host, detail: cleanLine(detail), own: { origin: url.origin, proxy, limits, isLoopback } };
}

/** What is said of a request that got no answer. */
export const transportVerdict = ({ failure }: TransportError, facts: NetworkFacts): Verdict => ({
  failure,
  ...networkVerdict(failure, facts),
});
