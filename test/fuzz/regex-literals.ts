/** A regular expression literal of a source file. */
export interface RegexLiteral {
  readonly source: string;
  readonly flags: string;
  /** From 1. */
  readonly line: number;
}

/** Words behind which a slash begins a regular expression; behind any other word, and behind `)` and `]`, it divides. */
const operators = new Set(["return", "typeof", "case", "in", "of", "void", "delete", "throw", "new", "do", "else", "yield", "await"]);

/** The offset behind a quoted string; escapes count. */
function behindString(code: string, start: number): number {
  let at = start + 1;
  while (at < code.length && code[at] !== code[start]) at += code[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** The offset behind the slash that closes a regular expression: a slash in a class does not. */
function behindRegex(code: string, start: number): number {
  let isInClass = false;
  for (let at = start + 1; at < code.length && code[at] !== "\n"; at += 1) {
    const character = code[at];
    if (character === "\\") at += 1;
    else if (character === "[") isInClass = true;
    else if (character === "]") isInClass = false;
    else if (character === "/" && !isInClass) return at + 1;
  }
  throw new Error(`a regular expression without end at offset ${start}`);
}

const word = /[\w$]+/uy;
const flags = /[a-z]*/uy;
const matchAt = (pattern: RegExp, code: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(code)?.[0] ?? "";
};

/** The regular expression literals of TypeScript code, those in template literals included. */
export function regexLiterals(code: string): RegexLiteral[] {
  const found: RegexLiteral[] = [];
  /** One entry for each template literal the scanner is in: how many braces are open in its `${`; -1 in its text. */
  const templates: number[] = [];
  /** What stood last: it tells a division from a regular expression. */
  let last = "";
  for (let at = 0; at < code.length; ) {
    const character = code[at] ?? "";
    const depth = templates.at(-1);
    if (depth === -1) {
      if (character === "`") templates.pop();
      if (character === "`") last = ")";
      const isHole = code.startsWith("${", at);
      if (isHole) templates[templates.length - 1] = 0;
      if (isHole) last = "{";
      at += character === "\\" || isHole ? 2 : 1;
      continue;
    }
    if (/\s/u.test(character)) at += 1;
    else if (code.startsWith("//", at)) at = (code.indexOf("\n", at) + 1 || code.length + 1) - 1;
    else if (code.startsWith("/*", at)) at = code.indexOf("*/", at) + 2;
    else if (character === "/" && !(last === ")" || last === "]" || last === "word")) {
      const end = behindRegex(code, at);
      const ending = matchAt(flags, code, end);
      found.push({ source: code.slice(at + 1, end - 1), flags: ending, line: code.slice(0, at).split("\n").length });
      at = end + ending.length;
      last = ")";
    } else if (character === '"' || character === "'") {
      at = behindString(code, at);
      last = ")";
    } else if (matchAt(word, code, at) !== "") {
      const name = matchAt(word, code, at);
      last = operators.has(name) ? "operator" : "word";
      at += name.length;
    } else {
      if (character === "`") templates.push(-1);
      if (depth !== undefined && character === "{") templates[templates.length - 1] = depth + 1;
      if (depth !== undefined && character === "}") templates[templates.length - 1] = depth - 1;
      last = character;
      at += 1;
    }
  }
  return found;
}
