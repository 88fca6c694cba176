/** The words of a client that got no answer. */
export interface LostWords {
  readonly pattern: RegExp;
  /** How far around the words the host may stand; 0 where they name it themselves. */
  readonly context: number;
  /** Set where a stack trace follows, whose innermost cause says most. */
  readonly isTraced?: boolean;
}

/** How far the host may stand from words that stand on lines of their own. */
export const around = 1500;

/** What the system, its resolver and TLS are called in the words of Node. */
const nodeWords = [
  "socket hang up",
  String.raw`(?:connect|read|write|getaddrinfo|queryA) E[A-Z_]{4,14}[^\n]{0,200}`,
  String.raw`Client network socket disconnected[^\n]{0,100}`,
  String.raw`timeout of \d{1,9} ?ms exceeded`,
  String.raw`Timeout awaiting '\w{1,20}' for \d{1,9}ms`,
  "Network Error",
  "other side closed",
  String.raw`(?:Connect|Headers|Body) Timeout Error[^\n]{0,200}`,
  String.raw`(?:unable to (?:get local issuer|verify the first) certificate|self[- ]signed certificate|certificate has expired)[^\n]{0,100}`,
  String.raw`request to https?:\/\/[^\s]{1,1000} failed, reason: [^\n]{1,300}`,
].join("|");

