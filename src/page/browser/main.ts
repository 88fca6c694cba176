import { findEntries } from "../../core/catalogue/catalogue.js";
import { findOperation } from "../../core/library/api.js";
import { entryArticle } from "../entry-article.js";
import { both, type Content } from "../html.js";
import { operationArticle } from "../operation-article.js";
import { byId } from "./dom.js";
import { fill } from "./fill.js";
import { startInLanguage } from "./language.js";
import { startPaste } from "./paste-view.js";
import { startLint, startVerify } from "./request-views.js";
import { startSearch } from "./search-view.js";

const views: ReadonlySet<string> = new Set(["search", "paste", "lint", "verify"]);

/** The page of what an anchor names: `nat/NoSuchNat`, `op/CreateNat`. Null for nothing that is known. */
async function articleOf(name: string): Promise<Content> {
  if (name.startsWith("op/")) {
    const operation = await findOperation(name.slice(3));
    return operation && operationArticle(operation);
  }
  const entries = await findEntries(name);
  return entries.length === 0 ? null : entries.map(entryArticle);
}

function showView(view: string): void {
  for (const name of views) byId(`view-${name}`).hidden = name !== view;
  byId("view-article").hidden = view !== "article";
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-view]"))
    if (link.dataset["view"] === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
}

const unknown: Content = both({ en: "No code or operation has this name.", zh: "没有这个名称的错误码或接口。" });

/** The anchor of the address, as it is where it cannot be decoded. */
function anchor(): string {
  const name = location.hash.slice(1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Shows what the anchor of the address names; without one, the search. */
async function route(): Promise<void> {
  const name = anchor();
  if (name === "main") return;
  if (name === "" || views.has(name)) {
    showView(name === "" ? "search" : name);
    return;
  }
  fill(byId("view-article"), (await articleOf(name)) ?? unknown);
  showView("article");
  document.getElementById("shown")?.focus();
  scrollTo(0, 0);
}

async function start(): Promise<void> {
  startInLanguage();
  startLint();
  startVerify();
  addEventListener("hashchange", () => void route());
  await Promise.all([startSearch(), startPaste()]);
  await route();
  document.documentElement.dataset["ready"] = "";
}

void start();
