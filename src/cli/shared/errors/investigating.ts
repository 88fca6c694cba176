import type { InvestigationCall } from "../../../core/diagnose/investigation.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { namedEndpoint } from "../../../node/client/region-endpoints.js";
import type { Investigator } from "../../../node/investigate/investigate.js";
import { type InvestigationSettings, openInvestigation } from "../../../node/investigate/open.js";
import type { CallContext } from "../look/notices.js";
import { waiting } from "../requests/waiting.js";

/** The endpoints of regions that may be asked besides the settings' own: those of the environment, unless a flag names a host. */
const namedIn =
  (env: Readonly<Record<string, string | undefined>>, { flags }: Pick<InvestigationSettings, "flags">): InvestigationSettings["named"] =>
  (region) =>
    flags.endpoint === undefined ? namedEndpoint(env, region) : null;

/** Opens an investigation, which with `verbose` says which reads it makes. `close` is to be called at the end. */
export function investigationFor(context: CallContext, settings: Omit<InvestigationSettings, "named">, verbose: boolean) {
  // Answers of megabytes become many times as much, of which little is kept.
  context.io.saveMemory();
  const say = ({ operation, command, httpStatus }: InvestigationCall): void => {
    if (!verbose) return;
    const status: Bilingual =
      httpStatus === null ? { en: "no answer", zh: "没有返回" } : { en: `HTTP ${httpStatus}`, zh: `HTTP ${httpStatus}` };
    context.notices.remark({ en: `read ${operation}: ${status.en} ($ ${command})`, zh: `读取 ${operation}：${status.zh}（$ ${command}）` });
  };
  return openInvestigation(context, { ...settings, named: namedIn(context.io.env, settings) }, say);
}

/** Opens an investigation for a task, says on a terminal that it is under way, and closes it. */
export async function investigating<Value>(
  context: CallContext,
  settings: Omit<InvestigationSettings, "named">,
  verbose: boolean,
  task: (investigator: Investigator) => Promise<Value>,
): Promise<Value> {
  const { investigator, close } = await investigationFor(context, settings, verbose);
  try {
    return await (verbose ? task(investigator) : waiting(context, settings.endpoint.host, () => task(investigator)));
  } finally {
    close();
  }
}
