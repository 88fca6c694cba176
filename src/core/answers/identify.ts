import type { ShownRequest } from "../diagnose/forms/reading/request-line.js";
import type { Placed } from "../diagnose/stream/occurrences.js";
import type { ScanFacts } from "../diagnose/stream/scanner.js";
import { matchOperation, serviceOf } from "../operations/lookup/match.js";
import type { SentRequest } from "../operations/sent/sent-values.js";
import { queryItems } from "../signature/canonical-request.js";
import { uriDecode } from "../signature/encoding.js";

/** A request as a log shows it, decoded. */
function sent({ path, query, body }: ShownRequest): SentRequest {
  return { path: path.split("/").map(uriDecode).join("/"), query: queryItems(query), body };
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
  const { pointOut } = await import("./point-out.js");
  const [, region] = vpcHost.exec(request.host ?? "") ?? [];
  const flags = region === undefined ? "" : ` --region ${region.toLowerCase()}`;
  return { ...placed, found: await pointOut(found, found.operation, sent(request), flags) };
}
