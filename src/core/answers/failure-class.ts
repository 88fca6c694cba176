import type { FailureClass } from "../catalogue/entry.js";
import type { Found } from "../diagnose/found.js";

/** Classes of failures that a wrong signature can be the cause of. */
const signatureClasses: ReadonlySet<FailureClass> = new Set(["signature", "authorization", "key", "clock"]);
export const isSignatureClass = (failureClass: FailureClass): boolean => signatureClasses.has(failureClass);

type Meaning = Pick<Found, "entry" | "candidates">;

/** Classes of failures to which the keys, the clock, a permission or the account are the remedy. */
const authClasses: ReadonlySet<FailureClass> = new Set(["signature", "authorization", "key", "clock", "permission", "account"]);

const classesBefore = new WeakMap<object, ReadonlySet<FailureClass>>();

/** The classes of all that the error can be, worked out once for each: a log may be nothing but errors. */
export function classesOf({ entry, candidates }: Meaning): ReadonlySet<FailureClass> {
  const key = entry ?? candidates;
  const known = classesBefore.get(key);
  if (known) return known;
  const classes = new Set((entry ? [entry] : candidates).map(({ failureClass }) => failureClass));
  classesBefore.set(key, classes);
  return classes;
}

/** Whether all that the error can be is of one of these classes; false for one that the catalogue does not know. */
function isAll(found: Meaning, fits: (failureClass: FailureClass) => boolean): boolean {
  const classes = [...classesOf(found)];
  return classes.length > 0 && classes.every(fits);
}

export const isAuthFailure = (found: Meaning): boolean => isAll(found, (failureClass) => authClasses.has(failureClass));
export const isThrottled = (found: Meaning): boolean => isAll(found, (failureClass) => failureClass === "throttle");
export const isPermissionDenied = (found: Meaning): boolean => isAll(found, (failureClass) => failureClass === "permission");
/** Whether the error says that the signature itself is wrong. */
export const refusesSignature = (found: Meaning): boolean => isAll(found, (failureClass) => failureClass === "signature");
/** Whether the access key id may be what is refused. */
export const concernsKey = (found: Meaning): boolean => classesOf(found).has("key");
/** Whether the clocks may be the key to it: a deadline, or a signature over another time. */
export const concernsClock = (found: Meaning): boolean =>
  [...classesOf(found)].some(
    (failureClass) => failureClass === "clock" || failureClass === "signature" || failureClass === "authorization",
  );

/**
 * Whether the error can be about what the request says, and not about keys, permission, speed or the service itself.
 * A code with 500 that belongs to operations is still about what they were given: subnatEmpty.
 */
export function concernsRequest(found: Meaning & Pick<Found, "httpStatus" | "known">): boolean {
  const { entry, candidates, httpStatus, known } = found;
  const services = (entry ? [entry] : candidates).map(({ service }) => service);
  if (services.some((service) => service === "gateway" || service === "account" || service === "sdk")) return false;
  const status = (known ? entry?.httpStatus : null) ?? httpStatus ?? 400;
  if (isAuthFailure(found) || isThrottled(found) || status === 429) return false;
  if (!known && (status === 401 || status === 403 || status === 407)) return false;
  return (status >= 400 && status < 500) || (status >= 500 && (entry?.operations.length ?? 0) > 0);
}
