import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const flags = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });

export interface OpenedPage {
  readonly page: Page;
  /** What went wrong: errors, breaches of the policy, and addresses that the page asked for. */
  readonly faults: string[];
  readonly context: BrowserContext;
}

/** Opens a file as somebody would who has only a browser, and waits until its program runs. */
export async function openPage(browser: Browser, path: string, dark = false, locale = "en-US"): Promise<OpenedPage> {
  return openIn(await browser.newContext({ colorScheme: dark ? "dark" : "light", viewport: { width: 1000, height: 900 }, locale }), path);
}

/** The same in a browser that may have been used before. */
export async function openIn(context: BrowserContext, path: string): Promise<OpenedPage> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("request", (request) => {
    if (request.url() !== `file://${path}`.replace(/#.*/, "")) faults.push(request.url());
  });
  await page.goto(`file://${path}`);
  await page.waitForSelector("html[data-ready]");
  return { page, faults, context };
}

/** What axe finds wrong on the page as it is, each with where. Its program goes around the policy, which lets no other run. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const { result } = await session.send("Runtime.evaluate", {
    expression:
      "axe.run(document).then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))))",
    awaitPromise: true,
  });
  await session.detach();
  return JSON.parse(String(result.value));
}
