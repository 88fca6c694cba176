import { flagsOf } from "../../core/answers/point-out.js";
import type { InvestigationCall } from "../../core/diagnose/investigation.js";
import type { Method } from "../../core/requests/target.js";
import { type ConnectionOptions, readAuthority, userAgent } from "../calls/session.js";
import type { Endpoint } from "../client/endpoint.js";
import { exchange } from "../client/exchange.js";
import { findProxy } from "../client/proxy.js";
import { createSender, type Sender } from "../client/send.js";
import type { Credentials, SettingsFlags } from "../client/settings.js";
import { TransportError } from "../client/transport-error.js";
import type { Caller } from "../notices.js";
import { Investigator } from "./investigate.js";
import { originFor, otherPlaces, placeOf } from "./places.js";
import type { Send } from "./reader.js";
import { otherProfiles } from "./same-key.js";

/** Milliseconds for one read, and for all of a run. */
const deadlines = { connect: 5000, firstByte: 5000 };
const whole = 15_000;
/** Bytes of one answer: four are read at once, and what they say is kept. */
const longestBody = 8 * 1024 * 1024;
/** Bytes of all answers of a run, which are kept; behind them nothing more is read. */
const mostBytes = 12 * 1024 * 1024;

/** With what an investigation reads: the settings of the failed call, or of a profile. */
export interface InvestigationSettings {
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  readonly flags: SettingsFlags;
  /** The endpoint of a region by the pattern that the user set; null where none was. */
  readonly named: (region: string) => Endpoint | null;
  readonly connection: ConnectionOptions;
  /** Whether the failed call was signed with these keys, and not by another program. */
  readonly isOwnCall: boolean;
}

/** Connections to hosts, each used by one read at a time. */
class Connections {
  private readonly idle = new Map<string, Sender[]>();
  private readonly all: Sender[] = [];

  constructor(private readonly create: (origin: string) => Promise<Sender>) {}

  async use<Value>(origin: string, task: (sender: Sender) => Promise<Value>): Promise<Value> {
    const waiting = this.idle.get(origin) ?? [];
    this.idle.set(origin, waiting);
    const sender = waiting.pop() ?? (await this.create(origin));
    if (!this.all.includes(sender)) this.all.push(sender);
    try {
      return await task(sender);
    } finally {
      waiting.push(sender);
    }
  }

  close(): void {
    for (const sender of this.all) sender.close();
  }
}

/**
 * Opens the way to read what failures are about. Nothing but GETs of the fixed list leaves. Ctrl-C and the time limit end
 * the reads, and what is known by then counts. `close` is to be called at the end.
 */
export async function openInvestigation(
  { io }: Caller,
  { endpoint, credentials, flags, named, connection, isOwnCall }: InvestigationSettings,
  onRead: (call: InvestigationCall) => void,
): Promise<{ readonly investigator: Investigator; readonly close: () => void }> {
  const stop = new AbortController();
  const end = (): void => stop.abort(new TransportError("timeout-whole", "request"));
  const timer = setTimeout(end, whole);
  const release = io.onInterrupt(end);
  const certificateAuthority = await readAuthority({ io }, connection.cacert);
  const connections = new Connections(async (origin) =>
    createSender(origin, {
      deadlines,
      proxy: await findProxy(origin, connection.proxy, io.env),
      certificateAuthority,
      now: io.now,
      longestBody,
    }),
  );
  let received = 0;
  const send: Send = (place, read, path, query) => {
    const origin = originFor(place, read);
    const target: Endpoint = { origin, host: new URL(origin).host, region: place.region };
    const plan = { method: "GET" satisfies Method, path, query, headers: {}, body: null } as const;
    return connections.use(origin, async (sender) => {
      const { outcome } = await exchange(plan, target, place.credentials ?? credentials, sender, {
        retries: 0,
        clockOffset: 0,
        userAgent,
        signal: stop.signal,
        now: io.now,
        isThrottled: async () => false,
        onAttempt: () => {},
        onAnswer: () => {},
        onPause: () => {},
      });
      if (outcome instanceof TransportError) throw outcome;
      received += outcome.body.length;
      if (received > mostBytes) end();
      return outcome;
    });
  };
  const profile = flagsOf(flags.profile === undefined ? {} : { profile: flags.profile });
  const { sameKey, otherKeys } = isOwnCall ? await otherProfiles(endpoint, credentials, flags) : { sameKey: [], otherKeys: [] };
  for (const place of sameKey) if (place.credentials) io.protect(place.credentials.secretAccessKey.reveal());
  const investigator = new Investigator({
    here: placeOf(endpoint, flagsOf(flags)),
    elsewhere: otherPlaces(endpoint, profile, named),
    sameKey,
    otherKeys,
    send,
    signal: stop.signal,
    io,
    onRead,
  });
  return {
    investigator,
    close: () => {
      clearTimeout(timer);
      release();
      connections.close();
    },
  };
}
