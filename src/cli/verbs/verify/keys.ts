import { ConfigurationError, UsageError } from "../../../core/refusals.js";
import type { NamedKey } from "../../../core/signature/mistakes/facts.js";
import type { VerificationKeys } from "../../../core/signature/mistakes/verification.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { maskedId } from "../../../core/text/mask.js";
import { secretForms } from "../../../node/calls/known-secrets.js";
import { type Profile, readConfig } from "../../../node/client/profiles.js";
import { findSettings, type Settings } from "../../../node/client/settings.js";
import type { CallContext } from "../../shared/look/notices.js";

export interface KeyOptions {
  readonly profile?: string;
  readonly askSecret?: boolean;
}

/** The keys to compare with, and where the secret came from. */
export interface FoundKeys {
  readonly keys: VerificationKeys;
  readonly source: Bilingual;
}

const prompted: Bilingual = { en: "the prompt", zh: "终端输入" };

/** All profiles; none where the file is missing or broken, which concerns only whoever asked for one. */
async function profiles(): Promise<readonly Profile[]> {
  try {
    return (await readConfig())?.profiles ?? [];
  } catch (error) {
    if (error instanceof ConfigurationError) return [];
    throw error;
  }
}

function toNamedKey({ name, accessKeyId, secretAccessKey }: Profile): NamedKey[] {
  if (accessKeyId === null || secretAccessKey === null) return [];
  return [{ label: `profile ${cleanLine(name)}`, accessKeyId, secretAccessKey: secretAccessKey.reveal() }];
}

async function askSecret(context: CallContext, accessKeyId: string | null): Promise<FoundKeys> {
  const { io, errorView } = context;
  if (io.input.kind !== "terminal" || !io.err.isTerminal)
    throw new UsageError({ en: "--ask-secret needs a terminal, and there is none", zh: "--ask-secret 需要终端，而当前没有终端" }, [
      {
        en: "set BCE_ACCESS_KEY_ID and BCE_SECRET_ACCESS_KEY, or choose a profile: --profile",
        zh: "请设置 BCE_ACCESS_KEY_ID 和 BCE_SECRET_ACCESS_KEY，或用 --profile 指定配置档",
      },
    ]);
  const { askHidden } = await import("../../prompts.js");
  const shown = accessKeyId === null ? "" : ` (${maskedId(accessKeyId)})`;
  const secretAccessKey = await askHidden({ en: `Secret Access Key${shown}:`, zh: `Secret Access Key${shown}：` }, true, io, errorView);
  return { keys: { accessKeyId: null, secretAccessKey, others: [], isTemporary: false }, source: prompted };
}

const nothing = (): ConfigurationError =>
  new ConfigurationError({ en: "no secret key to check the signature with", zh: "没有可用于校验签名的密钥" }, [
    {
      en: "set BCE_ACCESS_KEY_ID and BCE_SECRET_ACCESS_KEY, or store the pair: bcevpc configure",
      zh: "设置环境变量 BCE_ACCESS_KEY_ID 和 BCE_SECRET_ACCESS_KEY，或保存到配置档：bcevpc configure",
    },
    { en: "or type it without echo: --ask-secret", zh: "或在终端上输入（不显示）：--ask-secret" },
  ]);

/** The settings for a flag; a configuration that is broken counts as none unless its profile was asked for. */
const settingsOf = (context: CallContext, profile: string | undefined): Promise<Settings | null> =>
  findSettings(profile === undefined ? {} : { profile }, context.io.env, null).catch((error: unknown) => {
    if (error instanceof ConfigurationError && profile === undefined) return null;
    throw error;
  });

/** What is configured: the named profile, or the pair of this access key id, or what a call would be signed with. */
async function configured(context: CallContext, { profile }: KeyOptions, accessKeyId: string | null): Promise<FoundKeys | null> {
  const all = await profiles();
  const first = await settingsOf(context, profile);
  const isOther = profile === undefined && first?.credentials?.value.accessKeyId !== accessKeyId;
  const match = isOther ? all.find((candidate) => candidate.accessKeyId === accessKeyId && candidate.secretAccessKey !== null) : undefined;
  const settings = match ? await settingsOf(context, match.name) : first;
  for (const warning of settings?.warnings ?? []) context.notices.warn(warning);
  if (!settings?.credentials) return null;
  const { value, source } = settings.credentials;
  const secretAccessKey = value.secretAccessKey.reveal();
  const firstKey = first?.credentials && { ...first.credentials.value, label: first.credentials.source.en };
  const candidates = [
    ...all.flatMap(toNamedKey),
    ...(firstKey ? [{ ...firstKey, secretAccessKey: firstKey.secretAccessKey.reveal() }] : []),
  ];
  const others = candidates.filter((key) => key.secretAccessKey !== secretAccessKey);
  return { keys: { accessKeyId: value.accessKeyId, secretAccessKey, others, isTemporary: value.securityToken !== null }, source };
}

/**
 * Finds the secret that should have signed, and has every secret hidden from all output.
 * @throws {ConfigurationError} when there is none.
 */
export async function findKeys(context: CallContext, options: KeyOptions, accessKeyId: string | null): Promise<FoundKeys> {
  const { io } = context;
  const isTerminal = io.input.kind === "terminal" && io.err.isTerminal;
  const found = options.askSecret ? await askSecret(context, accessKeyId) : await configured(context, options, accessKeyId);
  const keys = found ?? (isTerminal ? await askSecret(context, accessKeyId) : null);
  if (!keys) throw nothing();
  for (const secret of [keys.keys.secretAccessKey, ...keys.keys.others.map(({ secretAccessKey }) => secretAccessKey)])
    for (const form of secretForms(secret)) io.protect(form);
  return keys;
}
