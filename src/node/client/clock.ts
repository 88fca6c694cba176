import type { Answer } from "./send.js";

/** How far the service's clock and this machine's are apart. */
export interface ClockSkew {
  /** Seconds the service's clock is ahead of this machine's; negative when it is behind. */
  readonly seconds: number;
  /** Seconds by which that may be wrong: half the round trip, and half of the second to which `Date` is given. */
  readonly uncertainty: number;
}

/** Measured from the `Date` header; null without one, and when `Age` says that a cache kept the answer. */
export function measureSkew({ headers, sentAt, answeredAt }: Pick<Answer, "headers" | "sentAt" | "answeredAt">): ClockSkew | null {
  if (headers["age"] !== undefined) return null;
  const server = Date.parse(headers["date"] ?? "");
  if (Number.isNaN(server)) return null;
  return {
    seconds: Math.round((server + 500 - (sentAt + answeredAt) / 2) / 1000),
    uncertainty: Math.ceil((answeredAt - sentAt) / 2000 + 0.5),
  };
}

/** The service takes x-bce-date up to this many seconds away from its own clock. */
export const dateTolerance = 1800;

/**
 * Which of the two deadlines a request broke: its x-bce-date may be at most 30 minutes from the service's clock, and the
 * service's clock must not be past the signature's timestamp plus its expiry.
 */
export interface BrokenDeadlines {
  readonly date: boolean;
  readonly expiry: boolean;
}

/** `sinceSigning` is how many seconds before it was answered the request was signed, by this machine's clock. */
export function brokenDeadlines({ seconds }: ClockSkew, sinceSigning: number, expires: number): BrokenDeadlines {
  const age = sinceSigning + seconds;
  return { date: Math.abs(age) > dateTolerance, expiry: age > expires };
}
