import type { PageLanguage } from "../document.js";
import { byId } from "./dom.js";

const root = document.documentElement;
const key = "bcevpc-language";

/** What was chosen before; null where nothing was, or where the browser keeps nothing for a file. */
function kept(): PageLanguage | null {
  try {
    const language = localStorage.getItem(key);
    return language === "en" || language === "zh" ? language : null;
  } catch {
    return null;
  }
}

function keep(language: PageLanguage): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // The next visit begins as this one did.
  }
}

const ofBrowser = (): PageLanguage => {
  const known = navigator.languages
    .map((language) => language.toLowerCase().split("-", 1)[0])
    .find((name) => name === "en" || name === "zh");
  return known === "zh" ? "zh" : "en";
};

const current = (): PageLanguage => (root.dataset["lang"] === "zh" ? "zh" : "en");

/** The style shows the elements of one language; what no element can stand in is changed here. */
function show(language: PageLanguage): void {
  root.dataset["lang"] = language;
  root.lang = language;
  document.title = document.querySelector(`h1 .${language}`)?.textContent ?? document.title;
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>("[data-zh]")) {
    const text = element.dataset[language] ?? "";
    if (element.hasAttribute("aria-label")) element.setAttribute("aria-label", text);
    else element.textContent = text;
  }
}

/** Opens the page in the language of whoever reads it, and lets the button of the header switch. */
export function startInLanguage(): void {
  show(kept() ?? ("asked" in root.dataset ? current() : ofBrowser()));
  byId("language").addEventListener("click", () => {
    const language = current() === "zh" ? "en" : "zh";
    show(language);
    keep(language);
  });
}
