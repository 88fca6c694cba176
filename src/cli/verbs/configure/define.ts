import { Argument, type Command, Option } from "commander";
import type { Builder } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { ConfigureOptions } from "./run.js";

/** Options of the official CLI that would show a secret to every process of the machine: known, so as to be refused with the way to do it. */
const refused = ["--secret-access-key [value]", "--security-token [value]"];

export const define = ({ text, option, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command => {
  for (const flags of refused) command.addOption(new Option(flags).hideHelp());
  return command
    .description(
      text({
        en: "Shows and changes the profiles in ~/.bce/config.json, which the official bce CLI uses too. Without an action it asks for the current profile. Secrets are typed hidden or read from standard input, and never shown.",
        zh: "查看和修改 ~/.bce/config.json 中的 profile（配置档），与官方 bce CLI 共用。不带操作时逐项询问当前配置档。密钥在输入时不显示，或从标准输入读取，任何输出中都不会出现。",
      }),
    )
    .addArgument(
      new Argument(
        "[action]",
        text({ en: "set, get, list, use or delete (default set)", zh: "set、get、list、use 或 delete（默认 set）" }),
      ),
    )
    .addArgument(
      new Argument("[profile]", text({ en: "name of the profile (default: the current one)", zh: "配置档名称（默认为当前配置档）" })),
    )
    .addOption(option("--access-key-id <id>", { en: "set: the Access Key Id", zh: "set：Access Key Id" }))
    .addOption(
      option("--secret-stdin", {
        en: "set: read the Secret Access Key from standard input, one line",
        zh: "set：从标准输入读取一行 Secret Access Key",
      }),
    )
    .addOption(
      option("--token-stdin", {
        en: "set: read the Security Token of temporary keys, the next line",
        zh: "set：再读取一行临时密钥的 Security Token",
      }),
    )
    .addOption(option("--region <region>", { en: 'set: the region; "" removes it', zh: 'set：地域；"" 表示删除' }))
    .addOption(
      option("--endpoint <url>", {
        en: 'set: address to call instead of the region\'s; "" removes it',
        zh: 'set：替代地域默认值的接入点（endpoint）；"" 表示删除',
      }),
    )
    .addOption(
      option("--language <language>", {
        en: 'set: language, zh-CN or en-US; "" removes it',
        zh: 'set：语言，zh-CN 或 en-US；"" 表示删除',
      }),
    )
    .addOption(option("-y, --yes", { en: "delete: do not ask", zh: "delete：不再询问" }))
    .addOption(
      option("--json", { en: "one JSON document: the profiles, without their secrets", zh: "输出一个 JSON 文档：各配置档，不含密钥" }),
    )
    .action((action: string | undefined, profile: string | undefined, options: ConfigureOptions) =>
      handlers.configure(action, profile, withGlobal(options)),
    )
    .addHelpText(
      "after",
      example(
        [
          "bcevpc configure set prod --access-key-id ID --secret-stdin < sk.txt",
          { en: "create or change profile prod without questions", zh: "不经询问，新建或修改配置档 prod" },
        ],
        ["bcevpc configure list", { en: "all profiles; * marks the current one", zh: "全部配置档，* 表示当前使用的" }],
      ),
    );
};
