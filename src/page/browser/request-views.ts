import { type Linted, lint } from "../../core/library/api.js";
import { requestsIn } from "../../core/library/request.js";
import { verify } from "../../core/library/signing.js";
import { type Content, html } from "../html.js";
import { lintArticle } from "../lint-article.js";
import { verificationArticle } from "../verification-article.js";
import { byId, whenQuiet } from "./dom.js";
import { fill } from "./fill.js";
import { isRefusal, refusalText } from "./refusal-text.js";

/** Requests of a pasted text of which findings are shown. */
const mostRequests = 50;

/** Shows what a function makes of the input, or why it cannot. */
async function answer(id: string, make: () => Content | Promise<Content>): Promise<void> {
  try {
    fill(byId(id), await make());
    fill(byId(`${id}-status`), null);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    fill(byId(id), null);
    fill(byId(`${id}-status`), refusalText(error));
  }
}

/** Says which errors a pasted request would meet. */
export function startLint(): void {
  const request = byId<HTMLTextAreaElement>("request");
  const check = async (): Promise<Content> => {
    if (request.value.trim() === "") return null;
    const all: Linted[] = [];
    for (const found of requestsIn(request.value).slice(0, mostRequests)) all.push(await lint(found));
    return all.map(lintArticle);
  };
  request.addEventListener(
    "input",
    whenQuiet(250, () => void answer("linted", check)),
  );
}

/** Checks a signature with a secret that stands in the page and nowhere else. */
export function startVerify(): void {
  const [signed, id, secret, token] = ["signed", "key-id", "secret", "token"].map((name) => byId<HTMLInputElement>(name)) as [
    HTMLInputElement,
    HTMLInputElement,
    HTMLInputElement,
    HTMLInputElement,
  ];
  const check = (): Content => {
    const keys = {
      secretAccessKey: secret.value,
      securityToken: token.value === "" ? null : token.value,
      ...(id.value.trim() === "" ? {} : { accessKeyId: id.value.trim() }),
    };
    if (signed.value.trim() === "" || secret.value === "")
      return html`<p class="bad"><span class="en" lang="en">The request and the secret access key are required.</span><span class="zh" lang="zh">请填写请求和 Secret Access Key。</span></p>`;
    return verificationArticle(verify(signed.value, keys));
  };
  byId("check").addEventListener("click", () => void answer("verified", check));
  byId("forget").addEventListener("click", () => {
    for (const field of [signed, id, secret, token]) field.value = "";
    fill(byId("verified"), null);
    fill(byId("verified-status"), null);
  });
  // A page that comes back from the browser's memory is to hold no secret.
  addEventListener("pagehide", () => {
    secret.value = "";
    token.value = "";
  });
}
