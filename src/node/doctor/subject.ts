import type { AnswerDiagnosis } from "../../core/answers/answer.js";
import type { Finding } from "../../core/answers/evidence/conclude.js";
import type { Refusal } from "../../core/refusals.js";
import type { Endpoint } from "../client/endpoint.js";
import type { Exchange } from "../client/exchange.js";
import type { ConfigFile } from "../client/profiles.js";
import type { ChosenProxy } from "../client/proxy.js";
import type { Deadlines, SenderOptions } from "../client/send.js";
import type { Credentials, Setting, SettingsFlags } from "../client/settings.js";
import type { Probe } from "./probe.js";

/** Something that was looked for: found, absent, or refused with a reason. */
export type Lookup<Value> =
  | { readonly kind: "found"; readonly value: Value }
  | { readonly kind: "absent" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** The signed request, and what its answer is; null when none came. `findings` is what the evidence at hand says of a refusal. */
export interface SignedExchange {
  readonly exchange: Exchange;
  readonly diagnosis: AnswerDiagnosis | null;
  readonly findings: readonly Finding[];
}

/** What is examined: settings as they were found, and the ways to ask the network, each of which asks once. */
export interface Subject {
  readonly flags: SettingsFlags;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly config: Lookup<ConfigFile>;
  readonly credentials: Lookup<Setting<Credentials>>;
  readonly endpoint: Lookup<Setting<Endpoint>>;
  /** That of the endpoint. */
  readonly proxy: Lookup<ChosenProxy>;
  /** That of another URL. */
  readonly proxyFor: (url: string) => Promise<ChosenProxy | null>;
  readonly deadlines: Deadlines;
  /** What createSender needs besides its target. */
  readonly sending: Omit<SenderOptions, "proxy">;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** An unsigned HEAD to the endpoint. */
  probe(): Promise<Probe>;
  /** `GET /v1/vpc?maxKeys=1`, signed. */
  ask(): Promise<SignedExchange>;
}
