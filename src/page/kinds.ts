import { infer } from "../core/catalogue/inference.js";
import { labels } from "../core/catalogue/labels.js";
import type { Found } from "../core/diagnose/found.js";
import { clientNote } from "../core/diagnose/meaning/client-notes.js";
import type { Bilingual } from "../core/text/bilingual.js";
import { entryBody, fact, statements } from "./entry-article.js";
import { both, type Content, type Html, html } from "./html.js";

/** Errors that need one explanation. */
export interface Kind {
  readonly key: string;
  /** The first of them, and the one that says most of its call. */
  readonly first: Found;
  readonly count: number;
  readonly requestIds: readonly string[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

type Growing = { -readonly [Name in keyof Kind]: Kind[Name] } & { requestIds: string[] };

/** Request ids that a kind names. */
const mostIds = 50;

/** What an error is told apart by: its entry, its code or what failed. */
export const keyOf = ({ entry, code, failure, httpStatus }: Found): string => entry?.id ?? code ?? failure ?? `HTTP ${httpStatus}`;

export const nameOf = ({ code, title, entry }: Found): Bilingual => {
  const name = code ?? entry?.code;
  return name === undefined ? (title ?? { en: "error without a code", zh: "没有错误码的错误" }) : { en: name, zh: name };
};

/** Gathers errors by what explains them. */
export class Kinds {
  private readonly kinds = new Map<string, Growing>();

  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  /** Errors of kinds for which there was no room. */
  beyond = 0;

  get all(): readonly Kind[] {
    return [...this.kinds.values()].sort((a, b) => b.count - a.count);
  }

  add(found: Found): void {
    const key = keyOf(found);
    const { requestId, time } = found;
    let kind = this.kinds.get(key);
    if (!kind) {
      if (this.kinds.size >= this.most) {
        this.beyond += 1;
        return;
      }
      kind = { key, first: found, count: 0, requestIds: [], firstSeen: time, lastSeen: time };
      this.kinds.set(key, kind);
    }
    kind.count += 1;
    if (requestId !== null && kind.requestIds.length < mostIds && !kind.requestIds.includes(requestId)) kind.requestIds.push(requestId);
    if (time === null) return;
    if (kind.firstSeen === null || time < kind.firstSeen) kind.firstSeen = time;
    if (kind.lastSeen === null || time > kind.lastSeen) kind.lastSeen = time;
  }
}

/** A time without the milliseconds that most logs do not have. */
export const shownTime = (time: string | null): string => time?.replace(/\.000Z$/u, "Z") ?? "";

const texts = {
  several: { en: "It can be one of several:", zh: "可能是以下之一：" },
  unknown: { en: "Unknown error code. What its name and status suggest:", zh: "未收录的错误码。名称和状态码提示：" },
  conclusion: { en: "Cause", zh: "原因" },
  action: { en: "Do", zh: "处理" },
  broken: { en: "Broken rule", zh: "违反的约束" },
  parameter: { en: "Parameter", zh: "参数" },
  ids: { en: "Request ids", zh: "requestId" },
  note: { en: "Note", zh: "说明" },
  times: { en: "Count", zh: "次数" },
  seen: { en: "Seen", zh: "出现时间" },
} as const satisfies Record<string, Bilingual>;

function explanation(found: Found, hasLinks: boolean): Content {
  const { entry, candidates, title, meaning, steps, code, httpStatus, origin } = found;
  if (entry) return entryBody(entry, hasLinks);
  if (title && meaning) return html`<p><strong>${both(title)}</strong><br>${both(meaning)}</p>${statements(labels.fix, steps)}`;
  if (candidates.length > 0)
    return html`<p>${both(texts.several)}</p>${candidates.map((entry) => html`<details><summary><code>${entry.id}</code> ${both(entry.title)}</summary>${entryBody(entry, hasLinks)}</details>`)}`;
  const guesses = infer(origin === "sdk" ? null : code, httpStatus);
  return html`<p>${both(texts.unknown)}</p><ul>${guesses.map(({ from, suggests }) => html`<li><code>${from}</code> ${both(suggests)}</li>`)}</ul>${meaning ? html`<p>${both(meaning)}</p>` : null}`;
}

/** What this error says of its own call. */
function circumstances(found: Found): Content {
  const { investigation, constraints, parameter, message, entry, client } = found;
  const conclusion = investigation?.conclusion ?? null;
  const action = investigation?.action ?? null;
  return [
    conclusion && fact(texts.conclusion, both(conclusion)),
    action && fact(texts.action, [both(action), action.command ? html`<pre><code>${action.command}</code></pre>` : null]),
    parameter && fact(texts.parameter, html`<code>${parameter.name} = ${parameter.value ?? "–"}</code>`),
    constraints.map(({ text }) => fact(texts.broken, both(text))),
    message === null || message === entry?.message ? null : fact(labels.message, message),
    client === null ? null : fact(texts.note, both(clientNote(client).note)),
  ];
}

const span = ({ firstSeen, lastSeen }: Kind): string =>
  firstSeen === lastSeen ? shownTime(firstSeen) : `${shownTime(firstSeen)} – ${shownTime(lastSeen)}`;

/** A kind of error explained once, with its request ids. `level` is that of its heading's place. */
export function kindArticle(kind: Kind, hasLinks: boolean): Html {
  const { first, count, requestIds, key } = kind;
  return html`<article data-kind="${key}"><h2><code>${both(nameOf(first))}</code> <span class="tag">× ${count}</span></h2>
<dl>${circumstances(first)}${fact(texts.seen, span(kind))}${fact(
    texts.ids,
    requestIds.map((id, at) => [at === 0 ? "" : " ", html`<code class="id">${id}</code>`]),
  )}</dl>
${explanation(first, hasLinks)}</article>`;
}
