import { type Detector, type RawError, rawError } from "../../found.js";
import { namesBaidu, namesOtherVendor } from "../reading/vendor-names.js";

/** A line of `kubectl get events` or `kubectl describe`: its kind, its reason and what was said, in columns. */
const event = /^[^\n]{0,160}?(?<![\w-])Warning(?:[ \t]{2,40}|\t)(?<reason>[A-Z]\w{2,80})(?:[ \t]{2,80}|\t)(?<rest>[^\n]{1,4000})$/dgmu;
/** A code with its message behind it. */
const coded =
  /(?<![\w.])(?<code>[A-Z]{1,8}[a-z]\w{1,80}(?:\.\w{2,60}){0,2})[\])]?(?::| -|,) (?<message>[^\n]{1,600}?)(?=["'\])}]{0,3}$|[ ,;([{]{1,3}[Rr]equest[ _-]?[Ii][Dd])/gu;
const requestId = /[Rr]equest[ _-]?[Ii][Dd]["']?[ :=#]{1,3}["']?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/u;
/** The last column, behind the object or the program that reported it. */
const lastColumn = /(?:[ \t]{2,80}|\t)(\S(?:(?![ \t]{2})[^\t\n]){1,4000})$/u;
const mostCodes = 20;

/** An event whose reason is a code, and one in whose message a code stands with its own. */
function read(match: RegExpExecArray): RawError[] {
  const { reason = "", rest = "" } = match.groups ?? {};
  const [line] = match;
  const end = match.index + line.length;
  const from = end - rest.length;
  const shared = {
    format: "kubernetes-event",
    requestId: requestId.exec(rest)?.[1] ?? null,
    certain: false,
    loose: true,
    vendorNamed: namesOtherVendor(line),
    bceNamed: namesBaidu(line),
  };
  const message = lastColumn.exec(`  ${rest}`)?.[1] ?? rest;
  const start = match.indices?.groups?.["reason"]?.[0] ?? match.index;
  return [
    rawError({ ...shared, start, end, code: reason, message }),
    ...[...rest.matchAll(coded)]
      .slice(0, mostCodes)
      .map(({ index, groups }) =>
        rawError({ ...shared, start: from + index, end, code: groups?.["code"] ?? null, message: groups?.["message"]?.trim() || null }),
      ),
  ];
}

/** `Warning  Reason  2m  controller  …: C: M`: a BCE code in an event of Kubernetes, without the brackets of a client. */
export const kubernetesEvent: Detector = {
  format: "kubernetes-event",
  marks: ["Warning  ", "Warning\t"],
  isWithin: (line) => line.search(event) < 0,
  find: (text) => [...text.matchAll(event)].flatMap(read),
};
