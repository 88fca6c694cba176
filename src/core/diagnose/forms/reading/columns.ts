import { type RawError, rawError } from "../../found.js";
import { isErrorCode } from "./error-code.js";
import { namesBaidu, namesOtherVendor } from "./vendor-names.js";

/** What a value of an error is, where values stand below or beside their names. */
export type Column = "code" | "message" | "requestId" | "status";

const names: Readonly<Record<string, Column>> = {
  code: "code",
  errorcode: "code",
  message: "message",
  errormessage: "message",
  requestid: "requestId",
  status: "status",
  statuscode: "status",
  httpstatus: "status",
};

/** What a name says of the values below or beside it. */
export const columnOf = (name: string): Column | undefined => names[name.toLowerCase().replaceAll(/[ _-]/gu, "")];

/** How much around an error may name a vendor. */
const contextLength = 300;

/** The error that named values make; an empty list where their code is not that of an error. */
export function errorOf(
  text: string,
  place: Pick<RawError, "format" | "start" | "end">,
  valueAt: (column: Column) => string | null,
): RawError[] {
  const [code, message, requestId, status] = (["code", "message", "requestId", "status"] as const).map(valueAt);
  if (!code || !isErrorCode(code, message ?? null) || /\s/u.test(code)) return [];
  const context = text.slice(Math.max(0, place.start - contextLength), place.end + contextLength);
  return [
    rawError({
      ...place,
      code,
      message: message ?? null,
      requestId: requestId ?? null,
      httpStatus: /^[45]\d\d$/u.test(status ?? "") ? Number(status) : null,
      certain: false,
      loose: true,
      vendorNamed: namesOtherVendor(context),
      // Without a request id the message has to be BCE's, whoever is named.
      bceNamed: Boolean(requestId) && namesBaidu(context),
    }),
  ];
}
