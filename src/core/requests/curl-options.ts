/** Every option of curl 8 that takes a value, by its long name; `-X` is `request`. From `curl --help all`. */
const valueNames =
  "abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header help hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url url-query user user-agent variable vlan-priority write-out";

/** Options without a value that change the request. The others change how it is sent or what is printed. */
const flagNames = "get head next compressed";

const valueOptions: ReadonlySet<string> = new Set(valueNames.split(" "));
const flags: readonly string[] = flagNames.split(" ");

/** Long names of the letters that take a value. */
const valueLetters: Readonly<Record<string, string>> = {
  A: "user-agent",
  b: "cookie",
  c: "cookie-jar",
  C: "continue-at",
  d: "data",
  D: "dump-header",
  e: "referer",
  E: "cert",
  F: "form",
  h: "help",
  H: "header",
  K: "config",
  m: "max-time",
  o: "output",
  P: "ftp-port",
  Q: "quote",
  r: "range",
  t: "telnet-option",
  T: "upload-file",
  u: "user",
  U: "proxy-user",
  w: "write-out",
  x: "proxy",
  X: "request",
  y: "speed-time",
  Y: "speed-limit",
  z: "time-cond",
};
const flagLetters: Readonly<Record<string, string>> = { G: "get", I: "head", ":": "next" };

/** An option or, with the name `url`, an argument. */
export interface CurlOption<Word> {
  readonly name: string;
  /** Null for a flag. */
  readonly value: Word | null;
}

/** The whole name behind a beginning that no other option shares; the name as given where there is none. */
function fullName(given: string): string {
  if (valueOptions.has(given) || flags.includes(given)) return given;
  const fitting = [...valueOptions, ...flags].filter((name) => name.startsWith(given));
  return fitting.length === 1 && given.length > 2 ? (fitting[0] ?? given) : given;
}

function* shortOptions<Word extends { readonly text: string }>(
  word: Word,
  next: Word | undefined,
): Generator<CurlOption<Word> & { readonly tookNext: boolean }> {
  for (let at = 1; at < word.text.length; at += 1) {
    const letter = word.text[at] ?? "";
    const name = valueLetters[letter];
    if (name === undefined) {
      yield { name: flagLetters[letter] ?? letter, value: null, tookNext: false };
      continue;
    }
    const rest = word.text.slice(at + 1);
    yield rest === "" ? { name, value: next ?? null, tookNext: true } : { name, value: { ...word, text: rest }, tookNext: false };
    return;
  }
}

/** The options of a command's words in their order, as curl reads them: `-XPOST`, `-sSLd x`, `--reque POST`. */
export function curlOptions<Word extends { readonly text: string }>(words: readonly Word[]): CurlOption<Word>[] {
  const options: CurlOption<Word>[] = [];
  let literal = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (!word) break;
    if (literal || !word.text.startsWith("-") || word.text === "-") options.push({ name: "url", value: word });
    else if (word.text === "--") literal = true;
    else if (word.text.startsWith("--")) {
      const name = fullName(word.text.slice(2));
      if (valueOptions.has(name)) index += 1;
      options.push({ name, value: valueOptions.has(name) ? (words[index] ?? null) : null });
    } else
      for (const { tookNext, ...option } of shortOptions(word, words[index + 1])) {
        if (tookNext) index += 1;
        options.push(option);
      }
  }
  return options;
}
