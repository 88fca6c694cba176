import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "rolldown";
import { decode, explain, findOperation, lint, searchCodes, sign } from "../../src/core/index.js";

const root = new URL("../../", import.meta.url).pathname;
const flags = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** What runs in the page: everything the library does, its results as JSON. */
const program = `
import { decode, decodeStream, explain, findOperation, lint, searchCodes, sign, verify } from ${JSON.stringify(`${root}dist/library/esm/index.js`)};
async function streamed(bytes) {
  const types = [];
  for await (const { type } of decodeStream(new Response(bytes).body)) types.push(type);
  return types;
}
window.run = async (log, request, keys, time) => {
  const now = new Date(time);
  const signed = sign(request, keys, { time: now });
  const wrong = sign(request, { ...keys, secretAccessKey: keys.secretAccessKey + "\\n" }, { time: now });
  return {
    explained: await explain("NoSuchNat"),
    decoded: await decode(log),
    types: await streamed(new TextEncoder().encode(log)),
    bytes: (await decode(Uint8Array.of(0xcd, 0xf8, 10, ...new TextEncoder().encode(log)))).summary.total,
    signed,
    verdict: verify({ ...request, headers: signed.headers }, keys, { now }).verdict,
    mistake: verify({ ...request, headers: wrong.headers }, keys, { now }).mistakes[0].id,
    linted: await lint({ method: "POST", url: "https://bcc.bj.baidubce.com/v1/vpc", body: "{}" }),
    found: (await searchCodes("配额")).map(({ id }) => id),
    operation: await findOperation("CreateNat"),
  };
};`;

const keys = { accessKeyId: "0123456789abcdef0123456789abcdef", secretAccessKey: "fedcba9876543210fedcba9876543210" };
const request = { method: "GET", url: "https://bcc.bj.baidubce.com/v1/vpc?name=%E6%B5%8B" };
const log = `a\n{"code":"NoSuchNat","message":"网关 x","requestId":"3f2a6d1c-0000-4000-8000-000000000001"}\n`;
const time = "2026-11-22T08:00:00Z";

describe("the library in a browser", () => {
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  const files = new Map<string, string>([["/", '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>']]);
  const server = createServer(({ url = "" }, response) => {
    response.writeHead(files.has(url) ? 200 : 404, { "content-type": url === "/" ? "text/html" : "text/javascript; charset=utf-8" });
    response.end(files.get(url) ?? "");
  });

  before(async () => {
    const { output } = await build({
      input: "page",
      platform: "browser",
      write: false,
      checks: { ineffectiveDynamicImport: false },
      output: { entryFileNames: "page.js", chunkFileNames: "[name]-[hash].js" },
      plugins: [{ name: "page", resolveId: (id) => (id === "page" ? id : undefined), load: (id) => (id === "page" ? program : undefined) }],
    });
    for (const chunk of output) if (chunk.type === "chunk") files.set(`/${chunk.fileName}`, chunk.code);
    server.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
    page = await browser.newPage();
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("requestfailed", (failed) => faults.push(failed.url()));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction("window.run !== undefined");
  });

  after(async () => {
    await browser?.close();
    server.close();
  });

  it("does there what it does in Node", async () => {
    const result = await page.evaluate(
      ([text, asked, pair, moment]) => (globalThis as unknown as { run: (...given: unknown[]) => unknown }).run(text, asked, pair, moment),
      [log, request, keys, time] as const,
    );
    const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));
    assert.deepEqual(result, {
      explained: plain(await explain("NoSuchNat")),
      decoded: plain(await decode(log)),
      types: ["error", "summary"],
      bytes: 1,
      signed: plain(sign(request, keys, { time: new Date(time) })),
      verdict: "valid",
      mistake: "secret.white-space",
      linted: plain(await lint({ method: "POST", url: "https://bcc.bj.baidubce.com/v1/vpc", body: "{}" })),
      found: (await searchCodes("配额")).map(({ id }) => id),
      operation: plain(await findOperation("CreateNat")),
    });
    assert.deepEqual(faults, []);
  });
});
