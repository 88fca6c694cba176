import { UsageError } from "../../../core/refusals.js";
import { cleanLine } from "../../../core/text/clean.js";
import { didYouMean } from "../../../core/text/did-you-mean.js";
import { padEnd } from "../../../core/text/wrap.js";
import { type Context, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { jsonDocument } from "../../shared/look/json.js";
import { schemas, selfContained } from "../../shared/schemas.js";

export interface SchemaOptions {
  readonly bundle?: boolean;
  readonly json?: boolean;
}

async function unknownSchema(name: string): Promise<UsageError> {
  const names = Object.keys(schemas);
  const { nearestWord } = await import("../../../core/text/nearest-word.js");
  const near = nearestWord(name, names);
  return new UsageError({ en: `unknown schema: ${cleanLine(name)}`, zh: `未知的 Schema：${cleanLine(name)}` }, [
    ...didYouMean(near === null ? [] : [near]),
    { en: `schemas: ${names.join(", ")}`, zh: `可用的 Schema：${names.join("、")}` },
  ]);
}

/**
 * `bcevpc schema [NAME]`: the JSON Schemas of what the commands print.
 * @throws {UsageError} for a schema that there is not.
 */
export async function schema(context: Context, name: string | undefined, { bundle, json }: SchemaOptions): Promise<ExitCode> {
  if (name === undefined) {
    if (bundle)
      throw new UsageError({ en: "missing argument: --bundle requires a schema name", zh: "缺少参数：--bundle 需要 Schema 名称" });
    const rows = Object.entries(schemas).map(([schemaName, { title }]) => ({ name: schemaName, title }));
    const width = Math.max(...rows.map((row) => row.name.length)) + 2;
    print(
      context,
      json ? jsonDocument({ schemas: rows }, context.view.terminal) : rows.map((row) => padEnd(row.name, width) + row.title).join("\n"),
    );
    return exitCodes.done;
  }
  const content = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (!content) throw await unknownSchema(name);
  print(context, JSON.stringify(bundle ? selfContained(content) : content, null, 2));
  return exitCodes.done;
}
