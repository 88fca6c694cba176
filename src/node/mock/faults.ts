import type { Entry } from "../../core/catalogue/entry.js";
import { foldCode } from "../../core/catalogue/fold.js";
import { type MockOperation, serviceOfCalled } from "./operations.js";

/** An error to be raised on purpose: for all requests, or those of one operation or method and path. */
export interface Fault {
  /** Entries of the code asked for; the one of the called service is raised, else the first. */
  readonly entries: readonly Entry[];
  /** Null: every request. */
  readonly where: { readonly operation: string } | { readonly method: string; readonly path: RegExp } | null;
  /** From 0 to 1. */
  readonly rate: number;
}

/** The parts of `CODE[@METHOD:PATH][:RATE]` or `CODE[@OPERATION][:RATE]`; null when it has another form. */
export function parseFaultText(text: string): { code: string; where: string | null; rate: number } | null {
  const [, code, where = null, rate = "1"] =
    /^([^@:\s](?:[^@:]*[^@:\s])?)(?:@(.+?))?(?::(0(?:\.\d+)?|1(?:\.0+)?|\.\d+))?$/u.exec(text) ?? [];
  return code === undefined ? null : { code, where, rate: Number(rate) };
}

/** Where a fault holds; null when it names neither METHOD:PATH nor an operation. In a path `*` stands for anything. */
export function parseWhere(text: string, isOperation: (name: string) => boolean): NonNullable<Fault["where"]> | null {
  const [, method, path] = /^([A-Za-z]+):(\/.*)$/u.exec(text) ?? [];
  if (method !== undefined && path !== undefined) {
    const pattern = path
      .split("*")
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`))
      .join(".*");
    return { method: method.toUpperCase(), path: new RegExp(`^${pattern}$`, "u") };
  }
  return isOperation(text) ? { operation: text } : null;
}

interface MockCall {
  readonly method: string;
  readonly path: string;
  readonly operation: MockOperation | null;
}

const concerns = ({ where }: Fault, { method, path, operation }: MockCall): boolean => {
  if (where === null) return true;
  return "operation" in where ? operation?.name === where.operation : where.method === method && where.path.test(path);
};

/** Of several entries of a code the one that the called service has for any message, else the first. */
export const entryFor = (entries: readonly Entry[], operation: MockOperation | null): Entry | undefined =>
  entries.find(({ id, code }) => operation !== null && id === `${serviceOfCalled(operation)}/${code}`) ?? entries[0];

/** The entry to raise for a request, if one of the faults strikes it. */
export const strike = (faults: readonly Fault[], called: MockCall, random: () => number): Entry | null => {
  const fault = faults.find((candidate) => concerns(candidate, called) && random() < candidate.rate);
  return (fault && entryFor(fault.entries, called.operation)) ?? null;
};

/** The entries of a code or id among all. */
export function entriesNamed(all: readonly Entry[], text: string): Entry[] {
  const wanted = foldCode(text);
  const byId = all.filter(({ id }) => foldCode(id) === wanted);
  return byId.length > 0 ? byId : all.filter(({ code }) => foldCode(code) === wanted);
}
