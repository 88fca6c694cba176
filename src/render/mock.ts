import { cleanLine } from "../clean.js";
import type { Logged } from "../mock/server.js";
import type { View } from "../view.js";
import { styleFor } from "./style.js";

interface ShownKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly securityToken: string | null;
}

/** The environment to use the mock with, as lines for a POSIX shell; keys only when they were made for it. */
export const renderMockStart = (endpoint: string, keys: ShownKeys | null): string =>
  [
    ...(keys === null ? [] : [`export BCE_ACCESS_KEY_ID=${keys.accessKeyId}`, `export BCE_SECRET_ACCESS_KEY=${keys.secretAccessKey}`]),
    ...(keys?.securityToken ? [`export BCE_SECURITY_TOKEN=${keys.securityToken}`] : []),
    `export BCEVPC_ENDPOINT=${endpoint}`,
  ].join("\n");

/** `08:00:00 GET /v1/vpc 200 QueryVpcList 3 ms`, and the code of an error. */
export function renderLogLine({ method, target, status, code, operation, milliseconds }: Logged, now: number, view: View): string {
  const style = styleFor(view.color);
  const time = new Date(now).toISOString().slice(11, 19);
  const verdict = status === null ? style.failure("dropped") : status < 400 ? String(status) : style.failure(String(status));
  const parts = [
    style.quiet(time),
    method,
    cleanLine(target),
    verdict,
    code,
    operation && style.quiet(operation),
    style.quiet(`${Math.round(milliseconds)} ms`),
  ];
  return parts.filter((part) => part !== null && part !== "").join(" ");
}
