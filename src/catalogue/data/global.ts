import { nameTheSigningMistake, openTicketWithRequestId } from "../advice.js";
import type { Entry, Source } from "../entry.js";
import {
  aiopsSkills,
  authentication,
  commonErrors,
  dataBuilderClock,
  errorTables,
  gatewayComment,
  gatewayListZone,
  goSdk,
  goSdkExpiredRetry,
  operationMetadata,
  publicClients,
  qianfanSdk,
  signatureTroubleshooting,
  terraformProvider,
  vpcGeneral,
  vpcPolicies,
} from "../sources.js";

/** An edition of the public table that kept the original texts. */
const cleanErrorTable: Source = {
  title: "Hosteye: error codes",
  url: "https://intl.cloud.baidu.com/doc/HOSTEYE/s/0jwvxjzos-en",
  date: null,
};
const financeErrors: Source = {
  title: "Finance: error codes",
  url: "https://cloud.baidu.com/doc/Finance/s/ujxedgvg5-en",
  date: null,
};
const officialCli: Source = { title: "baidubce/bce-cli", url: "https://github.com/baidubce/bce-cli", date: "2026-06-26" };
const designGuideline: Source = { title: "Public copy of Baidu's guideline for RESTful APIs", url: null, date: null };

export const entries = [
  {
    id: "global/AccessDenied",
    code: "AccessDenied",
    service: "global",
    httpStatus: 403,
    message: "Access denied.",
    title: { en: "No permission for this call or this resource", zh: "没有权限访问该资源" },
    meaning: {
      en: "The caller is known but may not do this. VPC, subnet, route, security group, ACL, ENI and peering each need a permission of their own; one implies none of the others.",
      zh: "调用者身份有效，但无权对该资源做此操作。VPC、子网、路由、安全组、ACL、弹性网卡、对等连接的权限各自独立，互不包含。",
    },
    causes: [
      {
        en: "The AK belongs to a sub-user without the permission for this kind of resource: VPC_READ, say, was granted, but not SUBNET_READ or ROUTE_READ.",
        zh: "AK 属于子用户，其权限策略未覆盖这类资源，例如只授予了 VPC_READ，没有 SUBNET_READ 或 ROUTE_READ。",
        basis: "documented",
      },
      {
        en: "The policy only allows reading (VpcReadOnlyAccessPolicy) while the call writes, or it is limited to another region or resource.",
        zh: "策略只允许读（如 VpcReadOnlyAccessPolicy），而本次是写操作；或策略限定了别的地域、别的资源。",
        basis: "inferred",
      },
      {
        en: 'The message is only "403 Forbidden": the answer named no code, and the Go SDK put this one in its place.',
        zh: "消息只有“403 Forbidden”：返回里没有错误码，AccessDenied 是 Go SDK 自行补上的。",
        basis: "observed",
      },
      {
        en: "Only the 403 is known, not the code: it may just as well be AccountOverdue, QualifyNotPass, OptInRequired or the IP allow-list of the AK.",
        zh: "如果只看到 403 而没看到错误码，也可能是 AccountOverdue、QualifyNotPass、OptInRequired，或 AK 设置了 IP 白名单。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "Attach the system policy for that kind of resource to the sub-user, such as SubnetReadOnlyAccessPolicy or PEERCONNReadPolicy (to write: PEERCONNOperatePolicy).",
        zh: "在多用户访问控制中给子用户加上对应资源的系统策略，如 SubnetReadOnlyAccessPolicy、PEERCONNReadPolicy（写操作用 PEERCONNOperatePolicy）。",
        basis: "documented",
      },
      {
        en: "Or write a custom policy for service bce:network; for reading: VPC_READ SUBNET_READ ROUTE_READ SECURITY_GROUP_READ ESG_READ ACL_READ ENIC_READ PEERCONN_READ.",
        zh: "或写自定义策略，service 填 bce:network，读权限为 VPC_READ、SUBNET_READ、ROUTE_READ、SECURITY_GROUP_READ、ESG_READ、ACL_READ、ENIC_READ、PEERCONN_READ。",
        basis: "documented",
      },
      {
        en: "List the VPCs with the same profile: if that works, key and account are fine and only the permission for the other resource is missing.",
        zh: "用同一 profile 列出VPC：能列出就说明密钥和账号没问题，缺的只是另一类资源的权限。",
        basis: "inferred",
        command: "bcevpc call GET /v1/vpc",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["sdk/AccessDenied", "account/AccountOverdue", "global/QualifyNotPass", "gateway/IamSignatureInvalid.ip-not-allowed"],
    evidence: "documented",
    sources: [errorTables, vpcPolicies, aiopsSkills, goSdk],
  },
  {
    id: "global/QualifyNotPass",
    code: "QualifyNotPass",
    service: "global",
    httpStatus: 403,
    message: "The User has not pass qualify.",
    title: { en: "Account has not passed real-name verification", zh: "账号未通过实名认证" },
    meaning: {
      en: "The VPC API serves only accounts that have passed real-name verification (实名认证); this one has not. Neither a permission policy nor a different request helps.",
      zh: "只有通过实名认证的账号才能调用VPC接口，而该账号尚未通过。加权限、改请求都没有用。",
    },
    causes: [
      {
        en: "The account was registered but never verified, neither as a person nor as an enterprise.",
        zh: "账号注册后一直没有做个人或企业实名认证。",
        basis: "documented",
      },
      {
        en: "The AK in use belongs to another account, a test account for example, than the verified one you see in the console.",
        zh: "所用 AK 属于另一个账号（如测试账号），并不是你在控制台登录的那个已认证账号。",
        basis: "inferred",
      },
      {
        en: "The verification was submitted but has not been approved yet.",
        zh: "实名认证已提交，但尚未审核通过。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Log in to the console and verify the account as a person or an enterprise: https://console.bce.baidu.com/qualify/ (安全认证 → 实名认证).",
        zh: "登录控制台，在“安全认证 → 实名认证”完成个人或企业实名认证（https://console.bce.baidu.com/qualify/）。",
        basis: "documented",
      },
      {
        en: "Check which profile the call used: the account that owns its AK is the one to verify.",
        zh: "查看本次调用用的是哪个 profile，需要认证的是其 AK 所属的账号。",
        basis: "inferred",
        command: "bcevpc configure list",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["account/SeniorRealNameQualify", "account/RealNameAuthenticationRequired", "global/OptInRequired"],
    evidence: "documented",
    sources: [errorTables, vpcGeneral],
  },
  {
    id: "global/InappropriateJSON",
    code: "InappropriateJSON",
    service: "global",
    httpStatus: 400,
    message: "The JSON you provided was well-formed and valid, but not appropriate forthis operation.",
    title: { en: "JSON is valid but a field is missing or of the wrong type", zh: "JSON合法，但缺少字段或类型不符" },
    meaning: {
      en: "The body was read as JSON, but a required field is missing or a value has the wrong type. Fields the service does not know are ignored and never cause this code.",
      zh: "请求体能解析为 JSON，但缺少必填字段，或值的类型不对。服务端不认识的字段会被直接忽略，不会引发此错误。",
    },
    causes: [
      {
        en: "A required field is missing. A misspelt one (VpcId, vpcid, vpc_id for vpcId) counts as missing, because unknown names are silently dropped.",
        zh: "缺少必填字段。字段名写错（把 vpcId 写成 VpcId、vpcid、vpc_id）也等于没传，因为不认识的字段会被悄悄丢弃。",
        basis: "documented",
      },
      {
        en: 'A value has the wrong type: "100" for the Integer position, "true" for a Boolean, one object where aclRules expects a list.',
        zh: '值的类型不对：整数 position 写成 "100"，布尔值写成 "true"，或 aclRules 应为数组却传了单个对象。',
        basis: "documented",
      },
      {
        en: "A field stands at the wrong level, such as reservation beside billing instead of inside it.",
        zh: "字段放错了层级，例如 reservation 与 billing 并列，而它应在 billing 里面。",
        basis: "inferred",
      },
      {
        en: "A List or Object argument of the bce CLI was not valid JSON; the CLI then sends it as a plain string without a warning.",
        zh: "bce CLI 的 List 或 Object 参数不是合法 JSON 时，CLI 会不加提示地把它当普通字符串发出去。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "Compare each key of the body letter by letter with the operation's parameters; the one that differs is the field the service misses.",
        zh: "把请求体的每个键与该接口的参数名逐字母对照，写法不同的那个就是服务端认为缺少的字段。",
        basis: "inferred",
        command: "bcevpc lint METHOD PATH -d @BODY.json",
      },
      {
        en: "Write integers and booleans without quotes, and put even a single rule or id of a list parameter in square brackets.",
        zh: "整数和布尔值不要加引号；列表参数即使只有一条规则或一个 ID，也要放进方括号。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/MalformedJSON", "global/InvalidHTTPRequest", "vpc/BadRequest"],
    evidence: "documented",
    sources: [errorTables, operationMetadata, officialCli],
  },
  {
    id: "global/InternalError",
    code: "InternalError",
    service: "global",
    httpStatus: 500,
    message: "We encountered an internal error Please try again.",
    title: { en: "Unclassified fault inside Baidu AI Cloud", zh: "百度智能云内部出现未归类的错误" },
    meaning: {
      en: "A fault on Baidu's side that has no code of its own. This is the platform-wide code; for the VPC backend itself the document has ServiceInternalError.",
      zh: "百度智能云一侧出错，且没有更具体的错误码可用。这是各产品公共的错误码，VPC服务自身的内部错误另有 ServiceInternalError。",
    },
    causes: [
      {
        en: "A backend behind the API failed for a moment; the message itself invites a second try.",
        zh: "接口背后的某个后端短暂故障，错误消息本身也建议重试。",
        basis: "inferred",
      },
      {
        en: "The resource was still changing in the background; the Terraform provider retries creating and deleting VPCs and subnets on this code.",
        zh: "资源在后台还没有变更完；官方 Terraform Provider 创建、删除VPC和子网时遇到此错误码都会重试。",
        basis: "inferred",
      },
      {
        en: 'If the message reads "500 Internal Server Error", the Go SDK derived the code from an empty answer; see sdk/InternalError.',
        zh: "消息若为“500 Internal Server Error”，则是 Go SDK 由空响应体推出的错误码，见 sdk/InternalError。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "Send the same request again after a pause. Give every try of a creation the same clientToken, so that nothing is created or billed twice.",
        zh: "稍等后原样重试；创建类请求每次重试都带同一个 clientToken，避免重复创建、重复计费。",
        basis: "documented",
      },
      {
        en: "If the creation went out without a clientToken, list the resources before repeating it: the failed call may have done its work.",
        zh: "创建请求若没带 clientToken，重试前先查询资源列表，因为报错的那次可能已经创建成功。",
        basis: "inferred",
      },
      openTicketWithRequestId,
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["vpc/ServiceInternalError", "sdk/InternalError", "global/IdempotentParameterMismatch"],
    evidence: "documented",
    sources: [errorTables, vpcGeneral, terraformProvider, goSdk],
  },
  {
    id: "global/InvalidAccessKeyId",
    code: "InvalidAccessKeyId",
    service: "global",
    httpStatus: 403,
    message: "The Access Key ID you provided doesnot exist in our records.",
    title: { en: "Access key id does not exist", zh: "Access Key ID 不存在" },
    meaning: {
      en: 'No account owns the AK in the Authorization header. The live gateway reports this as IamSignatureInvalid with "cause: Could not find credential." instead.',
      zh: "Authorization 头域中的 AK 不属于任何账号。线上网关遇到这种情况，返回的是 IamSignatureInvalid，并附“cause: Could not find credential.”。",
    },
    causes: [
      {
        en: "The key is of the other family: the API Key of an application (Qianfan, AI services) or a bce-v3 key in place of the account's AK.",
        zh: "用错了密钥体系：填的是应用的 API Key（千帆、AI 服务等）或 bce-v3 开头的 API Key，而不是账号的 AK。",
        basis: "observed",
      },
      {
        en: "The AK was deleted or disabled in the console while the program kept using it.",
        zh: "AK 已在控制台删除或禁用，程序还在使用。",
        basis: "inferred",
      },
      {
        en: "A character was lost or a quote, blank or line break added when the AK was copied into a file, secret or variable.",
        zh: "把 AK 复制到配置文件、Secret 或环境变量时漏了字符，或多带了引号、空格、换行。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Take AK and SK together from the security authentication page of the console (安全认证), not from an application's page.",
        zh: "从控制台“安全认证”页面成对复制账号的 AK 和 SK，不要用应用详情页里的密钥。",
        basis: "observed",
      },
      {
        en: "Look at the form: known AKs start with ALTAK or are 32 lower-case hex characters. A key of another form, bce-v3 for one, is of the other family.",
        zh: "看 AK 的形式：已知的 AK 以 ALTAK 开头，或是 32 位小写十六进制字符；bce-v3 等其他形式属于另一套密钥。",
        basis: "observed",
      },
      {
        en: "Compare the AK of the current profile with the console: the CLI shows its first 4 characters, ~/.bce/config.json the whole.",
        zh: "把当前 profile 的 AK 与控制台核对：CLI 只显示前 4 位，完整的在 ~/.bce/config.json 中。",
        basis: "observed",
        command: "bcevpc configure get",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: [
      "gateway/IamSignatureInvalid.unknown-key",
      "gateway/NotFound.unknown-key",
      "global/SignatureDoesNotMatch",
      "global/InvalidHTTPAuthHeader",
    ],
    evidence: "documented",
    sources: [errorTables, gatewayListZone, qianfanSdk, officialCli],
  },
  {
    id: "global/InvalidHTTPAuthHeader",
    code: "InvalidHTTPAuthHeader",
    service: "global",
    httpStatus: 400,
    message: "The Access Key ID you provided does notexist in our records.",
    title: { en: "Authorization header is malformed", zh: "Authorization 头域格式错误" },
    meaning: {
      en: 'The header cannot be read. The document prints InvalidAccessKeyId\'s message here by mistake; in another edition it begins "The HTTP authorization header is invalid".',
      zh: "Authorization 头域无法解析。文档在此误印了 InvalidAccessKeyId 的消息，另一版本的消息以 The HTTP authorization header is invalid 开头。",
    },
    causes: [
      {
        en: "The six parts between the slashes are not complete. An empty signedHeaders is allowed, but both slashes around it must stay.",
        zh: "斜杠分隔的六段不完整。signedHeaders 可以为空，但两侧的斜杠必须保留。",
        basis: "documented",
      },
      {
        en: "Another scheme is sent: Bearer with a bce-v3 API key, Basic, or the signature of an S3 tool.",
        zh: "用了别的认证方式：Bearer 加 bce-v3 API Key、Basic，或 S3 工具生成的签名。",
        basis: "inferred",
      },
      {
        en: "The timestamp has milliseconds or +08:00 instead of the form YYYY-MM-DDThh:mm:ssZ, or the expiry is not a whole number of seconds.",
        zh: "时间戳带了毫秒或 +08:00，不是 YYYY-MM-DDThh:mm:ssZ 的形式；或有效期不是整数秒。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Build it as bce-auth-v1/{accessKeyId}/{timestamp}/{expiry}/{signedHeaders}/{signature}; the signature is 64 lower-case hex characters.",
        zh: "按 bce-auth-v1/{accessKeyId}/{timestamp}/{expiry}/{signedHeaders}/{signature} 拼接，其中签名为 64 位小写十六进制字符。",
        basis: "documented",
      },
      {
        en: "Go by code and status, not by the message: 400 means this malformed header, 403 means an AK that does not exist.",
        zh: "以错误码和状态码为准，不要看消息：400 是头域格式错误，403 才是 AK 不存在。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/InvalidAccessKeyId", "gateway/SignatureEmpty", "global/SignatureDoesNotMatch"],
    evidence: "documented",
    sources: [errorTables, authentication, cleanErrorTable],
  },
  {
    id: "global/InvalidHTTPRequest",
    code: "InvalidHTTPRequest",
    service: "global",
    httpStatus: 400,
    message: "There was an error in the body of your HTTP request.",
    title: { en: "Request body cannot be read", zh: "HTTP请求体无法读取" },
    meaning: {
      en: "The bytes of the body are at fault, such as their encoding; the JSON was not even looked at. Other services, Finance for one, reuse the code for a bad parameter.",
      zh: "问题出在请求体的字节上（例如编码不符），还没到解析 JSON 这一步。其他产品（如 Finance）会借用此错误码表示参数有误。",
    },
    causes: [
      {
        en: "The body is not UTF-8, as when a Windows shell sends a Chinese name or description in GBK.",
        zh: "请求体不是 UTF-8 编码，例如 Windows 命令行把中文的 name、description 以 GBK 发出。",
        basis: "documented",
      },
      {
        en: "Length and content disagree: Content-Length counts characters instead of bytes, or a proxy cut or rewrote the body.",
        zh: "长度与内容不符：Content-Length 按字符数而不是字节数计算，或请求体被代理截断、改写。",
        basis: "inferred",
      },
      {
        en: 'With the message "400 Bad Request" it is no verdict on the body: the Go SDK guessed, having nothing but the status.',
        zh: "消息为“400 Bad Request”时不代表请求体有问题：Go SDK 只拿到了状态码，此错误码是猜的。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "Encode the body as UTF-8 and send Content-Type: application/json; charset=utf-8.",
        zh: "请求体用 UTF-8 编码，并发送 Content-Type: application/json; charset=utf-8。",
        basis: "documented",
      },
      {
        en: "Let the HTTP library compute Content-Length from the encoded bytes: a Chinese character takes three bytes in UTF-8.",
        zh: "让 HTTP 库按编码后的字节计算 Content-Length：一个汉字在 UTF-8 中占三个字节。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["sdk/InvalidHTTPRequest", "global/MalformedJSON", "global/InappropriateJSON", "vpc/BadRequest"],
    evidence: "documented",
    sources: [errorTables, financeErrors, goSdk],
  },
  {
    id: "global/InvalidURI",
    code: "InvalidURI",
    service: "global",
    httpStatus: 400,
    message: "Could not parse the specified URI.",
    title: { en: "Request path does not fit the service", zh: "请求路径不符合接口定义" },
    meaning: {
      en: "A keyword of the path does not fit the service. A wrong id gives NoSuchObject, a wrong version InvalidVersion; to an unknown path the live gateway answers 404 ResourceNotFound.",
      zh: "路径中的关键字与服务不匹配。ID 不对另有 NoSuchObject 等错误码，版本不对是 InvalidVersion；而路径不存在时，线上网关返回的是 404 ResourceNotFound。",
    },
    causes: [
      {
        en: "A segment is misspelt or in the wrong case: IPv6Gateway, etGateway, ipSet, ipGroup and securityGroup have capitals that count.",
        zh: "路径某一段拼错或大小写不对：IPv6Gateway、etGateway、ipSet、ipGroup、securityGroup 都区分大小写。",
        basis: "inferred",
      },
      {
        en: "The query was encoded into the path, so that ?bind went out as %3Fbind.",
        zh: "查询串被一起编码进了路径，?bind 发出去变成 %3Fbind。",
        basis: "inferred",
      },
      {
        en: "A path parameter was not filled in: the bce CLI then leaves {vpcId} in the URL, and an empty id leaves two slashes.",
        zh: "路径参数没填：bce CLI 会把 {vpcId} 原样留在 URL 中，ID 为空则会出现连续两个斜杠。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Copy the path from the operation, capitals included: /v1/… in general, /v2/securityGroup… for ordinary security groups.",
        zh: "照接口定义写路径，大小写一致：一般为 /v1/…，普通安全组为 /v2/securityGroup…。",
        basis: "documented",
        command: "bcevpc apis METHOD PATH",
      },
      {
        en: "Print the final URL before it is sent and look for {, //, %3F and blanks.",
        zh: "发送前打印最终的 URL，检查有没有 {、//、%3F 和空格。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/InvalidVersion", "gateway/ResourceNotFound", "vpc/NoSuchObject"],
    evidence: "documented",
    sources: [errorTables, operationMetadata, gatewayComment],
  },
  {
    id: "global/MalformedJSON",
    code: "MalformedJSON",
    service: "global",
    httpStatus: 400,
    message: "The JSON you provided was not well-formed.",
    title: { en: "Request body is not valid JSON", zh: "请求体不是合法的JSON" },
    meaning: {
      en: 'The body you sent cannot be parsed as JSON. With the message "Service json error message decode failed" it is the answer that was not JSON, and the Go SDK made up the code.',
      zh: "发送的请求体无法解析为 JSON。若消息是“Service json error message decode failed”，则是返回内容不是 JSON，错误码由 Go SDK 自行填写。",
    },
    causes: [
      {
        en: "The shell took the double quotes away: inline JSON in cmd.exe or PowerShell, or in bash without single quotes around it.",
        zh: "双引号被 shell 吃掉了：在 cmd.exe、PowerShell 中直接写 JSON，或在 bash 中没有用单引号括起来。",
        basis: "inferred",
      },
      {
        en: "An object was printed instead of serialised, which leaves single quotes, True, None, a trailing comma or a comment.",
        zh: "对象是打印出来的而不是序列化的，留下了单引号、True、None、末尾逗号或注释。",
        basis: "inferred",
      },
      {
        en: "With the Go SDK, bce CLI or Terraform: a proxy page or a wrong endpoint answered in HTML, reported under this code.",
        zh: "来自 Go SDK、bce CLI 或 Terraform 时：代理或错误的 endpoint 返回了 HTML 页面，被报成此错误码。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "Let a JSON library write the body, or keep it in a file; with the bce CLI pass --cli-input-json file://FILE.",
        zh: "用 JSON 库生成请求体，或把它存成文件；bce CLI 可用 --cli-input-json file://FILE 读取。",
        basis: "inferred",
      },
      {
        en: "Feed the bytes that were really sent, not the source text, to a JSON parser: it names the line and column.",
        zh: "把实际发出的字节（而不是源代码里的文本）交给 JSON 解析器，它会指出出错的行和列。",
        basis: "inferred",
        command: "bcevpc lint METHOD PATH -d @BODY.json",
      },
      {
        en: 'After "decode failed", leave the body alone and see what answers at the endpoint; the host is bcc.{region}.baidubce.com.',
        zh: "若消息是 decode failed，不用改请求体，先看 endpoint（bcc.{region}.baidubce.com）那头是谁在应答。",
        basis: "inferred",
        command: "curl -sSI https://bcc.bj.baidubce.com",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["sdk/MalformedJSON", "global/InappropriateJSON", "global/InvalidHTTPRequest"],
    evidence: "documented",
    sources: [errorTables, goSdk, officialCli],
  },
  {
    id: "global/InvalidVersion",
    code: "InvalidVersion",
    service: "global",
    httpStatus: 404,
    message: "The API version specified was invalid.",
    title: { en: "API version in the path does not exist", zh: "路径中的API版本号不合法" },
    meaning: {
      en: "The version at the start of the path is wrong: VPC is /v1, only ordinary security groups are /v2. To an unknown path the live gateway answers ResourceNotFound instead.",
      zh: "路径开头的版本号不对。VPC接口是 /v1，只有普通安全组的接口是 /v2。对于不认识的路径，线上网关返回的则是 ResourceNotFound。",
    },
    causes: [
      {
        en: "The version of another group was used: /v2 for a VPC, subnet or NAT call, or /v1 for ordinary security groups.",
        zh: "套用了其他接口的版本：VPC、子网、NAT 写成 /v2，或普通安全组写成 /v1。",
        basis: "inferred",
      },
      {
        en: "The version is missing or not v plus a whole number, as in /vpc, /1/vpc or /v1.0/vpc.",
        zh: "漏写版本号，或不是 v 加正整数的形式，如 /vpc、/1/vpc、/v1.0/vpc。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Begin the path with /v1, or /v2/securityGroup for ordinary security groups; enterprise ones are /v1/enterprise/security.",
        zh: "路径以 /v1 开头；普通安全组用 /v2/securityGroup，企业安全组是 /v1/enterprise/security。",
        basis: "documented",
        command: "bcevpc lint METHOD PATH",
      },
      {
        en: "Keep the version out of the endpoint setting: a doubled prefix, /v1/v1/vpc, is answered with 404 ResourceNotFound.",
        zh: "endpoint 配置里不要带版本号：前缀重复（/v1/v1/vpc）时，返回的是 404 ResourceNotFound。",
        basis: "observed",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["gateway/ResourceNotFound", "global/InvalidURI"],
    evidence: "documented",
    sources: [errorTables, operationMetadata, gatewayComment],
  },
  {
    id: "global/OptInRequired",
    code: "OptInRequired",
    service: "global",
    httpStatus: 403,
    message: "A subscription for the service is required.",
    title: { en: "Product is not activated on the account", zh: "账号没有开通对应的服务" },
    meaning: {
      en: "The account behind the AK has not activated the product this call belongs to. Despite the 403 it is no permission problem: a policy does not replace the activation.",
      zh: "AK 所属账号没有开通该接口对应的产品。虽然是 403，但与权限无关，授权不能代替开通。",
    },
    causes: [
      {
        en: "The service was never activated (开通) on this account, the one case the document names; new accounts are typical.",
        zh: "账号从未开通该服务，文档写明的就是这种情况，多见于新账号。",
        basis: "documented",
      },
      {
        en: "The call reaches into a second product, an EIP or a load balancer for instance, and that is the one not activated.",
        zh: "本次调用涉及另一个产品（如EIP、负载均衡），没开通的其实是那个产品。",
        basis: "inferred",
      },
      {
        en: "The product was activated on a different account than the one whose AK signed the call.",
        zh: "产品开通在另一个账号上，与签名所用 AK 的账号不是同一个。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Open the product's page in the console, logged in as the account that owns the AK, and activate it there.",
        zh: "用 AK 所属账号登录控制台，进入该产品页面完成开通。",
        basis: "inferred",
      },
      {
        en: "Find out which product is meant: if listing the VPCs works, it is not VPC but the other product of the failed call.",
        zh: "先确认缺的是哪个产品：如果能列出VPC，没开通的就不是VPC，而是失败调用涉及的其他产品。",
        basis: "inferred",
        command: "bcevpc call GET /v1/vpc",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/AccessDenied", "global/QualifyNotPass", "account/AccountOverdue"],
    evidence: "documented",
    sources: [errorTables, commonErrors],
  },
  {
    id: "global/PreconditionFailed",
    code: "PreconditionFailed",
    service: "global",
    httpStatus: 412,
    message: "The specified If-Match header doesn’tmatch the ETag header.",
    title: { en: "If-Match header does not match the resource's ETag", zh: "If-Match 头域与 ETag 不一致" },
    meaning: {
      en: 'A conditional request did not hold. No VPC operation documents If-Match, and the document\'s "refer to the Etag" points to a section it does not contain.',
      zh: "条件请求的前提不成立。VPC没有任何接口说明过 If-Match，文档里的“详见Etag”也指向一个并不存在的章节。",
    },
    causes: [
      {
        en: "An HTTP library, cache or proxy added If-Match to the request; no VPC call asks for it.",
        zh: "HTTP 库、缓存或代理自行加上了 If-Match 头域，而VPC接口都不需要它。",
        basis: "inferred",
      },
      {
        en: 'A 412 came without a body: the Go SDK then fills in this code, with the message "412 Precondition Failed".',
        zh: "收到没有响应体的 412 时，Go SDK 也会填这个错误码，消息为“412 Precondition Failed”。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "Remove If-Match and the other conditional headers (If-None-Match, If-Unmodified-Since) from calls to VPC.",
        zh: "调用VPC接口时去掉 If-Match 以及 If-None-Match、If-Unmodified-Since 等条件头域。",
        basis: "inferred",
      },
      {
        en: "If none was sent, see which host answered: a 412 from anything but bcc.{region}.baidubce.com is another service or a proxy.",
        zh: "如果没有发送这些头域，看看是哪台主机应答的：不是 bcc.{region}.baidubce.com，就是别的服务或代理返回的 412。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["sdk/PreconditionFailed"],
    evidence: "documented",
    sources: [errorTables, operationMetadata, goSdk],
  },
  {
    id: "global/RequestExpired",
    code: "RequestExpired",
    service: "global",
    httpStatus: 400,
    message: "Request has expired. Timestamp date is .",
    title: { en: "Request date is off or the signature has expired", zh: "请求时间偏差过大或签名已过期" },
    meaning: {
      en: "Either x-bce-date is more than 30 minutes off the server's clock, or the signature is older than its expiry (default 1800 s). The document lost the date that ends the message.",
      zh: "x-bce-date 与服务器时间相差超过 30 分钟，或签名已过有效期（默认 1800 秒）。文档中的消息丢了末尾的时间，实际返回会带。",
    },
    causes: [
      {
        en: "The clock of the machine is more than 30 minutes off, as after a suspended virtual machine or without NTP.",
        zh: "本机时钟偏差超过 30 分钟，常见于虚机挂起后恢复，或没有配置 NTP。",
        basis: "documented",
      },
      {
        en: 'Beijing time is labelled Z, which puts the date 8 hours ahead: in Python datetime.now().strftime("%Y-%m-%dT%H:%M:%SZ").',
        zh: '把北京时间直接标成了 Z，等于快了 8 小时，例如 Python 的 datetime.now().strftime("%Y-%m-%dT%H:%M:%SZ")。',
        basis: "observed",
      },
      {
        en: "A retry reused the old signature after a long time-out: bce-sdk-go signs once, before its retries (issue 106).",
        zh: "长时间超时后重试仍用旧签名：bce-sdk-go 只在重试循环之前签名一次（issue 106）。",
        basis: "observed",
      },
      {
        en: "A signed URL or Authorization header was stored or queued and used after its expiry.",
        zh: "签好名的 URL 或 Authorization 被缓存或排队，使用时已过有效期。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Compare the server's Date header, and the date that ends the real message, with your UTC time (date -u); set the clock by NTP if it is off.",
        zh: "用服务器返回的 Date 头域和实际消息末尾的时间，对比本机 UTC 时间（date -u），时钟有偏差就用 NTP 校时。",
        basis: "inferred",
        command: "curl -sSI https://bcc.bj.baidubce.com",
      },
      {
        en: 'Take the date from UTC, as datetime.now(timezone.utc). "Replace with x-bce-date" in the document is a note to the implementer, not advice to you.',
        zh: "时间一律取 UTC，如 datetime.now(timezone.utc)。文档中的“要改成x-bce-date”是写给服务端实现者的，不是给调用方的建议。",
        basis: "documented",
      },
      {
        en: "Sign every attempt anew. With bce-sdk-go set Config.Retry to NewNoRetryPolicy() and repeat the whole call yourself.",
        zh: "每次重试都重新签名。bce-sdk-go 可把 Config.Retry 设为 NewNoRetryPolicy()，由自己的代码重新发起整个调用。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/SignatureDoesNotMatch", "global/InvalidHTTPAuthHeader"],
    evidence: "documented",
    sources: [errorTables, authentication, dataBuilderClock, goSdkExpiredRetry, publicClients],
  },
  {
    id: "global/IdempotentParameterMismatch",
    code: "IdempotentParameterMismatch",
    service: "global",
    httpStatus: 403,
    message: "The request uses the same client token asa previous, but non-identical request.",
    title: { en: "clientToken was already used for a different request", zh: "同一 clientToken 已用于不同的请求" },
    meaning: {
      en: "This clientToken came earlier with another query, body or even path. The service remembers a token for 24 hours from the last time it saw it, so repeating it keeps it alive.",
      zh: "该 clientToken 之前用在了查询参数、请求体乃至路径不同的请求上。Token 自服务端最后一次见到起保留 24 小时，反复发送会一直有效。",
    },
    causes: [
      {
        en: "A retry kept the token but changed something: another name or cidr, a query value, or the resource id in the path.",
        zh: "重试时沿用了原 Token，却改了内容：换了 name、cidr、查询参数，或路径里的资源 ID。",
        basis: "documented",
      },
      {
        en: "The token is a constant of the script, or made from something that recurs such as the date or a resource name.",
        zh: "Token 在脚本里写死，或由日期、资源名等会重复的内容拼成。",
        basis: "inferred",
      },
      {
        en: "Several workers draw the same token; by Baidu's design guideline it counts per user, service and region.",
        zh: "多个任务用了同一个 Token；按百度的接口设计规范，Token 以用户、服务、地域为作用范围。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "For a different request make a new token, a UUID for example: ASCII, at most 64 characters.",
        zh: "请求内容不同就换新的 Token，例如 UUID；只能用 ASCII 字符，最多 64 个。",
        basis: "documented",
      },
      {
        en: "To repeat the first request, send path, query and body unchanged with the old token; you get its first result back.",
        zh: "如果是要重试原请求，路径、查询参数和请求体都保持不变，带上原 Token，会得到与首次相同的结果。",
        basis: "documented",
      },
      {
        en: "Before a creation with a new token, see whether the first request already made the resource; a new token makes a second one.",
        zh: "换新 Token 创建之前，先确认第一次请求是否已经建好资源，否则会再建一份。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["clientToken"],
    operations: [],
    related: ["global/InternalError", "vpc/ServiceInternalError"],
    evidence: "documented",
    sources: [errorTables, vpcGeneral, designGuideline],
  },
  {
    id: "global/SignatureDoesNotMatch",
    code: "SignatureDoesNotMatch",
    service: "global",
    httpStatus: 400,
    message:
      "The request signature we calculated does not match the signature you provided. Check yourSecret Access Key and signing method. Consultthe service documentation for details.",
    title: { en: "Signature differs from the one the server computed", zh: "签名与服务端验证不一致" },
    meaning: {
      en: 'The server signed what it received and got another result. Documented with 400, seen with 403; the live gateway sends IamSignatureInvalid, "cause: Fail to authn user: Signature does not match".',
      zh: "服务端按收到的请求重算，签名不同。文档写 400，实际见到的是 403；线上网关返回 IamSignatureInvalid，cause 为 Fail to authn user: Signature does not match。",
    },
    causes: [
      {
        en: "The SK does not belong to this AK: it was cut short, or taken from another profile or another key.",
        zh: "SK 与 AK 不配对：SK 被截断，或取自另一个 profile、另一对密钥。",
        basis: "documented",
      },
      {
        en: "What was sent is not what was signed: query encoded into the path (%3F), a slash at its end, a port in Host, another x-bce-date.",
        zh: "发出的与签名的不一致：查询串被编码进路径（%3F）、路径末尾多或少斜杠、Host 带了端口、x-bce-date 前后不同。",
        basis: "documented",
      },
      {
        en: "A signing step is off: bare ?bind must be signed as bind=, header values are percent-encoded, the HMAC key is the signing key's hex text.",
        zh: "签名步骤有误：?bind 在规范请求中要写成 bind=，头域的值要做 URI 编码，HMAC 的密钥是派生签名密钥的十六进制文本。",
        basis: "documented",
      },
      {
        en: "Temporary STS credentials were used without sending x-bce-security-token.",
        zh: "使用了 STS 临时凭证，却没有带 x-bce-security-token 头域。",
        basis: "documented",
      },
    ],
    fixes: [
      {
        en: "Make a read call with the same keys here: if it works, AK and SK fit and the fault is in the other program's signing.",
        zh: "用同一对密钥在这里做一次读操作：成功就说明 AK、SK 配对无误，问题在另一个程序的签名代码。",
        basis: "inferred",
        command: "bcevpc call GET /v1/vpc",
      },
      nameTheSigningMistake,
      {
        en: "Compare the canonical request line by line: METHOD, encoded path, sorted query, then name:value of each signed header in lower case and sorted, with no newline at the end.",
        zh: "逐行核对规范请求：METHOD、编码后的路径、排序后的查询串、各签名头域的 name:value（名称小写、按行排序），末尾没有换行。",
        basis: "documented",
        command: "bcevpc sign GET /v1/vpc --timestamp TIMESTAMP",
      },
      {
        en: "Sign host and x-bce-date and name both in signedHeaders. Left empty it means host, content-length, content-type, content-md5 and every x-bce-*, as far as sent.",
        zh: "签名 host 和 x-bce-date 并写进 signedHeaders；留空则表示签了请求中出现的 host、content-length、content-type、content-md5 和所有 x-bce-*。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: [
      "gateway/IamSignatureInvalid.signature-mismatch",
      "gateway/IamSignatureInvalid.missing-signed-header",
      "gateway/SignatureDoesNotMatch",
      "global/InvalidAccessKeyId",
    ],
    evidence: "documented",
    sources: [errorTables, authentication, signatureTroubleshooting, gatewayListZone],
  },
] as const satisfies readonly Entry[];
