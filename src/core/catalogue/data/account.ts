import type { Entry } from "../entry.js";
import { bceCmd, kubevelaReport, publicDotNet, skillErrorList, vpcGeneral } from "../sources.js";

export const entries = [
  {
    id: "account/SeniorRealNameQualify",
    code: "SeniorRealNameQualify",
    service: "account",
    httpStatus: null,
    failureClass: "account",
    message: "The login user is not pass senior real name qualify.please download baiducloud App to do face authentication",
    title: { en: "Account has not passed the face check", zh: "账号未完成人脸认证（高级实名）" },
    meaning: {
      en: "Ordinary real-name verification is not enough: the account must also pass a face check, which is possible only in the app. Seen when Terraform ordered an EIP.",
      zh: "仅有普通实名认证还不够，账号还须完成人脸认证，而且只能在 App 中做。已见于用 Terraform 创建 EIP 时。",
    },
    causes: [
      {
        en: "The account has not passed the face check that is required before an EIP can be ordered.",
        zh: "账号没有做过创建 EIP 所要求的人脸认证。",
        basis: "observed",
      },
      {
        en: "The account has passed only the ordinary verification: VPC calls work, and the stricter check appears with the first EIP order.",
        zh: "只通过了普通实名认证：VPC 接口可以正常调用，到第一次订购 EIP 时才暴露出来。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Install the Baidu AI Cloud app, log in as the account that owns the AK, and complete the face check there.",
        zh: "下载百度智能云 App，用 AK 所属账号登录并完成人脸认证。",
        basis: "observed",
      },
      {
        en: "Then run the deployment again; Terraform creates the missing resources and leaves the VPC and subnets unchanged.",
        zh: "认证后再次执行部署即可，Terraform 会补建缺少的资源，已建好的 VPC 和子网不受影响。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/QualifyNotPass", "account/RealNameAuthenticationRequired"],
    evidence: "observed",
    sources: [kubevelaReport],
  },
  {
    id: "account/AccountOverdue",
    code: "AccountOverdue",
    service: "account",
    httpStatus: 403,
    failureClass: "account",
    message: "there is an overdue bill of your account",
    title: { en: "Account has an unpaid bill", zh: "账号存在欠费账单" },
    meaning: {
      en: "The account owes money, so the call is refused; despite the 403, no permission policy helps. Seen on object storage (BOS). The real message may have more words around this text.",
      zh: "账号欠费，调用被拒绝；虽然是 403，改权限策略无效。已见于对象存储 BOS，实际消息中这段文字前后可能还有其他内容。",
    },
    causes: [
      {
        en: "The account that owns the AK has an unpaid bill.",
        zh: "AK 所属账号有账单未付。",
        basis: "observed",
      },
      {
        en: "The payment went to a different account, not the one whose AK signs the calls.",
        zh: "充值充到了另一个账号，而不是签名所用 AK 所属的账号。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Log in to the console as the account that owns the AK and pay the overdue bill or top up the balance.",
        zh: "用 AK 所属账号登录控制台，结清欠费账单或充值。",
        basis: "inferred",
      },
      {
        en: "After paying, make a simple read call; once it succeeds, repeat the failed call. The keys need no change.",
        zh: "付清后先做一次读操作，能正常返回再重做失败的调用，密钥不用换。",
        basis: "inferred",
        command: "bcevpc call GET /v1/vpc",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/AccessDenied", "global/OptInRequired", "global/QualifyNotPass"],
    evidence: "observed",
    sources: [publicDotNet, bceCmd],
  },
  {
    id: "account/RealNameAuthenticationRequired",
    code: "RealNameAuthenticationRequired",
    service: "account",
    httpStatus: null,
    failureClass: "account",
    message: null,
    title: { en: "Load balancer call needs real-name verification", zh: "负载均衡要求账号先通过实名认证" },
    meaning: {
      en: "The load balancer (BLB) answers this when the account has not passed real-name verification; VPC calls answer QualifyNotPass. No permission policy helps against this 403.",
      zh: "负载均衡 BLB 用此错误码表示账号没有通过实名认证，VPC 接口对应的是 QualifyNotPass。它是与权限策略无关的一种 403。",
    },
    causes: [
      {
        en: "The account that creates the load balancer has not passed real-name verification.",
        zh: "要创建负载均衡的账号没有通过实名认证。",
        basis: "inferred",
      },
      {
        en: "A Kubernetes controller or pipeline calls BLB with its own AK, which belongs to a different, unverified account.",
        zh: "Kubernetes 控制器或流水线用自己的 AK 调用 BLB，而那个 AK 属于另一个未认证的账号。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Verify that account as a person or an enterprise on the console's real-name page (https://console.bce.baidu.com/qualify/).",
        zh: "用该账号登录控制台的实名认证页面（https://console.bce.baidu.com/qualify/），完成个人或企业认证。",
        basis: "documented",
      },
      {
        en: "Check with a VPC read and the same keys: as long as it answers QualifyNotPass, the verification has not taken effect.",
        zh: "用同一密钥查询 VPC 来验证：仍返回 QualifyNotPass，说明实名认证还没有生效。",
        basis: "inferred",
        command: "bcevpc call GET /v1/vpc",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/QualifyNotPass", "account/SeniorRealNameQualify"],
    evidence: "second-hand",
    sources: [skillErrorList, vpcGeneral],
  },
] as const satisfies readonly Entry[];
