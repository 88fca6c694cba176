import { type Detector, type RawError, rawError } from "../../found.js";
import { hostIn, networkReason } from "../reading/network-reasons.js";
import { innermost, traceEnd } from "../reading/stack-trace.js";

const bceHost = /(?:baidubce|bcebos)\.com/iu;

/** The words of a client that got no answer. */
interface Words {
  readonly pattern: RegExp;
  /** How far around the words the host may stand; 0 where they name it themselves. */
  readonly context: number;
  /** Set where a stack trace follows, whose innermost cause says most. */
  readonly isTraced?: boolean;
}

/** How far the host may stand from words that stand on lines of their own. */
const around = 1500;

/** What the system, its resolver and TLS are called in the words of Node. */
const nodeWords = [
  "socket hang up",
  String.raw`(?:connect|read|write|getaddrinfo|queryA) E[A-Z_]{4,14}[^\n]{0,200}`,
  String.raw`Client network socket disconnected[^\n]{0,100}`,
  String.raw`timeout of \d{1,9} ?ms exceeded`,
  String.raw`Timeout awaiting '\w{1,20}' for \d{1,9}ms`,
  "Network Error",
  "other side closed",
  String.raw`(?:Connect|Headers|Body) Timeout Error[^\n]{0,200}`,
  String.raw`(?:unable to (?:get local issuer|verify the first) certificate|self[- ]signed certificate|certificate has expired)[^\n]{0,100}`,
  String.raw`request to https?:\/\/[^\s]{1,1000} failed, reason: [^\n]{1,300}`,
].join("|");

