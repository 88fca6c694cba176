import type { Bilingual } from "../../../text/bilingual.js";
import type { Verdict } from "../verdict.js";

/** What bcevpc knows of a request that it sent itself. */
export interface OwnRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Address and source of the proxy, as in `http://proxy:3128` and `HTTPS_PROXY`. */
  readonly proxy: { readonly shown: string; readonly source: Bilingual } | null;
  /** Seconds. */
  readonly limits: { readonly connect: number; readonly firstByte: number; readonly whole: number | null };
  /** Whether a server on this machine, such as the mock, was called. */
  readonly isLoopback: boolean;
}

/** What of a request that got no answer is named in the sentences. */
export interface NetworkFacts {
  /** With its port where one was written; null when a text does not name it. */
  readonly host: string | null;
  /** The word of the system, the library or the client for it. */
  readonly detail: string | null;
  /** Null when another program tells of its request. */
  readonly own: OwnRequest | null;
}

/** What the table says of one failure. */
export type NetworkTexts = Pick<Verdict, "title" | "meaning" | "steps">;
export type TextsOf<Name extends string> = Readonly<Record<Name, (facts: NetworkFacts) => NetworkTexts>>;

/** The host, between blanks in Chinese. */
export const theHost = ({ host }: NetworkFacts): Bilingual =>
  host === null ? { en: "the host", zh: "目标主机" } : { en: host, zh: ` ${host} ` };

/** The host without its port; the form of VPC hosts when it is not known. */
export const hostnameOf = ({ host }: NetworkFacts): string => host?.replace(/:\d+$/u, "") ?? "bcc.REGION.baidubce.com";

const nothing: Bilingual = { en: "", zh: "" };

/** What the other program printed, as a sentence of its own. */
export const clientsWords = ({ detail, own }: NetworkFacts): Bilingual =>
  own !== null || detail === null ? nothing : { en: ` The client reports: ${detail}`, zh: `客户端原文：${detail}` };

/** The word of the system or the library for a failure of bcevpc's own, in brackets. */
export const inBrackets = ({ detail, own }: NetworkFacts): Bilingual =>
  own === null || !detail ? nothing : { en: ` (${detail})`, zh: `（${detail}）` };

/** What the other program printed, or the system's word for a request of bcevpc's own, as a sentence. */
export const words = (facts: NetworkFacts): Bilingual =>
  facts.own === null || !facts.detail
    ? clientsWords(facts)
    : { en: ` System error: ${facts.detail}.`, zh: `系统给出的原因：${facts.detail}。` };

/** A time limit of bcevpc's own request; nothing of another program's, whose limits are not known. */
export function limit({ own }: NetworkFacts, phase: keyof OwnRequest["limits"]): Bilingual | null {
  return own === null ? null : { en: `${own.limits[phase] ?? 0} s`, zh: `${own.limits[phase] ?? 0} 秒` };
}

/** A sentence that begins with a name may begin with the blank before it. */
export const sentence = ({ en, zh }: Bilingual): Bilingual => ({ en: en.replace(/^the host\b/u, "The host"), zh: zh.trim() });
