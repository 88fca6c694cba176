import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { maskHeaders, maskUrl } from "../../../core/text/mask.js";
import { hang } from "../../../core/text/wrap.js";
import { shownBody } from "../../../node/calls/connection.js";
import { TransportError } from "../../../node/client/transport-error.js";
import type { Io } from "../../../node/io.js";
import type { Notices } from "../../../node/notices.js";
import type { Context } from "../../context.js";
import type { View } from "../../view.js";
import { renderCanonicalRequest, renderHead } from "./http-message.js";
import { styleFor } from "./style.js";

function warning(text: Bilingual, { language, width, color }: View): string {
  const label = sayInline({ en: "warning: ", zh: "警告：" }, language === "both" ? "en" : language);
  const [first = "", ...rest] = hang(label, sayInline(text, language), width);
  return [styleFor(color).heading(label) + first.slice(label.length), ...rest].join("\n");
}

const marked = (text: Bilingual, { language, color }: View): string => styleFor(color).quiet(`* ${sayInline(text, language)}`);

function noticesOn({ err }: Io, view: View): Notices {
  const note = (text: string): void => err.write(`${text}\n`);
  return {
    warn: (text) => note(warning(text, view)),
    remark: (text) => note(marked(text, view)),
    sent({ method, url, headers, body, signing }, showSecrets) {
      const { pathname, search } = new URL(showSecrets ? url : maskUrl(url));
      note(marked({ en: "canonical request:", zh: "规范请求（CanonicalRequest）：" }, view));
      note(renderCanonicalRequest(signing.canonicalRequest, view, "*   "));
      const shown = Object.entries(showSecrets ? headers : maskHeaders(headers));
      note(renderHead({ first: `${method} ${pathname}${search} HTTP/1.1`, headers: shown }, view, "> "));
      if (body) note(`> \n${shownBody(body, showSecrets)}`);
    },
    received({ status, statusText, httpVersion, rawHeaders }, showSecrets) {
      const headers = showSecrets
        ? rawHeaders
        : rawHeaders.map(([name, value]) => [name, maskHeaders({ [name]: value })[name] ?? ""] as const);
      note(renderHead({ first: `HTTP/${httpVersion} ${status} ${statusText}`.trimEnd(), headers }, view, "< "));
    },
    tooLong({ seconds, longest }) {
      const most = Math.floor(longest);
      const text = {
        en: `not retried: the service asks to wait ${seconds} s, but the limit is ${most} s (--retry-max-time, --timeout)`,
        zh: `不再重试：服务端要求等待 ${seconds} 秒，超过上限 ${most} 秒（--retry-max-time、--timeout）`,
      };
      note(marked(text, view));
    },
    pause({ attempt, seconds, outcome }, attempts) {
      const reason = outcome instanceof TransportError ? outcome.failure : `HTTP ${outcome.status}`;
      const wait = seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds));
      const text = {
        en: `attempt ${attempt} of ${attempts} failed (${reason}); next in ${wait} s`,
        zh: `第 ${attempt}/${attempts} 次尝试失败（${reason}），${wait} 秒后重试`,
      };
      note(styleFor(view.color).quiet(text[view.language === "zh" ? "zh" : "en"]));
    },
  };
}

/** What a command that calls is handed. */
export interface CallContext extends Context {
  readonly notices: Notices;
}

/** A context that says on stderr what there is to say of a call. */
export const forCalls = (context: Context): CallContext => ({ ...context, notices: noticesOn(context.io, context.errorView) });

/** Keeps the warnings back, for when stderr is to hold one document. */
export function withheld(notices: Notices): { readonly notices: Notices; readonly warnings: readonly Bilingual[] } {
  const warnings: Bilingual[] = [];
  return { notices: { ...notices, warn: (text) => void warnings.push(text) }, warnings };
}
