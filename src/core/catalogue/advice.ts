import type { Fix } from "./entry.js";

/** Advice that is truly the same for several codes. An entry refers to it by name, so it is written once. */

export const openTicketWithRequestId = {
  en: "If the error persists, open a ticket (工单) and quote the request id of a failed call.",
  zh: "持续出现时提交工单，并附上失败调用的 requestId。",
  basis: "inferred",
} as const satisfies Fix;

export const raiseQuota = {
  en: "Request a higher quota by ticket (工单) or in the quota centre of the console.",
  zh: "在控制台配额中心或通过工单申请提高配额。",
  basis: "documented",
} as const satisfies Fix;

export const nameTheSigningMistake = {
  en: "Pass the refused request, as logged by curl -v or the HTTP library, to verify: it names the mistake in the signature, or proves that another secret was used.",
  zh: "把被拒绝的请求（curl -v 或 HTTP 库的日志）交给 verify：它会指出签名错在哪里，或证明用的是另一个 SK。",
  basis: "inferred",
  command: "bcevpc verify FILE",
} as const satisfies Fix;
