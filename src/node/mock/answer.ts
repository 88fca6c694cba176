import type { Entry } from "../../core/catalogue/entry.js";
import { restored } from "../../core/diagnose/meaning/message.js";

/** What the mock sends back. */
export interface MockAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** The code it carries, for the log; null for a success. */
  readonly code: string | null;
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
};

/** The message with its placeholders filled in; a value that is not given is named in angle brackets. */
const filled = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replaceAll(/\$\{(\w+)\}/gu, (_whole, name: string) => values[name] ?? `<${name}>`);

/** An entry of the catalogue as the service would answer it. Without a published message the code stands for it. */
export function refusal({ code, httpStatus, message }: Entry, values: Readonly<Record<string, string>>, requestId: string): MockAnswer {
  const text = message === null ? code : filled(values["timestamp"] === undefined ? message : restored(message), values);
  return {
    status: httpStatus ?? unpublished[code] ?? 400,
    contentType: json,
    body: JSON.stringify({ requestId, code, message: text }),
    code,
  };
}

/** A page as web servers write it, of which no API knows. */
export const webPage = (status: number, reason: string): MockAnswer => ({
  status,
  contentType: "text/html",
  body: `<html>\r\n<head><title>${status} ${reason}</title></head>\r\n<body>\r\n<center><h1>${status} ${reason}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
  code: `${status} page`,
});
