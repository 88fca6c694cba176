import { flagsOf } from "../../core/answers/point-out.js";
import type { Endpoint } from "../client/endpoint.js";
import { readConfig } from "../client/profiles.js";
import { type Credentials, profileCredentials, type SettingsFlags } from "../client/settings.js";
import { type Place, placeOf } from "./places.js";

/**
 * The place that was asked, once for each profile with another secret of the same access key id. Profiles of other keys are
 * never used: a call with them would be one of somebody else.
 */
export async function placesOfSameKey(
  endpoint: Endpoint,
  { accessKeyId, secretAccessKey }: Credentials,
  flags: SettingsFlags,
): Promise<readonly Place[]> {
  const config = await readConfig().catch(() => null);
  return (config?.profiles ?? []).flatMap((profile) => {
    const credentials = profileCredentials(profile)?.value;
    const isOther = credentials?.accessKeyId === accessKeyId && credentials.secretAccessKey.reveal() !== secretAccessKey.reveal();
    return credentials && isOther ? [{ ...placeOf(endpoint, flagsOf({ ...flags, profile: profile.name })), credentials }] : [];
  });
}
