import { createHmac } from "node:crypto";
import { accessKeyId, keys, secretAccessKey } from "../call/caller.js";

export const host = "bcc.bj.baidubce.com";
export const hmac = (key: string | Buffer, text: string): string => createHmac("sha256", key).update(text).digest("hex");
/** Now, to the second. */
export const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

export interface SignedSample {
  readonly time: string;
  readonly target: string;
  readonly authorization: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** A request of GET whose signer is told what to sign: signed right where the query is. */
export function signedWith(
  query: string,
  { target = "/v1/vpc?maxKeys=10&bind", time = now(), secret = secretAccessKey, expires = 1800 } = {},
): SignedSample {
  const prefix = `bce-auth-v1/${accessKeyId}/${time}/${expires}`;
  const canonical = `GET\n/v1/vpc\n${query}\nhost:${host}\nx-bce-date:${encodeURIComponent(time)}`;
  const authorization = `${prefix}/host;x-bce-date/${hmac(hmac(secret, prefix), canonical)}`;
  return {
    time,
    target,
    authorization,
    headers: [
      ["Host", host],
      ["x-bce-date", time],
      ["Authorization", authorization],
    ],
  };
}
export const right = "bind=&maxKeys=10";
export const unsorted = "maxKeys=10&bind=";

export const asHttp = ({ target, headers }: SignedSample): string =>
  `GET ${target} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
export const asJson = ({ target, headers }: SignedSample): string =>
  JSON.stringify({ method: "GET", url: `https://${host}${target}`, headers: Object.fromEntries(headers) });
export const asCurl = ({ target, headers }: SignedSample): string =>
  [`curl 'https://${host}${target}'`, ...headers.map(([name, value]) => `-H '${name}: ${value}'`)].join(" \\\n  ");
export const asPowershell = ({ target, headers }: SignedSample): string =>
  `Invoke-WebRequest -UseBasicParsing -Uri "https://${host}${target}" \`\n-Headers @{\n${headers.map(([name, value]) => `"${name}"="${value}"`).join("\n")}\n}`;
export const asVerbose = ({ target, headers }: SignedSample): string =>
  `* Connected\n> GET ${target} HTTP/1.1\r\n${headers.map(([name, value]) => `> ${name}: ${value}\r\n`).join("")}> \r\n< HTTP/1.1 403\r\n`;
export const asHar = ({ target, headers }: SignedSample): string =>
  JSON.stringify({
    log: {
      entries: [
        {
          request: {
            method: "GET",
            url: `https://${host}${target}`,
            httpVersion: "h2",
            headers: headers.map(([name, value]) => ({ name, value })),
          },
        },
      ],
    },
  });
export const forms = { http: asHttp, json: asJson, curl: asCurl, powershell: asPowershell, "curl -v": asVerbose, har: asHar };
export const env = { ...keys };
