import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { sign } from "../../src/core/index.js";
import { bcevpc } from "../cli/run.js";
import { temporaryFolder } from "../temporary-folder.js";
import { accessibilityFaults, launch, type OpenedPage, openIn, openPage } from "./pages.js";

const folder = temporaryFolder("page");
const file = join(folder, "bcevpc.html");
const keys = { accessKeyId: "0123456789abcdef0123456789abcdef", secretAccessKey: "fedcba9876543210fedcba9876543210" };
const failure = "[Code: NoSuchNat; Message: The specified nat is not found.; RequestId: 6d62a0d1-8d1f-4c39-9b9e-31d2e6e9ad14]";

/** A signed request as curl -v prints it. */
function captured(secretAccessKey: string): string {
  const request = { method: "GET", url: "https://bcc.bj.baidubce.com/v1/vpc?maxKeys=10" };
  const { headers } = sign(request, { ...keys, secretAccessKey });
  return ["GET /v1/vpc?maxKeys=10 HTTP/1.1", ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), "", ""].join("\n");
}

describe("bcevpc page, in a browser,", () => {
  let browser: Browser;
  let opened: OpenedPage;
  before(async () => {
    writeFileSync(file, (await bcevpc(["page"])).stdout);
    browser = await launch();
    opened = await openPage(browser, file);
  });
  after(() => browser?.close());

  const go = async (view: string): Promise<void> => {
    await opened.page.evaluate(`location.hash = ${JSON.stringify(view)}`);
    await opened.page.waitForSelector(view.includes("/") ? "#view-article article" : `#view-${view}:not([hidden])`);
  };
  const text = (selector: string): Promise<string> => opened.page.locator(selector).innerText();

  it("is one file under 400 KB, compressed, that may load and send nothing", () => {
    const content = readFileSync(file);
    assert.ok(gzipSync(content, { level: 9 }).length < 400_000, `${gzipSync(content, { level: 9 }).length}`);
    const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(content.toString()) ?? [];
    assert.match(
      policy,
      /^default-src 'none'; script-src 'sha256-[\w+/=]{44}' 'wasm-unsafe-eval'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'$/,
    );
    assert.doesNotMatch(content.toString().replaceAll(/href="https:[^"]*"/g, ""), /<(?:link|img|iframe|object|embed)\b| src=/);
  });

  it("finds codes and operations as one types, in either language", async () => {
    await go("search");
    const { page } = opened;
    for (const [words, first] of [
      ["nosuchnat", "#found ul:first-of-type li:first-child a[href='#nat/NoSuchNat']"],
      ["子网满了", "#found ul:first-of-type li:first-child a[href='#eni/SubnetHasNoMoreIpException']"],
      ["create nat gateway", "#found ul:last-of-type li:first-child a[href='#op/CreateNat']"],
    ] as const) {
      await page.fill("#words", words);
      await page.waitForSelector(first);
    }
  });

  it("is moved through by keys alone: / to the search, arrows through the results, Enter to a page", async () => {
    await go("paste");
    const { page } = opened;
    await page.locator("h1").click();
    await page.keyboard.press("/");
    await page.waitForSelector("#words:focus");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("CidrConflict");
    await page.waitForSelector("#found li:first-child a[href='#vpc/CidrConflict']");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#view-article article");
    assert.match(await text("#view-article"), /^CidrConflict\s+VPC · HTTP 409/);
    await page.waitForSelector("#shown:focus");
  });

  it("has an anchor for each entry and operation", async () => {
    const { page, faults, context } = await openPage(browser, `${file}#nat/NoSuchNat`);
    await page.waitForSelector("#view-article article");
    assert.match(await page.locator("#view-article").innerText(), /^NoSuchNat[\s\S]*ListNat vpcId=VPC_ID/);
    await page.click('a[href="#op/GetNat"]');
    await page.waitForSelector("#view-article h2:has-text('GetNat')");
    assert.match(await page.locator("#view-article").innerText(), /GET \/v1\/nat\/\{natId\}[\s\S]*natId\s*required/);
    assert.deepEqual(faults, []);
    await context.close();
    await opened.page.evaluate("location.hash = 'nothing/Known%'");
    await opened.page.waitForSelector("#view-article:has-text('No code or operation')");
  });

  it("explains what is pasted, each kind once, and a file that is chosen", async () => {
    await go("paste");
    const { page } = opened;
    await page.fill("#output", `${failure}\n${failure.replace("6d62", "7d62")}\n<img src=x onerror=alert(1)>\n`);
    await page.waitForSelector("#explained article");
    assert.match(await text("#explained-status"), /^2 errors of 1 kind in 3 lines$/);
    assert.match(await text("#explained"), /^NoSuchNat × 2[\s\S]*6d62a0d1\S* 7d62a0d1/);
    const log = join(folder, "app.log");
    writeFileSync(log, "x\n[Code: CidrConflict; Message: x; RequestId: 6d62a0d1-8d1f-4c39-9b9e-31d2e6e9ad15]\n");
    await page.setInputFiles("#file", log);
    await page.waitForSelector("#explained h2:has-text('CidrConflict')");
    await page.fill("#output", "fine\n");
    await page.waitForSelector("#explained-status:has-text('No BCE error found in 1 line')");
  });

  it("says which error a request would meet", async () => {
    await go("lint");
    await opened.page.fill("#request", 'curl -X POST https://bcc.bj.baidubce.com/v1/vpc -d \'{"name":"a","cidr":"10.0.0.1/8"}\'');
    await opened.page.waitForSelector("#linted article li");
    assert.match(await text("#linted"), /CreateVpc[\s\S]*error/);
    await opened.page.fill("#request", "no request");
    await opened.page.waitForSelector("#linted-status .bad");
    assert.equal(await text("#linted"), "");
  });

  it("names the mistake in a signature, and forgets the secret", async () => {
    await go("verify");
    const { page } = opened;
    for (const [secret, told] of [
      [keys.secretAccessKey, "The signature is right"],
      [`${keys.secretAccessKey}\n`, "secret.white-space"],
    ] as const) {
      await page.fill("#signed", captured(secret));
      await page.fill("#secret", keys.secretAccessKey);
      await page.click("#check");
      await page.waitForSelector(`#verified:has-text("${told}")`);
    }
    assert.ok(!(await page.content()).includes(keys.secretAccessKey));
    await page.click("#forget");
    assert.equal(await page.inputValue("#secret"), "");
    assert.equal(await text("#verified"), "");
  });

  it("opens in the language that was chosen in it before, or asked for when it was made, or in the browser's", async () => {
    const made = async (...args: string[]): Promise<string> => {
      const path = join(folder, `made${args.join("")}.html`);
      writeFileSync(path, (await bcevpc(["page", ...args], { env: { LANG: "zh_CN.UTF-8" } })).stdout);
      return path;
    };
    const [own, english, chinese] = [await made(), await made("--lang", "en"), await made("--lang=zh")];
    for (const [locale, path, language] of [
      ["en-US", own, "en"],
      ["fr-FR", own, "en"],
      ["zh-CN", own, "zh"],
      ["zh-Hant-TW", own, "zh"],
      ["zh-CN", english, "en"],
      ["en-US", chinese, "zh"],
    ] as const) {
      const { page, faults, context } = await openPage(browser, path, false, locale);
      const shown = async (): Promise<unknown> => [
        await page.getAttribute("html", "lang"),
        await page.locator("#title-search").innerText(),
        await page.title(),
        await page.getAttribute("header nav", "aria-label"),
      ];
      const english = ["en", "Codes and operations", "Why a BCE VPC call failed", "Sections"];
      const chinese = ["zh", "错误码与接口", "百度智能云 VPC 调用为何失败", "栏目"];
      assert.deepEqual(await shown(), language === "en" ? english : chinese, `${locale} ${path}`);
      await page.click("#language");
      assert.deepEqual(await shown(), language === "en" ? chinese : english);
      await page.close();
      const again = await openIn(context, path);
      assert.notEqual(await again.page.getAttribute("html", "lang"), language, `${locale} ${path}`);
      assert.deepEqual([...faults, ...again.faults], []);
      await context.close();
    }
  });

  it("switches between the languages, and opens in the one that was asked for", async () => {
    await go("search");
    assert.match(await text("#title-search"), /^Codes and operations$/);
    await opened.page.click("#language");
    assert.match(await text("#title-search"), /^错误码与接口$/);
    assert.equal(await opened.page.getAttribute("html", "lang"), "zh");
    await opened.page.click("#language");
    const chinese = join(folder, "zh.html");
    writeFileSync(chinese, (await bcevpc(["page", "--lang", "zh"])).stdout);
    const { page, context } = await openPage(browser, chinese);
    assert.match(await page.locator("h1").innerText(), /百度智能云/);
    await context.close();
  });

  it("gives axe nothing to find in any view, light or dark, and loads nothing", async () => {
    for (const dark of [false, true]) {
      const { page, faults, context } = await openPage(browser, file, dark);
      for (const hash of ["search", "paste", "lint", "verify", "nat/NoSuchNat", "op/CreateNat"]) {
        await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
        await page.waitForSelector(hash.includes("/") ? "#view-article article" : `#view-${hash}:not([hidden])`);
        if (hash === "paste") {
          await page.fill("#output", failure);
          await page.waitForSelector("#explained article");
        }
        assert.deepEqual(await accessibilityFaults(page), [], `${hash}, ${dark ? "dark" : "light"}`);
      }
      assert.deepEqual(faults, []);
      await context.close();
    }
    assert.deepEqual(opened.faults, []);
  });
});
