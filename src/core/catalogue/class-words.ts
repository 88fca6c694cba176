import type { Bilingual } from "../text/bilingual.js";
import type { FailureClass } from "./entry.js";

/** What people call a kind of failure, whatever the code. */
export const classWords: Readonly<Record<FailureClass, Bilingual>> = {
  signature: { en: "wrong signature, wrong secret key", zh: "签名不对，SK 不对" },
  authorization: { en: "authentication failed, authorization header", zh: "认证失败，Authorization 头域" },
  key: { en: "access key not found", zh: "AK 不存在" },
  clock: { en: "wrong time, clock skew, expired", zh: "时间不对，过期" },
  permission: { en: "no permission", zh: "没有权限" },
  account: { en: "account", zh: "账号" },
  throttle: { en: "throttled, too many requests, too fast", zh: "限流，请求太多，太快" },
  quota: { en: "quota exceeded, too many, full", zh: "超出配额，数量太多，满了" },
  input: { en: "invalid parameter", zh: "参数不合法" },
  "not-found": { en: "not found", zh: "不存在" },
  conflict: { en: "conflict, duplicate, already exists", zh: "冲突，重复，已存在" },
  state: { en: "not allowed now, in use", zh: "当前不允许，占用" },
  service: { en: "server error", zh: "服务器错误" },
};