/** What clients write when no answer came, beside a host of BCE. */
export const lostWords: readonly LostWords[] = [
  { pattern: /^curl: \((\d{1,2})\) [^\n]{1,400}/gmu, context: around },
  {
    pattern: /\b(?:Get|Post|Put|Delete|Head|Patch|GET|POST|PUT|DELETE|HEAD|PATCH) "https?:\/\/[^"\s]{1,1000}": [^\n"]{1,500}/gu,
    context: 0,
  },
  {
    pattern: /\bHTTPS?ConnectionPool\(host='[^']{1,255}', port=\d{1,5}\): (?:Max retries exceeded|Read timed out)[^\n]{0,800}/gu,
    context: 0,
  },
  { pattern: new RegExp(`Error: (?:${nodeWords})`, "gu"), context: around },
  // requests and urllib3 without a host, httpx, aiohttp.
  { pattern: /\b(?:ConnectionError|ProtocolError): \('Connection (?:aborted|broken)[^\n]{1,400}/gu, context: around },
  {
    pattern: /\bhttpx\.(?:Connect|Read|Write|Pool|RemoteProtocol|Proxy)(?:Error|Timeout)(?::[^\n]{0,400}|$)/gmu,
    context: around,
  },
  { pattern: /\baiohttp\.[\w.]{1,60}(?:ConnectorError|SSLError|DNSError): Cannot connect to host [^\n]{1,400}/gu, context: 0 },
  { pattern: /\baiohttp\.[\w.]{1,60}(?:ServerDisconnectedError|ClientOSError|PayloadError): [^\n]{1,400}/gu, context: around },
  { pattern: /\burllib\.error\.URLError: [^\n]{1,400}/gu, context: around },
  // Java, its HTTP clients and what is built on them; .NET.
  {
    pattern:
      /\b(?:java\.net\.(?:http\.)?|javax\.net\.ssl\.|java\.io\.|org\.apache\.h[\w.]{1,60}\.|org\.springframework\.web\.client\.|okhttp3\.[\w.]{0,60})(?:Socket|Connect|HttpConnectTimeout|HttpTimeout|UnknownHost|NoRouteToHost|SSL|SSLHandshake|SSLPeerUnverified|EOF|IO|NoHttpResponse|HttpHostConnect|ConnectTimeout|ConnectionClosed|ConnectionShutdown|ResourceAccess|SocketTimeout)Exception: [^\n]{1,400}/gu,
    context: around,
    isTraced: true,
  },
  {
    pattern: /\bSystem\.Net\.(?:Http\.HttpRequestException|Sockets\.SocketException|WebException)(?: \([^)\n]{1,60}\))?: [^\n]{1,400}/gu,
    context: around,
    isTraced: true,
  },
  // PHP, Ruby, wget.
  { pattern: /\bcURL error \d{1,3}: [^\n]{1,500}/gu, context: around },
  {
    pattern:
      /\b(?:Faraday::(?:ConnectionFailed|TimeoutError|SSLError)|Net::(?:Open|Read)Timeout|Errno::E[A-Z]{4,14})(?::| \()[^\n]{1,300}/gu,
    context: around,
  },
  {
    // Dart: what Dio sets below its own words is their cause.
    pattern:
      /\bDio(?:Error|Exception) \[(?:(?:connection|send|receive) timeout|connection error|bad certificate|DioErrorType\.(?:connect|send|receive)\w{0,4}Timeout)\]: [^\n]{0,600}(?:\n[^\n]{0,40}?\bError: [^\n]{1,400})?/gu,
    context: around,
  },
  {
    pattern:
      /(?<![\w.])(?:(?:ClientException with )?SocketException: |(?:Handshake|Tls)Exception: |(?:Http|Client)Exception: (?=Connection |Software )|TimeoutException after \d{1,3}:[\d:.]{4,20}: )[^\n]{1,400}(?:\n\t[^\n]{1,300})?/gu,
    context: around,
  },
  {
    pattern: /\bConnecting to [^\s|]{1,255}(?:\|[^|\s]{1,60}\|)?:\d{1,5}\.\.\. failed: [^\n]{1,100}/gu,
    context: 0,
  },
  // Elixir and Erlang; Rust.
  {
    pattern:
      /\*\* \((?:Req|Mint|Finch|HTTPoison)\.\w{0,20}Error\) [^\n]{1,200}|%(?:Req|Mint|Finch|HTTPoison)\.\w{0,20}Error\{[^\n]{0,100}\breason: [^\n]{1,200}|\{:error, :(?:econnrefused|timeout|connect_timeout|nxdomain|closed)\}|\{failed_connect,[^\n]{1,300}/gu,
    context: around,
  },
  {
    pattern: /\berror sending request for url \([^\s)]{1,1000}\)[^\n]{0,200}(?:\n{1,2}Caused by:(?:\n[ \t]{2,8}[^\n]{1,300}){1,6})?/gu,
    context: 0,
  },
  { pattern: /\breqwest::Error \{ kind: (?:Request|Connect|Body)\b[^\n]{1,600}/gu, context: 0 },
  // Apple, where the address that failed is one of several members, or is not shown; browsers.
  {
    pattern:
      /\bNSURLErrorDomain Code=-\d{3,4} (?=[^\n]{0,800}\bNSErrorFailingURL\w{0,20}=https?:\/\/[\w.-]{1,100}\.(?:baidubce|bcebos)\.com|(?![^\n]{0,800}\bNSErrorFailingURL))[^\n]{1,800}/gu,
    context: around,
  },
  { pattern: /\b[A-Z]{3,7} https?:\/\/[^\s]{1,1000} net::ERR_[A-Z_]{3,60}/gu, context: 0 },
  // PowerShell, in English and Chinese.
  {
    pattern:
      /\bThe remote name could not be resolved: [^\n]{1,200}|未能解析此远程名称: ?[^\n]{1,200}|\bNo such host is known\b[^\n]{0,200}|不知道这样的主机[^\n]{0,200}|\bUnable to connect to the remote server|无法连接到远程服务器|\bThe underlying connection was closed: [^\n]{1,200}|基础连接已经关闭[^\n]{0,200}|\bThe operation has timed out|操作超时|\bThe SSL connection could not be established[^\n]{0,200}/gu,
    context: around,
  },
  // Perl; PHP without curl; nginx before BCE; nc; Python's urllib in other words.
  { pattern: /\bCan't connect to [^\s(]{1,255} \([^)\n]{1,200}\)/gu, context: 0 },
  { pattern: /\bphp_network_getaddresses: [^\n]{1,300}/gu, context: around },
  {
    pattern:
      /\bconnect\(\) failed \(\d{1,5}: [^)\n]{1,100}\) while connecting to upstream[^\n]{0,1000}|\bupstream (?:timed out|prematurely closed connection)[^\n]{1,1000}/gu,
    context: 0,
  },
  { pattern: /(?<=\.(?:baidubce|bcebos)\.com) could not be resolved \(\d{1,3}: [^)\n]{1,60}\)/gu, context: around },
  { pattern: /\bnc: connect to [^\n]{1,300}|\bunable to resolve host address [^\n]{1,300}/gu, context: 0 },
  { pattern: /<urlopen error [^\n>]{1,300}>/gu, context: around },
];
