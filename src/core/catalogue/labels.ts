import type { Bilingual } from "../text/bilingual.js";
import type { Basis, Evidence } from "./entry.js";

/** The words around an explanation. */
export const labels = {
  why: { en: "Why", zh: "原因" },
  shortWhy: { en: "Why: ", zh: "原因：" },
  shortFix: { en: "Fix: ", zh: "处理：" },
  fix: { en: "What to do", zh: "处理办法" },
  message: { en: "Message", zh: "错误消息" },
  retry: { en: "Retry", zh: "重试" },
  parameters: { en: "Parameters", zh: "参数" },
  operations: { en: "Operations", zh: "接口" },
  related: { en: "Related", zh: "相关错误码" },
  sources: { en: "Sources", zh: "来源" },
  more: { en: "More", zh: "更多" },
} as const satisfies Record<string, Bilingual>;

export const basisNames: Record<Basis, Bilingual> = {
  documented: { en: "documented", zh: "文档" },
  observed: { en: "observed", zh: "实测" },
  inferred: { en: "inferred", zh: "推断" },
};

/** How a statement on a screen is marked that is more than inferred. */
export const basisMarks: Record<Exclude<Basis, "inferred">, Bilingual> = {
  documented: { en: "doc", zh: "文档" },
  observed: { en: "seen", zh: "实测" },
};

/** What a statement without a mark is. */
export const unmarked: Bilingual = { en: "unmarked: inferred", zh: "未标注：推断" };

export const evidenceNames: Record<Evidence, Bilingual> = {
  documented: { en: "documented", zh: "官方文档" },
  observed: { en: "seen in real answers", zh: "线上实测" },
  "client-source": { en: "from official client source code", zh: "官方客户端源码" },
  "second-hand": { en: "restated by a third party", zh: "第三方转述的官方文档" },
  "client-made": { en: "not sent by the service", zh: "并非服务端返回" },
};

export const retryVerdicts: Record<"true" | "false" | "null", Bilingual> = {
  true: { en: "can help: wait a moment, then resend the same request", zh: "可能有用：稍等片刻后重发同一请求" },
  false: { en: "does not help: the same request fails again", zh: "无效：相同请求仍会失败" },
  null: { en: "depends on the cause", zh: "视原因而定" },
};
