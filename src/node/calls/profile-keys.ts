import { readConfig } from "../client/profiles.js";
import { type Credentials, profileCredentials } from "../client/settings.js";

/** A profile and its keys. */
export interface ProfileKey {
  readonly name: string;
  readonly credentials: Credentials;
}

/** What profiles hold besides the keys of a call. */
export interface ProfileKeys {
  /** Those with another secret of the same access key id. */
  readonly sameKey: readonly ProfileKey[];
  /** Those with another access key id. */
  readonly otherKeys: readonly ProfileKey[];
}

/** The keys of the profiles beside those of a call, as far as the configuration can be read. */
export async function profileKeys({ accessKeyId, secretAccessKey }: Credentials): Promise<ProfileKeys> {
  const config = await readConfig().catch(() => null);
  const profiles = (config?.profiles ?? []).flatMap((profile) => {
    const credentials = profileCredentials(profile)?.value;
    return credentials ? [{ name: profile.name, credentials }] : [];
  });
  const isSame = ({ credentials }: ProfileKey): boolean => credentials.accessKeyId === accessKeyId;
  const secret = secretAccessKey.reveal();
  return {
    sameKey: profiles.filter((profile) => isSame(profile) && profile.credentials.secretAccessKey.reveal() !== secret),
    otherKeys: profiles.filter((profile) => !isSame(profile)),
  };
}
