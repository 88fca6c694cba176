/**
 * Whole screens as prose. A file `test/screens/<verb>.md` holds cases: a heading `## …`, what stands ready in fenced blocks
 * (`file NAME`, `mock` with the command that starts it, `http` with an answer byte for byte), a `console` block with the
 * command, and what comes of it: `stdout`, `stderr`, `Exit code N.`; what is empty is left out.
 */
export interface ScreenCase {
  readonly title: string;
  /** All of the case that its author wrote, from the heading to the command. */
  readonly given: string;
  readonly files: readonly { readonly name: string; readonly content: string }[];
  readonly server: { readonly kind: "mock" | "http"; readonly content: string } | null;
  readonly command: string;
  /** What the file says comes of it. */
  readonly expected: string;
}

export interface Screen {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | string | null;
}

const block = /^(`{3,})([^\n`]*)\n([\s\S]*?)^\1$/gmu;

function readCase(text: string): ScreenCase {
  const blocks = [...text.matchAll(block)].map(({ index, 0: whole, 2: info = "", 3: content = "" }) => ({
    info: info.trim(),
    content,
    end: index + whole.length,
  }));
  const console = blocks.find(({ info }) => info === "console");
  const title = text.split("\n", 1)[0] ?? "";
  if (!console) throw new Error(`no console block: ${title}`);
  const server = blocks.find(({ info }) => info === "mock" || info === "http");
  return {
    title: title.slice("## ".length),
    given: text.slice(0, console.end),
    files: blocks.flatMap(({ info, content }) => (info.startsWith("file ") ? [{ name: info.slice("file ".length), content }] : [])),
    server: server ? { kind: server.info === "mock" ? "mock" : "http", content: server.content } : null,
    command: console.content.replace(/^\$ /u, "").replaceAll("\n> ", "\n").trimEnd(),
    expected: text.slice(console.end).trim(),
  };
}

/** What stands before the first case, and the cases. */
export function readCases(text: string): { readonly introduction: string; readonly cases: readonly ScreenCase[] } {
  const [introduction = "", ...cases] = text.split(/^(?=## )/mu);
  return { introduction, cases: cases.map(readCase) };
}

const fenced = (info: string, content: string): string[] => {
  if (content === "") return [];
  const fence = content.includes("```") ? "````" : "```";
  return [`${fence}${info}\n${content}${content.endsWith("\n") ? "" : "\n(no line feed at the end)\n"}${fence}`];
};

/** A screen as it stands in the file. */
export const writeScreen = ({ stdout, stderr, code }: Screen): string =>
  [...fenced("stdout", stdout), ...fenced("stderr", stderr), `Exit code ${code}.`].join("\n\n");

export const writeCases = (introduction: string, cases: readonly { readonly given: string; readonly screen: string }[]): string =>
  introduction + cases.map(({ given, screen }) => `${given}\n\n${screen}\n`).join("\n");
