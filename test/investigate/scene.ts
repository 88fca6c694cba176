import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { CheckVerdict, Investigation } from "../../src/core/diagnose/investigation.js";
import { bcevpc, type Result } from "../cli/run.js";
import { startMock } from "../node/mock/mock-process.js";
import { temporaryFolder } from "../temporary-folder.js";

const schemas = new URL("../../dist/schemas/", import.meta.url);
const schema = (name: string) => JSON.parse(readFileSync(new URL(`${name}.schema.json`, schemas), "utf8"));
const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
ajv.addSchema(schema("entry"));
ajv.addSchema(schema("error-record"));
const isCallFailure = ajv.compile(schema("call-failure"));

/** Whoever starts a scene: a test. The mock ends with it. */
interface Owner {
  after(task: () => unknown): void;
}

/** What a failed `call --investigate --json` says, with its code. */
export interface Failure {
  readonly code: string;
  readonly investigation: Investigation;
}

/** A running mock of the API, and the real binary that calls it. */
export interface Scene {
  /** Runs `bcevpc call …` with these words; it must not fail. Gives its answer. */
  done(...words: readonly string[]): Promise<Record<string, unknown>>;
  /** Runs `bcevpc call … --investigate`, which must fail, and gives what stands on stderr, one statement on a line unless a width is named. */
  says(words: readonly string[], language?: "en" | "zh", columns?: string): Promise<string>;
  /** The same with `--json`: the document, which holds to its schema. */
  failure(...words: readonly string[]): Promise<Failure>;
}

function fileWith(content: object): string {
  const path = join(temporaryFolder("scene"), "seed.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

/** Starts the mock of the regions bj and gz with resources, by collection, in the first or under `regions`, and with options of its own such as `--fail CODE@OPERATION`. */
export async function scene(owner: Owner, seed: object | null, options: readonly string[] = []): Promise<Scene> {
  const seeded = seed === null ? [] : ["--seed", fileWith(seed)];
  const mock = await startMock(["--regions", "bj,gz", "--settle", "0", ...seeded, ...options]);
  owner.after(() => mock.stop());
  const call = (words: readonly string[], columns = "2000"): Promise<Result> =>
    bcevpc(["call", ...words, "--yes"], { env: { ...mock.env, COLUMNS: columns } });
  const failed = async (words: readonly string[], columns?: string): Promise<string> => {
    const { code, stderr } = await call([...words, "--investigate"], columns);
    assert.ok(typeof code === "number" && code >= 4 && code <= 8, `exit ${code}: ${stderr}`);
    return stderr;
  };
  return {
    done: async (...words) => {
      const { code, stdout, stderr } = await call(words);
      assert.equal(code, 0, stderr);
      return JSON.parse(stdout || "{}") as Record<string, unknown>;
    },
    says: (words, language = "en", columns) => failed([...words, "--lang", language], columns),
    failure: async (...words) => {
      const document: unknown = JSON.parse(await failed([...words, "--json"]));
      assert.ok(isCallFailure(document), JSON.stringify(isCallFailure.errors?.slice(0, 3)));
      return document as Failure;
    },
  };
}

/** The verdict of a check in what was found out; undefined where it had nothing to say. */
export const verdictOf = ({ investigation }: Failure, check: string): CheckVerdict | undefined =>
  investigation?.checks.find(({ id }) => id === check)?.verdict;

/** The text of a check. */
export const textOf = ({ investigation }: Failure, check: string): string =>
  investigation?.checks.find(({ id }) => id === check)?.text.en ?? "";
