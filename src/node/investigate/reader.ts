import { isAuthFailure, isPermissionDenied } from "../../core/answers/failure-class.js";
import type { InvestigationCall } from "../../core/diagnose/investigation.js";
import { isObject, type JsonObject } from "../../core/operations/values/values.js";
import type { QueryItem } from "../../core/signature/canonical-request.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { parseJson } from "../../core/text/json.js";
import { shellWord } from "../../core/text/shell.js";
import { diagnoseCall } from "../calls/diagnose.js";
import type { Answer } from "../client/send.js";
import { TransportError } from "../client/transport-error.js";
import type { Io } from "../io.js";
import type { Budget } from "./budget.js";
import type { Place } from "./places.js";
import { type Read, type ReadName, readOf } from "./reads.js";

/** What a read gave. */
export type ReadOutcome =
  | { readonly kind: "value"; readonly value: JsonObject; readonly call: InvestigationCall }
  /** There is no such thing there. */
  | { readonly kind: "absent"; readonly call: InvestigationCall }
  /** The key may not read it. */
  | { readonly kind: "refused"; readonly isPermission: boolean; readonly why: Bilingual; readonly call: InvestigationCall }
  /** No usable answer, or no call left. */
  | { readonly kind: "failed"; readonly why: Bilingual; readonly call: InvestigationCall | null };

export type Arguments = Readonly<Record<string, string>>;

/** A GET over the wire; throws TransportError when no answer comes. */
export type Send = (place: Place, read: Read, path: string, query: readonly QueryItem[]) => Promise<Answer>;

const budgetUsed: Bilingual = { en: "this investigation has used all its calls or its time", zh: "本次排查的调用次数或时间已用完" };

function requestOf(read: Read, args: Arguments): { path: string; query: QueryItem[] } {
  const inPath = new Set([...read.path.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => name));
  const path = read.path.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => args[name] ?? "");
  return { path, query: Object.entries(args).filter(([name]) => !inPath.has(name)) };
}

/** The read as a command, to be made again by hand. */
function commandOf(read: Read, args: Arguments, { flags }: Place): string {
  const { path, query } = requestOf(read, args);
  const words = read.name.startsWith("GET ")
    ? ["GET", shellWord(cleanLine(path)), ...query.map(([name, value]) => `-q ${shellWord(`${name}=${cleanLine(value ?? "")}`)}`)]
    : [read.name, ...Object.entries(args).map(([name, value]) => shellWord(`${name}=${cleanLine(value)}`))];
  return `bcevpc call ${words.join(" ")}${flags}`;
}

/** What an answer holds; null where it is not JSON, or is nested too deep. */
function contentOf({ body }: Answer): unknown {
  try {
    return parseJson(body.toString("utf8") || "{}");
  } catch {
    return null;
  }
}

/** Makes reads, each once: what was read is remembered for the whole run. */
export class Reader {
  private readonly known = new Map<string, Promise<ReadOutcome>>();

  constructor(
    private readonly send: Send,
    private readonly budget: Budget,
    private readonly io: Io,
  ) {}

  /** Reads with these values; never throws for what an answer says. */
  read(name: ReadName, args: Arguments, place: Place): Promise<ReadOutcome> {
    const key = JSON.stringify([name, args, place.endpoint.origin, place.flags]);
    const before = this.known.get(key);
    if (before) return before;
    const outcome = this.make(readOf(name), args, place);
    this.known.set(key, outcome);
    return outcome;
  }

  private async make(read: Read, args: Arguments, place: Place): Promise<ReadOutcome> {
    const command = commandOf(read, args, place);
    const { path, query } = requestOf(read, args);
    const answer = await this.budget.spend(() => this.send(place, read, path, query));
    if (answer === null) return { kind: "failed", why: budgetUsed, call: null };
    if (answer instanceof TransportError)
      return {
        kind: "failed",
        why: { en: `no answer (${answer.failure})`, zh: `没有返回（${answer.failure}）` },
        call: { operation: read.name, command, httpStatus: null },
      };
    return this.judge(answer, { operation: read.name, command, httpStatus: answer.status }, { path, query });
  }

  private async judge(answer: Answer, call: InvestigationCall, request: { path: string; query: QueryItem[] }): Promise<ReadOutcome> {
    const plan = { method: "GET", ...request, headers: {}, body: null, origin: null, clientToken: null, operation: null } as const;
    const diagnosis = await diagnoseCall(this.io, plan, answer, {});
    if (diagnosis.kind === "success") {
      const value = contentOf(answer);
      return isObject(value) ? { kind: "value", value, call } : { kind: "failed", why: { en: "not an object", zh: "返回不是对象" }, call };
    }
    if (diagnosis.kind === "defect") return { kind: "failed", why: diagnosis.verdict.title, call };
    const { found } = diagnosis;
    const isAbsent = answer.status === 404 || found.entry?.failureClass === "not-found";
    if (isAbsent && !isAuthFailure(found)) return { kind: "absent", call };
    const why = { en: `answered ${found.code}`, zh: `返回 ${found.code}` };
    return isAuthFailure(found) ? { kind: "refused", isPermission: isPermissionDenied(found), why, call } : { kind: "failed", why, call };
  }
}
