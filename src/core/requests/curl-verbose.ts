import { type CapturedRequest, wireUrl } from "./captured-request.js";
import { noHost, readHeaders, urlOf } from "./http-transcript.js";

/** A line that curl -v, also with --trace-time, writes of what it sends. */
const sentLine = /^(?:\d\d:\d\d:\d\d\.\d+ )?> ?(.*)$/su;
const firstLine = /^([A-Za-z]{2,20}) (\S+) HTTP\/\d(?:\.\d)?$/u;

export const verboseMark = /^(?:\d\d:\d\d:\d\d\.\d+ )?> [A-Za-z]{2,20} \S+ HTTP\/\d/mu;

/** The requests in what `curl -v` prints. It does not print bodies. */
export function verboseRequests(text: string): CapturedRequest[] {
  const requests: CapturedRequest[] = [];
  let open: { method: string; target: string; line: number; headers: string[] } | null = null;
  const close = (): void => {
    if (!open) return;
    const { method, target, line } = open;
    const { headers } = readHeaders(open.headers.join("\n"), 0);
    const url = urlOf(target, headers);
    if (url === null) throw noHost(line);
    requests.push({ form: "curl-verbose", method, url: wireUrl(url)?.url ?? url, headers, body: null, line });
    open = null;
  };
  for (const [index, whole] of text.split("\n").entries()) {
    const content = sentLine.exec(whole.replace(/\r$/u, ""))?.[1];
    if (content === undefined) continue;
    const [, method, target] = firstLine.exec(content.trimEnd()) ?? [];
    if (method !== undefined && target !== undefined) {
      close();
      open = { method, target, line: index + 1, headers: [] };
    } else if (content.trim() === "") close();
    else open?.headers.push(content);
  }
  close();
  return requests;
}
