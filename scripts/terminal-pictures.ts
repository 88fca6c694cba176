import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { displayWidth } from "../src/core/text/wrap.js";

/** Draws a terminal session of the built binary for the READMEs: in both languages, on light and on dark. */

const binary = fileURLToPath(new URL("../bin/bcevpc.cjs", import.meta.url));

const log = `│ Error: [ERROR] resource_baiducloud_subnet.go:121: Create Subnet app Failed!!!
│ [Code: CidrConflict; Message: This subnet's cidr has conflict with other
│ subnets'.; RequestId: dc311131-edce-4b8b-a511-b35a694ddb36]
`;

interface Theme {
  readonly ground: string;
  readonly text: string;
  readonly quiet: string;
  readonly red: string;
  readonly cyan: string;
}

const themes: Readonly<Record<"light" | "dark", Theme>> = {
  light: { ground: "#ffffff", text: "#1f2328", quiet: "#59636e", red: "#b3261e", cyan: "#0b6a73" },
  dark: { ground: "#0d1117", text: "#e6edf3", quiet: "#9198a1", red: "#ff7b72", cyan: "#56d4dd" },
};

interface Run {
  readonly text: string;
  readonly column: number;
  readonly bold: boolean;
  readonly colour: "text" | "quiet" | "red" | "cyan";
}

const colours: Readonly<Record<string, Run["colour"]>> = { "2": "quiet", "22": "text", "31": "red", "36": "cyan", "39": "text" };

/** A line with its escape sequences as stretches that look the same. */
function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let [column, bold, colour]: [number, boolean, Run["colour"]] = [0, false, "text"];
  for (const part of line.split(/(\u001b\[\d+m)/u)) {
    const code = /\[(\d+)m$/u.exec(part)?.[1];
    if (part.startsWith("\u001b") && code !== undefined) {
      if (code === "1" || code === "22") bold = code === "1";
      colour = colours[code] ?? colour;
    } else if (part !== "") {
      // Each word has its own place, so that no font shifts what follows.
      for (const { 0: text, index } of part.matchAll(/\S+(?: \S+)*/gu))
        runs.push({ text, column: column + displayWidth(part.slice(0, index)), bold, colour });
      column += displayWidth(part);
    }
  }
  return runs;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const [columnWidth, lineHeight, margin] = [8.4, 20, 20];

/** The session as a picture. */
function draw(lines: readonly string[], title: string, theme: Theme): string {
  const width = Math.round(80 * columnWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  const texts = lines.flatMap((line, row) =>
    runsOf(line).map(({ text, column, bold, colour }) => {
      const place = `x="${(margin + column * columnWidth).toFixed(1)}" y="${margin + (row + 0.75) * lineHeight}"`;
      const length = `textLength="${(displayWidth(text) * columnWidth).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
      return `<text ${place} ${length} fill="${theme[colour]}"${bold ? ' font-weight="bold"' : ""}>${escaped(text)}</text>`;
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${theme.ground}" stroke="${theme.quiet}" stroke-opacity="0.4"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace" font-size="14" xml:space="preserve">`,
    ...texts,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

const titles = { en: "bcevpc explains an error that Terraform printed", zh: "bcevpc 解释 Terraform 打印的错误" } as const;
const folders = { en: "docs/", zh: "docs/zh/" } as const;

/** All pictures by the path of their file. */
export function terminalPictures(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "bcevpc-picture-"));
  try {
    writeFileSync(join(folder, "terraform.log"), log);
    return new Map(
      (["en", "zh"] as const).flatMap((language) => {
        const env = { PATH: process.env["PATH"], HOME: folder, FORCE_COLOR: "1", COLUMNS: "80", BCEVPC_LANG: language };
        const printed = execFileSync(process.execPath, [binary, "decode", "terraform.log"], { cwd: folder, env, encoding: "utf8" });
        const session = `$ cat terraform.log\n${log}$ bcevpc decode terraform.log\n${printed}`;
        const lines = session.trimEnd().split("\n");
        return (["light", "dark"] as const).map(
          (theme) => [`${folders[language]}terminal-${theme}.svg`, draw(lines, titles[language], themes[theme])] as const,
        );
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, picture] of terminalPictures()) writeFileSync(new URL(`../${path}`, import.meta.url), picture);
