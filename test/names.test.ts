import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type ESTree, type ParseResult, parseSync, Visitor } from "rolldown/utils";

const root = new URL("../", import.meta.url);
/** The kernel is AssemblyScript, a language of its own. */
const files = ["src", "test", "scripts"].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("/kernel/") && !name.includes("node_modules/"))
    .map((name) => `${folder}/${name}`),
);

interface SourceFile extends ParseResult {
  readonly file: string;
  readonly text: string;
}

const parsed = (file: string, text: string): SourceFile => {
  const { program, module, comments, errors } = parseSync(file, text, { lang: "ts" });
  assert.deepEqual(errors, [], file);
  return { file, text, program, module, comments, errors };
};
const sources = files.map((file) => parsed(file, readFileSync(new URL(file, root), "utf8")));
const inSrc = sources.filter(({ file }) => file.startsWith("src/"));

/** Where something of the wrong name stands: `src/a.ts:12 name`. */
const placeOf = ({ file, text }: SourceFile, { start }: ESTree.Span, name: string): string =>
  `${file}:${text.slice(0, start).split("\n").length} ${name}`;

function fillers(source: SourceFile): string[] {
  const found: string[] = [];
  new Visitor({
    Identifier: (node) => {
      if (/^(?:one|ones)$/u.test(node.name)) found.push(placeOf(source, node, node.name));
    },
  }).visit(source.program);
  return found;
}

/** Nouns, whatever they end in. `Found` is the word of the design for an error that was found; the others are names of the library. */
const nouns: ReadonlySet<string> = new Set(["Seed", "Found", "Decoded", "Linted", "Signed", "Told"]);
/** One word that is a participle and nothing else. */
const participle =
  /^(?:[A-Z][a-z]+ed|Bound|Broken|Built|Chosen|Done|Found|Given|Gone|Held|Hidden|Kept|Known|Left|Lost|Made|Meant|Paid|Said|Seen|Sent|Shown|Sought|Spoken|Taken|Thrown|Told|Torn|Written)$/u;

function participles(source: SourceFile): string[] {
  const found: string[] = [];
  const check = ({ id }: { readonly id: ESTree.BindingIdentifier | null }): void => {
    if (id && participle.test(id.name) && !nouns.has(id.name)) found.push(placeOf(source, id, id.name));
  };
  new Visitor({ TSInterfaceDeclaration: check, TSTypeAliasDeclaration: check, ClassDeclaration: check, TSEnumDeclaration: check }).visit(
    source.program,
  );
  return found;
}

type Body = ESTree.Function | ESTree.ArrowFunctionExpression;

/** Whether a function itself throws what it made; what others threw is passed on by its name. */
function throws({ body }: Body): boolean {
  let depth = 0;
  let found = false;
  const enter = (): void => {
    depth += 1;
  };
  const leave = (): void => {
    depth -= 1;
  };
  if (body?.type !== "BlockStatement") return false;
  for (const statement of body.body)
    new Visitor({
      ThrowStatement: ({ argument }) => {
        found ||= depth === 0 && argument.type !== "Identifier";
      },
      FunctionDeclaration: enter,
      "FunctionDeclaration:exit": leave,
      FunctionExpression: enter,
      "FunctionExpression:exit": leave,
      ArrowFunctionExpression: enter,
      "ArrowFunctionExpression:exit": leave,
    }).visit({ type: "Program", body: [statement] } as unknown as ESTree.Program);
  return found;
}

/** The exported functions and the methods of exported classes, each with the node that its docstring stands before. */
function exportedFunctions({ program }: SourceFile): (readonly [name: string, node: ESTree.Span, body: Body])[] {
  return program.body.flatMap((statement): (readonly [string, ESTree.Span, Body])[] => {
    if (statement.type !== "ExportNamedDeclaration" || !statement.declaration) return [];
    const { declaration } = statement;
    if (declaration.type === "FunctionDeclaration") return [[declaration.id?.name ?? "", statement, declaration]];
    if (declaration.type === "ClassDeclaration")
      return declaration.body.body.flatMap((member) =>
        member.type === "MethodDefinition" && member.accessibility !== "private" && member.key.type === "Identifier"
          ? [[`${declaration.id?.name}.${member.key.name}`, member, member.value] as const]
          : [],
      );
    if (declaration.type !== "VariableDeclaration") return [];
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type === "Identifier" && (init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression")
        ? [[id.name, statement, init] as const]
        : [],
    );
  });
}

function silentThrowers(source: SourceFile): string[] {
  const docstringOf = ({ start }: ESTree.Span): string =>
    source.comments.find(({ end }) => end <= start && source.text.slice(end, start).trim() === "")?.value ?? "";
  return exportedFunctions(source)
    .filter(([, node, body]) => throws(body) && !/@throws \{\w+\} /u.test(docstringOf(node)))
    .map(([name, node]) => placeOf(source, node, name));
}

describe("the names of the source", () => {
  it("say what a thing is, and never that it is one of several", () => {
    assert.deepEqual(sources.flatMap(fillers), []);
    const sample = "const ones = [1].map((one) => one); // one\nconst { one: first } = { first: ones };";
    assert.equal(fillers(parsed("a.ts", sample)).length, 5);
  });

  it("are nouns where they are those of types", () => {
    assert.deepEqual(inSrc.flatMap(participles), []);
    const sample = "interface Sought { a: 1 }\ntype Checked = 1;\nclass Logged {}\ntype CheckedBody = 1; type Seed = 2;";
    assert.deepEqual(participles(parsed("a.ts", sample)), ["a.ts:1 Sought", "a.ts:2 Checked", "a.ts:3 Logged"]);
  });
});

describe("the docstrings of the source", () => {
  it("say of what is exported what it throws, and when", () => {
    assert.deepEqual(inSrc.flatMap(silentThrowers), []);
    const sample = [
      "/** Refuses. */ export function refuse() { throw new Error(); }",
      "/** Refuses. @throws {Error} always. */ export const silent = () => { throw new Error(); };",
      "export const later = () => () => { throw new Error(); };",
      "export const passOn = (error: unknown) => { if (error) { throw error; } };",
      "export class Door { open() { if (this) throw new Error(); } private shut() { throw new Error(); } }",
      "function own() { throw new Error(); }",
    ].join("\n");
    assert.deepEqual(silentThrowers(parsed("a.ts", sample)), ["a.ts:1 refuse", "a.ts:5 Door.open"]);
  });
});
