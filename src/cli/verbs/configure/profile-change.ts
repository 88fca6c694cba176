import { UsageError } from "../../../core/refusals.js";
import { accessKeyDoubt, secretDoubt } from "../../../core/signature/key-shape.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { decodeBytes } from "../../../core/text/encoding.js";
import { readingFile } from "../../../core/text/shell.js";
import { parseEndpoint, regionEndpoint } from "../../../node/client/endpoint.js";
import type { ProfileChange } from "../../../node/client/profile-edits.js";
import type { Profile } from "../../../node/client/profiles.js";
import { Secret } from "../../../node/client/secret.js";
import { InputTooLargeError } from "../../../node/io.js";
import type { Context } from "../../context.js";
import type { KnownProfile } from "../../prompts.js";

/** The options that `configure set` has for a profile. */
export interface ProfileOptions {
  readonly accessKeyId?: string;
  /** The secret access key is the first line of standard input. */
  readonly secretStdin?: boolean;
  /** The security token is the next line, or the first. */
  readonly tokenStdin?: boolean;
  readonly region?: string;
  readonly endpoint?: string;
  readonly language?: string;
}

export const canAsk = ({ io }: Context): boolean => io.input.kind === "terminal" && io.err.isTerminal;

/** Takes a secret in hand: from here on no output shows it. */
function toSecret({ io }: Context, value: string): Secret {
  io.protect(value);
  return new Secret(value);
}

const languageNames: Readonly<Record<string, string>> = { zh: "zh-CN", "zh-cn": "zh-CN", en: "en-US", "en-us": "en-US" };

/** The language as the official CLI spells it; another spelling stops every call of that one. */
function storedLanguage(language: string): string {
  const name = language.trim().toLowerCase().replace("_", "-");
  const stored = Object.hasOwn(languageNames, name) ? languageNames[name] : undefined;
  if (stored !== undefined) return stored;
  throw new UsageError({ en: `unsupported language ${cleanLine(language)}`, zh: `不支持语言 ${cleanLine(language)}` }, [
    { en: "languages: zh-CN, en-US", zh: "可用的语言：zh-CN、en-US" },
  ]);
}

/** The endpoint as the official CLI reads it: a bare host, which means https. */
function storedEndpoint(text: string): string {
  const { origin, host } = parseEndpoint(text);
  return origin.startsWith("https://") ? host : origin;
}

function accessKeyIdOf({ accessKeyId }: ProfileOptions): Pick<ProfileChange, "accessKeyId"> {
  if (accessKeyId === "") throw new UsageError({ en: "the Access Key Id is empty", zh: "Access Key Id 为空" });
  return accessKeyId === undefined ? {} : { accessKeyId };
}

/** What the options say outright. */
const settingsOf = ({ region, endpoint, language, ...options }: ProfileOptions): ProfileChange => ({
  ...accessKeyIdOf(options),
  ...(region === undefined ? {} : { region: region && (regionEndpoint(region).region ?? "") }),
  ...(endpoint === undefined ? {} : { endpoint: endpoint && storedEndpoint(endpoint) }),
  ...(language === undefined ? {} : { language: language && storedLanguage(language) }),
});

/** A secret that is read rather than given, in the order of the lines. */
interface WantedSecret {
  readonly key: "secretAccessKey" | "securityToken";
  readonly name: string;
  readonly flag: string;
}

const wantedSecrets = ({ secretStdin, tokenStdin }: ProfileOptions): readonly WantedSecret[] => [
  ...(secretStdin ? [{ key: "secretAccessKey", name: "Secret Access Key", flag: "--secret-stdin" } as const] : []),
  ...(tokenStdin ? [{ key: "securityToken", name: "Security Token", flag: "--token-stdin" } as const] : []),
];

/** Secrets are short; more than this is another file by mistake. */
const inputLimit = 65_536;

function wrongInput(wanted: readonly WantedSecret[], found: Bilingual): UsageError {
  const flags = wanted.map(({ flag }) => flag).join(" ");
  const names = wanted.map(({ name }) => name);
  return new UsageError({ en: `${flags}: standard input ${found.en}`, zh: `${flags}：标准输入${found.zh}` }, [
    { en: `expected one per line: ${names.join(", then ")}`, zh: `应依次各占一行：${names.join("、")}` },
    {
      en: `for example: ${readingFile("bcevpc configure set NAME …", "FILE")}`,
      zh: `例如：${readingFile("bcevpc configure set 名称 …", "文件")}`,
    },
  ]);
}

