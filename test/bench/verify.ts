/** `verify` as a whole process: the search stops at the first size that explains, and a signature that nothing gives tries all pairs. */
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { binary } from "../cli/run.js";
import { temporaryFolder } from "../temporary-folder.js";

const id = "0123456789abcdef0123456789abcdef";
const secret = "fedcba9876543210fedcba9876543210";
const time = "2026-11-22T08:00:00Z";
const prefix = `bce-auth-v1/${id}/${time}/1800`;
const names = ["content-length", "content-type", "host", "x-bce-a", "x-bce-date"];
const query = "bind=&clientToken=a%20b%2Bc%2Fd%2A~&marker=%E6%B5%8B%E8%AF%95&maxKeys=10";
const unsorted = "marker=%E6%B5%8B%E8%AF%95&bind=&maxKeys=10&clientToken=a%20b%2Bc%2Fd%2A~";
const lines = [
  "content-length:16",
  "content-type:application%2Fjson%3B%20charset%3Dutf-8",
  "host:bcc.bj.baidubce.com",
  "x-bce-a:b%2Fc",
  "x-bce-date:2026-11-22T08%3A00%3A00Z",
];
const hmac = (key: string | Buffer, text: string): string => createHmac("sha256", key).update(text).digest("hex");
const canonical = (from: string): string => ["POST", "/v1/vpc/%E6%B5%8B%20%E8%AF%95", from, ...lines].join("\n");
const key = hmac(secret, prefix);

/** A request with every kind of part, so that most mistakes show in it; under each name a signature of it. */
const signatures: Readonly<Record<string, string>> = {
  "a right signature": hmac(key, canonical(query)),
  "one mistake": hmac(key, canonical(unsorted)),
  "two mistakes": hmac(Buffer.from(key, "hex"), canonical(unsorted)),
  "none that is known: all pairs": hmac("another", canonical(query)),
};
const request = (signature: string): string =>
  [
    "POST /v1/vpc/%E6%B5%8B%20%E8%AF%95?marker=%E6%B5%8B%E8%AF%95&bind&maxKeys=10&clientToken=a%20b%2Bc%2Fd%2A~ HTTP/1.1",
    "Host: bcc.bj.baidubce.com",
    "Content-Type: application/json; charset=utf-8",
    "Content-Length: 16",
    "x-bce-date: 2026-11-22T08:00:00Z",
    "x-bce-a: b/c",
    "User-Agent: bench",
    `Authorization: ${prefix}/${names.join(";")}/${signature}`,
    "",
    '{"name":"测试"}',
  ].join("\n");

const rounds = 9;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export function benchVerify(): void {
  const folder = temporaryFolder("verify");
  const env = { ...process.env, BCE_ACCESS_KEY_ID: id, BCE_SECRET_ACCESS_KEY: secret, HOME: folder };
  console.log(`\nverify, whole process, median of ${rounds}; budget: at most 1000 ms`);
  for (const [name, signature] of Object.entries(signatures)) {
    const file = join(folder, "request.txt");
    writeFileSync(file, request(signature));
    const times = Array.from({ length: rounds }, () => {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, [binary, "verify", file], { env, encoding: "utf8" });
      if (status !== 1) throw new Error(`verify ended with ${status}: ${stderr}`);
      return performance.now() - start;
    });
    console.log(`  ${name.padEnd(40)}${median(times).toFixed(0).padStart(7)} ms`);
  }
}
