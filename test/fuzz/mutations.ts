import type { Random } from "./random.js";

/** A change of a text. `other` gives another sample, `mark` what some detector looks for. */
export interface Tools {
  readonly random: Random;
  readonly other: () => string;
  readonly mark: () => string;
}
export type Mutation = (text: string, tools: Tools) => string;
export type Mutations = readonly [Mutation, ...Mutation[]];

const place = (text: string, { random }: Tools): number => random.between(0, text.length);

/** A part of a text, from a few characters to all of it; half of the parts are whole lines. */
export function partOf(text: string, tools: Tools): string {
  const [from = 0, to = 0] = [place(text, tools), place(text, tools)].sort((a, b) => a - b);
  if (tools.random.chance(2)) return text.slice(from, to);
  return tools.random.of(text.split("\n")) ?? text;
}

const inserted = (text: string, piece: string, at: number): string => text.slice(0, at) + piece + text.slice(at);

const perLine = (text: string, change: (line: string, index: number) => string): string => text.split("\n").map(change).join("\n");

/** As Go's %q writes a string. */
const goQuoted = (text: string): string => {
  const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u0007": "\\a", "\u000b": "\\v" };
  const hex = (character: string) => short[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  return `"${text.replaceAll(/["\\]/gu, String.raw`\$&`).replaceAll(/[\u0000-\u001f\u007f]/gu, hex)}"`;
};

/** As Python's `repr` and Node's inspection write it. */
const pythonQuoted = (text: string): string => `'${text.replaceAll(/['\\]/gu, String.raw`\$&`).replaceAll("\n", String.raw`\n`)}'`;

const time = "2026-10-02T08:09:10.123456789Z";

/** A sample within another program's output. */
const nestings: Mutations = [
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(JSON.stringify(text)),
  (text) => `{"level":"error","ts":1.5e9,"msg":${JSON.stringify(text)},"code":"NoSuchThing"}`,
  (text) => JSON.stringify({ code: "BadRequest", message: text, requestId: "6d62a0d1-8d1f-4c39-9b9e-31d2e6e9ad14" }),
  (text) => JSON.stringify({ error: { errors: [{ body: JSON.stringify({ text }) }] } }, null, 2),
  (text) => `reconcile failed: ${goQuoted(text)} after 3 tries`,
  (text) => `time="${time}" level=error msg="cannot create" error=${goQuoted(text)} nat=nat-1`,
  (text) => `raise RuntimeError(${pythonQuoted(text)})`,
  (text) => `{ status_code: 400, message: ${pythonQuoted(text)}, code: 'NoSuchNat', request_id: 'x' }`,
  (text) => perLine(text, (line) => JSON.stringify({ log: `${line}\n`, stream: "stderr", time })),
  (text) => `HTTP/1.1 400 Bad Request\nx-bce-request-id: r-1\nContent-Type: application/json\n\n${text}\n\n`,
  (text) => `>>>>Traceback (most recent call last):\n${perLine(text, (line) => `>>>>${line}`)}`,
];

const linePrefixes: readonly [string, ...string[]] = [
  "│ ",
  "╷",
  `${time} `,
  `[${time}] stderr F `,
  `${time} 00O `,
  "[pod/vpc-0/main] ",
  "web-1  | ",
  "Oct  2 08:09:10 host.example app[123]: ",
  "\u001b[31m",
  "> ",
  ">>>>",
  "\t",
  "    ",
  "#12 0.345 ",
];

/** Single characters and sequences that readers stumble over. */
const nuisances: readonly [string, ...string[]] = [
  "\u0000",
  "\u2028",
  "\u2029",
  "\ufeff",
  "\ud800",
  "\udc00",
  "\u202e",
  "\u2066",
  "\u200b",
  "\u0085",
  "\u009b31m",
  "\u001b[2J",
  "\u001b]8;;http://x\u0007",
  "\u001b]0;",
  "\u001b",
  "\b",
  "\r",
  "\r\n",
  "\n",
  "\n\n",
  "\\",
  "\\\\",
  '"',
  '\\"',
  "'",
  "`",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  ":",
  ";",
  ",",
  "…",
  "...",
  " ",
  "\t",
  "\u00a0",
  "\u3000",
  "\\u0022",
  "\\u202e",
  "\\u001b[31m",
  "\\ud800",
  "\\x1b",
  '{"code":"',
  '","message":"',
  ": ",
  ", cause:",
  "Error: ",
  "null",
  "400",
  "%!s(<nil>)",
];

/** Changes that leave a text about as long as it was. */
export const lightMutations: Mutations = [
  (text, tools) => text.slice(place(text, tools)),
  (text, tools) => text.slice(0, place(text, tools)),
  (text, tools) => text.slice(tools.random.between(0, 40), -tools.random.between(1, 40)),
  (text, tools) => inserted(text, partOf(tools.other(), tools), place(text, tools)),
  (text, tools) => text + tools.random.of(["", "\n", " ", "\n\n"]) + tools.other(),
  (text, tools) => tools.other().slice(0, 300) + text,
  (text, tools) => tools.random.of(nestings)(text, tools),
  (text, tools) => tools.random.of(nestings)(text, tools),
  (text, tools) => inserted(tools.other(), tools.random.of(nestings)(text, tools), tools.random.between(0, 100)),
  (text, { random }) => random.shuffled(text.split("\n")).join("\n"),
  (text, { random }) => perLine(text, (line) => (random.chance(4) ? `${line}\n${line}` : line)),
  (text, { random }) => perLine(text, (line) => (random.chance(4) ? "" : line)),
  (text) => text.replaceAll(/\r?\n/gu, "\r\n"),
  (text) => text.replaceAll("\n", "\r"),
  (text) => text.replaceAll("\n", " "),
  (text) => text.replaceAll("\n", ""),
  (text) => text.replaceAll('"', '""'),
  (text) => text.replaceAll('"', "'"),
  (text) => text.replaceAll("\\", "\\\\"),
  (text) => text.replaceAll('"', '\\"'),
  (text, { random }) => {
    const prefix = random.of(linePrefixes);
    const every = random.between(1, 3);
    return perLine(text, (line) => (random.chance(every) ? prefix + line : line));
  },
  (text, { random }) => {
    const width = random.between(20, 132);
    return perLine(text, (line) => line.match(new RegExp(`.{1,${width}}`, "gsu"))?.join("\n") ?? line);
  },
  (text, { random }) => `╷\n${perLine(text, (line) => `│ ${line.padEnd(random.between(0, 80))}${random.chance(2) ? "│" : ""}`)}\n╵`,
  (text) => text.replaceAll(/[^\n ]+/gu, (word) => `\u001b[1m${word}\u001b[0m`),
  scattered((tools) => tools.random.of(nuisances)),
  scattered((tools) => tools.random.of(nuisances)),
  scattered((tools) => tools.mark()),
  (text, tools) => {
    const at = place(text, tools);
    return text.slice(0, at) + text.slice(at + tools.random.between(1, 20));
  },
  (text, { random }) => text.replaceAll(/\d/gu, (digit) => (random.chance(3) ? String(random.between(0, 9)) : digit)),
  (text, { random }) => text.replaceAll(/[a-z]/giu, (letter) => (random.chance(30) ? letter.toUpperCase() : letter)),
];

/** Puts up to twenty pieces at places of their own. */
function scattered(piece: (tools: Tools) => string): Mutation {
  return (text, tools) => {
    let changed = text;
    for (let count = tools.random.magnitude(1, 20); count > 0; count -= 1) changed = inserted(changed, piece(tools), place(changed, tools));
    return changed;
  };
}

const fillers: readonly [string, ...string[]] = [
  " ",
  "\t",
  "\n",
  "\r\n",
  "a",
  "0",
  '"',
  "\\",
  "{",
  "[",
  "(",
  ".",
  ":",
  "中",
  "\u001b[",
  "> ",
];

/** Something small, over and over: what would show work that grows faster than the text. */
const repeatables: Mutations = [
  (text) => text,
  (text, tools) => partOf(text, tools),
  (text, tools) => partOf(text, tools),
  (text, tools) => partOf(text, tools).slice(-tools.random.magnitude(4, 200)),
  (_, tools) => tools.mark(),
  (_, tools) => tools.mark() + tools.random.of(nuisances),
  (_, tools) => tools.mark() + tools.mark(),
  (_, { random }) => random.of(fillers),
  (_, { random }) => random.of(nuisances) + random.of(nuisances),
  (text, tools) => tools.random.of(nestings)(partOf(text, tools).slice(0, 500), tools),
];

/** Changes that make a text long, up to `most` characters: pieces repeated, marks by the thousand, one endless line. */
export const heavyMutation = (text: string, tools: Tools, most: number): string => {
  const { random } = tools;
  const joint = random.of(["", "", " ", "\n", "\n", "\\n", ","]);
  const piece = random.of(repeatables)(text, tools) + joint;
  const count = Math.min(random.magnitude(100, 20_000), Math.ceil(most / Math.max(1, piece.length)));
  const many = piece.repeat(piece.length === 1 && random.chance(2) ? most : count).slice(0, most);
  const at = random.of([0, text.length, random.between(0, text.length)]);
  const whole = inserted(text, many, at);
  return random.chance(5) ? whole.replaceAll(/[\r\n]/gu, " ") : whole;
};
