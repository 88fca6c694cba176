import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { loadEveryEntry } from "../../core/catalogue/catalogue.js";
import { loadOperations } from "../../core/operations/lookup/operations.js";
import { UsageError } from "../../core/refusals.js";
import { createApi } from "../mock/api.js";
import { addDefaultVpc } from "../mock/resources/vpc.js";
import { seed as putInto } from "../mock/seed.js";
import { createMockServer } from "../mock/server.js";
import { State } from "../mock/state.js";

export interface MockOptions {
  /** The port on 127.0.0.1; a free one where it is absent or 0. */
  readonly port?: number;
  /** The pair that requests have to be signed with; a new one where it is absent. */
  readonly keys?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly securityToken?: string };
  /** Answers errors with the documented codes instead of those of the live gateway. */
  readonly documented?: boolean;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** The resources to start with, as `bcevpc mock --state` prints them; the default VPC where it is absent. */
  readonly seed?: unknown;
}

/** A mock that listens. */
export interface Mock {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  readonly port: number;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Null for a pair that is not temporary. */
  readonly securityToken: string | null;
  /** Breaks its connections off and stops listening. */
  close(): Promise<void>;
}

const hex = (): string => randomBytes(16).toString("hex");

/**
 * Starts a VPC API on this machine that checks signatures and keeps resources in memory, as `bcevpc mock` does. A request
 * with the header `x-bcevpc-fail: CODE` is answered with that error.
 *
 * @throws {UsageError} when `seed` is no state of the mock.
 * @throws {Error} with the code EADDRINUSE or the like when the port cannot be listened on.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { port = 0, documented = false, latency = 0, keys = { accessKeyId: hex(), secretAccessKey: hex() } } = options;
  const pair = { accessKeyId: keys.accessKeyId, secretAccessKey: keys.secretAccessKey, securityToken: keys.securityToken ?? null };
  const state = new State(Date.now);
  const fault = options.seed === undefined ? null : putInto(state, options.seed);
  if (options.seed === undefined) addDefaultVpc(state);
  if (fault) throw new UsageError(fault);
  const every = await loadEveryEntry();
  const operations = documented ? new Map((await loadOperations()).map((operation) => [operation.name, operation])) : null;
  const server = createMockServer({
    api: createApi({ keys: pair, entries: new Map(every.map((entry) => [entry.id, entry])), documented: operations, state }),
    world: { latency, drop: 0, html: 0, empty: 0, truncate: 0 },
    faults: [],
    every,
    now: () => state.now(),
    random: Math.random,
    log: () => undefined,
    remark: () => null,
    onBug: () => undefined,
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${taken}`, port: taken, ...pair, close };
}
