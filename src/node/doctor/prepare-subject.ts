import type { AnswerDiagnosis } from "../../core/answers/answer.js";
import type { Finding } from "../../core/answers/evidence/conclude.js";
import { InterruptedError, Refusal } from "../../core/refusals.js";
import { diagnoseCall } from "../calls/diagnose.js";
import { evidenceOf } from "../calls/evidence.js";
import { protectKnownSecrets } from "../calls/known-secrets.js";
import { type ConnectionOptions, deadlinesOf, readAuthority, userAgent } from "../calls/session.js";
import { type Endpoint, parseEndpoint, regionEndpoint } from "../client/endpoint.js";
import { type Exchange, exchange } from "../client/exchange.js";
import { readConfig } from "../client/profiles.js";
import { type ChosenProxy, findProxy } from "../client/proxy.js";
import { createSender } from "../client/send.js";
import { type Credentials, findSettings, refuseOtherRegion, type Setting, type SettingsFlags } from "../client/settings.js";
import { TransportError } from "../client/transport-error.js";
import type { Io } from "../io.js";
import { type Probe, probe } from "./probe.js";
import { profileNamed } from "./remedies.js";
import { trial } from "./request.js";
import type { Lookup, SignedExchange, Subject } from "./subject.js";

export type SubjectOptions = SettingsFlags & ConnectionOptions;

/** What a look-up gives, with a refusal kept as such. */
async function seek<Value>(look: () => Promise<Value | null>): Promise<Lookup<Value>> {
  try {
    const value = await look();
    return value === null ? { kind: "absent" } : { kind: "found", value };
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", refusal: error };
    throw error;
  }
}

/** Stands for an endpoint where only keys are looked for. */
const anywhere: Setting<Endpoint> = { value: regionEndpoint("bj"), source: { en: "", zh: "" } };

const once = <Value>(task: () => Promise<Value>): (() => Promise<Value>) => {
  let result: Promise<Value> | undefined;
  return () => {
    result ??= task();
    return result;
  };
};

type Way = Pick<Subject, "deadlines" | "sending" | "signal" | "now">;

/** Where the signed request goes, and who signs it. */
interface Destination {
  readonly endpoint: Endpoint;
  readonly credentials: Setting<Credentials>;
  readonly proxy: ChosenProxy | null;
  /** The profile that the keys are in; null where they are not of one. */
  readonly profile: string | null;
  readonly platform: string;
  /** What the command line says of it. */
  readonly flags: SettingsFlags;
}

/** What the evidence at hand says of a refusal, as of that of any call. */
async function findingsOf(sent: Exchange, diagnosis: AnswerDiagnosis | null, destination: Destination): Promise<readonly Finding[]> {
  if (diagnosis?.kind !== "error") return [];
  const { endpoint, credentials, proxy, profile, platform } = destination;
  const way = { endpoint, credentials, profile, proxy: proxy?.shown ?? null, clockOffset: 0, platform };
  return (await evidenceOf(diagnosis.found, sent, way)).findings;
}

/** Sends the signed request over a connection of its own. */
async function ask(io: Io, destination: Destination, way: Way): Promise<SignedExchange> {
  const { endpoint, credentials, proxy, flags } = destination;
  const sender = await createSender(endpoint.origin, { ...way.sending, proxy });
  const plan = { ...trial, headers: {}, body: null };
  try {
    const sent = await exchange(plan, endpoint, credentials.value, sender, {
      retries: 0,
      clockOffset: 0,
      userAgent,
      signal: way.signal,
      now: way.now,
      isThrottled: async () => false,
      onAttempt: () => {},
      onAnswer: () => {},
      onPause: () => {},
    });
    const { outcome } = sent;
    const diagnosis =
      outcome instanceof TransportError ? null : await diagnoseCall(io, { ...plan, origin: null, clientToken: null }, outcome, flags);
    return { exchange: sent, diagnosis, findings: await findingsOf(sent, diagnosis, destination) };
  } finally {
    sender.close();
  }
}

const valueIn = <Value>(sought: Lookup<Value>): Value => {
  if (sought.kind === "found") return sought.value;
  throw new Error("a check ran without what it needs");
};

/** Refuses what the command line itself says wrongly, before anything is looked at. */
async function checkFlags({ region, endpoint, proxy }: SubjectOptions): Promise<void> {
  if (region !== undefined) regionEndpoint(region);
  const place = endpoint === undefined ? null : parseEndpoint(endpoint);
  if (place && region !== undefined) refuseOtherRegion(region, place);
  if (proxy !== undefined) await findProxy(anywhere.value.origin, proxy, {});
}

const flagsOf = ({ profile, region, endpoint }: SubjectOptions): SettingsFlags => ({
  ...(profile === undefined ? {} : { profile }),
  ...(region === undefined ? {} : { region }),
  ...(endpoint === undefined ? {} : { endpoint }),
});

/** Finds the settings as `call` would, with everything secret kept from the output, and prepares to ask the network. */
export async function prepareSubject(io: Io, options: SubjectOptions): Promise<{ subject: Subject; close: () => void }> {
  await protectKnownSecrets(io);
  await checkFlags(options);
  const flags = flagsOf(options);
  const { profile } = flags;
  const config = await seek(readConfig);
  const credentials = await seek(async () => (await findSettings(profile === undefined ? {} : { profile }, io.env, anywhere)).credentials);
  const endpoint = await seek(async () => (await findSettings(flags, io.env, null)).endpoint);
  const proxyFor = (url: string): Promise<ChosenProxy | null> => findProxy(url, options.proxy, io.env);
  const proxy = await seek(() => proxyFor((endpoint.kind === "found" ? endpoint.value : anywhere).value.origin));
  const stop = new AbortController();
  const release = io.onInterrupt(() => stop.abort(new InterruptedError({ en: "interrupted", zh: "已中断" })));
  const deadlines = deadlinesOf(options);
  const sending = { deadlines, certificateAuthority: await readAuthority({ io }, options.cacert), now: io.now };
  const way: Way = { deadlines, sending, signal: stop.signal, now: io.now };
  const chosen = proxy.kind === "found" ? proxy.value : null;
  const subject: Subject = {
    ...way,
    flags,
    env: io.env,
    platform: io.platform,
    config,
    credentials,
    endpoint,
    proxy,
    proxyFor,
    userAgent,
    probe: once((): Promise<Probe> => probe(valueIn(endpoint).value, { ...sending, proxy: chosen }, { userAgent, signal: stop.signal })),
    ask: once(() => {
      const to = { endpoint: valueIn(endpoint).value, credentials: valueIn(credentials), proxy: chosen, flags };
      return ask(io, { ...to, profile: profileNamed({ flags, config }), platform: io.platform }, way);
    }),
  };
  return { subject, close: release };
}
