import type { Basis, Bilingual, Evidence } from "../catalogue/entry.js";

/** The words around an explanation. */
export const labels = {
  why: { en: "Why", zh: "原因" },
  fix: { en: "What to do", zh: "处理办法" },
  message: { en: "Message", zh: "错误消息" },
  retry: { en: "Retry", zh: "重试" },
  parameters: { en: "Parameters", zh: "参数" },
  operations: { en: "Operations", zh: "接口" },
  related: { en: "Related", zh: "相关错误码" },
  evidence: { en: "Evidence", zh: "依据" },
  sources: { en: "Sources", zh: "来源" },
  requestId: { en: "Request id", zh: "requestId" },
  server: { en: "Answer", zh: "返回消息" },
  more: { en: "More", zh: "更多" },
} as const satisfies Record<string, Bilingual>;

export const basisNames: Record<Basis, Bilingual> = {
  documented: { en: "documented", zh: "文档" },
  observed: { en: "observed", zh: "实测" },
  inferred: { en: "inferred", zh: "推断" },
};

export const evidenceNames: Record<Evidence, Bilingual> = {
  documented: { en: "documented officially", zh: "官方文档列出" },
  observed: { en: "seen in real answers", zh: "在真实返回中见到" },
  "client-source": { en: "an official client tests for it; its text is not published", zh: "官方客户端代码中判断过，文本未公开" },
  "client-made": { en: "made up by a client library, not sent by the service", zh: "由客户端 SDK 生成，并非服务端返回" },
};

export const retryVerdicts: Record<"true" | "false" | "null", Bilingual> = {
  true: { en: "can help: wait a little, then send the same request again", zh: "可能有用：稍等片刻后重发同一请求" },
  false: { en: "does not help: the same request fails again", zh: "没有用：同样的请求还会失败" },
  null: { en: "depends on the cause", zh: "视原因而定" },
};
