import { flagsOf } from "../../core/answers/point-out.js";
import type { Endpoint } from "../client/endpoint.js";
import { readConfig } from "../client/profiles.js";
import { type Credentials, profileCredentials, type SettingsFlags } from "../client/settings.js";
import { type Place, placeOf } from "./places.js";

/** What profiles hold besides the keys of the call. */
export interface OtherProfiles {
  /** The place that was asked, once for each profile with another secret of the same access key id. */
  readonly sameKey: readonly Place[];
  /** Names of profiles with other keys. They are never used: a call with them would be one of somebody else. */
  readonly otherKeys: readonly string[];
}

/** The profiles besides the one that was called with, as far as the configuration can be read. */
export async function otherProfiles(
  endpoint: Endpoint,
  { accessKeyId, secretAccessKey }: Credentials,
  flags: SettingsFlags,
): Promise<OtherProfiles> {
  const config = await readConfig().catch(() => null);
  const profiles = (config?.profiles ?? []).flatMap((profile) => {
    const credentials = profileCredentials(profile)?.value;
    return credentials ? [{ name: profile.name, credentials }] : [];
  });
  const isSame = ({ credentials }: (typeof profiles)[number]): boolean => credentials.accessKeyId === accessKeyId;
  return {
    sameKey: profiles
      .filter((profile) => isSame(profile) && profile.credentials.secretAccessKey.reveal() !== secretAccessKey.reveal())
      .map(({ name, credentials }) => ({ ...placeOf(endpoint, flagsOf({ ...flags, profile: name })), credentials })),
    otherKeys: profiles.filter((profile) => !isSame(profile)).map(({ name }) => name),
  };
}
