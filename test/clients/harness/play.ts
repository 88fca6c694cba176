import { matchOperation } from "../../../src/core/operations/lookup/match.js";
import { loadOperations } from "../../../src/core/operations/lookup/operations.js";
import type { Operation } from "../../../src/core/operations/model/operation.js";
import { queryItems } from "../../../src/core/signature/canonical-request.js";
import type { Client, Method } from "./client.js";
import type { Connection, Driver, Reply } from "./driver.js";
import { callRaw, partsOf } from "./raw.js";
import type { RecordedRequest, Recorder } from "./recorder.js";
import { holds, memberAt, resolve, type Step } from "./step.js";

/** What became of an operation in the hands of a client. */
export type Cell =
  /** What it changed was seen in a later answer, or what it read was what had been changed. */
  | "state"
  /** It was answered, and the client could read the answer. */
  | "shape"
  /** `refused CODE`: by the mock. `as OTHER`: it sent another call. `client: …`: the client gave up by itself. */
  | `${"refused" | "as" | "client:"} ${string}`
  /** The client has no such call. */
  | "-";

export interface PlayResult {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly sent: readonly RecordedRequest[];
  /** What did not go as the scenario says, for whoever looks into it. */
  readonly remarks: readonly string[];
}

interface Stage {
  readonly client: Client;
  readonly driver: Driver;
  readonly recorder: Recorder;
  readonly connection: Connection;
}

