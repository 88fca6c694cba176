import { UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { didYouMean } from "../../../core/text/did-you-mean.js";
import { say } from "../../../core/text/language.js";
import { maskedId } from "../../../core/text/mask.js";
import { shellWord } from "../../../core/text/shell.js";
import { wrap } from "../../../core/text/wrap.js";
import { type ProfileChange, withCurrent, withoutProfile, withProfile } from "../../../node/client/profile-edits.js";
import { updateConfig } from "../../../node/client/profile-store.js";
import { type ConfigFile, type Profile, profileNamed, readConfig, shownConfigPath } from "../../../node/client/profiles.js";
import { type Context, note, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { confirmDeletion } from "./confirm-deletion.js";
import { howToSet, withCommand } from "./hints.js";
import { canAsk, changeFromOptions, changeFromPrompts, doubtsAbout, hasSettings, type ProfileOptions, remarks } from "./profile-change.js";
import { profilesDocument, renderProfile, renderProfiles, type ShownProfile } from "./profiles.js";

export interface ConfigureOptions extends ProfileOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
  /** Options of the official CLI that are refused: they show the secret to every process of the machine. */
  readonly secretAccessKey?: string | true;
  readonly securityToken?: string | true;
}

type Action = (context: Context, name: string | undefined, options: ConfigureOptions) => Promise<ExitCode>;

/** Writes a sentence to stderr. */
function tell(context: Context, text: Bilingual): void {
  const { language, width } = context.errorView;
  const lines = say(text, language).flatMap((line) => wrap(line, width));
  note(context, lines.join("\n"));
}

/** The configuration file, its secrets kept from every output; null when there is none. */
async function openConfig({ io }: Context): Promise<ConfigFile | null> {
  const config = await readConfig();
  const secrets = (config?.profiles ?? []).flatMap(({ secretAccessKey, securityToken }) => [secretAccessKey, securityToken]);
  for (const secret of secrets) if (secret) io.protect(secret.reveal());
  return config;
}

const find = (config: ConfigFile | null, name: string): Profile | null => config?.profiles.find((profile) => profile.name === name) ?? null;
const currentName = (config: ConfigFile | null): string => config?.current ?? "default";
const cleaned = (text: string | null): string | null => (text === null ? null : cleanLine(text));
const shownId = (id: string | null): string | null => (id === null ? null : maskedId(id));

const toShown = (profile: Profile, config: ConfigFile | null): ShownProfile => ({
  name: cleanLine(profile.name),
  current: profile.name === currentName(config),
  mode: cleaned(profile.mode),
  accessKeyId: shownId(profile.accessKeyId),
  hasSecretAccessKey: profile.secretAccessKey !== null,
  hasSecurityToken: profile.securityToken !== null,
  region: cleaned(profile.region),
  endpoint: cleaned(profile.endpoint),
  language: cleaned(profile.language),
});

const nowCurrent = (name: string): Bilingual => ({
  en: `The current profile is now ${cleanLine(name)}.`,
  zh: `当前配置档已切换为 ${cleanLine(name)}。`,
});

/** A change says what it did on stderr; with `--json` it answers with the profiles it leaves. */
function printChanged(context: Context, config: ConfigFile, profiles: readonly Profile[], { json }: ConfigureOptions): ExitCode {
  const shown = profiles.map((profile) => toShown(profile, config));
  if (json) print(context, profilesDocument(shown, context.view));
  return exitCodes.done;
}

const get: Action = async (context, name, { json }) => {
  const config = await openConfig(context);
  const profile = toShown(profileNamed(config, name ?? currentName(config)), config);
  print(context, json ? profilesDocument([profile], context.view) : renderProfile(profile, context.view));
  return exitCodes.done;
};

const list: Action = async (context, name, { json }) => {
  if (name !== undefined)
    throw new UsageError({ en: "list shows every profile and takes no name", zh: "list 列出全部配置档，不接受名称" }, [
      withCommand({ en: "to show one", zh: "查看单个配置档" }, `get ${shellWord(name)}`),
    ]);
  const config = await openConfig(context);
  const profiles = (config?.profiles ?? []).map((profile) => toShown(profile, config));
  if (json) print(context, profilesDocument(profiles, context.view));
  else if (profiles.length > 0) print(context, renderProfiles(profiles, context.view));
  if (profiles.length === 0)
    tell(context, { en: "No profiles yet. To create one: bcevpc configure", zh: "还没有配置档。新建：bcevpc configure" });
  return exitCodes.done;
};

/** The name of an action that needs one. */
function required(action: string, name: string | undefined): string {
  if (name !== undefined) return name;
  throw new UsageError({ en: `missing argument for ${action}: profile name`, zh: `${action} 缺少参数：配置档名称` }, [
    {
      en: `bcevpc configure ${action} NAME; all names: bcevpc configure list`,
      zh: `bcevpc configure ${action} 名称；全部名称：bcevpc configure list`,
    },
  ]);
}

const use: Action = async (context, given, options) => {
  const name = required("use", given);
  profileNamed(await openConfig(context), name);
  const config = await updateConfig((latest) => withCurrent(latest, name));
  tell(context, nowCurrent(name));
  return printChanged(context, config, [profileNamed(config, name)], options);
};

const remove: Action = async (context, given, options) => {
  const name = required("delete", given);
  const before = await openConfig(context);
  const profile = profileNamed(before, name);
  if (!options.yes && !(await confirmDeletion(context, profile))) {
    tell(context, { en: "Nothing was deleted.", zh: "没有删除。" });
    return exitCodes.negative;
  }
  const config = await updateConfig((latest) => withoutProfile(latest, name));
  tell(context, { en: `Deleted profile ${cleanLine(name)}.`, zh: `已删除配置档 ${cleanLine(name)}。` });
  if (currentName(before) === name && config.profiles.length > 0) tell(context, nowCurrent(config.current));
  return printChanged(context, config, config.profiles, options);
};

/** Takes only names that can be typed and shown as they are. */
function checkName(name: string): void {
  if (name !== "" && cleanLine(name) === name) return;
  throw new UsageError({ en: `invalid profile name "${cleanLine(name)}"`, zh: `配置档名称“${cleanLine(name)}”无效` });
}

/** A new profile has to come with its keys. */
function requireKeys(name: string, { accessKeyId, secretAccessKey }: ProfileChange): void {
  const missing = [...(accessKeyId === undefined ? ["--access-key-id"] : []), ...(secretAccessKey ? [] : ["--secret-stdin"])];
  if (missing.length === 0) return;
  const text = {
    en: `profile ${name} does not exist yet; a new profile needs ${missing.join(" and ")}`,
    zh: `配置档 ${name} 还不存在，新建时需要 ${missing.join(" 和 ")}`,
  };
  throw new UsageError(text, howToSet(name));
}

/** Stores a change and says what it came to. */
async function store(context: Context, name: string, change: ProfileChange, options: ConfigureOptions): Promise<ExitCode> {
  let before: Profile | null = null;
  let wasCurrent = false;
  const config = await updateConfig((latest) => {
    before = find(latest, name);
    wasCurrent = before !== null && latest.current === name;
    if (!before) requireKeys(name, change);
    return withProfile(latest, name, change);
  });
  const after = profileNamed(config, name);
  tell(context, { en: `Saved profile ${name} in ${shownConfigPath}.`, zh: `配置档 ${name} 已保存到 ${shownConfigPath}。` });
  for (const { en, zh } of [...doubtsAbout(change), ...remarks(before, after, change)])
    tell(context, { en: `warning: ${en}`, zh: `警告：${zh}` });
  if (config.current !== name) tell(context, withCommand({ en: "To make it current", zh: "设为当前配置档" }, `use ${shellWord(name)}`));
  else if (!wasCurrent) tell(context, nowCurrent(name));
  return printChanged(context, config, [after], options);
}

const set: Action = async (context, given, options) => {
  if (given !== undefined) checkName(given);
  const fromOptions = hasSettings(options) ? await changeFromOptions(context, options) : null;
  const config = await openConfig(context);
  const name = given ?? currentName(config);
  const stored = find(config, name);
  if (fromOptions) {
    if (!stored) requireKeys(name, fromOptions);
    return store(context, name, fromOptions, options);
  }
  if (!canAsk(context)) {
    const text = { en: "nothing to set, and there is no terminal to ask on", zh: "没有给出要设置的内容，也没有终端可供交互" };
    throw new UsageError(text, howToSet(cleanLine(name)));
  }
  tell(context, { en: `Profile ${cleanLine(name)} in ${shownConfigPath}`, zh: `${shownConfigPath} 中的配置档 ${cleanLine(name)}` });
  return store(context, name, await changeFromPrompts(context, stored && toShown(stored, config)), options);
};

const actions: Readonly<Record<string, Action>> = { set, get, list, use, delete: remove };

async function unknownAction(action: string): Promise<UsageError> {
  const word = cleanLine(action);
  const { nearestWord } = await import("../../../core/text/nearest-word.js");
  const near = nearestWord(word, Object.keys(actions));
  return new UsageError({ en: `unknown action ${word}`, zh: `未知操作 ${word}` }, [
    ...(near === null
      ? [withCommand({ en: `to change the profile ${word}`, zh: `修改配置档 ${word}` }, `set ${shellWord(action)}`)]
      : didYouMean([`bcevpc configure ${near}`])),
    { en: `actions: ${Object.keys(actions).join(", ")}`, zh: `可用的操作：${Object.keys(actions).join("、")}` },
  ]);
}

/** Refuses secrets among the arguments, as the official CLI takes them; they are kept from the output all the same. */
function refuseSecretArguments({ io }: Context, { secretAccessKey, securityToken }: ConfigureOptions): void {
  const given = [secretAccessKey, securityToken].filter((value) => value !== undefined);
  for (const value of given) if (typeof value === "string") io.protect(value);
  if (given.length === 0) return;
  const text = {
    en: "secrets are not accepted on the command line: other processes and the shell history can see them",
    zh: "命令行不接受密钥和令牌：其他进程和 shell 历史记录都能看到",
  };
  throw new UsageError(text, [
    { en: "from a file or pipe: --secret-stdin, --token-stdin", zh: "从文件或管道读取：--secret-stdin、--token-stdin" },
    { en: "typed without echo: bcevpc configure", zh: "交互输入且不显示：bcevpc configure" },
  ]);
}

/**
 * `bcevpc configure [ACTION] [PROFILE]`: shows and changes the profiles of the official CLI's file. Without an action it sets.
 * @throws {UsageError} for an action that there is not, or settings given to one that changes none.
 */
export async function configure(
  context: Context,
  action: string | undefined,
  name: string | undefined,
  options: ConfigureOptions,
): Promise<ExitCode> {
  refuseSecretArguments(context, options);
  const verb = action ?? "set";
  const run = Object.hasOwn(actions, verb) ? actions[verb] : undefined;
  if (!run) throw await unknownAction(verb);
  if (verb !== "set" && hasSettings(options))
    throw new UsageError({ en: `${verb} does not take settings`, zh: `${verb} 不接受要修改的设置` }, [
      { en: "to change a profile: bcevpc configure set NAME …", zh: "修改配置档：bcevpc configure set 名称 …" },
    ]);
  return run(context, name, options);
}
