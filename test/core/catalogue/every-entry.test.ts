import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { createProgram, type Handlers } from "../../../src/cli/tree/program.js";
import { type Entry, services } from "../../../src/core/catalogue/entry.js";
import { ArgumentFault, parseArgument } from "../../../src/core/operations/building/arguments.js";
import { buildRequest } from "../../../src/core/operations/building/build-request.js";
import { matchOperation } from "../../../src/core/operations/lookup/match.js";
import { loadOperations } from "../../../src/core/operations/lookup/operations.js";
import type { Parameter } from "../../../src/core/operations/model/operation.js";
import { parseQueryOption, parseTarget } from "../../../src/core/requests/target.js";

const folder = new URL("../../../src/core/catalogue/data/", import.meta.url);
const entries: Entry[] = [];
for (const file of (await readdir(folder)).sort()) {
  const module: { entries: readonly Entry[] } = await import(new URL(file, folder).href);
  entries.push(...module.entries);
}

interface DocumentedRow {
  table: string;
  code: string;
  status: number;
  message: string;
}
const fixture = async <T>(name: string): Promise<T[]> =>
  JSON.parse(await readFile(new URL(`../../fixtures/${name}`, import.meta.url), "utf8"));
const documentedRows = await fixture<DocumentedRow>("documented-rows.json");
const operations = await loadOperations();
const operationsByName = new Map(operations.map((operation) => [operation.name, operation]));
const namesIn = ({ name, children = [] }: Parameter): string[] => [name, ...children.flatMap(namesIn)];
const parameterNames = new Set(operations.flatMap(({ parameters }) => parameters.flatMap(namesIn)));

/** Whether our own command tree takes the command, and the codes it names are known. */
async function parses(command: string): Promise<boolean> {
  let handled = false;
  const explain = async (codes: string[]): Promise<void> => {
    handled = codes.every((code) => entries.some((entry) => entry.code === code || entry.id === code));
  };
  const other = async (): Promise<void> => {
    handled = true;
  };
  const view = { color: false, width: 80, language: "en", terminal: false } as const;
  const handlers: Handlers = {
    explain,
    codes: other,
    apis: other,
    decode: other,
    help: other,
    call: other,
    lint: other,
    sign: other,
    verify: other,
    doctor: other,
    configure: other,
    mock: other,
    run: other,
    page: other,
    schema: other,
    mcp: other,
    completion: other,
    complete: other,
    bare: async () => {},
  };
  const { program } = createProgram(view, { write: () => {}, isFull: true }, handlers, "");
  try {
    await program.parseAsync(command.split(" ").slice(1), { from: "user" });
    return handled;
  } catch {
    return false;
  }
}

/** A request as it is written: method and path, with what `-q` and `-d` say. */
function writtenRequest(text: string) {
  const [, method = "", target = "", rest = ""] = /^(\S+) (\S+)(.*)$/u.exec(text) ?? [];
  const { path, query } = parseTarget(target);
  const given = [...query, ...[...rest.matchAll(/ -q (\S+)/gu)].map(([, item]) => parseQueryOption(item ?? ""))];
  return { method, path, query: given, rest };
}

/** What is wrong with a call of an operation by its name: no such operation, or values it does not take or lacks. */
function operationFaults(command: string, name: string, args: readonly string[]): string[] {
  const operation = operationsByName.get(name);
  if (!operation) return [`no operation: ${command}`];
  const parsed = args.map(parseArgument);
  const fit = parsed.flatMap((argument) => (argument instanceof ArgumentFault ? [] : [argument]));
  const { problems } = buildRequest(operation, fit);
  return [...(fit.length < parsed.length ? [`no argument: ${command}`] : []), ...problems.map(({ text }) => `${command}: ${text.en}`)];
}

/** What is wrong with a command about the API: it must name operations, or calls that are some. */
function apiFaults(command: string): string[] {
  const [, verb = "", first = "", ...rest] = command.split(" ");
  if (verb === "apis") {
    if (first === "METHOD" || first === "PATH") return [];
    return operationsByName.has(first) || parameterNames.has(first) ? [] : [`no operation: ${command}`];
  }
  if (verb === "call" && !/^(?:GET|POST|PUT|DELETE)$/u.test(first)) return operationFaults(command, first, rest);
  if (first === "METHOD") return [];
  const request = writtenRequest([first, ...rest].join(" "));
  const operation = matchOperation(request);
  if (!operation) return [`no operation: ${command}`];
  const takesBody = operationsByName.get(operation.name)?.parameters.some((parameter) => parameter.in === "body") === true;
  return takesBody === / -d @[A-Z]+\.json$/u.test(request.rest) ? [] : [`a body too many or too few: ${command}`];
}

const han = /\p{Script=Han}/u;
const textsOf = (entry: Entry) => [entry.title, entry.meaning, ...entry.causes, ...entry.fixes];
const problems = (check: (entry: Entry) => string[]): string[] =>
  entries.flatMap((entry) => check(entry).map((problem) => `${entry.id}: ${problem}`));
const none: string[] = [];

