import type { RequestPlan } from "../client/request.js";

/** A request as it was asked for. */
export interface CallPlan extends RequestPlan {
  /** Scheme and host of a full URL. */
  readonly origin: string | null;
  /** The value of `--client-token`. */
  readonly clientToken: string | null;
  /** The name of the operation, where the command line gives it. */
  readonly operation: string | null;
}
