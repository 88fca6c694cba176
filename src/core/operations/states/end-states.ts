import { isRecord } from "../../text/is-record.js";

/**
 * States that a resource does not come back from, whatever is done with it, each with those that can still follow. The
 * names are those of the service's own clients; what is not here can become anything.
 */
const endStates: Readonly<Record<string, readonly string[]>> = {
  error: ["deleting", "deleted"],
  consult_failed: ["deleting", "deleted"],
  deleting: ["deleted"],
  deleted: [],
};

const followers = (state: string): readonly string[] | null =>
  Object.hasOwn(endStates, state.toLowerCase()) ? (endStates[state.toLowerCase()] ?? null) : null;

/** The content with every `status` in it changed. */
function withStates(content: unknown, change: (state: string) => string): unknown {
  if (Array.isArray(content)) return content.map((item) => withStates(item, change));
  if (!isRecord(content)) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      name === "status" && typeof value === "string" ? change(value) : withStates(value, change),
    ]),
  );
}

/** The states that an answer tells, each once. */
export function statesIn(content: unknown): string[] {
  const states = new Set<string>();
  withStates(content, (state) => {
    states.add(state);
    return state;
  });
  return [...states];
}

/**
 * Whether what does not hold of an answer now may hold later. `named` are the states that the condition may speak of;
 * a condition that none of them fulfils is about something else, which changes as long as the resource is there.
 */
export function canStillHold(content: unknown, holds: (content: unknown) => boolean, named: readonly string[]): boolean {
  const wanted = named.filter((state) => holds(withStates(content, () => state)));
  if (wanted.length === 0) {
    const states = statesIn(content);
    return states.length === 0 || states.some((state) => followers(state)?.length !== 0);
  }
  return wanted.some((state) => holds(withStates(content, (now) => (followers(now)?.includes(state) !== false ? state : now))));
}
