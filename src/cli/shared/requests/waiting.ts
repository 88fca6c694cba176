import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import type { Context } from "../../context.js";

/** Milliseconds after which a wait is worth a word. */
const patience = 1000;

/**
 * Runs a task, and on a terminal says after a second what is waited for. The task may report how far it has come; it must
 * write nothing else meanwhile.
 */
export async function waiting<Value>(
  context: Context,
  host: string,
  task: (progress: (text: Bilingual) => void) => Promise<Value>,
): Promise<Value> {
  const { io, errorView } = context;
  if (!io.err.isTerminal) return task(() => {});
  const { default: spinnerFor } = await import("yocto-spinner");
  const waitingFor = sayInline({ en: `waiting for ${host}`, zh: `等待 ${host} 返回` }, errorView.language);
  const spinner = spinnerFor({ text: waitingFor, stream: io.promptStreams().output, handleSignals: false });
  let said = waitingFor;
  const timer = setTimeout(() => spinner.start(said), patience);
  try {
    return await task((text) => {
      said = `${waitingFor}, ${sayInline(text, errorView.language)}`;
      // A text that is set before the start is drawn at once, and stays.
      if (spinner.isSpinning) spinner.text = said;
    });
  } finally {
    clearTimeout(timer);
    spinner.stop();
  }
}
