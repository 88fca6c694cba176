/**
 * Writes a log as services in a cluster write it, in mixed forms, one line in a thousand an error of BCE and one in fifty
 * that of another cloud:
 * `node --import tsx test/bench/log-generator.ts 256 > big.log` (size in MiB). The same size gives the same log.
 */

import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";

/** One error in so many lines, and one of another cloud. */
const errorEvery = 1000;
const othersErrorEvery = 50;

const hex = (n: number, length: number): string => ((n * 2_654_435_761) >>> 0).toString(16).padStart(8, "0").repeat(4).slice(0, length);
const uuid = (n: number): string => `${hex(n, 8)}-${hex(n + 1, 4)}-4${hex(n + 2, 3)}-9${hex(n + 3, 3)}-${hex(n + 4, 12)}`;
const start = Date.UTC(2026, 10, 20);
const time = (n: number): string => new Date(start + n * 37).toISOString();

type Line = (n: number) => string;

const ordinary: readonly Line[] = [
  (n) =>
    `${time(n)} INFO  [reconciler-${n % 16}] c.b.vpc.Reconciler - synced eni-${hex(n, 10)} in ${n % 400} ms, status=ok code=200 request_id=${uuid(n)}`,
  (n) =>
    `{"level":"info","ts":"${time(n)}","caller":"vpceni/node.go:${n % 900}","msg":"allocated ip 10.0.${n % 256}.${n % 199}","requestId":"${uuid(n)}","status":200}`,
  (n) =>
    `10.0.${n % 256}.${n % 199} - - [20/Nov/2026:10:00:00 +0800] "GET /v1/vpc/vpc-${hex(n, 10)} HTTP/1.1" 200 ${n % 5000} "-" "bce-sdk-go/0.9.170" "${uuid(n)}"`,
  (n) =>
    `I1120 10:00:00.${String(n % 1_000_000).padStart(6, "0")}   15094 controller.go:${n % 700}] reconciled node cce-${hex(n, 8)}: 3 addresses wanted, 3 there`,
];

/** Lines that resemble errors: three in eight have a code, of success, and there are ids and messages. */
const resembling: readonly Line[] = [
  ...ordinary,
  (n) => `{"ts":"${time(n)}","path":"/v1/subnet","code": 0,"message": "success","requestId":"${uuid(n)}","cost":${n % 90}}`,
  (n) => `${time(n)} INFO  response {"code": 0, "msg": "ok", "data": {"id": "sbn-${hex(n, 10)}", "total": ${n % 50}}}`,
  (n) => `{"level":"info","ts":${1_763_632_800 + n / 10},"msg":"call done","code": 0,"request_id":"${uuid(n)}","retry":${n % 3}}`,
  (n) => `${time(n)} DEBUG subnet has no more room in cache, requestId=${uuid(n)} next try in ${n % 60} s`,
];

const othersErrors: readonly Line[] = [
  (n) =>
    `${time(n)} WARN  aliyun: {"Code":"Throttling.User","Message":"Request was denied due to user flow control.","RequestId":"${hex(n, 8).toUpperCase()}","HostId":"ecs.aliyuncs.com"}`,
  (n) =>
    `${time(n)} WARN  [s3] AccessDenied: Access Denied status code: 403, request id: ${hex(n, 16).toUpperCase()}, host id: ${hex(n, 24)}, cause: none`,
];

const errors: readonly Line[] = [
  (n) =>
    `time="${time(n)}" level=error msg="failed to create ENI" error="[Code: SubnetHasNoMoreIpException; Message: subnet has no more ip; RequestId: ${uuid(n)}]" subsys=eni`,
  (n) =>
    `{"level":"error","ts":"${time(n)}","msg":"call failed","error":"{\\"requestId\\":\\"${uuid(n)}\\",\\"code\\":\\"RateLimit\\",\\"message\\":\\"Request rate is too high.\\"}"}`,
  (n) =>
    `${time(n)} ERROR [reconciler-3] c.b.vpc.Reconciler - com.baidubce.BceServiceException: The specified nat is not found. (Status Code: 404; Error Code: NoSuchNat; Request ID: ${uuid(n)})`,
  (n) =>
    `E1120 10:00:00.000000   15094 service.go:88] ensure failed: Error Message: "IamSignatureInvalid, cause: Could not find credential.", Error Code: "IamSignatureInvalid", Status Code: 403, Request Id: "${uuid(n)}"`,
  (n) =>
    `${time(n)} ERROR {"code":"CidrConflict","message":"This subnet's cidr has conflict with other subnets'.","requestId":"${uuid(n)}"}`,
];

const pick = (lines: readonly Line[], n: number): string => lines[n % lines.length]?.(n) ?? "";

/** The n-th error of a log that is nothing but errors. */
export const errorLine = (n: number): string => pick(errors, n);

/** The n-th line, from 1. */
export function logLine(n: number): string {
  if (n % errorEvery === 0) return pick(errors, n / errorEvery);
  return n % othersErrorEvery === 0 ? pick(othersErrors, n / othersErrorEvery) : pick(resembling, n);
}

/** So many lines of which one in ten is an error, in no order that repeats. */
export function mixedLog(count: number, random: () => number): string {
  const among = [...resembling, ...othersErrors, ...errors.slice(0, 1)];
  const of = (lines: readonly Line[], n: number): string => lines[Math.floor(random() * lines.length)]?.(n) ?? "";
  return Array.from({ length: count }, () => `${of(random() < 0.1 ? errors : among, Math.floor(random() * 1e9))}\n`).join("");
}

const linesAtOnce = 5000;

/** Writes so many bytes of log, to the end of a line, and gives the number of lines; of a longer log, what stands behind its first lines. */
async function writeLog(bytes: number, out: WriteStream | NodeJS.WriteStream, line = logLine, behind = 0): Promise<number> {
  let written = 0;
  let lines = 0;
  while (written < bytes) {
    const first = behind + lines + 1;
    const block = Array.from({ length: linesAtOnce }, (_, index) => `${line(first + index)}\n`).join("");
    lines += linesAtOnce;
    written += block.length;
    if (!out.write(block)) await once(out, "drain");
  }
  return lines;
}

/** The same to the end of a file, or into a new one. */
export async function writeLogFile(path: string, bytes: number, line = logLine, behind = 0): Promise<number> {
  const out = createWriteStream(path, { flags: "a" });
  const lines = await writeLog(bytes, out, line, behind);
  out.end();
  await once(out, "finish");
  return lines;
}

if (process.argv[1] === new URL(import.meta.url).pathname) await writeLog(Number(process.argv[2] ?? 1) * 1024 * 1024, process.stdout);
