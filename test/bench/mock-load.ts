/**
 * Sends 200 requests a second to `bcevpc mock` through the official JS SDK, for a minute or as many seconds as the
 * argument says, and prints how many answers were wrong and how the mock's memory went.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { startMock } from "../node/mock/mock-process.js";

interface SdkClient {
  sendRequest(method: string, path: string, options: { params?: object; body?: string }): Promise<{ body: { [key: string]: unknown } }>;
}
const { BceBaseClient }: { BceBaseClient: new (config: object, service: string, regional: boolean) => SdkClient } = createRequire(
  import.meta.url,
)("@baiducloud/sdk");

const seconds = Number(process.argv[2] ?? 60);
const perSecond = 200;
const mock = await startMock(["--quiet"]);
const credentials = { ak: mock.env["BCE_ACCESS_KEY_ID"], sk: mock.env["BCE_SECRET_ACCESS_KEY"] };
const client = new BceBaseClient({ endpoint: mock.endpoint, credentials }, "bcc", true);

/** Megabytes the mock holds. */
const memory = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${mock.child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

/** One request of a kind, and whether its answer is the right one. */
const kinds: readonly (() => Promise<boolean>)[] = [
  async () => Array.isArray((await client.sendRequest("GET", "/v1/vpc", { params: { maxKeys: "10" } })).body["vpcs"]),
  async () =>
    client.sendRequest("GET", "/v1/nat/nat-none", {}).then(
      () => false,
      (error: { code?: string; status_code?: number }) => error.code === "NoSuchNat" && error.status_code === 404,
    ),
  async () => {
    const params = { clientToken: `t${Math.floor(Math.random() * 1e12)}` };
    const body = JSON.stringify({ name: "default", cidr: "10.0.0.0/16" });
    return client.sendRequest("POST", "/v1/vpc", { params, body }).then(
      () => false,
      (error: { code?: string }) => error.code === "BadRequest",
    );
  },
];

let sent = 0;
let wrong = 0;
const waits: number[] = [];
const readings: number[] = [];
const running = new Set<Promise<void>>();

async function send(index: number): Promise<void> {
  const start = performance.now();
  const right = await (kinds[index % kinds.length]?.() ?? Promise.resolve(false)).catch(() => false);
  if (!right) wrong += 1;
  waits.push(performance.now() - start);
}

const begin = performance.now();
while (performance.now() - begin < seconds * 1000) {
  const due = Math.floor(((performance.now() - begin) / 1000) * perSecond);
  for (; sent < due; sent += 1) {
    const request = send(sent).finally(() => running.delete(request));
    running.add(request);
  }
  if (sent >= readings.length * perSecond * 5) readings.push(memory());
  await new Promise((resolve) => setTimeout(resolve, 5));
}
await Promise.all(running);
const elapsed = (performance.now() - begin) / 1000;
const sorted = waits.toSorted((a, b) => a - b);
console.log(`${sent} requests in ${elapsed.toFixed(1)} s (${(sent / elapsed).toFixed(0)}/s), ${wrong} wrong answers`);
console.log(`median ${sorted[Math.floor(sent / 2)]?.toFixed(1)} ms, 99 % within ${sorted[Math.floor(sent * 0.99)]?.toFixed(1)} ms`);
console.log(`memory of the mock every 5 s: ${readings.map((reading) => `${reading.toFixed(0)} MB`).join(", ")}`);
await mock.stop();
process.exitCode = wrong === 0 ? 0 : 1;