const all: readonly Words[] = [
  { pattern: /^curl: \((\d{1,2})\) [^\n]{1,400}/gmu, context: around },
  {
    pattern: /\b(?:Get|Post|Put|Delete|Head|Patch|GET|POST|PUT|DELETE|HEAD|PATCH) "https?:\/\/[^"\s]{1,1000}": [^\n"]{1,500}/gu,
    context: 0,
  },
  {
    pattern: /\bHTTPS?ConnectionPool\(host='[^']{1,255}', port=\d{1,5}\): (?:Max retries exceeded|Read timed out)[^\n]{0,800}/gu,
    context: 0,
  },
  { pattern: new RegExp(`Error: (?:${nodeWords})`, "gu"), context: around },
  // requests and urllib3 without a host, httpx, aiohttp.
  { pattern: /\b(?:ConnectionError|ProtocolError): \('Connection (?:aborted|broken)[^\n]{1,400}/gu, context: around },
  {
    pattern: /\bhttpx\.(?:Connect|Read|Write|Pool|RemoteProtocol|Proxy)(?:Error|Timeout)(?::[^\n]{0,400}|$)/gmu,
    context: around,
  },
  { pattern: /\baiohttp\.[\w.]{1,60}(?:ConnectorError|SSLError|DNSError): Cannot connect to host [^\n]{1,400}/gu, context: 0 },
  { pattern: /\baiohttp\.[\w.]{1,60}(?:ServerDisconnectedError|ClientOSError|PayloadError): [^\n]{1,400}/gu, context: around },
  { pattern: /\burllib\.error\.URLError: [^\n]{1,400}/gu, context: around },
  // Java, its HTTP clients and what is built on them; .NET.
  {
    pattern:
      /\b(?:java\.net\.(?:http\.)?|javax\.net\.ssl\.|java\.io\.|org\.apache\.h[\w.]{1,60}\.|org\.springframework\.web\.client\.|okhttp3\.[\w.]{0,60})(?:Socket|Connect|HttpConnectTimeout|HttpTimeout|UnknownHost|NoRouteToHost|SSL|SSLHandshake|SSLPeerUnverified|EOF|IO|NoHttpResponse|HttpHostConnect|ConnectTimeout|ConnectionClosed|ConnectionShutdown|ResourceAccess|SocketTimeout)Exception: [^\n]{1,400}/gu,
    context: around,
    isTraced: true,
  },
  {
    pattern: /\bSystem\.Net\.(?:Http\.HttpRequestException|Sockets\.SocketException|WebException)(?: \([^)\n]{1,60}\))?: [^\n]{1,400}/gu,
    context: around,
    isTraced: true,
  },
  // PHP, Ruby, wget.
  { pattern: /\bcURL error \d{1,3}: [^\n]{1,500}/gu, context: around },
  {
    pattern:
      /\b(?:Faraday::(?:ConnectionFailed|TimeoutError|SSLError)|Net::(?:Open|Read)Timeout|Errno::E[A-Z]{4,14})(?::| \()[^\n]{1,300}/gu,
    context: around,
  },
  {
    // Dart: what Dio sets below its own words is their cause.
    pattern:
      /\bDio(?:Error|Exception) \[(?:(?:connection|send|receive) timeout|connection error|bad certificate|DioErrorType\.(?:connect|send|receive)\w{0,4}Timeout)\]: [^\n]{0,600}(?:\n[^\n]{0,40}?\bError: [^\n]{1,400})?/gu,
    context: around,
  },
  {
    pattern:
      /(?<![\w.])(?:(?:ClientException with )?SocketException: |(?:Handshake|Tls)Exception: |(?:Http|Client)Exception: (?=Connection |Software )|TimeoutException after \d{1,3}:[\d:.]{4,20}: )[^\n]{1,400}(?:\n\t[^\n]{1,300})?/gu,
    context: around,
  },
  {
    pattern: /\bConnecting to [^\s|]{1,255}(?:\|[^|\s]{1,60}\|)?:\d{1,5}\.\.\. failed: [^\n]{1,100}/gu,
    context: 0,
  },
];

/** What a client says of an answer that came; its status is read elsewhere. */
const answered = /returned HTTP response code|does not indicate success|Unexpected code|remote server returned an error: \(\d/u;
/** curl's own code for an answer that came with a failed status; that status is what counts. */
const curlAnswered = /^curl: \(22\)/u;
const curlStatus = /returned error: ([45]\d\d)/u;
/** What stands before the cause of an error that was printed before, or of a report of the SDK. */
const isCause = /(?:\[?cause\]?: |Caused by: |---> |Unable to execute HTTP request\n)$/u;
const causeReach = 40;

/** Whether the words, or where they name no host the text around them, speak of BCE. */
function isToBce(text: string, start: number, end: number, { context }: Words): boolean {
  const own = text.slice(start, end);
  if (bceHost.test(own)) return true;
  const named = hostIn(own);
  // A proxy on the way is named by its address.
  if (named !== null && !/^[\d.:]+$/u.test(named)) return false;
  return context > 0 && bceHost.test(text.slice(Math.max(0, start - context), end + context));
}

const longestName = 30;

/** Where the word begins that goes on at an offset: a pattern that begins with any word would be tried at every letter. */
const wordStart = (text: string, at: number): number => at - (/\w*$/u.exec(text.slice(Math.max(0, at - longestName), at))?.[0].length ?? 0);

function read(text: string, match: RegExpExecArray, words: Words): RawError[] {
  const behind = match.index + match[0].length;
  const start = wordStart(text, match.index);
  const first = text.slice(start, behind);
  const end = words.isTraced ? traceEnd(text, behind) : behind;
  if (answered.test(first) || !isToBce(text, start, end, words)) return [];
  if (curlAnswered.test(first)) {
    const status = Number(curlStatus.exec(first)?.[1] ?? 0) || null;
    return [rawError({ format: "status-only", start, end, httpStatus: status, client: "curl-fail", failure: "code-hidden" })];
  }
  const message = words.isTraced ? innermost(text.slice(behind, end), first) : first;
  return [rawError({ format: "no-answer", start, end, message, failure: networkReason(`${first} ${message}`) })];
}

/** Of an error and its cause, which stand close together, the error. */
function withoutCauses(text: string, errors: readonly RawError[]): RawError[] {
  const sorted = [...errors].sort((a, b) => a.start - b.start);
  return sorted.filter(({ start }, index) => {
    if (!isCause.test(text.slice(Math.max(0, start - causeReach), start))) return true;
    const before = sorted[index - 1];
    return /fetch failed/u.test(text.slice(Math.max(0, start - around), start)) && (!before || start - before.end > around);
  });
}

/** A request to a BCE host to which no answer came, in the words of curl and of HTTP clients. */
export const connectionLost: Detector = {
  format: "no-answer",
  marks: ["baidubce.com", "bcebos.com"],
  // The host may stand on the lines around.
  isWithin: (line) => !all.some(({ pattern }) => line.search(pattern) >= 0),
  find: (text) =>
    withoutCauses(
      text,
      all.flatMap((words) => [...text.matchAll(words.pattern)].flatMap((match) => read(text, match, words))),
    ),
};
