import { randomBytes } from "node:crypto";
import packageJson from "../../../../package.json" with { type: "json" };
import { InterruptedError, UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import type { Shell } from "../../../core/text/shell.js";
import { writePrivateFile } from "../../../node/client/private-file.js";
import { InputTooLargeError } from "../../../node/io.js";
import type { MockKeys } from "../../../node/mock/gateway.js";
import { type Mock, startMock } from "../../../node/mock/start.js";
import type { LogEntry, SignatureRemark } from "../../../node/mock/told.js";
import { type Context, note, print, tell } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { renderBug } from "../../shared/look/failure.js";
import { jsonDocument } from "../../shared/look/json.js";
import { renderCoverage } from "./coverage.js";
import { renderEnvironment } from "./environment.js";
import { renderLogLine } from "./page.js";

export interface MockOptions {
  readonly port?: number;
  readonly regions?: readonly string[];
  readonly documented?: boolean;
  readonly fail?: readonly string[];
  /** Milliseconds. */
  readonly latency?: number;
  /** Milliseconds. */
  readonly settle?: number;
  /** Seconds. */
  readonly skew?: number;
  readonly drop?: number;
  readonly html?: number;
  readonly empty?: number;
  readonly truncate?: number;
  readonly sts?: boolean;
  readonly seed?: string;
  /** A file, or true for stdout. */
  readonly state?: string | true;
  readonly shell?: Shell;
  readonly quiet?: boolean;
  readonly coverage?: boolean;
}

const defaultPort = 8420;
/** Milliseconds for which what is new stays in `creating` and its like: long enough for a client that waits to see it. */
const defaultSettleTime = 1000;
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

const refuseFile = (option: string, file: string, reason: Bilingual): UsageError =>
  new UsageError({ en: `${option} ${cleanLine(file)}: ${reason.en}`, zh: `${option} ${cleanLine(file)}：${reason.zh}` });

/** The document of a seed: JSON, or all that a mock printed, whose first lines are the environment. */
async function readSeed({ io }: Context, file: string): Promise<unknown> {
  let text: string;
  try {
    text = (await io.readFile(file, longestSeed)).toString("utf8");
  } catch (error) {
    const code = error instanceof InputTooLargeError ? "> 64 MiB" : (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw refuseFile("--seed", file, { en: `cannot be read: ${code}`, zh: `无法读取：${code}` });
  }
  try {
    return JSON.parse(text.slice(Math.max(0, text.search(/^\{/mu))));
  } catch {
    throw refuseFile("--seed", file, { en: "it is not valid JSON", zh: "内容不是合法的 JSON" });
  }
}

/** Waits for Ctrl-C, for the signal that asks a process to end, or for that of a closed terminal. */
const untilStopped = ({ io }: Context): Promise<void> =>
  new Promise((resolve) => {
    const releases = [io.onInterrupt(() => stop()), io.onSignal("SIGTERM", () => stop()), io.onSignal("SIGHUP", () => stop())];
    const stop = (): void => {
      for (const release of releases) release();
      resolve();
    };
  });

async function writeState(context: Context, mock: Mock, target: string | true): Promise<void> {
  const text = jsonDocument(mock.state(), target !== true || context.view.terminal);
  if (target === true) return print(context, text);
  try {
    await writePrivateFile(target, `${text}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw refuseFile("--state", target, { en: `cannot be written: ${code}`, zh: `无法写入：${code}` });
  }
}

/** What is said of a signature, without the secret that the analysis had to know. */
const redacted = (remark: SignatureRemark | null, redact: (text: string) => string): SignatureRemark | null =>
  remark && { ...remark, mistakes: remark.mistakes.map(({ id, en, zh }) => ({ id, en: redact(en), zh: redact(zh) })) };

/** Starts the mock that the options describe. */
async function start(context: Context, options: MockOptions, keys: MockKeys): Promise<Mock> {
  const { io, errorView } = context;
  const skew = (options.skew ?? 0) * 1000;
  const showsRegion = (options.regions?.length ?? 0) > 1;
  const log = (line: LogEntry): void =>
    note(context, renderLogLine({ ...line, signature: redacted(line.signature, io.redact) }, io.now(), errorView, showsRegion));
  return startMock({
    ...options,
    port: options.port ?? defaultPort,
    settleTime: options.settle ?? defaultSettleTime,
    seed: options.seed === undefined ? undefined : await readSeed(context, options.seed),
    keys,
    now: () => io.now() + skew,
    onBug: (error) => note(context, renderBug(error, packageJson.version, errorView)),
    ...(options.quiet ? {} : { onRequest: log }),
  });
}

const listening = (mock: Mock): Bilingual => {
  const places = Object.entries(mock.endpoints).map(([region, endpoint], _index, all) =>
    all.length === 1 ? new URL(endpoint).host : `${new URL(endpoint).host} (${region})`,
  );
  return {
    en: `The mock is listening on ${places.join(", ")}. Press Ctrl-C to stop it.`,
    zh: `模拟服务正在监听 ${places.join("、")}，按 Ctrl-C 停止。`,
  };
};

/**
 * `bcevpc mock`: serves the VPC API on this machine until Ctrl-C.
 * @throws {InterruptedError} when it is interrupted.
 */
export async function mock(context: Context, options: MockOptions): Promise<ExitCode> {
  const { io, view } = context;
  if (options.coverage) {
    print(context, renderCoverage(view));
    return exitCodes.done;
  }
  const { isNew, ...keys } = chooseKeys(io, options.sts);
  if (!isNew) for (const secret of [keys.secretAccessKey, keys.securityToken]) if (secret !== null) io.protect(secret);
  const server = await start(context, options, keys);
  const stopped = untilStopped(context);
  print(context, renderEnvironment(server, options.shell ?? (io.platform === "win32" ? "powershell" : "bash"), isNew));
  tell(context, listening(server));
  await stopped;
  await server.close();
  if (options.state !== undefined) await writeState(context, server, options.state);
  throw new InterruptedError();
}
