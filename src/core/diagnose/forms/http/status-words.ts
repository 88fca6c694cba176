import { type Detector, type RawError, rawError } from "../../found.js";
import type { ClientName } from "../../meaning/client-notes.js";
import type { ShownRequest } from "../reading/request-line.js";

/** The words in which an HTTP library reports a failed status without its body. */
interface Words {
  /** One of these is in every text in which the words stand. */
  readonly marks: readonly string[];
  readonly pattern: RegExp;
  readonly client: ClientName;
  /** How far around the words the host may stand; 0 where they name it themselves. */
  readonly context: number;
}

const all: readonly Words[] = [
  {
    marks: [" Error: "],
    pattern: /\b(?<status>[45]\d\d) (?:Client|Server) Error: [^\n]{0,200}? for url: (?<url>https?:\/\/[^\s'"]{1,1000})/gu,
    client: "requests",
    context: 0,
  },
  {
    marks: ["rror '"],
    pattern: /\b(?:Client|Server) error '(?<status>[45]\d\d) [^'\n]{0,80}' for url '(?<url>https?:\/\/[^\s'"]{1,1000})'/gu,
    client: "requests",
    context: 0,
  },
  {
    marks: ["rror: "],
    pattern:
      /\b(?:Client|Server) error: [`'](?<method>[A-Z]{3,7}) (?<url>https?:\/\/[^\s`']{1,1000})[`'] resulted in a [`'](?<status>[45]\d\d)(?: [^`'\n]{0,60})?[`'](?: response)?/gu,
    client: "guzzle",
    context: 0,
  },
  {
    marks: ["HTTP response code: "],
    pattern: /\bServer returned HTTP response code: (?<status>[45]\d\d) for URL: (?<url>https?:\/\/[^\s'"]{1,1000})/gu,
    client: "http-library",
    context: 0,
  },
  { marks: ["awaiting response"], pattern: /\bawaiting response\.{3} (?<status>[45]\d\d)\b[^\n]{0,60}/gu, client: "wget", context: 1500 },
  { marks: ["HTTPError: "], pattern: /\bHTTPError: HTTP Error (?<status>[45]\d\d): [^\n]{0,60}/gu, client: "http-library", context: 1500 },
  {
    marks: ["远程服务器返回错误"],
    pattern: /远程服务器返回错误: ?\((?<status>[45]\d\d)\)[^\n]{0,60}/gu,
    client: "http-library",
    context: 1500,
  },
  {
    marks: ["HTTP request failed!"],
    pattern: /\bHTTP request failed! HTTP\/[\d.]{1,3} (?<status>[45]\d\d)\b[^\n]{0,60}/gu,
    client: "http-library",
    context: 1500,
  },
  // The console of a browser; other programs that name the host on the line.
  {
    marks: ["baidubce.com", "bcebos.com"],
    pattern: /\b(?<method>[A-Z]{3,7}) (?<url>https?:\/\/[^\s'"]{1,1000}) (?<status>[45]\d\d) \([A-Z][^)\n]{0,40}\)/gu,
    client: "http-library",
    context: 0,
  },
  {
    marks: ["baidubce.com", "bcebos.com"],
    pattern:
      /(?<url>https?:\/\/[\w.-]{1,100}\.(?:baidubce|bcebos)\.com[^\s'"<>]{0,500}?)["'):,]{0,3} [^\n{]{0,60}?(?:\bstatus(?: code)?:? (?<status>[45]\d\d)\b|\b(?<other>[45]\d\d) (?:Bad Request|Unauthorized|Forbidden|Not Found|Conflict|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)\b)/gu,
    client: "http-library",
    context: 0,
  },
  {
    marks: ["remote server returned"],
    pattern: /\bThe remote server returned an error: \((?<status>[45]\d\d)\)[^\n]{0,60}/gu,
    client: "http-library",
    context: 1500,
  },
  {
    marks: ["HTTPError: "],
    pattern: /\bHTTPError: Response code (?<status>[45]\d\d) \([^)\n]{0,60}\)/gu,
    client: "http-library",
    context: 1500,
  },
  {
    marks: ["HTTPError: "],
    pattern:
      /\bHTTPError: Request failed with status code (?<status>[45]\d\d)[^:\n]{0,60}: (?<method>[A-Z]{3,7}) (?<url>https?:\/\/[^\s'"]{1,1000})/gu,
    client: "http-library",
    context: 0,
  },
  {
    marks: ["ClientResponseError: "],
    pattern:
      /\bClientResponseError: (?<status>[45]\d\d), message=[^\n]{0,200}?, url=(?:URL\()?'?(?:URL\(')?(?<url>https?:\/\/[^\s'"]{1,1000})/gu,
    client: "http-library",
    context: 0,
  },
  {
    marks: ["HTTP status "],
    pattern: /\bHTTP status (?:client|server) error \((?<status>[45]\d\d)[^)\n]{0,60}\) for url \((?<url>https?:\/\/[^\s)]{1,1000})\)/gu,
    client: "http-library",
    context: 0,
  },
  {
    marks: ["reqwest::Error"],
    pattern: /\breqwest::Error \{ kind: Status\((?<status>[45]\d\d)[^)\n]{0,60}\), url: "?(?<url>https?:\/\/[^\s"]{1,1000})/gu,
    client: "http-library",
    context: 0,
  },
  {
    marks: ["Response{protocol"],
    pattern: /\bResponse\{protocol=[\w./]{1,12}, code=(?<status>[45]\d\d), message=[^,\n]{0,60}, url=(?<url>https?:\/\/[^\s}]{1,1000})\}/gu,
    client: "http-library",
    context: 0,
  },
  {
    marks: ["responded with status"],
    pattern: /\bserver responded with status (?<status>[45]\d\d)(?: for (?<method>[A-Z]{3,7}) (?<url>https?:\/\/[^\s'"]{1,1000}))?/gu,
    client: "http-library",
    context: 1500,
  },
  {
    marks: ["DioE"],
    pattern:
      /\bDio(?:Error|Exception) \[(?:bad response|DioErrorType\.(?:badR|r)esponse)\]: [^\n]{0,200}?(?:status code of |status error \[)(?<status>[45]\d\d)\b[^\n]{0,200}/gu,
    client: "dio",
    context: 1500,
  },
  {
    marks: ["does not indicate success"],
    pattern: /\bstatus code does not indicate success: (?<status>[45]\d\d)\b[^\n]{0,60}/giu,
    client: "http-library",
    context: 1500,
  },
];

/** A host, header or client of BCE. */
const signs = /(?:baidubce|bcebos)\.com|x-bce-|bce-sdk-go(?!\/\d)/iu;
/** A body that has a code follows, and is read elsewhere. */
const bodyBehind = /^(?:[^\n{]{0,200}\n){0,8}[^\n{]{0,80}\{[^}]{0,600}\bcode["']?\s?[:=]/iu;
const bodyReach = 800;

function requestIn(url: string | undefined, method: string | undefined): ShownRequest | null {
  const [, host = null, path = "/", query = ""] = /^https?:\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/u.exec(url ?? "") ?? [];
  return host === null || method === undefined ? null : { method, path: path || "/", query, host, body: undefined };
}

function read(text: string, match: RegExpExecArray, { client, context }: Words): RawError[] {
  const [whole] = match;
  const { status, other, url, method } = match.groups ?? {};
  const end = match.index + whole.length;
  const around = context === 0 ? (url ?? "") : text.slice(Math.max(0, match.index - context), end + context);
  if (!signs.test(around) || bodyBehind.test(text.slice(end, end + bodyReach))) return [];
  const request = requestIn(url, method);
  return [
    rawError({
      format: "status-only",
      start: match.index,
      end,
      httpStatus: Number(status ?? other),
      client,
      failure: "code-hidden",
      request,
    }),
  ];
}

/** The words that a text may hold. */
const wordsIn = (text: string): readonly Words[] => all.filter(({ marks }) => marks.some((mark) => text.includes(mark)));

/** A failed status of a BCE host in the words of an HTTP library, which leaves out the body and so the code. */
export const statusWords: Detector = {
  format: "status-only",
  marks: [...new Set(all.flatMap(({ marks }) => marks))],
  // The host may stand on the lines around.
  isWithin: (line) => !wordsIn(line).some(({ pattern }) => line.search(pattern) >= 0),
  find: (text) => wordsIn(text).flatMap((words) => [...text.matchAll(words.pattern)].flatMap((match) => read(text, match, words))),
};
