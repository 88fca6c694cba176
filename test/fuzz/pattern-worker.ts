import { parentPort, workerData } from "node:worker_threads";
import type { RegexLiteral } from "./regex-literals.js";

/** What takes the larger text less than this long is not looked at further. */
const quick = 15;
/** For four times the text, linear work takes four times as long, quadratic work sixteen times. */
const mostGrowth = 9;
/** Characters of the longest text. */
const longest = 20_000;

export interface PatternReport {
  readonly kind: "ready" | "trying" | "super-linear" | "done";
  /** The repeated piece and what stands around it. */
  readonly attack: string;
  readonly growth: number;
}

const post = (report: PatternReport): void => parentPort?.postMessage(report);

/** Strings that the pattern's own text suggests: its literals, the beginnings of them, and runs of what it repeats. */
export function piecesOf({ source }: RegexLiteral): string[] {
  const plain = source
    .replaceAll(/\(\?(?:<?[=!]|:)/gu, "(")
    .replaceAll(/\[\^?(?:\\.|[^\]\\])*\]|\\[dwsSWDbB]/gu, "\u0000")
    .replaceAll(/\{\d+(?:,\d*)?\}|[*+?^$()|]/gu, "\u0000")
    .replaceAll(/\\(.)/gu, "$1");
  const literals = plain.split("\u0000").filter((part) => part !== "");
  const classes = [...source.matchAll(/\[\^?((?:\\.|[^\]\\])+)\]/gu)].map(([, members = ""]) => members.replace(/^\\/u, "").slice(0, 1));
  const runs = [" ", "\t", "\n", "a", "0", ".", '"', "\\", " \n", "a.", "\n ", ...classes];
  return [
    ...new Set([...literals, literals.join(""), literals.join("a"), literals.join(" "), ...literals.map((part) => `${part}a`), ...runs]),
  ];
}

/** Milliseconds of the processor that this process took: what other processes take does not count. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The least of several runs: what else happens only makes one longer. */
function time(pattern: RegExp, text: string, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const from = processorTime();
    // Every match, as matchAll, split and replaceAll find them.
    text.replaceAll(pattern, "");
    return processorTime() - from;
  });
  return Math.min(...times);
}

/** What stands behind the repeated piece: something no pattern takes, and a line separator, which is no line feed. */
const tails = ["\u0000", "\u2028b\n"];

export function tryPattern(literal: RegexLiteral, repeats: number): void {
  const pattern = new RegExp(literal.source, `${literal.flags.replaceAll(/[gy]/gu, "")}g`);
  const pieces = piecesOf(literal);
  const [whole = ""] = [...pieces].sort((a, b) => b.length - a.length);
  for (const piece of pieces)
    for (const lead of new Set(["", pieces[0] ?? "", whole]))
      for (const tail of tails) {
        const attack = (count: number): string => `${lead}${piece.repeat(count)}${tail}`;
        const name = `${JSON.stringify(lead)} + ${JSON.stringify(piece)}.repeat(n) + ${JSON.stringify(tail)}`;
        post({ kind: "trying", attack: name, growth: 0 });
        const most = Math.min(repeats, Math.floor(longest / piece.length));
        if (time(pattern, attack(most), 1) < quick) continue;
        const large = time(pattern, attack(most), 5);
        if (large < quick) continue;
        const growth = large / Math.max(time(pattern, attack(most / 4), 5), 1);
        if (growth > mostGrowth) post({ kind: "super-linear", attack: name, growth });
      }
  post({ kind: "done", attack: "", growth: 0 });
}

parentPort?.on("message", (literal: RegexLiteral) => tryPattern(literal, Number(workerData)));
post({ kind: "ready", attack: "", growth: 0 });
