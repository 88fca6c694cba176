import { UsageError } from "../../../core/refusals.js";
import { captureRequests } from "../../../core/requests/capture.js";
import type { CapturedRequest } from "../../../core/requests/captured-request.js";
import { toWire } from "../../../core/requests/wire-request.js";
import { queryItems } from "../../../core/signature/canonical-request.js";
import { uriEncode } from "../../../core/signature/encoding.js";
import { checkStructure } from "../../../core/signature/mistakes/verification.js";
import { verificationRecord } from "../../../core/signature/mistakes/verification-record.js";
import { isSecretName, maskUrl } from "../../../core/text/mask.js";
import { hashWithNode } from "../../../node/hashing.js";
import type { ToolInput, ToolOutput } from "./tool.js";

const noSecret = {
  en: "none: without the secret key only the format was checked, so the signature itself may still be wrong",
  zh: "无：没有 SK，只检查了格式，签名本身仍可能有误",
};

/** Session tokens and the like of a request, in the forms in which they stand in what is said of it. */
function secretsOf({ headers, url }: CapturedRequest): string[] {
  const values = [...headers, ...queryItems(url.split("?").slice(1).join("?"))]
    .filter(([name, value]) => isSecretName(name) && !/^authorization$/iu.test(name) && value)
    .map(([, value]) => value as string);
  const forms = values.flatMap((value) => [value, value.trim(), uriEncode(value), uriEncode(value.trim()), uriEncode(uriEncode(value))]);
  return [...new Set(forms)].filter((form) => form !== "").sort((a, b) => b.length - a.length);
}

const masked = (content: object, secrets: readonly string[]): object =>
  JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    typeof value === "string" ? secrets.reduce((text, secret) => text.replaceAll(secret, "(masked)"), value) : value,
  );

/**
 * The document of `verify --json` as far as it can be made without a secret key.
 * @throws {UsageError} when there is not one request.
 */
export async function checkSignature({ request: text = "" }: ToolInput): Promise<ToolOutput> {
  const [request, ...others] = captureRequests(text);
  if (request === undefined || others.length > 0)
    throw new UsageError({
      en: `expected one request, found ${others.length + (request ? 1 : 0)}`,
      zh: `应为一个请求，实际有 ${others.length + (request ? 1 : 0)} 个`,
    });
  hashWithNode();
  const { form, method, url, line } = request;
  const record = verificationRecord(checkStructure(toWire(request), Date.now()), false);
  const content = { ...record, request: { form, method, url: maskUrl(url), file: null, line }, secretSource: noSecret };
  return { schemaVersion: 1, ...masked(content, secretsOf(request)) };
}
