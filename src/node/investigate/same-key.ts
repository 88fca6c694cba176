import { flagsOf } from "../../core/answers/point-out.js";
import { profileKeys } from "../calls/profile-keys.js";
import type { Endpoint } from "../client/endpoint.js";
import type { Credentials, SettingsFlags } from "../client/settings.js";
import { type Place, placeOf } from "./places.js";

/** What profiles hold besides the keys of the call. */
export interface OtherProfiles {
  /** The place that was asked, once for each profile with another secret of the same access key id. */
  readonly sameKey: readonly Place[];
  /** Names of profiles with other keys. They are never used: a call with them would be one of somebody else. */
  readonly otherKeys: readonly string[];
}

/** The profiles besides the one that was called with. */
export async function otherProfiles(endpoint: Endpoint, own: Credentials, flags: SettingsFlags): Promise<OtherProfiles> {
  const { sameKey, otherKeys } = await profileKeys(own);
  return {
    sameKey: sameKey.map(({ name, credentials }) => ({ ...placeOf(endpoint, flagsOf({ ...flags, profile: name })), credentials })),
    otherKeys: otherKeys.map(({ name }) => name),
  };
}
