import { UsageError } from "../../../core/refusals.js";
import { cleanLine } from "../../../core/text/clean.js";

export type Select = (content: unknown) => unknown;

const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/gsu;

/** The library takes a text without its closing quote for one that ends where the expression does. */
const hasOpenQuote = (expression: string): boolean => expression.replaceAll(quoted, "").includes("'");

/**
 * A JMESPath expression of an option as a function.
 * @throws {UsageError} for one that cannot be parsed
 */
export async function compileSelection(option: string, expression: string, example: string): Promise<Select> {
  const { compile: parse, TreeInterpreter } = await import("@jmespath-community/jmespath");
  try {
    if (hasOpenQuote(expression)) throw new Error("Syntax error: missing closing '");
    const tree = parse(expression);
    return (content) => TreeInterpreter.search(tree, content as never);
  } catch (error) {
    throw new UsageError(
      {
        en: `invalid JMESPath expression for ${option}: ${cleanLine((error as Error).message)}`,
        zh: `${option} 不是合法的 JMESPath 表达式：${cleanLine((error as Error).message)}`,
      },
      [{ en: `example: ${option} ${example}`, zh: `示例：${option} ${example}` }],
    );
  }
}

/** Whether JMESPath takes a value for true: not null, not false, nothing empty. */
export const isTrue = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  value !== false &&
  value !== "" &&
  !(Array.isArray(value) && value.length === 0) &&
  !(typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0);

/** The texts that an expression quotes: `'active'`, `` `"active"` ``. */
export const quotedIn = (expression: string): string[] =>
  [...expression.matchAll(/'((?:[^'\\]|\\.)*)'|`"([^"`]*)"`/gu)].map(([, raw, json]) => raw ?? json ?? "");
