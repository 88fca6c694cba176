/** What HTTP calls its error statuses: SDKs put it in the place of a message when a body is empty. */
const phrases: ReadonlySet<string> = new Set(
  [
    "Bad Request",
    "Unauthorized",
    "Payment Required",
    "Forbidden",
    "Not Found",
    "Method Not Allowed",
    "Not Acceptable",
    "Proxy Authentication Required",
    "Request Timeout",
    "Conflict",
    "Gone",
    "Length Required",
    "Precondition Failed",
    "Request Entity Too Large",
    "Payload Too Large",
    "Unsupported Media Type",
    "Unprocessable Entity",
    "Too Many Requests",
    "Internal Server Error",
    "Not Implemented",
    "Bad Gateway",
    "Service Unavailable",
    "Gateway Timeout",
    "Gateway Time-out",
  ].map((phrase) => phrase.toLowerCase()),
);

/** Whether a message is nothing but the name of an HTTP status. */
export const isReasonPhrase = (message: string): boolean => phrases.has(message.trim().toLowerCase());
