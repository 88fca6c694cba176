import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import packageJson from "../../../../package.json" with { type: "json" };
import { loadEveryEntry } from "../../../core/catalogue/catalogue.js";
import type { Entry } from "../../../core/catalogue/entry.js";
import { nearestCodes } from "../../../core/catalogue/nearest.js";
import { operationShapes } from "../../../core/operations/lookup/operation-index.js";
import { loadOperations } from "../../../core/operations/lookup/operations.js";
import type { Operation } from "../../../core/operations/model/operation.js";
import { InterruptedError, UsageError } from "../../../core/refusals.js";
import { cleanLine } from "../../../core/text/clean.js";
import { sayInline } from "../../../core/text/language.js";
import { InputTooLargeError } from "../../../node/io.js";
import { createApi } from "../../../node/mock/api.js";
import { entriesNamed, type Fault, parseFaultText, parseWhere } from "../../../node/mock/faults.js";
import type { MockKeys } from "../../../node/mock/gateway.js";
import { addDefaultVpc } from "../../../node/mock/resources/vpc.js";
import { seed } from "../../../node/mock/seed.js";
import { createMockServer, type Logged } from "../../../node/mock/server.js";
import { remarkOn } from "../../../node/mock/signature-analysis.js";
import { State } from "../../../node/mock/state.js";
import { type Context, note, print } from "../../context.js";
import type { ExitCode } from "../../exit-codes.js";
import { renderBug } from "../../shared/look/failure.js";
import { jsonDocument } from "../../shared/look/json.js";
import { renderLogLine, renderMockStart } from "./page.js";

export interface MockOptions {
  readonly port?: number;
  readonly documented?: boolean;
  readonly fail?: readonly string[];
  /** Milliseconds. */
  readonly latency?: number;
  /** Seconds. */
  readonly skew?: number;
  readonly drop?: number;
  readonly html?: number;
  readonly empty?: number;
  readonly truncate?: number;
  readonly sts?: boolean;
  readonly seed?: string;
  readonly state?: boolean;
  readonly quiet?: boolean;
}

const defaultPort = 8420;
const longestSeed = 64 * 1024 * 1024;

/** The pair of the environment, or a new one, which has to be shown. */
function chooseKeys({ env }: Context["io"], sts: boolean | undefined): MockKeys & { readonly isNew: boolean } {
  const id = env["BCE_ACCESS_KEY_ID"];
  const secret = env["BCE_SECRET_ACCESS_KEY"];
  if (id && secret) return { accessKeyId: id, secretAccessKey: secret, securityToken: env["BCE_SECURITY_TOKEN"] || null, isNew: false };
  return {
    accessKeyId: randomBytes(16).toString("hex"),
    secretAccessKey: randomBytes(16).toString("hex"),
    securityToken: sts ? randomBytes(48).toString("base64") : null,
    isNew: true,
  };
}

const operationsByName = async (): Promise<ReadonlyMap<string, Operation>> =>
  new Map((await loadOperations()).map((operation) => [operation.name, operation]));

const isOperation = (name: string): boolean => operationShapes.some((operation) => operation.name === name);

function parseFault(text: string, every: readonly Entry[]): Fault {
  const parts = parseFaultText(text);
  const form: UsageError["hints"] = [
    {
      en: "write CODE, CODE@METHOD:PATH or CODE@OPERATION, and :RATE behind it: NoSuchNat@GET:/v1/nat/*:0.5",
      zh: "写作 CODE、CODE@METHOD:PATH 或 CODE@OPERATION，其后可加 :RATE，如 NoSuchNat@GET:/v1/nat/*:0.5",
    },
  ];
  if (!parts) throw new UsageError({ en: `"${cleanLine(text)}" is no fault`, zh: `“${cleanLine(text)}”不是合法的故障写法` }, form);
  const entries = entriesNamed(every, parts.code);
  if (entries.length === 0) {
    const near = nearestCodes(every, parts.code);
    throw new UsageError(
      { en: `--fail: the catalogue has no code ${cleanLine(parts.code)}`, zh: `--fail：目录中没有错误码 ${cleanLine(parts.code)}` },
      [...(near.length > 0 ? [{ en: `did you mean ${near.join(", ")}?`, zh: `你要找的是不是 ${near.join("、")}？` }] : [])],
    );
  }
  const where = parts.where === null ? null : parseWhere(parts.where, isOperation);
  if (parts.where !== null && where === null)
    throw new UsageError(
      {
        en: `"${cleanLine(parts.where)}" is neither METHOD:PATH nor an operation`,
        zh: `“${cleanLine(parts.where)}”既不是 METHOD:PATH，也不是接口名`,
      },
      form,
    );
  return { entries, where, rate: parts.rate };
}

