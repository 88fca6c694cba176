import type { Entry, FailureClass } from "../../core/catalogue/entry.js";

/** What the mock sends back. */
export interface MockAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** The code it carries, for the log; null for a success. */
  readonly code: string | null;
  /** What kind of failure the entry is that it answers with; absent where it is no entry's. */
  readonly failureClass?: FailureClass;
}

const json = "application/json; charset=utf-8";

export const success = (content: object | undefined): MockAnswer => ({
  status: 200,
  contentType: json,
  body: content === undefined ? "" : JSON.stringify(content),
  code: null,
});

/** Statuses of entries for which none is published. */
const unpublished: Readonly<Record<string, number>> = {
  IamSignatureInvalid: 403,
  NotFound: 403,
  SignatureDoesNotMatch: 403,
  RateLimit: 429,
  EipNotFound: 404,
};

/** The place of a value that the documents lost, by code: real answers have it. */
const lost: Readonly<Record<string, readonly [documented: string, whole: string]>> = {
  RequestExpired: ["Timestamp date is .", "Timestamp date is ${timestamp}."],
};

/** The message with its placeholders filled in; a value that is not given is named in angle brackets. */
const filled = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replaceAll(/\$\{(\w+)\}/gu, (_whole, name: string) => values[name] ?? `<${name}>`);

/** An entry of the catalogue as the service would answer it. Without a published message the code stands for it. */
export function refusal(
  { code, httpStatus, message, failureClass }: Entry,
  values: Readonly<Record<string, string>>,
  requestId: string,
): MockAnswer {
  const [documented = "", whole = ""] = values["timestamp"] === undefined ? [] : (lost[code] ?? []);
  const text = message === null ? code : filled(message.replace(documented, whole), values);
  return {
    status: httpStatus ?? unpublished[code] ?? 400,
    contentType: json,
    body: JSON.stringify({ requestId, code, message: text }),
    code,
    failureClass,
  };
}

/** What the mock itself refuses, under a code that is not the API's; the message begins with its name. */
export const ownRefusal = (status: number, code: string, message: string, requestId: string): MockAnswer => ({
  status,
  contentType: json,
  body: JSON.stringify({ requestId, code, message: `bcevpc mock: ${message}` }),
  code,
});

/** A page as web servers write it, of which no API knows. */
export const webPage = (status: number, reason: string): MockAnswer => ({
  status,
  contentType: "text/html",
  body: `<html>\r\n<head><title>${status} ${reason}</title></head>\r\n<body>\r\n<center><h1>${status} ${reason}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
  code: `${status} page`,
});
