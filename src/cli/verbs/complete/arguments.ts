import { type Candidates, files, nothing, values } from "./candidates.js";
import { codeCandidates, profiles } from "./option-values.js";

/** What stands at an argument: what was typed before it, and what is typed of it. */
interface Place {
  readonly before: readonly string[];
  readonly current: string;
}

async function operations({ before, current }: Place): Promise<Candidates> {
  const { operationShapes } = await import("../../../core/operations/lookup/operation-index.js");
  const [first, ...rest] = before;
  if (first === undefined) {
    const names = operationShapes.map(({ name, method, path, flags }) => ({
      value: name,
      meaning: `${method} ${path}${flags.length > 0 ? `?${flags.join("&")}` : ""}`,
    }));
    return values([...names, "GET", "POST", "PUT", "DELETE", "HEAD"]);
  }
  if (!/^(?:GET|POST|PUT|DELETE|HEAD)$/iu.test(first)) return (await import("./parameters.js")).parameterCandidates(first, rest, current);
  if (rest.length > 0) return nothing;
  const paths = operationShapes.filter(({ method }) => method === first.toUpperCase()).map(({ path }) => path.replace(/\{.*$/u, ""));
  return { kind: "open", all: [...new Set(paths)].sort().map((value) => ({ value })) };
}

async function operationNames(): Promise<Candidates> {
  const { operationShapes } = await import("../../../core/operations/lookup/operation-index.js");
  return values(operationShapes.map(({ name, method, path }) => ({ value: name, meaning: `${method} ${path}` })));
}

async function operationsOrFiles(place: Place): Promise<Candidates> {
  const isPath = place.before.length === 0 && /[./]/u.test(place.current);
  return isPath ? files : operations(place);
}

async function actions({ before }: Place): Promise<Candidates> {
  if (before.length === 0) return values(["set", "get", "list", "use", "delete"]);
  return before.length === 1 ? profiles() : nothing;
}

const first =
  (list: () => Promise<readonly string[]>) =>
  async ({ before }: Place): Promise<Candidates> =>
    before.length === 0 ? values(await list()) : nothing;

/** What the arguments of a command are; a command that is not here takes none that could be named. */
export const argumentCandidates: Readonly<Record<string, (place: Place) => Promise<Candidates>>> = {
  explain: codeCandidates,
  apis: operationNames,
  call: operations,
  sign: operations,
  lint: operationsOrFiles,
  decode: async () => files,
  verify: async () => files,
  run: async () => files,
  configure: actions,
  doctor: async () => values((await import("../../../node/doctor/check.js")).checkIds),
  schema: first(async () => Object.keys((await import("../../shared/schemas.js")).schemas)),
};