async function loadSeed({ io }: Context, file: string, state: State): Promise<void> {
  const refuse = (en: string, zh: string): UsageError =>
    new UsageError({ en: `--seed ${cleanLine(file)}: ${en}`, zh: `--seed ${cleanLine(file)}：${zh}` });
  let text: string;
  try {
    text = (await io.readFile(file, longestSeed)).toString("utf8");
  } catch (error) {
    const code = error instanceof InputTooLargeError ? "> 64 MiB" : (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw refuse(`cannot be read: ${code}`, `无法读取：${code}`);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw refuse("it is not JSON", "内容不是合法的JSON");
  }
  const fault = seed(state, document);
  if (fault) throw refuse(fault.en, fault.zh);
}

/** Listens on this machine only. A port in use is refused with the next one that is free. */
async function listen(server: Server, port: number): Promise<number> {
  const tryPort = (candidate: number): Promise<NodeJS.ErrnoException | null> =>
    new Promise((resolve) => {
      server.once("error", resolve);
      server.listen(candidate, "127.0.0.1", () => {
        server.removeListener("error", resolve);
        resolve(null);
      });
    });
  const failure = await tryPort(port);
  if (!failure) return (server.address() as AddressInfo).port;
  if (failure.code !== "EADDRINUSE") throw failure;
  for (let next = port + 1; next <= 65_535; next += 1) {
    if (await tryPort(next)) continue;
    server.close();
    throw new UsageError({ en: `port ${port} is in use`, zh: `端口 ${port} 已被占用` }, [
      { en: `this one is free: bcevpc mock --port ${next}`, zh: `可用端口：bcevpc mock --port ${next}` },
    ]);
  }
  throw new UsageError({ en: `port ${port} and all above it are in use`, zh: `端口 ${port} 及其后的端口均已被占用` });
}

/** Waits for Ctrl-C, then closes at once. */
const untilInterrupted = ({ io }: Context, server: Server): Promise<void> =>
  new Promise((resolve) => {
    const release = io.onInterrupt(() => {
      release();
      server.close();
      server.closeAllConnections();
      resolve();
    });
  });

/** `bcevpc mock`: serves the VPC API on this machine until Ctrl-C. */
export async function mock(context: Context, options: MockOptions): Promise<ExitCode> {
  const { io, errorView, view } = context;
  const every = await loadEveryEntry();
  const faults = (options.fail ?? []).map((text) => parseFault(text, every));
  const skew = (options.skew ?? 0) * 1000;
  const state = new State(() => io.now() + skew);
  if (options.seed === undefined) addDefaultVpc(state);
  else await loadSeed(context, options.seed, state);
  const keys = chooseKeys(io, options.sts);
  if (!keys.isNew) for (const secret of [keys.secretAccessKey, keys.securityToken]) if (secret !== null) io.protect(secret);
  const entries = new Map(every.map((entry) => [entry.id, entry]));
  const { latency = 0, drop = 0, html = 0, empty = 0, truncate = 0 } = options;
  const server = createMockServer({
    api: createApi({ keys, entries, documented: options.documented ? await operationsByName() : null, state }),
    world: { latency, drop, html, empty, truncate },
    faults,
    every,
    now: () => state.now(),
    random: Math.random,
    onBug: (error) => note(context, renderBug(error, packageJson.version, errorView)),
    remark: (code, request) => (options.quiet ? null : remarkOn(code, request, { keys, now: state.now(), redact: io.redact })),
    log: (line: Logged) => {
      if (!options.quiet) note(context, renderLogLine(line, io.now(), errorView));
    },
  });
  const port = await listen(server, options.port ?? defaultPort);
  const stopped = untilInterrupted(context, server);
  print(context, renderMockStart(`http://127.0.0.1:${port}`, keys.isNew ? keys : null));
  note(
    context,
    sayInline(
      { en: `The mock listens on 127.0.0.1:${port}. Ctrl-C ends it.`, zh: `模拟服务正在监听 127.0.0.1:${port}，按 Ctrl-C 结束。` },
      errorView.language,
    ),
  );
  await stopped;
  if (options.state) print(context, jsonDocument(state.toJSON(), view.terminal));
  throw new InterruptedError();
}
