/** Names of secrets in the styles that clients and people write. */
export const secretNames: readonly string[] =
  "secret_key secretAccessKey pre_shared_key presharedKey PASSWORD passwords sk token accessKey adminPass psk securityToken X-Auth-Token".split(
    " ",
  );

/** A body with a secret under a name, in every notation. */
export const bodyForms: Readonly<Record<string, (name: string, secret: string) => string>> = {
  JSON: (name, secret) => JSON.stringify({ a: 1, [name]: secret }),
  "JSON of a list": (name, secret) => JSON.stringify({ [name]: [secret] }),
  "JSON of an object": (name, secret) => JSON.stringify({ [name]: { value: secret } }),
  "JSON with an escaped name": (name, secret) =>
    `{"${name.replaceAll(/./gsu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}":"${secret}"}`,
  "JSON with name and value": (name, secret) => JSON.stringify({ a: [{ name, value: secret }] }),
  "JSON in JSON": (name, secret) => JSON.stringify({ body: JSON.stringify({ [name]: secret }) }),
  "JSON with a comma too many": (name, secret) => `{"${name}":"${secret}",}`,
  "JSON that breaks off": (name, secret) => `{"a":[{"${name}":"${secret}`,
  "single quotes": (name, secret) => `{'${name}':'${secret}'}`,
  YAML: (name, secret) => `a: 1\n${name}: ${secret}\n`,
  "a form": (name, secret) => `a=1&${encodeURIComponent(name)}=${secret}`,
  XML: (name, secret) => `<a><${name}>${secret}</${name}></a>`,
};

const entity = (sign: string): string => (/[a-z0-9]/i.test(sign) ? sign : `&#x${sign.charCodeAt(0).toString(16)};`);

/** Ways in which a server can echo a text. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "with escaped slashes": (text) => text.replaceAll("/", "\\/"),
  "in code points": (text) => text.replaceAll(/./gsu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "percent-encoded": (text) => encodeURIComponent(text),
  "percent-encoded in lower case": (text) => encodeURIComponent(text).replaceAll(/%../g, (sign) => sign.toLowerCase()),
  "in base64": (text) => Buffer.from(text).toString("base64"),
  "in base64 for URLs": (text) => Buffer.from(text).toString("base64url"),
  "in hex": (text) => Buffer.from(text).toString("hex"),
  "in entities of HTML": (text) => text.replaceAll(/./gsu, entity),
};
