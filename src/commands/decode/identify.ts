import type { Placed } from "../../diagnose/occurrences.js";
import type { ShownRequest } from "../../diagnose/request-line.js";
import type { ScanFacts } from "../../diagnose/scanner.js";
import { matchOperation, serviceOf } from "../../operations/lookup/match.js";
import type { SentRequest } from "../../operations/sent/sent-values.js";

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A request as a log shows it, decoded. */
function sent({ path, query, body }: ShownRequest): SentRequest {
  const items = query.split("&").filter((item) => item !== "");
  return {
    path: path.split("/").map(decoded).join("/"),
    query: items.map((item) => {
      const at = item.indexOf("=");
      return at < 0 ? [decoded(item), null] : [decoded(item.slice(0, at)), decoded(item.slice(at + 1))];
    }),
    body,
  };
}

/** The operation and service of a request that a log shows. */
export const identify: NonNullable<ScanFacts["identify"]> = (request) => {
  const { path, query } = sent(request);
  const operation = matchOperation({ method: request.method, path, query, body: request.body });
  return operation ? { operation: operation.name, service: serviceOf(operation) } : null;
};

const vpcHost = /^bcc\.([a-z]{2,8})\.baidubce\.com$/iu;

/** The error with what it says of the request that is shown beside it. */
export async function withRequest(placed: Placed): Promise<Placed> {
  const { request, found } = placed;
  if (!request || found.operation === null) return placed;
  const { pointOut } = await import("../point-out.js");
  const [, region] = vpcHost.exec(request.host ?? "") ?? [];
  const flags = region === undefined ? "" : ` --region ${region.toLowerCase()}`;
  return { ...placed, found: await pointOut(found, found.operation, sent(request), flags) };
}
