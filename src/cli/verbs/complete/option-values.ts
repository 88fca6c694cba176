import { services } from "../../../core/catalogue/entry.js";
import { operationGroups } from "../../../core/operations/model/operation.js";
import { type Candidates, files, nothing, values } from "./candidates.js";

const codes = async (): Promise<Candidates> => values((await import("../../../core/catalogue/code-names.js")).codeNames);

async function regions(): Promise<Candidates> {
  const { regions: all } = await import("../../../core/operations/model/regions.js");
  return values(all.map(({ id, name }) => ({ value: id, meaning: name.en })));
}

/** Names of profiles; a configuration that cannot be read has none. */
export async function profiles(): Promise<Candidates> {
  const { readConfig } = await import("../../../node/client/profiles.js");
  const config = await readConfig().catch(() => null);
  return values(config?.profiles.map(({ name }) => name) ?? []);
}

async function fields(): Promise<Candidates> {
  return values((await import("../../../core/answers/error-record.js")).recordFields);
}

async function failOn(): Promise<Candidates> {
  const { all } = await codes();
  return values(["any", "client", "server", "auth", "throttle", ...all]);
}

/** What options take that state no choices of their own. */
export const optionValues: Readonly<Record<string, () => Promise<Candidates>>> = {
  "--service": async () => values(services),
  "--group": async () => values(operationGroups),
  "--region": regions,
  "--regions": regions,
  "--profile": profiles,
  "--language": async () => values(["zh-CN", "en-US"]),
  "--method": async () => values(["GET", "POST", "PUT", "DELETE", "HEAD"]),
  "--fail-on": failOn,
  "--fail": codes,
  "--fields": fields,
  "--client-token": async () => values(["auto"]),
  "--cacert": async () => files,
  "--output": async () => files,
  "--report": async () => files,
  "--seed": async () => files,
  "--state": async () => files,
};

export { codes as codeCandidates };
export const noValue = async (): Promise<Candidates> => nothing;
