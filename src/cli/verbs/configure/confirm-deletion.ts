import { UsageError } from "../../../core/refusals.js";
import { cleanLine } from "../../../core/text/clean.js";
import { maskedId } from "../../../core/text/mask.js";
import { shellWord } from "../../../core/text/shell.js";
import type { Profile } from "../../../node/client/profiles.js";
import type { Context } from "../../context.js";
import { withCommand } from "./hints.js";
import { canAsk } from "./profile-change.js";

/**
 * Asks whether a profile may be deleted.
 * @throws {UsageError} without a terminal to ask on.
 */
export async function confirmDeletion(context: Context, profile: Profile): Promise<boolean> {
  const name = cleanLine(profile.name);
  if (!canAsk(context))
    throw new UsageError({ en: `there is no terminal to confirm the deletion of ${name}`, zh: `没有终端可供确认是否删除 ${name}` }, [
      withCommand({ en: "to skip the question", zh: "直接删除" }, `delete ${shellWord(profile.name)} --yes`),
    ]);
  const { askYes } = await import("../../prompts.js");
  const id = profile.accessKeyId === null ? "" : maskedId(profile.accessKeyId);
  const question = { en: `Delete profile ${name}${id && ` (${id})`}?`, zh: `删除配置档 ${name}${id && `（${id}）`}？` };
  return askYes(question, context.io, context.errorView);
}