/** The lines of standard input, of which there are as many as secrets are wanted. */
async function secretLines(context: Context, wanted: readonly WantedSecret[]): Promise<string[]> {
  const { io } = context;
  if (io.input.kind !== "data") throw wrongInput(wanted, { en: "is closed, a terminal or /dev/null", zh: "已关闭、是终端或为 /dev/null" });
  const bytes = await io.input.read(inputLimit).catch((error) => {
    throw error instanceof InputTooLargeError ? wrongInput(wanted, { en: "is too long for a secret", zh: "过长，不像是密钥" }) : error;
  });
  const text = decodeBytes(bytes).text.replace(/(?:\r?\n)+$/u, "");
  const lines = text.split(/\r?\n/u);
  for (const line of lines) io.protect(line);
  if (text === "") throw wrongInput(wanted, { en: "is empty", zh: "为空" });
  if (lines.length !== wanted.length)
    throw wrongInput(wanted, {
      en: `has ${lines.length} lines instead of ${wanted.length}`,
      zh: `有 ${lines.length} 行，应为 ${wanted.length} 行`,
    });
  if (lines.includes("")) throw wrongInput(wanted, { en: "has an empty line", zh: "有空行" });
  return lines;
}

/** Secrets from standard input, or from hidden prompts where that is a terminal. */
async function readSecrets(context: Context, options: ProfileOptions): Promise<ProfileChange> {
  const wanted = wantedSecrets(options);
  const secrets: { secretAccessKey?: Secret; securityToken?: Secret } = {};
  if (wanted.length === 0) return secrets;
  if (!canAsk(context)) {
    const lines = await secretLines(context, wanted);
    for (const [index, { key }] of wanted.entries()) secrets[key] = toSecret(context, lines[index] ?? "");
    return secrets;
  }
  const { askHidden } = await import("../../prompts.js");
  for (const { key, name } of wanted)
    secrets[key] = toSecret(context, await askHidden({ en: `${name}:`, zh: `${name}：` }, true, context.io, context.errorView));
  return secrets;
}

/** Whether any option speaks of a profile, so that nothing is to be asked. */
export const hasSettings = ({ accessKeyId, secretStdin, tokenStdin, region, endpoint, language }: ProfileOptions): boolean =>
  [accessKeyId, secretStdin, tokenStdin, region, endpoint, language].some((option) => option !== undefined);

export async function changeFromOptions(context: Context, options: ProfileOptions): Promise<ProfileChange> {
  const settings = settingsOf(options);
  return { ...settings, ...(await readSecrets(context, options)) };
}

/** Asks for the change on the terminal. */
export async function changeFromPrompts(context: Context, stored: KnownProfile | null): Promise<ProfileChange> {
  const { askForProfile } = await import("../../prompts.js");
  const known = stored ?? { accessKeyId: null, hasSecretAccessKey: false, hasSecurityToken: false, region: null };
  const answers = await askForProfile(known, context.io, context.errorView);
  return {
    ...(answers.accessKeyId === "" ? {} : { accessKeyId: answers.accessKeyId }),
    ...(answers.secretAccessKey === "" ? {} : { secretAccessKey: toSecret(context, answers.secretAccessKey) }),
    ...(answers.securityToken === "" ? {} : { securityToken: toSecret(context, answers.securityToken) }),
    ...(answers.region === (known.region ?? "") ? {} : { region: answers.region }),
  };
}

/** What looks wrong about the keys that are to be stored; says nothing of their values. */
export function doubtsAbout({ accessKeyId, secretAccessKey, securityToken }: ProfileChange): readonly Bilingual[] {
  const about = (name: string, doubt: Bilingual | null): Bilingual[] =>
    doubt ? [{ en: `the ${name} ${doubt.en}`, zh: `${name} ${doubt.zh}` }] : [];
  return [
    ...about("Access Key Id", accessKeyId === undefined ? null : accessKeyDoubt(accessKeyId)),
    ...about("Secret Access Key", secretAccessKey ? secretDoubt(secretAccessKey.reveal()) : null),
    ...about("Security Token", securityToken ? secretDoubt(securityToken.reveal()) : null),
  ];
}

/** What somebody should know who thinks that the profile now does what was asked. */
export function remarks(before: Profile | null, after: Profile, change: ProfileChange): readonly Bilingual[] {
  const isOtherId = before !== null && before.accessKeyId !== after.accessKeyId;
  const keptSecret: Bilingual = {
    en: "the stored Secret Access Key was kept; if it belongs to the previous id, replace it with --secret-stdin",
    zh: "已存的 Secret Access Key 未变；如果它属于原来的 Access Key Id，请用 --secret-stdin 更换",
  };
  const droppedToken: Bilingual = {
    en: "the stored Security Token was removed, because it belonged to the previous key",
    zh: "已存的 Security Token 属于原来的密钥，已删除",
  };
  const incomplete: Bilingual = { en: "the access key of the profile is incomplete", zh: "该配置档的访问密钥不完整" };
  const overruled: Bilingual = {
    en: `requests always go to ${cleanLine(after.endpoint ?? "")}, whatever the region; to remove this endpoint: --endpoint ""`,
    zh: `请求始终发往 ${cleanLine(after.endpoint ?? "")}，地域不起作用；删除该接入点：--endpoint ""`,
  };
  return [
    ...(isOtherId && after.secretAccessKey && !change.secretAccessKey ? [keptSecret] : []),
    ...(before?.securityToken && !after.securityToken ? [droppedToken] : []),
    ...(after.accessKeyId && after.secretAccessKey ? [] : [incomplete]),
    ...(change.region && after.endpoint ? [overruled] : []),
  ];
}
