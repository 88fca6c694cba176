import type { FailureClass } from "../../catalogue/entry.js";
import type { History } from "./history.js";

/** A request that got past signature, clock and key. */
export interface AnsweredRequest {
  readonly line: number;
  /** Whose, where the input shows it. */
  readonly keyId: string | null;
  /** Whether it had the right to what it asked for as well. */
  readonly isAllowed: boolean;
  /** As the input has it: `GET /v1/vpc`. */
  readonly shown: string;
}

/** Refusals before anything is looked at. */
const atTheDoor: ReadonlySet<FailureClass> = new Set(["signature", "authorization", "key", "clock", "throttle", "service"]);

/** Requests of the input whose signature counted: those that were answered, and those whose errors come later than that. */
export function passedIn({ traces, errors }: History): readonly AnsweredRequest[] {
  const answered = traces.flatMap(({ line, keyId, method, path, status }) =>
    status !== null && status < 400 && path.startsWith("/v") ? [{ line, keyId, isAllowed: true, shown: `${method} ${path}` }] : [],
  );
  const refusedLater = errors.flatMap(({ line, trace, classes, code }) => {
    if (classes.size === 0 || [...classes].some((kind) => atTheDoor.has(kind))) return [];
    return [{ line, keyId: trace?.keyId ?? null, isAllowed: !classes.has("permission") && !classes.has("account"), shown: code }];
  });
  return [...answered, ...refusedLater].sort((a, b) => a.line - b.line);
}
