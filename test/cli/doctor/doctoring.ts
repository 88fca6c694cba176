import { accessKeyId, keys, secretAccessKey } from "../../servers/calling.js";
import { bcevpc, type Result } from "../run.js";

export { accessKeyId, keys, secretAccessKey };

/** A check in the document of `doctor --json`. */
export interface CheckOutcome {
  readonly id: string;
  readonly status: "ok" | "warning" | "failure" | "notRun" | "notApplicable";
  readonly text: { readonly en: string; readonly zh: string };
  readonly details: readonly { readonly en: string }[];
  readonly fixes: readonly { readonly en: string; readonly command?: string }[];
  readonly blockedBy: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

type Variables = Readonly<Record<string, string>>;

/** Runs `bcevpc doctor` with keys in the environment. */
export const doctor = (args: readonly string[], env: Variables = {}): Promise<Result> =>
  bcevpc(["doctor", ...args], { env: { ...keys, ...env } });

export interface Examination {
  readonly code: Result["code"];
  readonly stderr: string;
  /** By id. */
  readonly checks: Readonly<Record<string, CheckOutcome>>;
  /** The ids with their outcomes: `{ dns: "ok" }`. */
  readonly statuses: Readonly<Record<string, CheckOutcome["status"]>>;
}

/** The same with `--json`, read. */
export async function examined(args: readonly string[], env: Variables = {}): Promise<Examination> {
  const { stdout, stderr, code } = await doctor([...args, "--json"], env);
  const { checks } = JSON.parse(stdout) as { checks: CheckOutcome[] };
  return {
    code,
    stderr,
    checks: Object.fromEntries(checks.map((check) => [check.id, check])),
    statuses: Object.fromEntries(checks.map(({ id, status }) => [id, status])),
  };
}

/** The check of a name; fails when it did not run. */
export function checkOf({ checks }: Examination, id: string): CheckOutcome {
  const check = checks[id];
  if (!check) throw new Error(`${id} is not among ${Object.keys(checks).join(", ")}`);
  return check;
}

export const commandsOf = ({ fixes }: CheckOutcome): string[] => fixes.flatMap(({ command }) => command ?? []);
