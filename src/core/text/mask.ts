const redacted = "(redacted)";

/** Headers whose value is a secret as a whole. */
const secretHeaders: ReadonlySet<string> = new Set(["x-bce-security-token", "proxy-authorization", "cookie", "set-cookie"]);

/** An Authorization value with its last part, the signature, masked; a text of another form is masked as a whole. */
const maskAuthorization = (value: string): string => /^bce-auth-v\d\/.*\//su.exec(value)?.[0].concat("(masked)") ?? redacted;

/** Headers as they may be shown. */
export const maskHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const key = name.toLowerCase();
      if (key === "authorization") return [name, maskAuthorization(value)];
      return [name, secretHeaders.has(key) ? redacted : value];
    }),
  );

/** A URL with the authorization that a shared link carries in its query masked. */
export const maskUrl = (url: string): string =>
  url.replaceAll(/([?&]authorization=)([^&#]*)/giu, (_whole, name: string, value: string) => {
    const cut = Math.max(value.lastIndexOf("%2F"), value.toLowerCase().lastIndexOf("%2f"), value.lastIndexOf("/"));
    return `${name}${cut < 0 ? "" : value.slice(0, cut)}/(masked)`;
  });

/** Names of members of bodies that hold passwords and pre-shared keys, such as `adminPass` and the `secretKey` of a VPN tunnel. */
const secretName = "(?:[A-Za-z]*(?:[Pp]ass(?:word|wd)?|[Ss]ecret(?:Key)?|[Pp]sk)|presharedKey|preSharedKey)";
/** A text, also one that is not closed, or a number. */
const secretMember = new RegExp(`("${secretName}"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*(?:"|$)|[\\w.+-]+)`, "gu");
const wholeName = new RegExp(`^${secretName}$`, "u");

export const isSecretMember = (name: string): boolean => wholeName.test(name);

/** A JSON body as it may be shown. */
export const maskBody = (body: string): string => body.replaceAll(secretMember, `$1"${redacted}"`);
