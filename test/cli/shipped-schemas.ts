import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const folder = new URL("../../dist/schemas/", import.meta.url);

/** The names of the schemas that ship. */
export const schemaNames = readdirSync(folder).map((file) => file.replace(/\.schema\.json$/, ""));

export const readSchema = (name: string) => JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), "utf8"));

const ajv = new Ajv2020({ allErrors: true, validateFormats: false, strictTypes: false });
for (const name of schemaNames) ajv.addSchema(readSchema(name));

/** Asserts that a text is one JSON document that holds to the schema that ships. */
export function assertDocument(name: string, text: string): void {
  const validate = ajv.getSchema(`${name}.schema.json`);
  assert.ok(validate, name);
  assert.ok(validate(JSON.parse(text)), `${JSON.stringify(validate.errors?.slice(0, 3))} in ${text.slice(0, 400)}`);
}
