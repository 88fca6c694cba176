import { type Detector, type RawError, rawError } from "../../found.js";
import { networkReason } from "../reading/network-reasons.js";

const bceHost = /(?:baidubce|bcebos)\.com/iu;

/** The words of a client that got no answer; those without `isOwn` name the host themselves. */
interface Words {
  readonly pattern: RegExp;
  /** How far around the words the host may stand. */
  readonly context: number;
}

const all: readonly Words[] = [
  { pattern: /^curl: \((\d{1,2})\) [^\n]{1,400}/gmu, context: 1500 },
  { pattern: /\b(?:Get|Post|Put|Delete|Head) "https?:\/\/[^"\s]{1,1000}": [^\n"]{1,500}/gu, context: 0 },
  {
    pattern: /\bHTTPS?ConnectionPool\(host='[^']{1,255}', port=\d{1,5}\): (?:Max retries exceeded|Read timed out)[^\n]{0,800}/gu,
    context: 0,
  },
  {
    pattern:
      /\bError: (?:socket hang up|(?:connect|read|write|getaddrinfo) E[A-Z]{4,12}[^\n]{0,200}|Client network socket disconnected[^\n]{0,100})/gu,
    context: 1500,
  },
];

/** curl's own code for an answer that came with a failed status; that status is what counts. */
const answered = /^curl: \(22\)/u;
const curlStatus = /returned error: ([45]\d\d)/u;

function read(text: string, match: RegExpExecArray, { context }: Words): RawError[] {
  const [words] = match;
  const end = match.index + words.length;
  const around = text.slice(Math.max(0, match.index - context), end + context);
  if (!bceHost.test(around)) return [];
  const shared = { start: match.index, end };
  if (answered.test(words)) {
    const status = curlStatus.exec(words)?.[1];
    return [
      rawError({
        ...shared,
        format: "status-only",
        httpStatus: status ? Number(status) : null,
        client: "curl-fail",
        failure: "code-hidden",
      }),
    ];
  }
  return [rawError({ ...shared, format: "no-answer", message: words, failure: networkReason(words) })];
}

/** A request to a BCE host to which no answer came, in the words of curl, Go, requests and Node. */
export const connectionLost: Detector = {
  format: "no-answer",
  marks: [
    "curl: (",
    'Get "http',
    'Post "http',
    'Put "http',
    'Delete "http',
    'Head "http',
    "ConnectionPool(host=",
    "socket hang up",
    "Error: connect E",
    "Error: read E",
    "Error: write E",
    "getaddrinfo E",
    "network socket disconnected",
  ],
  // The host may stand on the lines around.
  isWithin: (line) => !all.some(({ pattern }) => line.search(pattern) >= 0),
  find: (text) => all.flatMap((words) => [...text.matchAll(words.pattern)].flatMap((match) => read(text, match, words))),
};
