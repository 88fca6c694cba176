import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd } from "../../../core/text/wrap.js";
import { jsonDocument } from "../../shared/look/json.js";
import { type Style, styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

/** A profile as it may be shown: of its secrets only whether they are there. */
export interface ShownProfile {
  readonly name: string;
  readonly current: boolean;
  readonly mode: string | null;
  /** Its first characters. */
  readonly accessKeyId: string | null;
  readonly hasSecretAccessKey: boolean;
  readonly hasSecurityToken: boolean;
  readonly region: string | null;
  readonly endpoint: string | null;
  readonly language: string | null;
}

const labels = {
  name: { en: "Profile", zh: "配置档" },
  mode: { en: "Mode", zh: "认证模式" },
  accessKeyId: { en: "Access Key Id", zh: "Access Key Id" },
  secretAccessKey: { en: "Secret Access Key", zh: "Secret Access Key" },
  securityToken: { en: "Security Token", zh: "安全令牌" },
  region: { en: "Region", zh: "地域" },
  endpoint: { en: "Endpoint", zh: "接入点" },
  language: { en: "Language", zh: "语言" },
} as const satisfies Record<string, Bilingual>;

const isSet: Bilingual = { en: "(set)", zh: "（已设置）" };
const isNotSet: Bilingual = { en: "(not set)", zh: "（未设置）" };

export const profilesDocument = (profiles: readonly ShownProfile[], view: View): string => jsonDocument({ profiles }, view.terminal);

/** One profile: a line for each of its settings. */
export function renderProfile(profile: ShownProfile, view: View): string {
  const style = styleFor(view.color);
  const text = (content: Bilingual): string => sayInline(content, view.language);
  const secret = (there: boolean): string => text(there ? isSet : isNotSet);
  const current = profile.current ? text({ en: " (current)", zh: "（当前使用）" }) : "";
  const rows: readonly (readonly [keyof typeof labels, string])[] = [
    ["name", profile.name + current],
    ["mode", profile.mode ?? text(isNotSet)],
    ["accessKeyId", profile.accessKeyId ?? text(isNotSet)],
    ["secretAccessKey", secret(profile.hasSecretAccessKey)],
    ["securityToken", secret(profile.hasSecurityToken)],
    ["region", profile.region ?? text(isNotSet)],
    ["endpoint", profile.endpoint ?? text(isNotSet)],
    ["language", profile.language ?? text(isNotSet)],
  ];
  const width = Math.max(...rows.map(([label]) => displayWidth(text(labels[label])))) + 2;
  return rows
    .flatMap(([label, value]) => {
      const name = padEnd(text(labels[label]), width);
      const [first = "", ...rest] = hang(name, value, view.width);
      return [style.quiet(name.trimEnd()) + first.slice(name.trimEnd().length), ...rest];
    })
    .join("\n");
}

/** What a list says of a profile, in one line if it fits. */
function summary({ mode, accessKeyId, hasSecretAccessKey, hasSecurityToken, region, endpoint }: ShownProfile, view: View): string {
  const secret = hasSecretAccessKey ? isSet : isNotSet;
  return [
    mode,
    accessKeyId ?? sayInline({ en: "no access key id", zh: "无 Access Key Id" }, view.language),
    sayInline({ en: `secret ${secret.en}`, zh: `密钥${secret.zh}` }, view.language),
    ...(hasSecurityToken ? [sayInline({ en: `token ${isSet.en}`, zh: `令牌${isSet.zh}` }, view.language)] : []),
    region,
    endpoint,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

function listed(profile: ShownProfile, nameWidth: number, view: View, style: Style): string[] {
  const mark = profile.current ? "* " : "  ";
  const [first = "", ...rest] = hang(`${mark}${padEnd(profile.name, nameWidth)}  `, summary(profile, view), view.width);
  const end = mark.length + profile.name.length;
  return [mark + style.title(first.slice(mark.length, end)) + first.slice(end), ...rest];
}

/** All profiles, the current one marked with a star. */
export function renderProfiles(profiles: readonly ShownProfile[], view: View): string {
  const longest = Math.max(...profiles.map(({ name }) => displayWidth(name)));
  const nameWidth = Math.min(longest, Math.floor(view.width * 0.4));
  return profiles.flatMap((profile) => listed(profile, nameWidth, view, styleFor(view.color))).join("\n");
}
