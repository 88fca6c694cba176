/** A request and its answer, as `curl -v` prints them. */
export interface Exchange {
  readonly request: string;
  /** RFC 3339; the same as `answered` where nothing else is said. */
  readonly signed?: string;
  readonly answered?: string;
  /** A code, or none for an answer that is no error. */
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
  readonly keyId?: string;
}

const noon = "2026-11-28T12:00:00Z";
let count = 0;
function requestId(): string {
  count += 1;
  return `0c0cd3c2-4fd5-4a4a-9d3c-${String(count).padStart(12, "0")}`;
}

const bodyOf = ({ code, message = "x" }: Exchange): string =>
  code === undefined ? "{}" : JSON.stringify({ requestId: requestId(), code, message });

/** As `curl -v` prints it. */
export function transcript(exchange: Exchange): string {
  const {
    request,
    answered = noon,
    signed = answered,
    code,
    status = code === undefined ? 200 : 400,
    keyId = "ALTAKhistory000000000000",
  } = exchange;
  return [
    `> ${request} HTTP/1.1`,
    "> Host: bcc.bj.baidubce.com",
    `> x-bce-date: ${signed}`,
    `> Authorization: bce-auth-v1/${keyId}/${signed}/1800/host;x-bce-date/${"0123456789abcdef".repeat(4)}`,
    ">",
    `< HTTP/1.1 ${status} ${status < 400 ? "OK" : "Refused"}`,
    `< Date: ${new Date(answered).toUTCString()}`,
    "< Content-Type: application/json",
    "<",
    bodyOf(exchange),
    "",
  ].join("\n");
}

/** As a browser saves them. */
export const harOf = (exchanges: readonly Exchange[]): string =>
  JSON.stringify(
    {
      log: {
        version: "1.2",
        creator: { name: "test", version: "1" },
        entries: exchanges.map((exchange) => {
          const [method = "", path = ""] = exchange.request.split(" ");
          const status = exchange.status ?? (exchange.code === undefined ? 200 : 400);
          return {
            startedDateTime: exchange.answered ?? noon,
            request: { method, url: `https://bcc.bj.baidubce.com${path}`, httpVersion: "HTTP/1.1", headers: [] },
            response: {
              status,
              statusText: "",
              httpVersion: "HTTP/1.1",
              headers: [{ name: "Date", value: new Date(exchange.answered ?? noon).toUTCString() }],
              content: { size: 1, mimeType: "application/json", text: bodyOf(exchange) },
              redirectURL: "",
            },
          };
        }),
      },
    },
    null,
    2,
  );

export const expired = (signed: string): Pick<Exchange, "code" | "message" | "signed"> => ({
  code: "RequestExpired",
  message: `Request has expired. Timestamp date is ${signed}.`,
  signed,
});
