import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Cell } from "./play.js";

const document = new URL("../../../docs/client-coverage.md", import.meta.url);
const columns = new URL("../../../node_modules/.cache/bcevpc-clients/", import.meta.url);

/** `a | b | c` as cells. */
const cellsOf = (line: string): string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/** What the table in the documentation says of a client, by operation. */
export function writtenColumn(client: string): ReadonlyMap<string, string> {
  const [head = "", , ...rows] = readFileSync(document, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|"));
  const at = cellsOf(head).indexOf(client);
  return new Map(rows.map(cellsOf).map((cells) => [cells[0]?.replaceAll("`", "") ?? "", cells[at] ?? ""]));
}

/** Keeps what a run saw of a client, for the table to be written from. */
export function keepColumn(client: string, cells: ReadonlyMap<string, Cell>): void {
  mkdirSync(columns, { recursive: true });
  writeFileSync(new URL(`${client}.json`, columns), JSON.stringify([...cells]));
}

const keptColumn = (client: string): ReadonlyMap<string, Cell> =>
  new Map(JSON.parse(readFileSync(new URL(`${client}.json`, columns), "utf8")) as [string, Cell][]);

/** Writes the table from what the last run saw. */
export function writeTable(introduction: string, clients: readonly string[]): void {
  const kept = clients.map(keptColumn);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const counts = kept.map((cells) => {
    const all = [...cells.values()].filter((cell) => cell !== "-");
    return `${all.filter((cell) => cell === "state").length} of ${all.length}`;
  });
  const rows = [...(kept[0]?.keys() ?? [])].map((operation) =>
    line([`\`${operation}\``, ...kept.map((cells) => cells.get(operation) ?? "-")]),
  );
  const table = [line(["Operation", ...clients]), line(["---", ...clients.map(() => "---")]), ...rows, line(["with state", ...counts])];
  writeFileSync(document, `${introduction}\n\n${table.join("\n")}\n`);
}
