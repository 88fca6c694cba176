import type { Bilingual } from "../text/bilingual.js";

/** What went wrong, as people say it. */
export const troubles: readonly Bilingual[] = [
  {
    en: "clock, time skew, skew, clock skew, ntp, out of sync, time sync, timezone, time zone, wrong time, wrong clock, clock drift, time differs, time difference, system time, server time",
    zh: "时钟、时间偏差、对时、校时、时区、时间不对、时间错误、时间不准、时间不同步、时间没同步、时间同步、时间相差、时间差、时间快、时间慢、系统时间、服务器时间、本机时间、本地时间",
  },
  { en: "expired, expire, expiry", zh: "过期、到期、失效、已过有效期" },
  { en: "timeout, timed out, time-out, time out", zh: "超时" },
  {
    en: "mismatch, does not match, doesnotmatch, not match, doesn't match, does not fit, differs, not the same, inconsistent",
    zh: "不匹配、不一致、不符、对不上、不相等",
  },
  {
    en: "not in same, not in the same, different zone, another zone, different vpc, across zones",
    zh: "不在同一、不在一个、不属于同一、跨可用区",
  },
  {
    en: "invalid, wrong, incorrect, illegal, bad, not valid, not correct, malformed, mistake",
    zh: "无效、不合法、非法、不正确、错误、有误、不对、错、写错、填错、算错、弄错、选错、传错",
  },
  { en: "format, well-formed, parse, syntax", zh: "格式、解析、语法" },
  { en: "not supported, unsupported, does not support, doesn't support", zh: "不支持" },
  {
    en: "full, no more, used up, exhausted, run out, ran out, not enough, insufficient, no free, no available, none left, cannot allocate, can't allocate",
    zh: "不足、不够、耗尽、用完、用光、用尽、没有可用、没有可分配、没有空闲、分配完、分配不到、满了、已满、占满",
  },
  { en: "sold out, out of stock, no capacity, no stock", zh: "售罄、售完、卖完、卖光、没货、无货、缺货、没库存" },
  {
    en: "quota, limit exceeded, limitexceeded, exceed, exceeded, over limit, over quota, limit reached, too many, maximum, limit",
    zh: "配额、额度、超限、超过限制、超出限制、限额、上限、超额、超了、太多、过多、数量限制、最多",
  },
  { en: "too long, length over limit", zh: "过长、太长、超长" },
  { en: "empty response, empty answer, empty reply, eof", zh: "空响应、响应为空" },
  { en: "too large, too big, entity too large, oversized", zh: "太大、过大、超大" },
  {
    en: "not found, notfound, no such, nosuch, not exist, notexist, does not exist, doesn't exist, unknown, cannot find, can't find, cannot be found, no longer, gone, missing resource",
    zh: "不存在、未找到、找不到、查不到、没有这个、没有找到、不见了、没了",
  },
  { en: "overlap, overlapping", zh: "重叠" },
  { en: "conflict, collide, collision, clash", zh: "冲突、撞" },
  {
    en: "duplicate, duplicated, repeated, twice, already exists, already exist, exist already",
    zh: "重复、已存在、已有、已经有",
  },
  {
    en: "duplicate name, name exists, name exist already, name already exists, name taken, same name",
    zh: "重名、同名、名称重复、名字重复、名称已存在",
  },
  {
    en: "in use, inuse, occupied, already used, taken, associated",
    zh: "占用、被占、使用中、正在使用、已使用、被使用、已经用了、被用了、有人用、关联、引用",
  },
  { en: "holds resources, resources left, not empty, need release", zh: "还有资源、还有实例、未释放的资源、有资源、非空" },
  {
    en: "busy, not available, operation not allowed, cannot be operated, operation denied, in progress, not finished",
    zh: "正在变更、变更中、处理中、未完成、没完成、尚未完成、不可操作、不可执行、暂不允许、操作被拒绝、操作失败、操作不允许、不允许操作、不允许该操作",
  },
  {
    en: "throttle, throttled, throttling, rate limit, ratelimit, rate limited, too frequent, too often, too fast, too many requests, too many calls, qps",
    zh: "限流、限速、频繁、流控、频率、频次、太快、过快、请求过多",
  },
  {
    en: "server error, server side, internal error, internal server error, internal fault, server busy, system busy",
    zh: "内部错误、内部异常、系统错误、系统异常、服务异常、服务器错误、服务端错误、系统繁忙、服务繁忙",
  },
  { en: "unavailable, service unavailable", zh: "不可用、服务不可用" },
  {
    en: "empty, blank, missing, lack, required, not given, null, absent, without",
    zh: "为空、不能为空、空值、没有、缺少、缺失、未填、未指定、没填、没写、没带、没有携带、没传、漏传、漏填、忘了、丢了、没有送达",
  },
  { en: "reverse order, reversed, wrong order, port order, swapped", zh: "反了、写反、填反、搞反、弄反、颠倒、对调、顺序" },
  { en: "at least one", zh: "至少" },
  { en: "out of range, outside, not in, not within", zh: "超范围、超出范围、超出允许范围、不在范围、超出、不在、不属于" },
];
