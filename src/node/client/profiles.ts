import { ConfigurationError } from "../../core/refusals.js";
import { cleanLine } from "../../core/text/clean.js";
import { isRecord } from "../../core/text/is-record.js";
import { profileShape, repeated } from "../../core/text/mistyped.js";
import { shellWord } from "../../core/text/shell.js";
import { configText } from "../config-text.js";
import { Secret } from "./secret.js";

/** A profile of the configuration file. What is absent or empty is null. */
export interface Profile {
  readonly name: string;
  /** `AK` or `StsToken` as the official CLI writes it; any other text is kept. */
  readonly mode: string | null;
  readonly accessKeyId: string | null;
  readonly secretAccessKey: Secret | null;
  readonly securityToken: Secret | null;
  readonly region: string | null;
  readonly endpoint: string | null;
  readonly language: string | null;
}

/** The configuration file that bcevpc shares with the official CLI. */
export interface ConfigFile {
  /** Name of the current profile. */
  readonly current: string;
  readonly profiles: readonly Profile[];
  /** All that the file holds, unknown keys included. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** How the path is shown: messages and manual call the home folder `~`. */
export const shownConfigPath = "~/.bce/config.json";

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const secretOf = (value: unknown): Secret | null => (typeof value === "string" && value !== "" ? new Secret(value) : null);

export const toProfile = (record: Readonly<Record<string, unknown>>): Profile => ({
  name: textOf(record["name"]) ?? "default",
  mode: textOf(record["mode"]),
  accessKeyId: textOf(record["access_key_id"]),
  secretAccessKey: secretOf(record["secret_access_key"]),
  securityToken: secretOf(record["security_token"]),
  region: textOf(record["region"]),
  endpoint: textOf(record["endpoint"]),
  language: textOf(record["language"]),
});

const broken = (en: string, zh: string): ConfigurationError =>
  new ConfigurationError({ en: `${shownConfigPath} ${en}`, zh: `${shownConfigPath} ${zh}` }, [
    {
      en: "repair it by hand, or move it away and run bcevpc configure; it was not changed",
      zh: "请手工修复，或将其移走后运行 bcevpc configure；文件没有改动",
    },
  ]);

/** Where a text stops being JSON. The parser's own message is not used: it quotes the text, which holds keys. */
async function jsonFault(text: string): Promise<{ line: number; column: number }> {
  const { parseTree } = await import("jsonc-parser");
  const errors: { offset: number }[] = [];
  parseTree(text, errors as never, { disallowComments: true });
  const before = text.slice(0, errors[0]?.offset ?? text.length).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Parses the file's text; one that cannot be understood as a whole is refused rather than read in part.
 * @throws {ConfigurationError} when it cannot be understood as a whole.
 */
export async function parseConfig(text: string): Promise<ConfigFile> {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    const { line, column } = await jsonFault(text);
    throw broken(`is not valid JSON: line ${line}, column ${column}`, `不是合法的 JSON：第 ${line} 行第 ${column} 列`);
  }
  if (!isRecord(document)) throw broken("does not contain a JSON object", "的内容不是 JSON 对象");
  const { current = "default" } = document;
  // The official CLI writes null when its last profile is deleted.
  const profiles = document["profiles"] ?? [];
  if (!Array.isArray(profiles) || !profiles.every(isRecord))
    throw broken("must have a list of objects as profiles", "中的 profiles 不是对象列表");
  if (typeof current !== "string") throw broken("must have a string as current", "中的 current 不是字符串");
  return { current: current === "" ? "default" : current, profiles: profiles.map(toProfile), document };
}

/**
 * The configuration file; null when there is none.
 * @throws {ConfigurationError} when it cannot be read or understood.
 */
export async function readConfig(): Promise<ConfigFile | null> {
  const found = configText();
  if (found.kind === "none") return null;
  if (found.kind === "unreadable") throw broken(`cannot be read: ${found.code}`, `无法读取：${found.code}`);
  return parseConfig(found.text);
}

/**
 * The profile of a name; one that the file lacks is refused with the names it has.
 * @throws {ConfigurationError} when the file has none of this name.
 */
export function profileNamed(config: ConfigFile | null, name: string): Profile {
  const found = config?.profiles.find((profile) => profile.name === name);
  if (found) return found;
  const names = (config?.profiles ?? []).map((profile) => cleanLine(profile.name)).join(", ");
  const shown = repeated(cleanLine(name), profileShape);
  throw new ConfigurationError({ en: `unknown profile ${shown}`, zh: `没有名为 ${shown} 的配置档` }, [
    names === ""
      ? { en: `${shownConfigPath} has no profiles yet`, zh: `${shownConfigPath} 中还没有配置档` }
      : { en: `profiles: ${names}`, zh: `已有的配置档：${names}` },
    ...(shown === name
      ? [{ en: `to create it: bcevpc configure set ${shellWord(name)}`, zh: `新建：bcevpc configure set ${shellWord(name)}` }]
      : []),
  ]);
}
