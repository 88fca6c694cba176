import type { Bilingual } from "../core/text/bilingual.js";
import { both, type Content, Html, html, named } from "./html.js";
import { style } from "./style.js";

export type PageLanguage = "en" | "zh";

/** What a whole page is made of. */
export interface PageParts {
  readonly title: Bilingual;
  readonly language: PageLanguage;
  /** Whether somebody asked for that language; otherwise the page opens in the browser's. */
  readonly isAskedFor: boolean;
  /** Links of the page, in the header. */
  readonly navigation: Content;
  readonly main: Content;
  readonly footer: Content;
  /** JavaScript of our own, in which no text from outside stands. */
  readonly script: string;
  /** Whether the script compiles WebAssembly. */
  readonly usesWebAssembly: boolean;
  /** SHA-256 of a text, in base64. */
  readonly sha256: (text: string) => string;
}

/** What the page may do: run and look as it does itself, and nothing else; it can neither load nor send anything. */
function policyOf({ script, usesWebAssembly, sha256 }: PageParts): string {
  const run = [`'sha256-${sha256(script)}'`, ...(usesWebAssembly ? ["'wasm-unsafe-eval'"] : [])].join(" ");
  return `default-src 'none'; script-src ${run}; style-src 'sha256-${sha256(style)}'; base-uri 'none'; form-action 'none'`;
}

const skip: Bilingual = { en: "Skip to content", zh: "跳到正文" };
const needsScript: Bilingual = {
  en: "This page needs JavaScript, which is included in it.",
  zh: "本页需要 JavaScript（已包含在页面内）。",
};

/** A page in one file that loads nothing and sends nothing. */
export function documentOf(parts: PageParts): string {
  const { title, language, isAskedFor, navigation, main, footer, script } = parts;
  const page = html`<!doctype html>
<html lang="${language}" data-lang="${language}"${isAskedFor ? html` data-asked` : null}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policyOf(parts))}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${language === "zh" ? title.zh : title.en}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#main">${both(skip)}</a>
<header><h1>${both(title)}</h1><nav ${named({ en: "Sections", zh: "栏目" })}>${navigation}</nav><button type="button" id="language"><span class="en" lang="zh">中文</span><span class="zh" lang="en">English</span></button></header>
<main id="main" tabindex="-1">
<noscript><p>${both(needsScript)}</p></noscript>
${main}
</main>
<footer>${footer}</footer>
<script>${new Html(script)}</script>
</body>
</html>
`;
  return page.markup;
}
