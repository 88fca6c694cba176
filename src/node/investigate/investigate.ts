import { conclusionOf, type Finding, findingOf } from "../../core/answers/evidence/conclude.js";
import { historyChecks } from "../../core/answers/history/with-history.js";
import type { AnsweredCall, Found } from "../../core/diagnose/found.js";
import type { Investigation, InvestigationCall } from "../../core/diagnose/investigation.js";
import type { Io } from "../io.js";
import { Budget } from "./budget.js";
import type { Check, Look } from "./check.js";
import type { Place } from "./places.js";
import { Reader, type ReadOutcome, type Send } from "./reader.js";
import { type Subject, subjectOf } from "./subject.js";
import { checksFor } from "./table.js";

const isShownByInput = ({ id, verdict }: Finding["result"]): boolean =>
  verdict === "confirmed" && historyChecks.some((check) => check.id === id);

/** Where and how an investigation reads. */
export interface Surroundings {
  readonly here: Place;
  readonly elsewhere: readonly Place[];
  /** The same place, by profiles that hold another secret of the same access key id. */
  readonly sameKey: readonly Place[];
  /** Names of profiles with other keys, which are never used. */
  readonly otherKeys: readonly string[];
  readonly send: Send;
  readonly signal: AbortSignal;
  readonly io: Io;
  /** Told of every read, for `--verbose`. */
  onRead(call: InvestigationCall): void;
}

/** Looks into the failures of one run, each of them once. */
export class Investigator {
  private readonly budget: Budget;
  private readonly reader: Reader;
  private readonly known = new Map<string, Promise<Investigation | null>>();

  constructor(private readonly around: Surroundings) {
    this.budget = new Budget(around.signal);
    this.reader = new Reader(around.send, this.budget, around.io);
  }

  /**
   * What reads tell of a failure, besides what the evidence at hand said; null when nothing is to be said. `asked` is the path
   * of a request that is none of the API's operations.
   */
  look(found: Found, called: AnsweredCall | null, evidence: readonly Finding[], asked = ""): Promise<Investigation | null> {
    const key = JSON.stringify([
      found.code,
      found.message,
      found.values,
      called?.operation,
      called?.flags,
      called?.request.path,
      called?.request.query,
      called?.request.body,
      asked,
    ]);
    const before = this.known.get(key);
    if (before) return before;
    const outcome = this.run(found, called, evidence, asked);
    this.known.set(key, outcome);
    return outcome;
  }

  private async run(found: Found, called: AnsweredCall | null, evidence: readonly Finding[], asked: string): Promise<Investigation | null> {
    const { sameKey, otherKeys, io } = this.around;
    const { here, elsewhere } = this.placesFor(called);
    const started = io.now();
    const subject = await subjectOf(found, called, asked, { evidence, here, elsewhere, sameKey, otherKeys });
    // What the input itself shows to be the cause needs no reads.
    if (evidence.some(({ result }) => isShownByInput(result))) return conclusionOf(evidence, 0, 0);
    this.budget.begin();
    const before = this.budget.made;
    const findings: Finding[] = [];
    for (const check of checksFor(found)) {
      const finding = await this.ask(check, subject);
      if (finding) findings.push(finding);
      // What is confirmed needs no further calls.
      if (finding?.result.verdict === "confirmed") break;
    }
    return conclusionOf([...findings, ...evidence], this.budget.made - before, Math.round((io.now() - started) / 100) / 10);
  }

  /** Where a call went is asked first, as far as it is among the places that may be asked. */
  private placesFor(called: AnsweredCall | null): Pick<Surroundings, "here" | "elsewhere"> {
    const { here, elsewhere } = this.around;
    const region = / --region (\w+)/u.exec(called?.flags ?? "")?.[1] ?? null;
    const there = region === null || region === here.region ? undefined : elsewhere.find((place) => place.region === region);
    return there ? { here: there, elsewhere: [here, ...elsewhere.filter((place) => place !== there)] } : { here, elsewhere };
  }

  /** Runs one check, and keeps the calls that it made. */
  private async ask(check: Check, subject: Subject): Promise<Finding | null> {
    const calls: InvestigationCall[] = [];
    const look: Look = async (name, args, place = subject.here): Promise<ReadOutcome> => {
      if (!check.reads.includes(name)) throw new Error(`${check.id} does not declare ${name}`);
      const outcome = await this.reader.read(name, args, place);
      if (outcome.call && !calls.includes(outcome.call)) {
        calls.push(outcome.call);
        this.around.onRead(outcome.call);
      }
      return outcome;
    };
    const judgement = await check.look(subject, look);
    if (!judgement) return null;
    return findingOf(check.id, judgement, subject.found.entry, calls);
  }
}
