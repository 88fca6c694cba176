import { cleanLine } from "./clean.js";

const redacted = "(redacted)";

/** An access key id as it may be shown: its first four characters. */
export const maskedId = (id: string): string => `${cleanLine(id).slice(0, 4)}…`;

/** Names that are secret as they are, without case and separators: `sk`, `X-Auth`. */
const wholeNames: ReadonlySet<string> = new Set(["sk", "psk", "pwd", "otp", "xauth", "signature", "xamzsignature"]);

/** What makes a name secret wherever it stands in it, without case and separators: `db_password2`, `PRE-SHARED-KEY`. */
const secretParts =
  /password|passwd|passphrase|passcode|secret|credential|(?:shared|private|api|auth|signing|encryption|master)key|accesskey(?!ids?$)/u;

/** What makes a name secret at its end: `adminPass`, `X-Auth-Token`, `vpnPsk`, `Set-Cookie`. */
const secretEnds = /(?<!by|com|tres|over|under|sur)pass$|tokens?(?:values?)?$|psk$|pwd$|cookies?$|authorization$/u;

/** Tokens that give no access: they number pages and tell a request from its repetition. */
const openTokens = /(?:client|next|page|pagination|continuation|idempotency)tokens?$/u;

/** Words that end the name of something that only speaks of a secret: `secretId`, `passwordLength`. */
const aboutSecrets: ReadonlySet<string> = new Set(["id", "ids", "name", "type", "alg", "algorithm", "length", "policy", "version"]);

const wordsOf = (name: string): string[] =>
  name
    .normalize("NFKC")
    .replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, " ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** Longer names are no names; they are not looked through again and again. */
const longestName = 300;

function soundsSecret(name: string): boolean {
  const words = wordsOf(name);
  const folded = words.join("");
  if (wholeNames.has(folded) || words.includes("sk") || words.includes("psk")) return true;
  if (aboutSecrets.has(words.at(-1) ?? "")) return false;
  return secretParts.test(folded) || (secretEnds.test(folded) && !openTokens.test(folded));
}

/** Requests say the same few names again and again. */
const known = new Map<string, boolean>();
const mostKnown = 1000;

/** Whether a member, parameter, header or variable of this name holds a secret, in whatever case and with whatever separators. */
export function isSecretName(name: string): boolean {
  const end = name.slice(-longestName);
  const before = known.get(end);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const sounds = soundsSecret(end);
  known.set(end, sounds);
  return sounds;
}

/** The same of a dotted name with the places of lists: what stands in a secret is one. `passwords[0]`, `presharedKey.value`. */
export const isSecretPath = (path: string): boolean => path.split(/[.[\]]/u).some(isSecretName);

/** Members of an object that names something and gives its value: `{"name":"X-Auth-Token","value":"…"}`. */
export const isLabel = (name: string): boolean => /^(?:name|key)$/iu.test(name);
export const isLabelled = (name: string): boolean => /^values?$/iu.test(name);

/** An Authorization value with its last part, the signature, masked; a text of another form is masked as a whole. */
const maskAuthorization = (value: string): string => /^bce-auth-v\d\/.*\//su.exec(value)?.[0].concat("(masked)") ?? redacted;

const isAuthorization = (name: string): boolean => name.toLowerCase() === "authorization";

/** Headers as they may be shown. */
export const maskHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (isAuthorization(name)) return [name, maskAuthorization(value)];
      return [name, isSecretName(name) ? redacted : value];
    }),
  );

/** A part of a query as it is meant; as it stands where a % in it encodes nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** The signature of a signed link is cut off, as in a header. */
function maskAuthorizationItem(value: string): string {
  if (!/^bce-auth-v\d\/.*\//su.test(decoded(value))) return redacted;
  const cut = Math.max(value.toUpperCase().lastIndexOf("%2F"), value.lastIndexOf("/"));
  return `${value.slice(0, cut)}/(masked)`;
}

function maskItem(item: string): string {
  const at = item.indexOf("=");
  if (at < 0) return item;
  const [name, value] = [decoded(item.slice(0, at)), item.slice(at + 1)];
  if (value === "") return item;
  if (isAuthorization(name)) return `${item.slice(0, at)}=${maskAuthorizationItem(value)}`;
  return isSecretPath(name) || isSecretPath(decoded(name)) ? `${item.slice(0, at)}=${redacted}` : item;
}

/** `name=value&name=value` with the values of secrets masked. */
export const maskQuery = (query: string): string => query.split("&").map(maskItem).join("&");

/** A URL with what is secret in its query masked: an authorization that a shared link carries, tokens, passwords. */
export function maskUrl(url: string): string {
  const [, before = url, query, after = ""] = /^([^?#]*\?)([^#]*)(#.*)?$/su.exec(url) ?? [];
  return query === undefined ? url : before + maskQuery(query) + after;
}
