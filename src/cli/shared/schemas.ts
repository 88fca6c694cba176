import apis from "../schemas/apis.schema.json" with { type: "json" };
import callFailure from "../schemas/call-failure.schema.json" with { type: "json" };
import codeList from "../schemas/code-list.schema.json" with { type: "json" };
import codes from "../schemas/codes.schema.json" with { type: "json" };
import decode from "../schemas/decode.schema.json" with { type: "json" };
import decodeRecord from "../schemas/decode-record.schema.json" with { type: "json" };
import doctor from "../schemas/doctor.schema.json" with { type: "json" };
import doctorChecks from "../schemas/doctor-checks.schema.json" with { type: "json" };
import dryRun from "../schemas/dry-run.schema.json" with { type: "json" };
import entry from "../schemas/entry.schema.json" with { type: "json" };
import environment from "../schemas/environment.schema.json" with { type: "json" };
import error from "../schemas/error.schema.json" with { type: "json" };
import errorRecord from "../schemas/error-record.schema.json" with { type: "json" };
import exitCodes from "../schemas/exit-codes.schema.json" with { type: "json" };
import explain from "../schemas/explain.schema.json" with { type: "json" };
import lint from "../schemas/lint.schema.json" with { type: "json" };
import mcpInputs from "../schemas/mcp-inputs.schema.json" with { type: "json" };
import mockState from "../schemas/mock-state.schema.json" with { type: "json" };
import operationList from "../schemas/operation-list.schema.json" with { type: "json" };
import profiles from "../schemas/profiles.schema.json" with { type: "json" };
import schema from "../schemas/schema.schema.json" with { type: "json" };
import sign from "../schemas/sign.schema.json" with { type: "json" };
import topic from "../schemas/topic.schema.json" with { type: "json" };
import verify from "../schemas/verify.schema.json" with { type: "json" };
import version from "../schemas/version.schema.json" with { type: "json" };

/** A JSON Schema as it ships: what it describes is its title. */
export interface Schema {
  readonly title: string;
  readonly [member: string]: unknown;
}

/** Every schema that ships, by the name that `bcevpc schema` knows it by. */
export const schemas: Readonly<Record<string, Schema>> = {
  apis,
  "call-failure": callFailure,
  "code-list": codeList,
  codes,
  decode,
  "decode-record": decodeRecord,
  doctor,
  "doctor-checks": doctorChecks,
  "dry-run": dryRun,
  entry,
  environment,
  error,
  "error-record": errorRecord,
  "exit-codes": exitCodes,
  explain,
  lint,
  "mcp-inputs": mcpInputs,
  "mock-state": mockState,
  "operation-list": operationList,
  profiles,
  schema,
  sign,
  topic,
  verify,
  version,
};

const reference = /^([\w-]+)\.schema\.json(?:#(?=\/)|$)/;

/** The names of the schemas that a schema refers to, however deep. */
function referredBy(content: unknown, found: Set<string>): Set<string> {
  JSON.stringify(content, (key, value: unknown) => {
    const [, name] = key === "$ref" ? (reference.exec(String(value)) ?? []) : [];
    if (name !== undefined && !found.has(name)) referredBy(schemas[name], found.add(name));
    return value;
  });
  return found;
}

/** A schema with its references resolved within, which every validator understands without the other files. */
export function selfContained(given: Schema): Schema {
  const names = [...referredBy(given, new Set())];
  const local = (content: unknown): Record<string, unknown> =>
    JSON.parse(
      JSON.stringify(content, (key, value: unknown) =>
        key === "$ref" ? String(value).replace(reference, "#/$defs/$1") : key === "$id" || key === "$schema" ? undefined : value,
      ),
    );
  const definitions = Object.fromEntries(names.map((name) => [name, local(schemas[name])]));
  const whole: Schema = {
    ...local(given),
    ...(given["$schema"] === undefined ? {} : { $schema: given["$schema"] }),
    title: given.title,
  };
  return names.length === 0 ? whole : { ...whole, $defs: { ...Object(whole["$defs"]), ...definitions } };
}
