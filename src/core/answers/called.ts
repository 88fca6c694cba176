import type { ShownRequest } from "../diagnose/forms/reading/request-line.js";
import type { AnsweredCall } from "../diagnose/found.js";
import { matchOperation, serviceOf } from "../operations/lookup/match.js";
import { bodyOf, type SentRequest } from "../operations/sent/sent-values.js";
import { queryItems } from "../signature/canonical-request.js";
import { uriDecode } from "../signature/encoding.js";

const vpcHost = /^bcc\.([a-z]{2,8})\.baidubce\.com$/iu;

function flagsFor(host: string | null): string {
  const [, region] = vpcHost.exec(host ?? "") ?? [];
  return region === undefined ? "" : ` --region ${region.toLowerCase()}`;
}

/** Which operation the request is that a log shows; null when it is none of the API. */
export function calledBy({ method, path, query, host, body }: ShownRequest): AnsweredCall | null {
  const request: SentRequest = { path: path.split("/").map(uriDecode).join("/"), query: queryItems(query), body };
  const operation = matchOperation({ method, path: request.path, query: request.query, body: bodyOf(request) });
  return operation && { operation: operation.name, service: serviceOf(operation), request, flags: flagsFor(host) };
}
