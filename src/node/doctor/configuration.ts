import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { dirname } from "node:path";
import type { Step } from "../../core/diagnose/meaning/verdict.js";
import { ConfigurationError } from "../../core/refusals.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { maskedId } from "../../core/text/mask.js";
import { shownConfigPath } from "../client/profiles.js";
import { type SettingSource, type SettingSources, settingSources } from "../client/setting-sources.js";
import { missingSettings } from "../client/settings.js";
import { configPath } from "../home-folder.js";
import { type Outcome, refused } from "./check.js";
import type { Lookup, Subject } from "./subject.js";

const valueIn = <Value>(sought: Lookup<Value>): Value | null => (sought.kind === "found" ? sought.value : null);

/** Chinese text as it follows Chinese text, other text behind a blank. */
const spaced = (text: string): string => (/^\p{Script=Han}/u.test(text) ? text : ` ${text}`);

/** One setting: what it is, where it came from, and what it keeps from counting. */
function winner(name: Bilingual, shown: string, source: Bilingual, all: readonly SettingSource[]): Bilingual[] {
  const counting = all.find((candidate) => candidate.source.en === source.en);
  const shadowed = all.filter((candidate) => candidate !== counting);
  return [
    { en: `${name.en} ${shown} from ${source.en}`, zh: `${name.zh} ${shown}，来自${spaced(source.zh)}` },
    ...shadowed.map((other) => ({
      en: `  overrides ${other.shown} from ${other.source.en}`,
      zh: `  优先于${spaced(other.source.zh)} 中的 ${other.shown}`,
    })),
  ];
}

const names = {
  key: { en: "access key", zh: "访问密钥" },
  endpoint: { en: "endpoint", zh: "接入点" },
} as const satisfies Record<string, Bilingual>;

/** The official CLI asks in another order, which explains why the two may act as different users. */
function otherOrder({ credentials, config, flags }: Subject): Bilingual[] {
  const used = valueIn(credentials);
  const file = valueIn(config);
  const current = file?.profiles.find(({ name }) => name === file.current);
  if (!used || flags.profile !== undefined || !current?.accessKeyId || current.accessKeyId === used.value.accessKeyId) return [];
  return [
    {
      en: "the official bce CLI prefers the profile to the environment, so it uses the other key",
      zh: "官方 bce CLI 优先使用配置档而不是环境变量，因此它用的是另一个密钥",
    },
  ];
}

function broken(subject: Subject): Outcome | null {
  const { config, credentials, endpoint } = subject;
  for (const sought of [credentials, endpoint])
    if (sought.kind === "refused" && sought.refusal instanceof ConfigurationError) return refused(sought.refusal);
  return config.kind === "refused" ? refused(config.refusal, "warning") : null;
}

const factsOf = ({ credentials, endpoint }: Subject, sources: SettingSources): Readonly<Record<string, unknown>> => {
  const key = valueIn(credentials);
  const place = valueIn(endpoint);
  return {
    accessKey: key && { shown: maskedId(key.value.accessKeyId), source: key.source, hasToken: key.value.securityToken !== null },
    endpoint: place && { origin: place.value.origin, region: place.value.region, source: place.source },
    candidates: sources,
  };
};

/** Which settings count, where each came from and which others it shadows. */
export function checkConfiguration(subject: Subject): Outcome {
  const { flags, env, config, credentials, endpoint } = subject;
  const sources = settingSources(flags, env, valueIn(config));
  const key = valueIn(credentials);
  const place = valueIn(endpoint);
  const keyId = key && maskedId(key.value.accessKeyId);
  const details = [
    ...(key && keyId !== null ? winner(names.key, keyId, key.source, sources.credentials) : []),
    ...(place ? winner(names.endpoint, place.value.origin, place.source, sources.endpoint) : []),
    ...otherOrder(subject),
  ];
  const facts = factsOf(subject, sources);
  const fault = broken(subject);
  if (fault) return { ...fault, details, facts };
  const isBad = endpoint.kind === "refused";
  if (!key || (!place && !isBad)) {
    const missing = missingSettings({ credentials: key, endpoint: place ?? null, warnings: [] });
    return { ...refused(missing), details, facts };
  }
  const [first, ...others] = details;
  return { status: "ok", text: first ?? names.key, details: others, facts };
}

const octal = (mode: number): string => `0${(mode & 0o777).toString(8).padStart(3, "0")}`;

const whoReads = (mode: number): Bilingual =>
  (mode & 0o007) !== 0 ? { en: "everyone on this machine", zh: "本机的所有用户" } : { en: "its group", zh: "同组用户" };

interface Modes {
  readonly file: string;
  readonly folder: string;
}

/** What is wrong with who may get at the file; null when nothing is. */
function fileFault(file: Stats, folder: Stats, modes: Modes): Outcome | null {
  const { uid } = userInfo();
  const finding = (text: Bilingual, fix: Step): Outcome => ({ status: "warning", text, fixes: [fix], facts: { ...modes } });
  if ((file.mode & 0o077) !== 0) {
    const who = whoReads(file.mode);
    return finding(
      {
        en: `${shownConfigPath} has mode ${modes.file}: ${who.en} can read the keys in it`,
        zh: `${shownConfigPath} 的权限为 ${modes.file}：${who.zh}能读取其中的密钥`,
      },
      { en: "Allow access only for the owner.", zh: "只允许属主访问。", command: `chmod 600 ${shownConfigPath}` },
    );
  }
  if ((folder.mode & 0o022) !== 0)
    return finding(
      {
        en: `other users can write to ~/.bce (mode ${modes.folder}) and replace the file`,
        zh: `其他用户可以写入 ~/.bce（权限为 ${modes.folder}）并替换该文件`,
      },
      { en: "Allow access to the directory only for the owner.", zh: "只允许属主访问该目录。", command: "chmod 700 ~/.bce" },
    );
  if (uid < 0 || file.uid === uid || file.uid === 0) return null;
  return finding(
    { en: `${shownConfigPath} belongs to another user`, zh: `${shownConfigPath} 属于另一个用户` },
    { en: "Make yourself the owner.", zh: "改为当前用户所有。", command: `sudo chown "$(id -un)" ${shownConfigPath}` },
  );
}

/** Whether others than its owner can read the keys in the file, or put a file of theirs in its place. */
export async function checkFile({ platform }: Subject): Promise<Outcome> {
  if (platform === "win32")
    return {
      status: "notApplicable",
      text: { en: "Windows manages file permissions in its own way", zh: "Windows 以自己的方式管理文件权限" },
    };
  const path = configPath();
  const [file, folder] = await Promise.all(
    [path, path && dirname(path)].map((place) => (place === null ? null : stat(place).catch(() => null))),
  );
  if (!file || !folder) return { status: "notApplicable", text: { en: `there is no ${shownConfigPath}`, zh: `没有 ${shownConfigPath}` } };
  const modes: Modes = { file: octal(file.mode), folder: octal(folder.mode) };
  const text = { en: `only you can read ${shownConfigPath} (${modes.file})`, zh: `只有你能读取 ${shownConfigPath}（${modes.file}）` };
  return fileFault(file, folder, modes) ?? { status: "ok", text, facts: { ...modes } };
}
