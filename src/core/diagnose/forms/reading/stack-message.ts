const errorLine = /Error: ([^\n]{1,1000})\n(?:[ \t]{1,12}at [^\n]{1,300}\n){0,20}(?:[ \t]{1,12}at [^\n]{1,300})?$/u;
const longestStack = 4000;

/** The message of an Error as Node prints it, before the stack behind which its own members stand at an offset. */
export function stackMessage(text: string, start: number): string | null {
  const before = text.slice(Math.max(0, start - longestStack), start);
  return errorLine.exec(before.slice(before.lastIndexOf("Error: ")).replace(/ $/u, ""))?.[1] ?? null;
}
