import type { ConfigDocument } from "./profile-store.js";
import { type ConfigFile, type Profile, profileNamed, toProfile } from "./profiles.js";
import type { Secret } from "./secret.js";

/** What is to change in a profile. What is absent stays; empty region, endpoint and language are removed. */
export interface ProfileChange {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: Secret;
  readonly securityToken?: Secret;
  readonly region?: string;
  readonly endpoint?: string;
  readonly language?: string;
}

type ProfileRecord = Readonly<Record<string, unknown>>;

const recordsOf = ({ document }: ConfigFile): readonly ProfileRecord[] => (document["profiles"] ?? []) as ProfileRecord[];

/**
 * The fields of the credentials that change. A new key without a token ends the session whose token is stored: the two
 * do not belong together.
 */
function credentialFields(before: Profile, { accessKeyId, secretAccessKey, securityToken }: ProfileChange): Record<string, string> {
  if (accessKeyId === undefined && !secretAccessKey && !securityToken) return {};
  const id = accessKeyId ?? before.accessKeyId;
  const secret = secretAccessKey?.reveal() ?? before.secretAccessKey?.reveal();
  const isNewKey = id !== before.accessKeyId || secret !== before.secretAccessKey?.reveal();
  const sessionToken = securityToken?.reveal() ?? (isNewKey ? "" : (before.securityToken?.reveal() ?? ""));
  return {
    mode: sessionToken === "" ? "AK" : "StsToken",
    ...(id === null ? {} : { access_key_id: id }),
    ...(secret === undefined ? {} : { secret_access_key: secret }),
    security_token: sessionToken,
  };
}

/** The record with the change made. An empty field is left out, as the official CLI does; unknown ones stay where they are. */
function changedRecord(record: ProfileRecord, change: ProfileChange): ProfileRecord {
  const { region, endpoint, language } = change;
  const fields = { ...credentialFields(toProfile(record), change), region, endpoint, language };
  const changed: Record<string, unknown> = { ...record };
  for (const [field, value] of Object.entries(fields)) {
    if (value === "") delete changed[field];
    else if (value !== undefined) changed[field] = value;
  }
  return changed;
}

/** Changes a profile, or adds it. It becomes the current one when there is none. */
export function withProfile(config: ConfigFile, name: string, change: ProfileChange): ConfigDocument {
  const records = recordsOf(config);
  const at = config.profiles.findIndex((profile) => profile.name === name);
  const changed = changedRecord({ ...records[at], name }, change);
  const hasCurrent = config.profiles.some((profile) => profile.name === config.current);
  return {
    ...config.document,
    current: hasCurrent ? config.current : name,
    profiles: at < 0 ? [...records, changed] : records.with(at, changed),
  };
}

/** Makes a profile the current one. */
export const withCurrent = (config: ConfigFile, name: string): ConfigDocument => ({
  ...config.document,
  current: profileNamed(config, name).name,
});

/** Removes a profile. If it was the current one, the first that is left takes its place, as with the official CLI. */
export function withoutProfile(config: ConfigFile, name: string): ConfigDocument {
  profileNamed(config, name);
  const [first] = config.profiles.filter((profile) => profile.name !== name);
  return {
    ...config.document,
    current: config.current === name ? (first?.name ?? "") : config.current,
    profiles: recordsOf(config).filter((_, index) => config.profiles[index]?.name !== name),
  };
}
