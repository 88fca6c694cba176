import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { maskedId } from "../../core/text/mask.js";
import type { ConfigFile, Profile } from "./profiles.js";
import {
  currentProfile,
  environmentPairs,
  families,
  fromProfile,
  fromVariable,
  profileCredentials,
  type SettingsFlags,
} from "./settings.js";

/** A place that gives a setting, and what it gives as it may be shown. The first of a list counts, the others are shadowed. */
export interface SettingSource {
  readonly source: Bilingual;
  readonly shown: string;
}

export interface SettingSources {
  /** Shown by the first four characters of the access key id. */
  readonly credentials: readonly SettingSource[];
  /** Shown by host or region, as written. */
  readonly endpoint: readonly SettingSource[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const inProfile = (profile: Profile | null): SettingSource[] =>
  profile === null
    ? []
    : [profile.endpoint, profile.region].flatMap((value) =>
        value === null ? [] : [{ source: fromProfile(profile), shown: cleanLine(value) }],
      );

const inVariables = (names: readonly string[], env: Environment): SettingSource[] =>
  names.flatMap((name) => (env[name] ? [{ source: fromVariable(name), shown: cleanLine(env[name] ?? "") }] : []));

/**
 * Every place that gives keys or an endpoint, in the order in which `findSettings` asks them. After an explicit profile
 * the current one is not asked; the environment is asked for an endpoint only.
 */
export function settingSources(flags: SettingsFlags, env: Environment, config: ConfigFile | null): SettingSources {
  const named = flags.profile === undefined ? null : (config?.profiles.find(({ name }) => name === flags.profile) ?? null);
  const current = flags.profile === undefined ? currentProfile(config) : null;
  const pairs = [
    ...(named ? [profileCredentials(named)] : []),
    ...environmentPairs(env),
    ...(current ? [profileCredentials(current)] : []),
  ].flatMap((pair) => (pair ? [{ source: pair.source, shown: maskedId(pair.value.accessKeyId) }] : []));
  const flag = ([name, value]: readonly [string, string | undefined]): SettingSource[] =>
    value === undefined ? [] : [{ source: { en: name, zh: name }, shown: cleanLine(value) }];
  return {
    credentials: pairs,
    endpoint: [
      // With both, the region belongs to the endpoint.
      ...flag(flags.endpoint === undefined ? ["--region", flags.region] : ["--endpoint", flags.endpoint]),
      ...inProfile(named),
      ...inVariables(["BCEVPC_ENDPOINT", ...families.map(({ region }) => region)], env),
      ...inProfile(current),
    ],
  };
}
