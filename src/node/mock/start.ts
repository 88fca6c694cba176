import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { loadEveryEntry } from "../../core/catalogue/catalogue.js";
import type { Entry } from "../../core/catalogue/entry.js";
import { loadOperations } from "../../core/operations/lookup/operations.js";
import type { Operation } from "../../core/operations/model/operation.js";
import { UsageError } from "../../core/refusals.js";
import { cleanLine } from "../../core/text/clean.js";
import { createApi } from "./api.js";
import { readFault } from "./fault-text.js";
import type { MockKeys } from "./gateway.js";
import { listen } from "./listen.js";
import { addDefaultVpc } from "./resources/network/vpc.js";
import { contentsOf, seed } from "./seed.js";
import { createMockServer } from "./server.js";
import { SignatureSearch } from "./signature-search.js";
import { type Item, State } from "./state.js";
import type { LogEntry, SignatureRemark, World } from "./told.js";

export interface MockOptions extends Partial<World> {
  /** The port of the first region; the others have the ports behind it. 0, which is the default, takes any that are free. */
  readonly port?: number;
  /** Regions, each with a port and resources of its own; `bj` alone without. */
  readonly regions?: readonly string[];
  /** The pair to sign with, and the session token where it is a temporary one; a new pair without. */
  readonly keys?: MockKeys;
  /** Resources to begin with, as `state()` gives them; the default VPC without. */
  readonly seed?: unknown;
  /** Errors to raise: `CODE`, `CODE@METHOD:PATH` or `CODE@OPERATION`, and `:RATE` behind it. */
  readonly fail?: readonly string[];
  /** Refuse with the documented codes instead of those that the live gateway sends. */
  readonly documented?: boolean;
  /** Milliseconds for which what is new or changed stays in a state such as `creating` or `binding`; 0 is the default. */
  readonly settleTime?: number;
  /** Milliseconds since 1970 by the service's clock. */
  readonly now?: () => number;
  /** Called for each request once it is answered; `signature` says what is wrong with a signature that was refused. */
  readonly onRequest?: (line: LogEntry) => void;
  /** Called with what went wrong in the mock itself; the request is answered 500. */
  readonly onBug?: (error: unknown) => void;
}

/** A mock that listens. */
export interface Mock {
  /** Of the first region: `http://127.0.0.1:8420`. */
  readonly endpoint: string;
  /** By region. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Null unless the pair is a temporary one. */
  readonly securityToken: string | null;
  /** All resources, as a seed takes them. */
  state(): Readonly<Record<string, unknown>>;
  /** Breaks all connections off and frees the ports. */
  close(): Promise<void>;
}

const newKeys = (): MockKeys => ({
  accessKeyId: randomBytes(16).toString("hex"),
  secretAccessKey: randomBytes(16).toString("hex"),
  securityToken: null,
});

/** What every region of a mock shares. */
interface MockParts {
  readonly options: MockOptions;
  readonly keys: MockKeys;
  readonly every: readonly Entry[];
  readonly documented: ReadonlyMap<string, Operation> | null;
  readonly search: SignatureSearch;
}

const ignore = (): void => {};
const silence = (): Promise<SignatureRemark | null> => Promise.resolve(null);

function serverOf(state: State, { options, keys, every, documented, search }: MockParts): Server {
  const { latency = 0, drop = 0, html = 0, empty = 0, truncate = 0, onRequest, onBug = ignore } = options;
  return createMockServer({
    region: state.region,
    api: createApi({ keys, entries: new Map(every.map((entry) => [entry.id, entry])), documented, state }),
    world: { latency, drop, html, empty, truncate },
    faults: (options.fail ?? []).map((text) => readFault(text, every)),
    every,
    now: () => state.now(),
    random: Math.random,
    onBug,
    remark: onRequest ? (question) => search.ask(question) : silence,
    log: onRequest ?? ignore,
  });
}

/** The states of the regions, filled from the seed; a region of which it says nothing has the default VPC. */
function statesOf(regions: readonly string[], { seed: document, settleTime, now = Date.now }: MockOptions): State[] {
  const contents = document === undefined ? new Map<string, Item>() : contentsOf(document, regions);
  return regions.map((region) => {
    const state = new State(now, { region, ...(settleTime === undefined ? {} : { settleTime }) });
    const content = contents.get(region);
    if (content === undefined) addDefaultVpc(state);
    else seed(state, content);
    return state;
  });
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

function checkedRegions(regions: readonly string[]): readonly string[] {
  const wrong = regions.find((region) => !/^[a-z][a-z\d-]*$/u.test(region));
  if (wrong !== undefined) throw new UsageError({ en: `invalid region "${cleanLine(wrong)}"`, zh: `地域“${cleanLine(wrong)}”无效` });
  if (regions.length === 0 || new Set(regions).size < regions.length)
    throw new UsageError({ en: "set at least one region, each only once", zh: "每个地域只能写一次，且至少写一个" });
  return regions;
}

/**
 * Starts the VPC API and the EIP service on 127.0.0.1: it checks signatures, keeps resources in memory and answers the
 * documented errors.
 *
 * ```
 * const mock = await startMock();
 * // … sign with mock.accessKeyId and mock.secretAccessKey, and send to mock.endpoint …
 * await mock.close();
 * ```
 *
 * @throws {UsageError} for options that cannot be, such as a port in use or a seed that is none.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const regions = checkedRegions(options.regions ?? ["bj"]);
  const keys = options.keys ?? newKeys();
  const documented = options.documented ? new Map((await loadOperations()).map((operation) => [operation.name, operation])) : null;
  const search = new SignatureSearch(keys);
  const shared: MockParts = { options, keys, every: await loadEveryEntry(), documented, search };
  const states = statesOf(regions, options);
  const servers = states.map((state) => serverOf(state, shared));
  const close = async (): Promise<void> => {
    search.close();
    await Promise.all(servers.filter(({ listening }) => listening).map(closed));
  };
  const endpoints: Record<string, string> = {};
  try {
    for (const [index, server] of servers.entries()) {
      const port = options.port ? await listen(server, options.port + index) : await listen(server, 0);
      endpoints[regions[index] ?? ""] = `http://127.0.0.1:${port}`;
    }
  } catch (error) {
    await close();
    throw error;
  }
  const [first = ""] = Object.values(endpoints);
  return {
    endpoint: first,
    endpoints,
    ...keys,
    state: () =>
      states.length === 1
        ? (states[0]?.toJSON() ?? {})
        : { regions: Object.fromEntries(states.map((state) => [state.region, state.toJSON()])) },
    close,
  };
}