const calledBy = ({ request: { method, target, body } }: RecordedRequest): string | null => {
  const [path = "", query = ""] = target.split("?");
  return matchOperation({ method, path: decodeURIComponent(path), query: queryItems(query), body })?.name ?? null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const codeOf = ({ answer }: RecordedRequest): string => String(memberAt(parsed(answer), "code"));

/** A path with the names of the ids in it. */
function templateOf(target: string, values: Readonly<Record<string, unknown>>): string {
  const [path = ""] = target.split("?");
  const nameOf = (part: string): string => Object.entries(values).find(([, value]) => value === part)?.[0] ?? "";
  return path
    .split("/")
    .map((part) => (nameOf(part) === "" ? part : `{${nameOf(part)}}`))
    .join("/");
}

/** What a client says when it gives up: one line, fit for a table. */
const lastLine = (printed: Reply["printed"] = {}): string => {
  const text = printed["message"] ?? Object.values(printed)[0] ?? "";
  return text.trim().split("\n").at(-1)?.replaceAll("|", "/") ?? "";
};

const fold = (name: string): string => name.replaceAll("_", "").toLowerCase();

/** Whether an answer holds a text, or a member with a value: `relay=true`. */
function shows(content: unknown, wanted: string): boolean {
  const [, name, value = ""] = /^([a-z]\w*)=(\w+)$/iu.exec(wanted) ?? [];
  if (name === undefined) return holds(content, wanted);
  if (typeof content !== "object" || content === null) return false;
  return Object.entries(content).some(
    ([key, member]) => (fold(key) === fold(name) && String(member).toLowerCase() === value) || shows(member, wanted),
  );
}

/** Parameters also by the names that a client has for them. */
const renamed = (given: Readonly<Record<string, unknown>>, renames: Method["renames"] = {}): Record<string, unknown> => ({
  ...given,
  ...Object.fromEntries(Object.entries(renames).map(([own, name]) => [own, given[name]])),
});

const taken = (answer: unknown, member: NonNullable<Step["keep"]>[string]): unknown =>
  typeof member === "function" ? member(answer) : memberAt(answer, member);

/** Plays a scenario through a client. What it cannot do is done without it, so that the rest can be. */
export async function play(scenario: readonly Step[], { client, driver, recorder, connection }: Stage): Promise<PlayResult> {
  const operations = new Map((await loadOperations()).map((operation) => [operation.name, operation]));
  const kept = new Map(await beforehand(connection));
  const answered = new Set<string>();
  const proven = new Set<string>();
  const faults = new Map<string, Cell>();
  const sent: RecordedRequest[] = [];
  const remarks: string[] = [];
  /** Texts that the client has handed back: only what was once there can be gone. */
  const seen = new Set<string>();

  /** Calls through the client: what was answered, or the fault. */
  async function through(step: Step, operation: Operation, given: Readonly<Record<string, unknown>>): Promise<unknown> {
    const method = client.method(step.operation);
    if (method === null || step.isSetting) return undefined;
    const values = client.takesParts ? { ...partsOf(operation, given) } : renamed(given, method.renames);
    recorder.take();
    const { ok, result = null, printed } = await driver.ask({ ...method, values });
    const own = recorder.take();
    sent.push(...own);
    const last = own.at(-1);
    const fault = (cell: Cell): undefined => {
      if (!faults.has(step.operation)) faults.set(step.operation, cell);
      remarks.push(
        `${step.operation}: ${cell} ${JSON.stringify(printed ?? result)} ${last ? `${last.request.method} ${last.request.target} ${last.request.body} → ${last.answer}` : ""}`,
      );
    };
    if (!last) return fault(`client: ${lastLine(printed)}`);
    const called = calledBy(last);
    if (called !== step.operation) return fault(`as ${called ?? `${last.request.method} ${templateOf(last.request.target, given)}`}`);
    if (last.status >= 400) {
      const isGone = last.status === 404 && step.lacks?.every((text) => seen.has(String(resolve(text, kept))));
      if (codeOf(last) !== step.refused && !isGone) return fault(`refused ${codeOf(last)}`);
      for (const name of step.proves ?? []) proven.add(name);
      return {};
    }
    if (!ok) return fault(`client: ${lastLine(printed)}`);
    answered.add(step.operation);
    const texts = (list: readonly string[] = []): string[] => list.map((text) => String(resolve(text, kept)));
    const missing = texts(step.finds).filter((text) => !shows(result, text));
    const left = texts(step.lacks).filter((text) => !seen.has(text) || shows(result, text));
    for (const text of texts(step.finds)) if (shows(result, text)) seen.add(text);
    for (const member of Object.values(step.keep ?? {})) {
      const value = String(taken(parsed(last.answer), member));
      if (shows(result, value)) seen.add(value);
    }
    const isShown = step.refused === undefined && missing.length === 0 && left.length === 0;
    if (!isShown) remarks.push(`${step.operation}: missing ${missing} left ${left} in ${JSON.stringify(result)}`);
    if (isShown && (step.finds ?? step.lacks)) for (const name of [step.operation, ...(step.proves ?? [])]) proven.add(name);
    return parsed(last.answer) ?? {};
  }

  for (const step of scenario) {
    const operation = operations.get(step.operation);
    if (!operation) throw new Error(`there is no operation ${step.operation}`);
    const values = resolve(step.values, kept) as Record<string, unknown>;
    const content = (await through(step, operation, values)) ?? (await callRaw(partsOf(operation, values), connection));
    for (const [name, member] of Object.entries(step.keep ?? {})) {
      const value = taken(content, member);
      if (value === undefined) remarks.push(`${step.operation} answers no ${member}: ${JSON.stringify(content)}`);
      kept.set(name, String(value ?? `none-${name}`));
    }
  }
  const cellOf = (name: string): Cell => {
    if (client.method(name) === null) return "-";
    return faults.get(name) ?? (proven.has(name) ? "state" : answered.has(name) ? "shape" : "client: never called");
  };
  return { cells: new Map([...operations.keys()].map((name) => [name, cellOf(name)])), sent, remarks };
}

/** An address to bind, which is another product's. */
async function applyForEip(connection: Connection): Promise<string> {
  const body = { bandwidthInMbps: 1, billing: { paymentTiming: "Postpaid", billingMethod: "ByTraffic" } };
  const content = await callRaw({ method: "POST", path: "/v1/eip", query: [], body }, connection);
  return String(memberAt(content, "eip"));
}

/** What no operation of the API makes. */
async function beforehand(connection: Connection): Promise<[string, string][]> {
  const eips = ["eip", "otherEip", "thirdEip", "fourthEip", "fifthEip"];
  const kept: [string, string][] = [["server", "i-PSCezwEn"]];
  for (const name of eips) kept.push([name, await applyForEip(connection)]);
  return kept;
}
