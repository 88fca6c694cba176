/** What stands in the place of a code where nothing failed. */
const noCodes = /^(?:-?\d+|success|succeeded|ok|true|null|undefined|none|no_?error)$/iu;
/** What Node and the system call their errors. */
const systemCodes = /^(?:ERR_\w+|E[A-Z]{3,})$/u;
const longestCode = 200;

/** A number is no code, except where the Ruby SDK puts the status in its place: `"404"` with `"404 Not Found"`. */
export const isErrorCode = (code: string, message: string | null): boolean =>
  code !== "" &&
  code.length <= longestCode &&
  !systemCodes.test(code) &&
  (!noCodes.test(code) || (/^\d{3}$/u.test(code) && message?.startsWith(`${code} `) === true));
