import fc from "fast-check";

export interface Sample {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
}

const nasty = [
  "'",
  '"',
  "\\",
  "$",
  "`",
  "^",
  "%",
  "&",
  "|",
  "<",
  ">",
  "!",
  "#",
  ";",
  "(",
  ")",
  "{",
  "}",
  "=",
  "~",
  "*",
  "?",
  "\t",
  " ",
  "中",
  "é",
  "😀",
  "\u0001",
];
export const textOf = (extra: readonly string[] = []): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...nasty, ...extra),
        fc.string({ minLength: 1, maxLength: 3 }).filter((text) => !text.includes("\0")),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(""));

const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const headerValue = fc.stringMatching(/^[!-~](?:[ -~]{0,30}[!-~])?$/).filter((value) => !/^[;:]/.test(value));
const urlPart = fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+,;=:@%-]{0,12}$/);

/** Random requests as they may go over the wire. */
export const samples: fc.Arbitrary<Sample> = fc.record(
  {
    method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH"),
    url: fc
      .tuple(urlPart, fc.option(urlPart))
      .map(([path, query]) => `https://bcc.bj.baidubce.com/v1/${path}${query === null ? "" : `?${query}`}`),
    headers: fc.uniqueArray(
      fc.tuple(
        token.map((name) => `x-${name}`),
        headerValue,
      ),
      { maxLength: 5, selector: ([name]) => name },
    ),
    body: fc.option(textOf(["\n"]).map((text) => `{${text}}`)),
  },
  { noNullPrototype: true },
);

export const bashQuotings: readonly ((text: string) => string)[] = [
  (text) => `'${text.replaceAll("'", `'\\''`)}'`,
  (text) => `'${text.replaceAll("'", `'"'"'`)}'`,
  (text) => `"${text.replaceAll(/["\\$`]/g, "\\$&")}"`,
  // The form of browsers: everything unusual as an escape.
  (text) => `$'${text.replaceAll(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("!", "\\u0021")}'`,
  (text) => `$'${[...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")}'`,
  (text) => `$'${[...text].map((character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`).join("")}'`,
  (text) => (text === "" ? "''" : [...text].map((character) => (character === "\n" ? "'\n'" : `\\${character}`)).join("")),
];

/** As Chrome copies for cmd.exe: quotes behind carets, so that cmd sees none, and everything unusual behind one too. */
export const cmdQuote = (text: string): string => {
  const runtime = text.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, "$&$&");
  return `^"${runtime.replaceAll(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/gu, "^$&").replaceAll("\n", "^\n\n")}^"`;
};

export const powershellQuotings: readonly ((text: string) => string)[] = [
  (text) => `'${text.replaceAll("'", "''")}'`,
  (text) => `"${text.replaceAll(/[`"$]/g, "`$&")}"`,
  (text) =>
    `"${text
      .replaceAll(/[`$]/g, "`$&")
      .replaceAll('"', '""')
      .replaceAll("\n", "`n")
      .replaceAll(/[\u0080-\uffff]/g, (unit) => `$([char]${unit.charCodeAt(0)})`)}"`,
];

export type Quote = (text: string) => string;
/** A curl command as browsers copy it: one option a line. */
export const curlText = ({ method, url, headers, body }: Sample, quote: Quote, join: string, program = "curl"): string =>
  [
    `${program} ${quote(url)}`,
    `-X ${method}`,
    ...headers.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quote(body)}`]),
  ].join(join);

export const invokeText = ({ method, url, headers, body }: Sample, quote: Quote): string =>
  [
    `Invoke-WebRequest -UseBasicParsing -Uri ${quote(url)}`,
    `-Method ${quote(method)}`,
    "-WebSession $session",
    `-Headers @{\n${headers.map(([name, value]) => `  ${quote(name)}=${quote(value)}`).join("\n")}\n}`,
    ...(body === null ? [] : [`-ContentType "application/json"`, `-Body ([System.Text.Encoding]::UTF8.GetBytes(${quote(body)}))`]),
  ].join(" `\n");

/** A transcript; `fold` breaks header values at blanks. */
export function httpText({ method, url, headers, body }: Sample, feed: string, fold: boolean): string {
  const { host } = new URL(url);
  const target = url.slice(url.indexOf(host) + host.length);
  const lines = [["Host", host], ...headers, ...(body === null ? [] : [["Content-Length", String(Buffer.byteLength(body))]])].map(
    ([name, value = ""]) => `${name}: ${fold ? value.replace(/(\S) (\S)/, `$1${feed}  $2`) : value}`,
  );
  return `${[`${method} ${target} HTTP/1.1`, ...lines].join(feed)}${feed}${feed}${body ?? ""}`;
}

export const harText = (list: readonly Sample[]): string =>
  JSON.stringify(
    {
      log: {
        version: "1.2",
        entries: list.map(({ method, url, headers, body }) => ({
          request: {
            method,
            url,
            httpVersion: "HTTP/1.1",
            headers: headers.map(([name, value]) => ({ name, value })),
            ...(body === null ? {} : { postData: { mimeType: "a/b", text: body } }),
          },
          response: { status: 200 },
        })),
      },
    },
    null,
    2,
  );

export function verboseText({ method, url, headers }: Sample): string {
  const { host } = new URL(url);
  const lines = [
    `${method} ${url.slice(url.indexOf(host) + host.length)} HTTP/1.1`,
    `Host: ${host}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    "",
  ];
  return `* Trying 1.2.3.4:443...\n* Connected\n${lines.map((line) => `> ${line}\r\n`).join("")}* Request completely sent off\n< HTTP/1.1 200 OK\r\n< \r\n{ [2 bytes data]\n`;
}
