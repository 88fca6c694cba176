import type { Entry, Source } from "../entry.js";
import { goSdk } from "../sources.js";

const reusedClientReport: Source = {
  title: "bce-sdk-go issue 84",
  url: "https://github.com/baidubce/bce-sdk-go/issues/84",
  date: "2023-05-25",
};
const reusedClientFix: Source = {
  title: "bce-sdk-go pull request 85",
  url: "https://github.com/baidubce/bce-sdk-go/pull/85",
  date: "2023-05-25",
};

export const entries = [
  {
    id: "sts/InvalidRequest",
    code: "InvalidRequest",
    service: "sts",
    httpStatus: 403,
    failureClass: "clock",
    message: "authenticate failed: Fail to authn user: Fail to check timestamp: time expired",
    title: { en: "STS: the date in the signature is too old", zh: "STS：签名中的时间已过期" },
    meaning: {
      en: "STS refused the request for temporary credentials: the signature's time has expired. The reason follows authenticate failed:, as it follows cause: elsewhere.",
      zh: "STS 拒绝了获取临时凭证的请求：签名的时间已过期。authenticate failed: 之后的内容是原因，与其他返回中 cause: 之后的内容同类。",
    },
    causes: [
      {
        en: "An STS client of an older Go SDK was reused: it signs every request with the time when it was created.",
        zh: "一直复用旧版 Go SDK 的 STS 客户端：它始终用客户端创建时的时间签名。",
        basis: "observed",
        check: "expired-requests.once",
      },
      {
        en: "The clock of the machine is wrong.",
        zh: "本机时钟不准。",
        basis: "inferred",
        check: "clock",
      },
    ],
    fixes: [
      {
        en: "Create a new STS client for each call, or update bce-sdk-go: since 2025 its STS client signs with the time of each call.",
        zh: "每次调用都新建 STS 客户端，或升级 bce-sdk-go：2025 年起，其 STS 客户端按每次调用的时间签名。",
        basis: "observed",
      },
      {
        en: "Compare the clock with the service's clock.",
        zh: "把本机时钟与服务端时间比较。",
        basis: "inferred",
        command: "bcevpc doctor",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/RequestExpired", "bos/InvalidSessionToken", "gateway/IamSignatureInvalid.signature-mismatch"],
    evidence: "observed",
    sources: [reusedClientReport, reusedClientFix, goSdk],
  },
] as const satisfies readonly Entry[];
