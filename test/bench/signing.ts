/** Signatures a second beside the official SDK, over the same requests. */
import { createRequire } from "node:module";
import { sign } from "../../src/core/signature/sign.js";
import { hashWithNode } from "../../src/node/hashing.js";

interface SdkAuth {
  generateAuthorization(
    method: string,
    path: string,
    query: Record<string, string>,
    headers: Record<string, string>,
    timestamp: number,
    expires: number,
    names: string[],
  ): string;
}
const Auth: new (id: string, secret: string) => SdkAuth = createRequire(import.meta.url)("@baiducloud/sdk/src/auth.js");

const timestamp = "2026-11-22T08:00:00Z";
const seconds = Date.parse(timestamp) / 1000;
const id = "0123456789abcdef0123456789abcdef";
const secret = "fedcba9876543210fedcba9876543210";
const headersToSign = ["host", "content-type"];
const query = { maxKeys: "1000", marker: "vpc-abcdef", name: "测试" };
const headers = { host: "bcc.bj.baidubce.com", "content-type": "application/json; charset=utf-8", "x-bce-date": timestamp };

const own = (): string =>
  sign(
    { method: "GET", path: "/v1/vpc", query: Object.entries(query), headers },
    { accessKeyId: id, secretAccessKey: secret, timestamp, expires: 1800, headersToSign },
  ).authorization;
const sdk = (): string => new Auth(id, secret).generateAuthorization("GET", "/v1/vpc", query, headers, seconds, 1800, headersToSign);

/** Signatures a second over half a second. */
function rate(make: () => string): number {
  const end = performance.now() + 500;
  let made = 0;
  const start = performance.now();
  for (; performance.now() < end; made += 50) for (let index = 0; index < 50; index += 1) make();
  return (made / (performance.now() - start)) * 1000;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export function benchSigning(): void {
  hashWithNode();
  if (own() !== sdk()) throw new Error("the two do not sign alike");
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < 9; round += 1) {
    const [ours, theirs] = round % 2 === 0 ? [rate(own), rate(sdk)] : [rate(sdk), rate(own)].toReversed();
    rates[0].push(ours ?? 0);
    rates[1].push(theirs ?? 0);
  }
  const [ours, theirs] = [median(rates[0]), median(rates[1])];
  console.log("\nsigning, signatures a second, median of 9 turns; budget: at least as many as the SDK");
  console.log(`  ${"bcevpc".padEnd(40)}${Math.round(ours).toString().padStart(7)}/s  ${(ours / theirs).toFixed(2)} x`);
  console.log(`  ${"@baiducloud/sdk".padEnd(40)}${Math.round(theirs).toString().padStart(7)}/s  1.00 x`);
}
