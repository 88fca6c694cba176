import type { Found } from "../diagnose/found.js";
import { partsWordBefore } from "../diagnose/stream/shapes/line-shape.js";
import type { ShapedError } from "../diagnose/stream/shapes/shaped-error.js";
import { isHostAlone, mayTellContext } from "./context.js";
import { mayBeTold } from "./history/with-history.js";
import { sourceOf } from "./record.js";

/** Makes the record of an error that differs from an earlier one of the same machine in its line, time and request id only. */
export type RecordMaker = (error: ShapedError) => Found;

/** Whether nothing that differs from line to line can say where an error happened, and nothing before it why. */
const isTellTale = (found: Found, { pattern, shape, lineText }: ShapedError): boolean =>
  !isHostAlone(found.context) || mayTellContext(lineText) || partsWordBefore(shape, pattern.start.token) || mayBeTold(found);

/** What makes the records of errors like this one; null where each has to be read by itself. */
export function makerLike(first: Found, error: ShapedError): RecordMaker | null {
  if (isTellTale(first, error)) return null;
  // Written out: spreading takes ten times as long.
  return (other) => ({
    code: first.code,
    message: first.message,
    requestId: other.onlyId,
    requestIdComplete: first.requestIdComplete,
    httpStatus: first.httpStatus,
    origin: first.origin,
    format: first.format,
    file: first.file,
    line: other.line,
    time: other.time,
    source: sourceOf(other.around),
    values: first.values,
    operation: first.operation,
    called: first.called,
    parameter: first.parameter,
    parameters: first.parameters,
    constraints: first.constraints,
    proof: first.proof,
    known: first.known,
    retryable: first.retryable,
    meaning: first.meaning,
    entry: first.entry,
    candidates: first.candidates,
    elsewhere: first.elsewhere,
    failure: first.failure,
    title: first.title,
    steps: first.steps,
    hidden: first.hidden,
    investigation: first.investigation,
    client: first.client,
    context: first.context,
  });
}
