import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { bcevpc } from "../cli/run.js";
import { temporaryFolder } from "../temporary-folder.js";
import { accessibilityFaults, launch, openPage } from "./pages.js";

const folder = temporaryFolder("report");
const hostile = [
  `</script><script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  "\u202eevil\u2066",
  "<!--",
  "</style><style>*{display:none}",
];

/** A log of errors a minute apart, of three kinds, some with text that would be markup. */
const log = Array.from({ length: 60 }, (_, number) => {
  const code = ["NoSuchNat", "RateLimit", "SomethingNobodyKnows"][number % 3] ?? "";
  const id = `${String(number).padStart(8, "0")}-ebc4-4eb0-85d2-03c4d51eed18`;
  const message = hostile[number % hostile.length];
  const body = JSON.stringify({ requestId: id, code, message });
  return `${new Date(Date.parse("2026-11-20T10:00:00Z") + number * 60_000).toISOString()} ${message} ERROR ${body}\n`;
}).join("");

/** The report of a text, in a file of this name. */
async function reportOf(name: string, text: string, ...args: string[]): Promise<string> {
  const input = join(folder, `${name}.log`);
  writeFileSync(input, text);
  const { stdout, code, stderr } = await bcevpc(["decode", input, "--format", "html", ...args]);
  assert.ok(code === 0 || code === 1, stderr);
  const file = join(folder, `${name}.html`);
  writeFileSync(file, stdout);
  return file;
}

describe("decode --format html, in a browser,", () => {
  let browser: Browser;
  let file = "";
  before(async () => {
    browser = await launch();
    file = await reportOf("app", log);
  });
  after(() => browser?.close());

  it("shows errors over time, explains each kind once with its request ids, and has the lines", async () => {
    const { page, faults, context } = await openPage(browser, file);
    assert.match(await page.locator("main > p").first().innerText(), /^60 errors of 3 kinds in 60 lines\.$/);
    assert.equal(await page.locator("svg rect").count(), 60);
    assert.equal(await page.locator("svg rect title").first().textContent(), "NoSuchNat: 1, 2026-11-20T10:00:00Z");
    assert.equal(await page.locator("article").count(), 3);
    assert.match(
      await page.locator("article").first().innerText(),
      /^NoSuchNat × 20[\s\S]*00000000-ebc4-4eb0-85d2-03c4d51eed18[\s\S]*ListNat/,
    );
    assert.match(await page.locator("article").last().innerText(), /Unknown error code/);
    assert.equal(await page.locator("tr[data-row]").count(), 60);
    assert.match(await page.locator("tr[data-row]").nth(1).innerText(), /2026-11-20T10:01:00Z\s+\S+app\.log:2\s+RateLimit/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it("shows also a few seconds over the whole width, with the first and the last time beside each other", async () => {
    const lines = log.split("\n").slice(0, 4);
    const seconds = lines.map((line, number) => line.replace(/^\S+/u, `2026-11-20T10:00:0${number}Z`)).join("\n");
    const { page, context } = await openPage(browser, await reportOf("seconds", seconds));
    const boxOf = async (nth: number) => (await page.locator("svg > text").nth(nth).boundingBox()) ?? assert.fail();
    const count = await page.locator("svg > text").count();
    const [first, last] = [await boxOf(count - 2), await boxOf(count - 1)];
    assert.ok(first.x + first.width < last.x, JSON.stringify([first, last]));
    const starts = await page.locator("svg rect").evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().x));
    const middle = (first.x + last.x + last.width) / 2;
    assert.ok(Math.max(...starts) > middle, JSON.stringify([starts, middle]));
    await context.close();
  });

  it("breaks no request id and no code", async () => {
    const { page, context } = await openPage(browser, file);
    await page.setViewportSize({ width: 900, height: 700 });
    const heights = await page
      .locator("article code.id, td:not(:last-child) code")
      .evaluateAll((codes) => codes.map((code) => code.getBoundingClientRect().height));
    assert.ok(heights.length > 60 && Math.max(...heights) < 30, `${heights}`);
    await context.close();
  });

  it("is filtered by text and by kind", async () => {
    const { page, context } = await openPage(browser, file);
    const visible = () => page.locator("tr[data-row]:visible").count();
    await page.fill("#filter", "00000004-EBC4");
    assert.deepEqual([await visible(), await page.locator("article:visible").count()], [1, 1]);
    assert.equal(await page.locator("#shown-count").innerText(), "1 / 60");
    await page.fill("#filter", "");
    await page.selectOption("#kind", { label: "RateLimit" });
    assert.deepEqual([await visible(), await page.locator("article:visible").count()], [20, 1]);
    await page.fill("#filter", "no such text");
    assert.equal(await visible(), 0);
    await context.close();
  });

  it("shows one language at a time, in what is chosen from and read aloud too", async () => {
    for (const [locale, ...texts] of [
      ["en-US", "BCE errors in a log", "Over time", "Kinds of errors", "all"],
      ["zh-CN", "日志中的 BCE 错误", "时间分布", "错误种类", "全部"],
    ] as const) {
      const { page, context } = await openPage(browser, file, false, locale);
      const shown = await Promise.all([
        page.title(),
        page.getAttribute("svg[role=img]", "aria-label"),
        page.getAttribute("div[role=region]", "aria-label"),
        page.locator("#kind option").first().textContent(),
      ]);
      assert.deepEqual(shown, texts);
      const nearby = await page.locator("option, [aria-label]").evaluateAll((all) => all.map((each) => each.ariaLabel ?? each.textContent));
      for (const text of nearby) assert.doesNotMatch(text ?? "", / \/ /);
      await context.close();
    }
  });

  it("shows hostile text of a log as text: nothing of it runs, is loaded or hides anything", async () => {
    const { page, faults, context } = await openPage(browser, file);
    let alerts = 0;
    page.on("dialog", () => {
      alerts += 1;
    });
    const shown = await page.locator("main").innerText();
    for (const text of [hostile[0], hostile[1], hostile[3], hostile[4]]) assert.ok(shown.includes(text ?? ""), text);
    assert.ok(shown.includes("evil"));
    assert.doesNotMatch(await page.content(), /[\u202a-\u202e\u2066-\u2069]/u);
    assert.equal(await page.locator("img").count(), 0);
    assert.equal(await page.locator("script").count(), 1);
    assert.equal(await page.locator("style").count(), 1);
    assert.equal(alerts, 0);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it("has both languages, opens in the one asked for, and gives axe nothing to find, light or dark", async () => {
    const chinese = await reportOf("zh", log, "--lang", "zh");
    for (const [path, heading] of [
      [file, "BCE errors in a log"],
      [chinese, "日志中的 BCE 错误"],
    ] as const)
      for (const dark of [false, true]) {
        const { page, context } = await openPage(browser, path, dark);
        assert.equal(await page.locator("h1").innerText(), heading);
        assert.deepEqual(await accessibilityFaults(page), []);
        await page.click("#language");
        assert.notEqual(await page.locator("h1").innerText(), heading);
        await context.close();
      }
  });

  it("leaves forms out on paper, and says so when nothing was found", async () => {
    const { page, context } = await openPage(browser, file);
    await page.emulateMedia({ media: "print" });
    assert.deepEqual([await page.locator("form:visible").count(), await page.locator("article:visible").count()], [0, 3]);
    await context.close();
    const empty = await openPage(browser, await reportOf("empty", "fine\n"));
    assert.match(await empty.page.locator("main").innerText(), /No BCE error was found/);
    assert.deepEqual(empty.faults, []);
    await empty.context.close();
  });
});
