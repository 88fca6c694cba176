import { type IdList, idsIn, type ListedId } from "../../../core/operations/knowledge/id-lists.js";
import type { QueryItem } from "../../../core/signature/canonical-request.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { answerJson } from "../../../node/calls/answer-json.js";
import { type ConnectionOptions, settingsFor } from "../../../node/calls/connection.js";
import { diagnoseCall } from "../../../node/calls/diagnose.js";
import { openSession, type SessionOptions } from "../../../node/calls/session.js";
import { TransportError } from "../../../node/client/transport-error.js";
import type { CallContext } from "../look/notices.js";
import { waiting } from "./waiting.js";

/** What a list that was asked for gave, or why there is none. */
export type Offer = { readonly kind: "ids"; readonly ids: readonly ListedId[] } | { readonly kind: "none"; readonly why: Bilingual };

/** Reads a list from the API. Called only when the user asks for it. */
export type IdOffers = (list: IdList, vpcId: string | null) => Promise<Offer>;

const none = (en: string, zh: string): Offer => ({ kind: "none", why: { en, zh } });

/** A list is read whole as far as one page goes. */
const wholePage: QueryItem = ["maxKeys", "1000"];

/** Offers ids by the settings of the call that is being put together. */
export function idOffers(context: CallContext, options: ConnectionOptions & SessionOptions): IdOffers {
  // The call itself says what there is to say of its settings.
  const quiet: CallContext = { ...context, notices: { ...context.notices, warn: () => {}, remark: () => {} } };
  return async ({ operation, path, needsVpc, isPaged, ...list }, vpcId) => {
    const settings = await settingsFor(quiet, options, null);
    if (!settings.credentials) return none("no access key is set", "未设置访问密钥");
    if (!settings.endpoint) return none("no region is set", "未设置地域");
    const endpoint = settings.endpoint.value;
    const query: QueryItem[] = [...(vpcId === null ? [] : [["vpcId", vpcId] as const]), ...(isPaged ? [wholePage] : [])];
    const plan = { method: "GET", path, query, headers: {}, body: null } as const;
    const session = await openSession(quiet, endpoint, settings.credentials.value, { ...options, verbose: false, changes: false });
    try {
      const { outcome } = await waiting(context, endpoint.host, () => session.send(plan));
      if (outcome instanceof TransportError) return none(`no answer (${outcome.failure})`, `没有返回（${outcome.failure}）`);
      const diagnosis = await diagnoseCall(context.io, { ...plan, origin: null, clientToken: null, operation }, outcome, options);
      if (diagnosis.kind === "success") return { kind: "ids", ids: idsIn(outcome.body.length === 0 ? {} : answerJson(outcome.body), list) };
      const code = diagnosis.kind === "error" ? ` ${cleanLine(diagnosis.found.code)}` : "";
      return none(`HTTP ${outcome.status}${code}`, `HTTP ${outcome.status}${code}`);
    } finally {
      session.close();
    }
  };
}
