import { uriEncode, uriEncodeExceptSlash } from "../../core/signature/encoding.js";
import { readConfig } from "../client/profiles.js";
import { decoded } from "../client/proxy.js";
import { families } from "../client/settings.js";
import type { Io } from "../io.js";

/** The password in an address, in every form in which it could be printed. */
function passwordsIn(address: string): string[] {
  try {
    const { password } = new URL(/^[a-z][a-z0-9+.-]*:\/\//iu.test(address) ? address : `http://${address}`);
    return password === "" ? [] : [password, decoded(password) ?? ""];
  } catch {
    // What is no address may be a mistyped one, so what stands before its @ is kept back.
    const [, password] = /:([^:@/]*)@/u.exec(address) ?? [];
    return password === undefined ? [] : [password];
  }
}

/** A secret as it could stand in a text: as it is, and as URLs have it in a query and in a path. */
export const secretForms = (secret: string): readonly string[] => {
  const text = secret.toWellFormed();
  return [secret, secret.trim(), uriEncode(text), uriEncodeExceptSlash(text)];
};

const proxyVariable = /^(?:https?|all)_proxy$/iu;

/** What this machine is configured with: secrets to be kept from every output, and access key ids to be masked. */
export interface KnownSecrets {
  readonly accessKeyIds: readonly string[];
}

/**
 * Has every secret of environment and configuration file kept from the output, whether or not it is used: for texts that
 * go to somebody else. A file that cannot be read has no secrets to give away.
 */
export async function protectKnownSecrets(io: Io): Promise<KnownSecrets> {
  const { env } = io;
  const profiles = (await readConfig().catch(() => null))?.profiles ?? [];
  const secrets = [
    ...families.flatMap(({ secret, token }) => [env[secret], env[token]]),
    ...profiles.flatMap(({ secretAccessKey, securityToken }) => [secretAccessKey?.reveal(), securityToken?.reveal()]),
    ...Object.entries(env).flatMap(([name, value]) => (proxyVariable.test(name) ? passwordsIn(value ?? "") : [])),
  ];
  for (const secret of secrets) for (const form of secret ? secretForms(secret) : []) io.protect(form);
  const ids = [...families.map(({ id }) => env[id]), ...profiles.map(({ accessKeyId }) => accessKeyId)];
  return { accessKeyIds: [...new Set(ids.flatMap((id) => (id ? [id] : [])))] };
}