describe("every catalogue entry", () => {
  it("covers each of the 86 documented rows once, code, status and message exactly as documented", () => {
    const missing = documentedRows.filter(
      (row) =>
        entries.filter(
          (entry) =>
            entry.service === row.table &&
            entry.code === row.code &&
            entry.httpStatus === row.status &&
            entry.message === row.message &&
            entry.evidence === "documented",
        ).length !== 1,
    );
    assert.deepEqual(missing, []);
    assert.equal(documentedRows.length, 86);
  });

  it("has an id of its own that names its service and code", () => {
    const seen = new Set<string>();
    assert.deepEqual(
      problems((entry) => {
        const repeated = seen.has(entry.id);
        seen.add(entry.id);
        const shape = entry.id === `${entry.service}/${entry.code}` || entry.id.startsWith(`${entry.service}/${entry.code}.`);
        return [...(repeated ? ["id repeated"] : []), ...(shape ? [] : ["id does not match service and code"])];
      }),
      none,
    );
  });

  it("stands in the data file of its service", async () => {
    for (const service of services) {
      const module: { entries: readonly Entry[] } = await import(new URL(`${service}.ts`, folder).href);
      assert.deepEqual(
        module.entries.filter((entry) => entry.service !== service).map((entry) => entry.id),
        none,
        service,
      );
    }
  });

  it("speaks both languages: Chinese with Han characters, English without", () => {
    assert.deepEqual(
      problems((entry) =>
        textsOf(entry).flatMap((text) => [
          ...(han.test(text.zh) ? [] : [`no Han character: ${text.zh}`]),
          ...(han.test(text.en.replaceAll(/（[^）]*）|\([^)]*\)/gu, "")) ? [`Han character: ${text.en}`] : []),
          ...(text.en === text.zh ? [`same in both: ${text.en}`] : []),
        ]),
      ),
      none,
    );
  });

  it("keeps each text within 200 characters, without padding or double blanks", () => {
    assert.deepEqual(
      problems((entry) =>
        textsOf(entry).flatMap((text) =>
          [text.en, text.zh].flatMap((value) => [
            ...(value.length > 200 ? [`${value.length} characters: ${value}`] : []),
            ...(value !== value.trim() || value.includes("  ") ? [`stray blanks: ${value}`] : []),
          ]),
        ),
      ),
      none,
    );
  });

  it("ends meanings, causes and fixes with a full stop, and titles without one", () => {
    assert.deepEqual(
      problems((entry) => [
        ...[entry.meaning, ...entry.causes, ...entry.fixes].flatMap((text) => [
          ...(/[.?!)]$/u.test(text.en) ? [] : [`no full stop: ${text.en}`]),
          ...(/[。？！）]$/u.test(text.zh) ? [] : [`no full stop: ${text.zh}`]),
        ]),
        ...(/[.。]$/u.test(entry.title.en + entry.title.zh) || /[.]$/u.test(entry.title.en) ? ["title ends with a full stop"] : []),
        ...(entry.title.en.length > 60 ? [`title of ${entry.title.en.length} characters`] : []),
        ...(entry.title.zh.length > 30 ? [`Chinese title of ${entry.title.zh.length} characters`] : []),
      ]),
      none,
    );
  });

  it("repeats no text of another entry, unless both refer to one shared piece of advice", () => {
    const owners = new Map<string, { id: string; text: object }>();
    assert.deepEqual(
      problems((entry) =>
        textsOf(entry).flatMap((text) =>
          [text.en, text.zh].flatMap((value) => {
            const owner = owners.get(value);
            if (!owner) owners.set(value, { id: entry.id, text });
            return owner && owner.text !== text ? [`same text as ${owner.id}: ${value}`] : [];
          }),
        ),
      ),
      none,
    );
  });

  it("is related to entries that exist, other than itself", () => {
    const ids = new Set(entries.map((entry) => entry.id));
    assert.deepEqual(
      problems((entry) => entry.related.filter((id) => !ids.has(id) || id === entry.id).map((id) => `related to ${id}`)),
      none,
    );
  });

  it("names operations of the API and parameters that one of them has", () => {
    assert.deepEqual(
      problems((entry) => [
        ...entry.operations.filter((name) => !operationsByName.has(name)).map((name) => `no operation ${name}`),
        ...entry.parameters.filter((name) => !parameterNames.has(name)).map((name) => `no parameter ${name}`),
        ...(new Set(entry.operations).size < entry.operations.length ? ["operation repeated"] : []),
      ]),
      none,
    );
  });

  it("has at least one cause, one fix and one source, each source named", () => {
    assert.deepEqual(
      problems((entry) => [
        ...(entry.causes.length > 0 && entry.fixes.length > 0 ? [] : ["no cause or no fix"]),
        ...(entry.sources.length > 0 && entry.sources.every((source) => source.title !== "") ? [] : ["no source"]),
      ]),
      none,
    );
  });

  it("offers only commands that exist: calls of operations with what they require and nothing they do not take, our own commands, or plain system tools", async () => {
    const systemTools = /^(date -u|timedatectl( status)?|w32tm \/query \/status|curl -sSI https:\/\/[a-z0-9.{}_A-Z-]+baidubce\.com\/?)$/u;
    const commands = entries.flatMap((entry) => entry.fixes.flatMap(({ command }) => (command === undefined ? [] : [command])));
    const own = [...new Set(commands)].filter((command) => !systemTools.test(command));
    const unparsed = await Promise.all(own.map(async (command) => ((await parses(command)) ? [] : [`does not parse: ${command}`])));
    const faults = own.filter((command) => /^bcevpc (?:call|apis|lint) /u.test(command)).flatMap(apiFaults);
    const long = own.filter((command) => command.length > 74).map((command) => `command of ${command.length} characters: ${command}`);
    assert.deepEqual([...unparsed.flat(), ...faults, ...long], none);
  });
});
