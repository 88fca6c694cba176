import { createHmac } from "node:crypto";
import type { Received } from "./api.js";

const hmac = (key: string, text: string): string => createHmac("sha256", key).update(text).digest("hex");
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Whether a request, as it came over the wire, carries the signature that bce-auth-v1 demands for it. Written from the
 * specification and apart from src/signature: the path and query are taken as sent.
 */
export function isSigned({ method, url, headers }: Pick<Received, "method" | "url" | "headers">, secret: string): boolean {
  const [version, id, timestamp, expires, names = "", signature] = (headers.authorization ?? "").split("/");
  const at = url.indexOf("?");
  const path = at < 0 ? url : url.slice(0, at);
  const items = at < 0 ? [] : url.slice(at + 1).split("&");
  const query = items.map((item) => (item.includes("=") ? item : `${item}=`)).sort();
  const lines = names.split(";").map((name) => `${encode(name)}:${encode(String(headers[name] ?? "").trim())}`);
  const key = hmac(secret, `${version}/${id}/${timestamp}/${expires}`);
  return version === "bce-auth-v1" && signature === hmac(key, [method, path, query.join("&"), ...lines.sort()].join("\n"));
}
