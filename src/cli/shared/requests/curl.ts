/** A request as curl is to send it, signed when it is run. */
export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  /** All headers but Authorization, x-bce-date and x-bce-security-token, which are made when the command runs. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Null: asked for in `BCE_ACCESS_KEY_ID`. */
  readonly accessKeyId: string | null;
  readonly hasToken: boolean;
  readonly expires: number;
  readonly signedHeaders: readonly string[];
  /** The canonical request with `dateMark` and `tokenMark` where date and token stand. */
  readonly canonicalRequest: string;
  readonly certificateAuthority: string | null;
}

export const dateMark = "@DATE@";
export const tokenMark = "@TOKEN@";

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Signs in Python, which reads the secret from the environment: openssl would take it as an argument that all users see. */
const signer = `import hashlib, hmac, os, sys, urllib.parse
encode = lambda value: urllib.parse.quote(value, safe="-_.~")
digest = lambda key, text: hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
access_key_id, expires, names, *lines = sys.argv[1:]
date = os.environ["BCE_DATE"]
prefix = "/".join(["bce-auth-v1", access_key_id, date, expires])
text = "\\n".join(lines).replace("${dateMark}", encode(date)).replace("${tokenMark}", encode(os.environ.get("BCE_SECURITY_TOKEN", "")))
print("/".join([prefix, names, digest(digest(os.environ["BCE_SECRET_ACCESS_KEY"], prefix), text)]))`;

const required = (name: string): string => `export ${name}="\${${name}:?set it first}"`;

/** A command for a POSIX shell with curl and Python 3; it takes the secret from `BCE_SECRET_ACCESS_KEY` and signs afresh. */
export function renderCurl(request: CurlRequest): string {
  const { method, url, headers, body, accessKeyId, hasToken, expires, signedHeaders, canonicalRequest, certificateAuthority } = request;
  const id = accessKeyId === null ? '"$BCE_ACCESS_KEY_ID"' : quote(accessKeyId);
  const lines = canonicalRequest.split("\n").map(quote).join(" ");
  return [
    ...(accessKeyId === null ? [required("BCE_ACCESS_KEY_ID")] : []),
    required("BCE_SECRET_ACCESS_KEY"),
    ...(hasToken ? [required("BCE_SECURITY_TOKEN")] : []),
    'export BCE_DATE="$(date -u +%Y-%m-%dT%H:%M:%SZ)"',
    `BCE_AUTHORIZATION="$(python3 -c ${quote(signer)} ${id} ${expires} ${quote(signedHeaders.join(";"))} ${lines})"`,
    [
      `curl -sS -i ${method === "HEAD" ? "--head" : `-X ${method}`} ${quote(url)}`,
      ...(certificateAuthority === null ? [] : [`--cacert ${quote(certificateAuthority)}`]),
      ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
      '-H "x-bce-date: $BCE_DATE"',
      ...(hasToken ? ['-H "x-bce-security-token: $BCE_SECURITY_TOKEN"'] : []),
      '-H "Authorization: $BCE_AUTHORIZATION"',
      ...(body === null ? [] : [`--data-binary ${quote(body)}`]),
    ].join(" \\\n  "),
  ].join("\n");
}
