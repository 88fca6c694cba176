import { regionList } from "../../core/operations/model/regions.js";
import { ConfigurationError, UsageError } from "../../core/refusals.js";
import { accessKeyDoubt, secretDoubt } from "../../core/signature/key-shape.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { type Endpoint, parseEndpoint, regionEndpoint } from "./endpoint.js";
import { type ConfigFile, type Profile, profileNamed, readConfig, shownConfigPath } from "./profiles.js";
import {
  endpointIn,
  endpointVariable,
  environmentRegions,
  offeredRegions,
  type RegionEndpoints,
  refuseOutside,
} from "./region-endpoints.js";
import { Secret } from "./secret.js";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly securityToken: Secret | null;
}

/** A value and where it was found, in words for `--verbose`. */
export interface Setting<Value> {
  readonly value: Value;
  readonly source: Bilingual;
}

/** What the command line says; secrets are never among it. */
export interface SettingsFlags {
  readonly profile?: string;
  readonly region?: string;
  readonly endpoint?: string;
}

export interface Settings {
  readonly credentials: Setting<Credentials> | null;
  readonly endpoint: Setting<Endpoint> | null;
  /** What looks wrong although it does not stop the call. */
  readonly warnings: readonly Bilingual[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of one family. Halves of two families are never put together. */
interface Family {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
  readonly region: string;
}

export const families: readonly Family[] = [
  { id: "BCE_ACCESS_KEY_ID", secret: "BCE_SECRET_ACCESS_KEY", token: "BCE_SECURITY_TOKEN", region: "BCE_REGION" },
  { id: "BAIDUCLOUD_ACCESS_KEY", secret: "BAIDUCLOUD_SECRET_KEY", token: "BAIDUCLOUD_SESSION_TOKEN", region: "BAIDUCLOUD_REGION" },
];

export const fromVariable = (name: string): Bilingual => ({ en: `environment, ${name}`, zh: `环境变量 ${name}` });
export const fromProfile = ({ name }: Profile): Bilingual => ({
  en: `profile ${cleanLine(name)} of ${shownConfigPath}`,
  zh: `${shownConfigPath} 中的配置档 ${cleanLine(name)}`,
});

export function profileCredentials(profile: Profile): Setting<Credentials> | null {
  const { accessKeyId, secretAccessKey, securityToken } = profile;
  if (accessKeyId === null || secretAccessKey === null) return null;
  return { value: { accessKeyId, secretAccessKey, securityToken }, source: fromProfile(profile) };
}

/** The complete pairs of the environment, the first of which counts. */
export const environmentPairs = (env: Environment): Setting<Credentials>[] =>
  families.flatMap(({ id, secret, token }) => {
    const [accessKeyId, secretAccessKey, securityToken] = [env[id], env[secret], env[token]];
    if (!accessKeyId || !secretAccessKey) return [];
    const value = {
      accessKeyId,
      secretAccessKey: new Secret(secretAccessKey),
      securityToken: securityToken ? new Secret(securityToken) : null,
    };
    return [{ value, source: fromVariable(id) }];
  });

/** A family of which only one of the pair is set, and so ignored. */
export const halves = (env: Environment): Bilingual[] =>
  families
    .filter(({ id, secret }) => !env[id] !== !env[secret])
    .map(({ id, secret }) => {
      const [present, absent] = env[id] ? [id, secret] : [secret, id];
      return { en: `${present} is ignored: ${absent} is not set`, zh: `已忽略 ${present}：没有设置 ${absent}` };
    });

function profileEndpoint(profile: Profile, regions: RegionEndpoints | null): Setting<Endpoint> | null {
  if (profile.endpoint !== null) return { value: parseEndpoint(profile.endpoint), source: fromProfile(profile) };
  if (profile.region !== null) return { value: endpointIn(regions, profile.region), source: fromProfile(profile) };
  return null;
}

function environmentEndpoint(env: Environment, regions: RegionEndpoints | null): Setting<Endpoint> | null {
  const own = env[endpointVariable];
  if (own && regions === null) return { value: parseEndpoint(own), source: fromVariable(endpointVariable) };
  const set = families.find(({ region }) => env[region]);
  if (set) return { value: endpointIn(regions, env[set.region] ?? ""), source: fromVariable(set.region) };
  const [only, ...others] = regions?.regions ?? [];
  return only !== undefined && others.length === 0 ? { value: endpointIn(regions, only), source: fromVariable(endpointVariable) } : null;
}

function flagEndpoint({ endpoint, region }: SettingsFlags, regions: RegionEndpoints | null): Setting<Endpoint> | null {
  if (endpoint !== undefined) {
    const value = parseEndpoint(endpoint);
    return {
      value: { ...value, region: value.region ?? (region === undefined ? null : regionEndpoint(region).region) },
      source: { en: "--endpoint", zh: "--endpoint" },
    };
  }
  return region === undefined ? null : { value: endpointIn(regions, region), source: { en: "--region", zh: "--region" } };
}

/**
 * A region that contradicts the host would send the request where it was not meant to go.
 * @throws {UsageError} when the two contradict each other.
 */
export function refuseOtherRegion(region: string, { host, region: own }: Endpoint): void {
  const asked = regionEndpoint(region).region;
  if (own !== null && own !== asked)
    throw new UsageError({ en: `--region is ${asked}, but ${host} is in ${own}`, zh: `--region 是 ${asked}，但 ${host} 属于 ${own}` });
}

/** Says what in a pair looks damaged or meant for another system. */
function doubts({ accessKeyId, secretAccessKey, securityToken }: Credentials): Bilingual[] {
  const about = (name: string, doubt: Bilingual | null): Bilingual[] =>
    doubt ? [{ en: `the ${name} ${doubt.en}`, zh: `${name} ${doubt.zh}` }] : [];
  return [
    ...about("access key id", accessKeyDoubt(accessKeyId)),
    ...about("secret access key", secretDoubt(secretAccessKey.reveal())),
    ...about("security token", securityToken && secretDoubt(securityToken.reveal())),
  ];
}

export const currentProfile = (config: ConfigFile | null): Profile | null =>
  config?.profiles.find(({ name }) => name === config.current) ?? null;

/**
 * Finds keys and endpoint: flags, then an explicit `--profile`, then the environment (`BCE_*` before `BAIDUCLOUD_*`), then
 * the current profile. `target` is the host of a full URL, which comes before all. The file is read only when something is
 * still missing, so a broken one stops nothing that does not need it.
 */
export async function findSettings(flags: SettingsFlags, env: Environment, target: Setting<Endpoint> | null): Promise<Settings> {
  const named = flags.profile === undefined ? null : profileNamed(await readConfig(), flags.profile);
  let credentials = named ? profileCredentials(named) : (environmentPairs(env)[0] ?? null);
  const regions = environmentRegions(env);
  let endpoint = target ?? flagEndpoint(flags, regions) ?? (named && profileEndpoint(named, regions)) ?? environmentEndpoint(env, regions);
  if (flags.region !== undefined && endpoint && !regions) refuseOtherRegion(flags.region, endpoint.value);
  if (!named && (!credentials || !endpoint)) {
    const current = currentProfile(await readConfig());
    credentials ??= current && profileCredentials(current);
    endpoint ??= current && profileEndpoint(current, regions);
  }
  if (endpoint && endpoint !== target) refuseOutside(endpoint.value, env);
  const unchosen = regions?.regions && !endpoint ? [offeredRegions(regions.regions)] : [];
  return { credentials, endpoint, warnings: [...warningsOf(named, credentials, env), ...unchosen] };
}

function warningsOf(named: Profile | null, credentials: Setting<Credentials> | null, env: Environment): Bilingual[] {
  const keyless = named !== null && credentials === null;
  return [
    ...(keyless
      ? [{ en: `profile ${cleanLine(named.name)} has no access key`, zh: `配置档 ${cleanLine(named.name)} 中没有访问密钥` }]
      : []),
    ...(named ? [] : halves(env)),
    ...(credentials ? doubts(credentials.value) : []),
  ];
}

const regionHint: Bilingual = { en: `regions: ${regionList.en}`, zh: `可用的地域：${regionList.zh}` };
const keyHints: readonly Bilingual[] = [
  {
    en: "to create keys in the console: log in, open your account, then 安全认证 (security authentication), Access Key",
    zh: "密钥在控制台创建：登录后点击头像，进入“安全认证”，选择 Access Key",
  },
  { en: "to see the request without keys: bcevpc call … --dry-run", zh: "没有密钥也能查看请求内容：bcevpc call … --dry-run" },
  { en: "to try it without an account: bcevpc mock", zh: "没有账号也能试用：bcevpc mock" },
];

/** What is missing and how to supply it, by what is lacking. */
const refusals: Readonly<Record<"both" | "credentials" | "endpoint", { readonly text: Bilingual; readonly hints: readonly Bilingual[] }>> =
  {
    both: {
      text: { en: "no access key and no region are set", zh: "没有设置访问密钥，也没有指定地域" },
      hints: [
        {
          en: "set BCE_ACCESS_KEY_ID, BCE_SECRET_ACCESS_KEY and BCE_REGION, or store them: bcevpc configure",
          zh: "设置环境变量 BCE_ACCESS_KEY_ID、BCE_SECRET_ACCESS_KEY 和 BCE_REGION，或保存到配置档：bcevpc configure",
        },
        regionHint,
        ...keyHints,
      ],
    },
    credentials: {
      text: { en: "no access key is set", zh: "没有设置访问密钥" },
      hints: [
        {
          en: "set BCE_ACCESS_KEY_ID and BCE_SECRET_ACCESS_KEY, or store them: bcevpc configure",
          zh: "设置环境变量 BCE_ACCESS_KEY_ID 和 BCE_SECRET_ACCESS_KEY，或保存到配置档：bcevpc configure",
        },
        ...keyHints,
      ],
    },
    endpoint: {
      text: { en: "no region is set, and there is no default", zh: "没有指定地域，且没有默认地域" },
      hints: [
        { en: "set one: --region bj, BCE_REGION, or bcevpc configure", zh: "指定地域：--region bj、BCE_REGION 或 bcevpc configure" },
        regionHint,
      ],
    },
  };

/** The refusal of a call that lacks keys, an endpoint or both. */
export function missingSettings({ credentials, endpoint, warnings }: Settings): ConfigurationError {
  const { text, hints } = refusals[credentials ? "endpoint" : endpoint ? "credentials" : "both"];
  return new ConfigurationError(text, [...warnings, ...hints]);
}
