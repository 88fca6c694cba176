import { openTicketWithRequestId } from "../advice.js";
import type { Entry, Source } from "../entry.js";
import { aiopsSkills, errorTables, goSdk, jsSdk, operationMetadata, rubySdk, terraformProvider, vpcGeneral } from "../sources.js";

const apiGatewayCommonErrors: Source = {
  title: "API Gateway: common error codes",
  url: "https://intl.cloud.baidu.com/doc/APIGW/s/jk7tybe56-en",
  date: null,
};
const headerOnlyReport: Source = {
  title: "FastGPT issue 1978",
  url: "https://github.com/labring/FastGPT/issues/1978",
  date: "2024-07-06",
};
const headReport: Source = {
  title: "bce-sdk-java issue 41",
  url: "https://github.com/baidubce/bce-sdk-java/issues/41",
  date: null,
};

export const entries = [
  {
    id: "sdk/MalformedJSON",
    code: "MalformedJSON",
    service: "sdk",
    httpStatus: null,
    message: "Service json error message decode failed",
    title: { en: "Made by the SDK: the answer was not JSON", zh: "由SDK生成：返回内容不是JSON" },
    meaning: {
      en: "The Go SDK, and with it the bce CLI and Terraform, could not read the error answer as JSON and wrote this code itself. It is not about the JSON you sent.",
      zh: "Go SDK（bce CLI 和 Terraform 也基于它）无法把错误返回解析成 JSON，于是自己填了这个错误码，指的不是你发送的 JSON。",
    },
    causes: [
      {
        en: "A proxy, login portal or firewall answered with HTML. It can, because the Go SDK uses plain http unless the endpoint begins with https://.",
        zh: "代理、上网认证页或防火墙返回了 HTML。服务域名前没写 https:// 时，Go SDK 走明文 http，中间设备可以代答。",
        basis: "inferred",
      },
      {
        en: "The endpoint points to a web server that is not the BCE API, for instance the console or an internal host.",
        zh: "服务域名指向的不是百度智能云 API，例如填成了控制台或内部站点。",
        basis: "inferred",
      },
      {
        en: "A front-end of BCE sent its own HTML error page, as web servers do for 502 and 504.",
        zh: "百度智能云的接入层返回了自己的 HTML 错误页，Web 服务器遇到502、504时常这样做。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "An empty RequestId points to something in between. Ask the endpoint over https: a certificate error or a redirect to a login page confirms it.",
        zh: "错误里的 RequestId 为空，多半是中间设备在应答。用 https 访问服务域名，出现证书错误或跳转到登录页即可确认。",
        basis: "inferred",
        command: "curl -sSI https://bcc.bj.baidubce.com",
      },
      {
        en: "Write the endpoint with https:// in front, so that nothing on the way can answer unnoticed.",
        zh: "在服务域名前加上 https://，避免途中设备悄悄代答。",
        basis: "inferred",
      },
    ],
    retryable: null,
    parameters: [],
    operations: [],
    related: ["global/MalformedJSON", "sdk/BadGateway", "sdk/GatewayTimeout"],
    evidence: "client-made",
    sources: [goSdk],
  },
  {
    id: "sdk/InvalidHTTPRequest",
    code: "InvalidHTTPRequest",
    service: "sdk",
    httpStatus: 400,
    message: "400 Bad Request",
    title: { en: "Made by the SDK: 400 without a body", zh: "由SDK生成：400且响应体为空" },
    meaning: {
      en: "Only a guess of the Go SDK. VPC itself explains a 400 in JSON, so a layer in front of it probably refused the request; your JSON may be fine.",
      zh: "只是 Go SDK 的猜测。VPC 服务自己的400都带 JSON 说明，拒绝多半来自前面的一层，你发送的 JSON 不一定有错。",
    },
    causes: [
      {
        en: "A gateway wrote the reason only into the headers X-Bce-Error-Code and X-Bce-Error-Message, which the Go SDK does not read.",
        zh: "网关只把原因写进 X-Bce-Error-Code、X-Bce-Error-Message 响应头，而 Go SDK 不读这两个头域。",
        basis: "inferred",
      },
      {
        en: "The front-end refused the HTTP itself: an oversized header, such as a very long security token, or a Host that it does not serve.",
        zh: "接入层不接受这个 HTTP 请求本身：头域过大（如超长的 security token），或 Host 不是它所服务的域名。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Turn on the Go SDK's log with log.SetLogHandler(log.STDERR): at level DEBUG it prints every answer's headers. Remove Authorization before sharing it.",
        zh: "用 log.SetLogHandler(log.STDERR) 打开 Go SDK 日志，DEBUG 级别会打印每次返回的响应头；转发日志前请抹去 Authorization。",
        basis: "observed",
      },
      {
        en: "Call bcc.{region}.baidubce.com directly, without a domain of your own or a changed Host header.",
        zh: "直接访问 bcc.{region}.baidubce.com，不经自有域名，也不自行改写 Host。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/InvalidHTTPRequest", "sdk/AccessDenied", "gateway/SignatureEmpty"],
    evidence: "client-made",
    sources: [goSdk, headerOnlyReport],
  },
  {
    id: "sdk/AccessDenied",
    code: "AccessDenied",
    service: "sdk",
    httpStatus: 403,
    message: "403 Forbidden",
    title: { en: "Made by the SDK: 403 without a body", zh: "由SDK生成：403且响应体为空" },
    meaning: {
      en: "It does not prove that an IAM permission is missing: the Go SDK knew only the status, and a refused key or source IP can end in the same 403.",
      zh: "不能证明缺少 IAM 权限：Go SDK 只知道状态是403，密钥被拒、来源IP受限也可能得到同样的结果。",
    },
    causes: [
      {
        en: "IAM refused key, signature or source IP and gave the reason only in the X-Bce-Error-* headers, as users of other clients have reported.",
        zh: "IAM 拒绝了密钥、签名或来源IP，原因只写在 X-Bce-Error-* 响应头里；其他客户端的用户报告过这类返回。",
        basis: "inferred",
      },
      {
        en: "A firewall or egress proxy of your own network forbids the host.",
        zh: "自己网络里的防火墙或出口代理禁止访问该域名。",
        basis: "inferred",
      },
      {
        en: "The call was a HEAD request to BOS, whose answers have no body: any kind of 403 then looks alike.",
        zh: "调用的是 BOS 的 HEAD 请求，这类返回没有响应体，任何原因的403看上去都一样。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "Before you change a policy, look at RequestId in the error: if it is empty, the 403 probably came from a proxy or firewall, not from BCE.",
        zh: "修改权限策略之前先看错误里的 RequestId：为空说明这个403多半来自代理或防火墙，而不是百度智能云。",
        basis: "inferred",
      },
      {
        en: 'If it is filled, read X-Bce-Error-Message of that answer, then explain what it says after "cause:".',
        zh: "RequestId 有值时，查看该次返回的 X-Bce-Error-Message，再按其中 cause: 之后的内容排查。",
        basis: "inferred",
        command: "bcevpc explain IamSignatureInvalid",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/AccessDenied", "gateway/IamSignatureInvalid.ip-not-allowed", "gateway/IamSignatureInvalid.unknown-key"],
    evidence: "client-made",
    sources: [goSdk, headerOnlyReport, headReport],
  },
  {
    id: "sdk/PreconditionFailed",
    code: "PreconditionFailed",
    service: "sdk",
    httpStatus: 412,
    message: "412 Precondition Failed",
    title: { en: "Made by the SDK: 412 without a body", zh: "由SDK生成：412且响应体为空" },
    meaning: {
      en: "Named by the Go SDK after the status alone. No VPC operation takes If-Match, so the 412 hardly comes from the VPC service itself.",
      zh: "Go SDK 只凭状态取了这个名字。VPC 的接口都没有 If-Match 头域，这个412基本不会来自 VPC 服务本身。",
    },
    causes: [
      {
        en: "A caching proxy or an HTTP wrapper added If-Match or If-Unmodified-Since to the request.",
        zh: "缓存代理或 HTTP 封装库给请求加上了 If-Match 或 If-Unmodified-Since。",
        basis: "inferred",
      },
      {
        en: "The failed call is not a VPC call: a conditional access to an object in BOS is the likelier place for a 412.",
        zh: "出错的其实不是 VPC 调用：412更可能来自对 BOS 对象的条件访问。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Log the request's host and headers: remove any If-… header from VPC calls; for BOS, read the object's present ETag again.",
        zh: "打印请求的主机和头域：VPC 调用去掉所有 If- 开头的头域；BOS 调用则重新读取对象当前的 ETag。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/PreconditionFailed"],
    evidence: "client-made",
    sources: [goSdk, operationMetadata],
  },
  {
    id: "sdk/InternalError",
    code: "InternalError",
    service: "sdk",
    httpStatus: 500,
    message: "500 Internal Server Error",
    title: { en: "Made by the SDK: 500 without a body", zh: "由SDK生成：500且响应体为空" },
    meaning: {
      en: "The VPC service reports its own failures in JSON; here something failed before any was written. By default the Go SDK had already retried three times.",
      zh: "VPC 服务内部出错会返回 JSON，这里没来得及写出就失败了。默认情况下，Go SDK 此前已自动重试了三次。",
    },
    causes: [
      {
        en: "A component of BCE crashed or restarted in the middle of the request; the error then usually still has a RequestId.",
        zh: "百度智能云某个组件在处理中途崩溃或重启，这时错误里一般仍带有 RequestId。",
        basis: "inferred",
      },
      {
        en: "A reverse proxy of your own failed, for example in a rewrite script; RequestId is empty then.",
        zh: "自建反向代理自身出错，例如改写脚本异常，这时 RequestId 为空。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "After a failed create, look for duplicates first: the SDK repeats POST too, and only your own clientToken makes that safe.",
        zh: "创建失败后先检查有没有重复资源：SDK 对 POST 也会重试，只有你自己带了 clientToken 才安全。",
        basis: "observed",
      },
      openTicketWithRequestId,
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["global/InternalError", "vpc/ServiceInternalError", "sdk/BadGateway"],
    evidence: "client-made",
    sources: [goSdk, vpcGeneral],
  },
  {
    id: "sdk/Unauthorized",
    code: "Unauthorized",
    service: "sdk",
    httpStatus: 401,
    message: "401 Unauthorized",
    title: { en: "Made by the SDK: 401 without a body", zh: "由SDK生成：401且响应体为空" },
    meaning: {
      en: "The code is the status text of a bare 401. The VPC error tables contain no 401 at all: refused keys and signatures are 400 or 403 there.",
      zh: "错误码取自空的401的状态文本。VPC 的错误码表里没有401：密钥或签名被拒时，表中给出的是400或403。",
    },
    causes: [
      {
        en: "A company gateway or reverse proxy in front of BCE wants its own login and asks for it in WWW-Authenticate.",
        zh: "访问路径上的企业网关或反向代理要求先登录，并在 WWW-Authenticate 响应头中说明。",
        basis: "inferred",
      },
      {
        en: "The call went to another product, whose gateway answers failed authentication with 401, as the CCE agent's does.",
        zh: "调用的是其他产品，其网关认证失败时返回401，例如 CCE Agent。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Look for WWW-Authenticate in the answer from your network: if it is there, the login asked for is the proxy's.",
        zh: "在当前网络查看响应头：出现 WWW-Authenticate 说明要求登录的是代理。",
        basis: "inferred",
        command: "curl -sSI https://bcc.bj.baidubce.com",
      },
      {
        en: "If the host is that of another BCE product, go through the causes of InvalidAuth.",
        zh: "如果目标是百度智能云的其他产品，按 InvalidAuth 的原因逐项排查。",
        basis: "inferred",
        command: "bcevpc explain InvalidAuth",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["gateway/InvalidAuth", "gateway/AuthError", "sdk/AccessDenied"],
    evidence: "client-made",
    sources: [goSdk, errorTables, aiopsSkills],
  },
  {
    id: "sdk/NotFound",
    code: "NotFound",
    service: "sdk",
    httpStatus: 404,
    message: "404 Not Found",
    title: { en: "Made by the SDK: 404 without a body", zh: "由SDK生成：404且响应体为空" },
    meaning: {
      en: "The code is the status text of a bare 404. A missing VPC resource is told in JSON (NoSuchObject, NoSuchNat), so doubt the path or the host, not the resource.",
      zh: "错误码取自空的404的状态文本。VPC 资源不存在时会返回 JSON（NoSuchObject、NoSuchNat），所以该怀疑的是路径或域名，而不是资源。",
    },
    causes: [
      {
        en: "The endpoint contains a version prefix, so the path has two; the guide of the CCE agent explains its 404 NotFound this way.",
        zh: "服务域名里多写了版本前缀，路径中出现两个版本号；CCE Agent 的使用说明就是这样解释 404 NotFound 的。",
        basis: "documented",
      },
      {
        en: "An empty id made another path, such as /v1/nat/ without a NAT gateway id.",
        zh: "ID 为空，拼出了另一个路径，例如缺少NAT网关ID的 /v1/nat/。",
        basis: "inferred",
      },
      {
        en: "The access key was refused and only the headers said so: one gateway calls an unknown key NotFound as well.",
        zh: "其实是AK被拒，只写在响应头里：有的网关把AK不存在也叫作 NotFound。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "In Terraform, do not apply yet: the provider takes NotFound for a resource that is gone, drops it from the state and plans a new one.",
        zh: "使用 Terraform 时先不要 apply：provider 会把 NotFound 当作资源已不存在，从状态中移除并计划重建。",
        basis: "observed",
      },
      {
        en: "Reduce the endpoint to the host, then ask for the resource itself to see that it still exists.",
        zh: "把服务域名改成只含主机名，再查询资源本身，确认它仍然存在。",
        basis: "inferred",
        command: "bcevpc call QuerySpecifiedVpc vpcId=VPC_ID",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["gateway/ResourceNotFound", "gateway/NotFound.unknown-key", "vpc/NoSuchObject", "sdk/404"],
    evidence: "client-made",
    sources: [goSdk, terraformProvider, aiopsSkills],
  },
  {
    id: "sdk/MethodNotAllowed",
    code: "MethodNotAllowed",
    service: "sdk",
    httpStatus: 405,
    message: "405 Method Not Allowed",
    title: { en: "Made by the SDK: 405 without a body", zh: "由SDK生成：405且响应体为空" },
    meaning: {
      en: 'The server knows the path but not with this HTTP method. The code is only the status text; a server that writes "405 Not Allowed" makes it NotAllowed.',
      zh: "服务器认识这个路径，但不接受这种 HTTP 方法。错误码只是状态文本：服务器若写 405 Not Allowed，错误码就变成 NotAllowed。",
    },
    causes: [
      {
        en: "A redirect from http to https turned POST, PUT or DELETE into GET, as Go's HTTP client does on 301 and 302.",
        zh: "http 到 https 的重定向把 POST、PUT、DELETE 变成了 GET，Go 的 HTTP 客户端遇到301、302就会这样处理。",
        basis: "inferred",
      },
      {
        en: "The method is not the one of the operation: BatchDeleteEniIp is a POST, and BCE changes with PUT plus an action, never with PATCH.",
        zh: "方法与接口不符：BatchDeleteEniIp 用的是 POST；百度智能云的修改用 PUT 加动作参数，不用 PATCH。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Configure the https endpoint from the start, so that no redirect changes the method.",
        zh: "一开始就配置 https 的服务域名，不让重定向改变请求方法。",
        basis: "inferred",
      },
      {
        en: "Take method, path and action from the page of the operation, e.g. PUT with ?modifyAttribute for an update.",
        zh: "按接口文档核对方法、路径和动作参数，例如更新操作用 PUT 加 ?modifyAttribute。",
        basis: "documented",
        command: "bcevpc apis PATH",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["global/InvalidURI", "sdk/NotFound"],
    evidence: "client-made",
    sources: [goSdk, operationMetadata],
  },
  {
    id: "sdk/RequestEntityTooLarge",
    code: "RequestEntityTooLarge",
    service: "sdk",
    httpStatus: 413,
    message: "413 Request Entity Too Large",
    title: { en: "Made by the SDK: 413 without a body", zh: "由SDK生成：413且响应体为空" },
    meaning: {
      en: 'A proxy or front-end found the request too large. It is not a quota: VPC\'s LimitExceeded is also 413 but comes as JSON. "Payload Too Large" in the status line gives PayloadTooLarge.',
      zh: "代理或接入层认为请求过大。这不是配额问题：VPC 的 LimitExceeded 也是413，但带有 JSON。状态文本若为 Payload Too Large，错误码则是 PayloadTooLarge。",
    },
    causes: [
      {
        en: "A proxy in between limits bodies to less than you send, for instance with many rules in one request.",
        zh: "中间代理限制了请求体大小，例如一次提交的规则太多。",
        basis: "inferred",
      },
      {
        en: "An upload meant for BOS went through this endpoint or proxy; VPC calls themselves are small.",
        zh: "本该发往 BOS 的上传走了这个域名或代理；VPC 接口的请求体本身都不大。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Split the batch into several calls, each with a clientToken of its own.",
        zh: "把批量请求拆成多次调用，每次使用各自的 clientToken。",
        basis: "inferred",
      },
      {
        en: "If the proxy is yours, raise its limit (client_max_body_size in nginx).",
        zh: "如果是自建代理，调大请求体上限，nginx 中是 client_max_body_size。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["vpc/LimitExceeded"],
    evidence: "client-made",
    sources: [goSdk, errorTables],
  },
  {
    id: "sdk/TooManyRequests",
    code: "TooManyRequests",
    service: "sdk",
    httpStatus: 429,
    message: "429 Too Many Requests",
    title: { en: "Made by the SDK: 429 without a body", zh: "由SDK生成：429且响应体为空" },
    meaning: {
      en: "A front layer throttles the caller. The code is only the status text; no VPC table has a 429, and the Go SDK does not repeat such a call by itself.",
      zh: "前面的某一层在限流。错误码只是状态文本；VPC 的错误码表里没有429，Go SDK 遇到它也不会自动重试。",
    },
    causes: [
      {
        en: "Too many calls at once, typically from Terraform or a controller that reconciles every resource at the same time.",
        zh: "同一时刻调用太多，常见于 Terraform，或同时核对全部资源的控制器。",
        basis: "inferred",
      },
      {
        en: "A proxy shared with others counts all its clients as one.",
        zh: "与他人共用的代理把所有客户端算作一个来限流。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Wait as long as the header Retry-After says, if there is one, before the next call.",
        zh: "响应头里有 Retry-After 时，等够它给出的时间再发下一次请求。",
        basis: "inferred",
      },
      {
        en: "Write the retry yourself, as the SDK has none for 429, and run Terraform with a lower -parallelism.",
        zh: "SDK 不重试429，需要自己实现退避；Terraform 则调低 -parallelism。",
        basis: "observed",
      },
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["gateway/RateLimit"],
    evidence: "client-made",
    sources: [goSdk, errorTables],
  },
  {
    id: "sdk/BadGateway",
    code: "BadGateway",
    service: "sdk",
    httpStatus: 502,
    message: "502 Bad Gateway",
    title: { en: "Made by the SDK: 502 without a body", zh: "由SDK生成：502且响应体为空" },
    meaning: {
      en: "A front-end or proxy got no usable answer from the server behind it. The Go SDK repeats a 502 by itself, so this is the result of the last try.",
      zh: "接入层或代理没有从后端拿到可用的返回。Go SDK 会自动重试502，看到的是最后一次重试的结果。",
    },
    causes: [
      {
        en: 'The front-end has no working server behind it at the moment; the API Gateway product words its 502 "No available backend".',
        zh: "接入层后面暂时没有可用的服务器；API网关产品对502的说明就是 No available backend。",
        basis: "inferred",
      },
      {
        en: "A proxy of your own cannot reach bcc.{region}.baidubce.com: name resolution, firewall or TLS fails there.",
        zh: "自建代理连不上 bcc.{region}.baidubce.com，问题可能在域名解析、防火墙或 TLS。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Run this on the proxy host itself: if it fails there too, the proxy's way to BCE is broken.",
        zh: "在代理所在的机器上执行：同样失败，说明代理到百度智能云的链路不通。",
        basis: "inferred",
        command: "curl -sSI https://bcc.bj.baidubce.com",
      },
      {
        en: "Query the resource before you repeat a write: the change may have been made although its answer was lost.",
        zh: "重发写操作之前先查询资源：返回虽然丢了，变更可能已经生效。",
        basis: "inferred",
      },
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["sdk/ServiceUnavailable", "sdk/GatewayTimeout", "sdk/MalformedJSON"],
    evidence: "client-made",
    sources: [goSdk, apiGatewayCommonErrors],
  },
  {
    id: "sdk/ServiceUnavailable",
    code: "ServiceUnavailable",
    service: "sdk",
    httpStatus: 503,
    message: "503 Service Unavailable",
    title: { en: "Made by the SDK: 503 without a body", zh: "由SDK生成：503且响应体为空" },
    meaning: {
      en: 'A front layer turned the call away for now. The code follows the status line: "503 Service Temporarily Unavailable", as nginx writes it, gives ServiceTemporarilyUnavailable.',
      zh: "前面的某一层暂时不接受请求。错误码取自状态行：nginx 写的是 503 Service Temporarily Unavailable，得到的就是 ServiceTemporarilyUnavailable。",
    },
    causes: [
      {
        en: "The region's front-end is overloaded or in maintenance; other regions then still answer.",
        zh: "该地域的接入层过载或正在维护，这时其他地域仍可访问。",
        basis: "inferred",
      },
      {
        en: "A load balancer or service mesh of your own has no healthy way out to BCE; RequestId is empty then.",
        zh: "自己的负载均衡或服务网格没有健康的出口通往百度智能云，这时 RequestId 为空。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Pause for a minute or more: the three retries of the Go SDK end after about two seconds, too soon for an overload to pass.",
        zh: "间隔一分钟以上再试：Go SDK 的三次重试约两秒就用完，等不到过载消退。",
        basis: "observed",
      },
      {
        en: "Let only one layer retry: SDK, Terraform and scheduler together multiply the load.",
        zh: "重试只保留一层，避免 SDK、Terraform 与调度器的重试相互叠加、放大流量。",
        basis: "inferred",
      },
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["sdk/BadGateway", "sdk/TooManyRequests"],
    evidence: "client-made",
    sources: [goSdk],
  },
  {
    id: "sdk/GatewayTimeout",
    code: "GatewayTimeout",
    service: "sdk",
    httpStatus: 504,
    message: "504 Gateway Timeout",
    title: { en: "Made by the SDK: 504 without a body", zh: "由SDK生成：504且响应体为空" },
    meaning: {
      en: 'A front-end or proxy stopped waiting for the server behind it. The Go SDK does not repeat a 504. "Gateway Time-out" in the status line gives the code GatewayTime-out.',
      zh: "接入层或代理等后端超时。Go SDK 不会自动重试504。状态行若写作 Gateway Time-out，错误码就是 GatewayTime-out。",
    },
    causes: [
      {
        en: "The operation took longer than the front-end waits; it may still be running, or be done.",
        zh: "操作耗时超过了接入层的等待时间，它可能还在执行，也可能已经完成。",
        basis: "inferred",
      },
      {
        en: "The read timeout of a proxy of your own is shorter than the call needs.",
        zh: "自建代理的读超时设得比调用所需的时间短。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Repeat a create only with its first clientToken, good for 24 hours after its last use; without one, list first, e.g. the NAT gateways.",
        zh: "重发创建请求时沿用第一次的 clientToken，它在最后一次使用后24小时内有效；当初没带的话，先查列表，例如NAT网关列表。",
        basis: "documented",
        command: "bcevpc call ListNat vpcId=VPC_ID",
      },
      {
        en: "If a list times out, ask for smaller pages with maxKeys and marker.",
        zh: "列表查询超时的话，用 maxKeys 和 marker 分成小页查询。",
        basis: "inferred",
      },
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["sdk/BadGateway", "global/IdempotentParameterMismatch"],
    evidence: "client-made",
    sources: [goSdk, vpcGeneral],
  },
  {
    id: "sdk/404",
    code: "404",
    service: "sdk",
    httpStatus: 404,
    message: "404 Not Found",
    title: { en: "Made by the Ruby SDK: 404 without a body", zh: "由Ruby SDK生成：404且响应体为空" },
    meaning: {
      en: "The Ruby SDK got an empty body and wrote the JSON itself, with the HTTP status as its code. Any other status looks alike: a bare 403 becomes code 403.",
      zh: "Ruby SDK 收到空响应体后自己拼出一段 JSON，把 HTTP 状态当作错误码。其他状态同理，空的403会得到错误码403。",
    },
    causes: [
      {
        en: "A HEAD request to BOS named a bucket or object that does not exist; the Ruby SDK has clients for BOS and STS only.",
        zh: "对 BOS 的 HEAD 请求指向了不存在的 Bucket 或对象；Ruby SDK 只有 BOS 和 STS 客户端。",
        basis: "inferred",
      },
      {
        en: "The configured endpoint carries a path, so the server does not know the resulting URL.",
        zh: "配置的服务域名带了路径，服务器不认识拼出来的 URL。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Read requestId in the made-up JSON: if it is filled, BCE answered; if it is empty, something else probably did.",
        zh: "看这段由 SDK 拼出的 JSON 里的 requestId：有值说明是百度智能云的返回，为空则多半是别的设备。",
        basis: "observed",
      },
      {
        en: "Repeat the HEAD as a GET: its answer may have a body, and with it the real code, such as NoSuchKey.",
        zh: "把 HEAD 换成 GET 再请求一次：GET 的返回可以带响应体，能看到真正的错误码，如 NoSuchKey。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["sdk/NotFound", "gateway/ResourceNotFound"],
    evidence: "client-made",
    sources: [rubySdk],
  },
  {
    id: "sdk/Http400",
    code: "Http400",
    service: "sdk",
    httpStatus: 400,
    message: null,
    title: { en: "Code of unknown origin that SDKs retry on", zh: "来源不明、SDK会据此重试的错误码" },
    meaning: {
      en: "The Go SDK and the BOS client of the JS SDK retry a 400 with this code. Nothing shows whether a client or a service makes it; no VPC answer with it is known.",
      zh: "Go SDK 和 JS SDK 的 BOS 客户端遇到带这个错误码的400会重试。没有资料说明它由客户端还是服务端产生，也没有 VPC 返回它的记录。",
    },
    causes: [
      {
        en: "An upload to BOS failed: the JS SDK tests for the code only while it uploads a file.",
        zh: "向 BOS 上传失败：JS SDK 只在上传文件时才检查这个错误码。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Upload again from a newly opened file, as the JS SDK does; a stream that was read once is used up.",
        zh: "重新打开文件再上传，JS SDK 就是这样做的；已读过的流不能再用。",
        basis: "observed",
      },
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["sdk/InvalidHTTPRequest"],
    evidence: "client-source",
    sources: [jsSdk, goSdk],
  },
] as const satisfies readonly Entry[];
