import type { NetworkFailure } from "../../meaning/network/failures.js";

/** What clients in Go, Java, Python and on Node, and browsers, write when no answer comes; the first that stands in the text counts. */
const reasons: readonly (readonly [RegExp, NetworkFailure])[] = [
  [/no Host in request URL/iu, "no-host"],
  [
    /proxyconnect|ProxyError|proxy (?:error|refused|authentication)|tunnel(?:ing)? (?:socket|failed|connection failed)|ERR_(?:PROXY|TUNNEL|SOCKS)_CONNECTION_FAILED/iu,
    "proxy-unreachable",
  ],
  [
    /SEC_E_CERT_EXPIRED|certificate (?:has expired|is not yet valid|verify failed: certificate has expired)|CertificateExpired|NotAfter|ERR_CERT_DATE_INVALID/iu,
    "certificate-expired",
  ],
  [
    /SEC_E_WRONG_PRINCIPAL|certificate is (?:valid|not valid) (?:for|on)|doesn't match|hostname mismatch|No subject alternative|No name matching|doesn't contain any IP SANs|ERR_CERT_COMMON_NAME_INVALID/iu,
    "certificate-wrong-host",
  ],
  [
    /SEC_E_UNTRUSTED_ROOT|certificate for this server is invalid|\[bad certificate\]|unknown authority|CERTIFICATE_VERIFY_FAILED|certificate verify failed|valid certification path|self[- ]signed|unable to get local issuer|ERR_CERT_AUTHORITY_INVALID/iu,
    "certificate-untrusted",
  ],
  [/does not look like a TLS|wrong.version.number|Unrecognized SSL message|server gave HTTP response to HTTPS/iu, "not-tls"],
  [/TLS handshake timeout/iu, "timeout-connect"],
  [
    /no such host|不知道这样的主机|remote name could not be resolved|未能解析此远程名称|hostname could not be found|could not be resolved|unable to resolve host|nxdomain|Could not resolve host|NameResolutionFailure|UnknownHostException|Name or service not known|nodename nor servname|Failed host lookup|getaddrinfo (?:failed|ENOTFOUND)|ENOTFOUND|ERR_NAME_NOT_RESOLVED/iu,
    "name-not-found",
  ],
  [/server misbehaving|Temporary failure in name resolution|EAI_AGAIN|ERR_(?:NAME_RESOLUTION_FAILED|DNS_\w{1,40})/iu, "name-server-failed"],
  [
    /connection refused|ConnectionRefused|connect to the remote server|无法连接到远程服务器|Could not connect to the server|Could(?:n't| not) connect to server|ECONNREFUSED|actively refused|ERR_CONNECTION_REFUSED/iu,
    "refused",
  ],
  [
    /network is unreachable|appears to be offline|no route to host|ENETUNREACH|EHOSTUNREACH|NoRouteToHost|ERR_(?:ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED|NETWORK_CHANGED|NETWORK_ACCESS_DENIED)/iu,
    "unreachable",
  ],
  [/Client\.Timeout exceeded|context deadline exceeded|context canceled/iu, "timeout-whole"],
  [
    /dial tcp[^\n]{0,200}timeout|ConnectTimeout|connect timed out|Connecting timed out|connection took longer than|connect_timeout|\bconnect to [^\n]{1,200}timed out|timed out[^\n]{0,60} while connecting|ETIMEDOUT|Errno 110\b|ERR_CONNECTION_TIMED_OUT/iu,
    "timeout-connect",
  ],
  [/timed out|timeout|操作超时|took longer than|ERR_TIMED_OUT/iu, "timeout-answer"],
  [
    /connection reset|\bEOF\b|IncompleteRead|ConnectionClosedException|Empty reply|transfer closed|broken pipe|closed (?:by|before)|was closed|已经关闭|connection was lost|reason: :closed|:error, :closed|prematurely closed|terminated during handshake|connection abort|Remote end closed|NoHttpResponse|hang up|ECONNRESET|EPIPE|BadStatusLine|RemoteDisconnected|Server disconnected|other side closed|unexpected end of stream|failed to respond|ERR_(?:CONNECTION_(?:RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|HTTP2_PROTOCOL_ERROR)/iu,
    "reset",
  ],
  [/\btls:|schannel|SSLError|SSLHandshake|\bSSL\b|ERR_(?:SSL|CERT)_/iu, "tls"],
];

/** curl's own number for it, beside which Windows may speak the language of its user. */
const curlNumber = /\bcurl(?::| error) \(?(\d{1,2})\b/iu;
const byNumber: Readonly<Record<string, NetworkFailure>> = {
  5: "proxy-unreachable",
  6: "name-not-found",
  7: "refused",
  28: "timeout-answer",
  35: "tls",
  52: "reset",
  56: "reset",
  60: "certificate-untrusted",
};

/** Why no answer came, by the client's own words. */
export const networkReason = (words: string): NetworkFailure =>
  reasons.find(([pattern]) => pattern.test(words))?.[1] ?? byNumber[curlNumber.exec(words)?.[1] ?? ""] ?? "other";

const hosts: readonly RegExp[] = [
  /https?:\/\/([\w.-]+(?::\d+)?)/u,
  /lookup:? '?([\w.-]+)/u,
  /UnknownHostException: ([\w.-]+)/u,
  /[Cc]onnect to ([\w.-]+:\d+)/u,
  /host='([\w.-]+)'/u,
  /address = ([\w.-]+)/u,
  /(?:resolved: ?'|getaddrinfo for |host address ['‘])([\w.-]+)/u,
];

/** The host that such words name. */
export const hostIn = (words: string): string | null => hosts.map((pattern) => pattern.exec(words)?.[1]).find((host) => host) ?? null;
