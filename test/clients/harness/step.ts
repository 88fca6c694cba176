/** One call of a scenario, in the words of the API: each client is told it in its own. */
export interface Step {
  readonly operation: string;
  /** Parameters by their names on the wire, wherever they go. A text `$name` stands for what a step before kept. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What later steps need, by name: a member of the answer, such as `vpcId` or `rules.0.id`, or what is made of the answer. */
  readonly keep?: Readonly<Record<string, string | ((answer: unknown) => string)>>;
  /** Texts that the client hands back. */
  readonly finds?: readonly string[];
  /** Texts that it does not; an answer that there is no such thing has none of them. */
  readonly lacks?: readonly string[];
  /** The code with which the call is refused, rightly. */
  readonly refused?: string;
  /** Made for what comes behind it, not by the client. */
  readonly isSetting?: boolean;
  /** Operations that are shown to have worked when this step ends as it says. */
  readonly proves?: readonly string[];
}

type Rest = Omit<Step, "operation" | "values">;

export const call = (operation: string, values: Step["values"] = {}, rest: Rest = {}): Step => ({ operation, values, ...rest });

/** Texts and members with what was kept in place of `$name`. */
export function resolve(value: unknown, kept: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string" && value.startsWith("$")) {
    const known = kept.get(value.slice(1));
    if (known === undefined) throw new Error(`no step kept ${value}`);
    return known;
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, kept));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolve(member, kept)]));
}

/** The member at a dotted path. */
export const memberAt = (content: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], content);

/** Whether a text is a value anywhere in what a client handed back, whatever it calls its members. */
export function holds(content: unknown, text: string): boolean {
  if (typeof content === "object" && content !== null) return Object.values(content).some((member) => holds(member, text));
  return String(content) === text;
}
