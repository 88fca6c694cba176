import inquirer from "inquirer";
import type { Bilingual, Entry } from "./catalogue/entry.js";
import { createSearch } from "./catalogue/search.js";
import { InterruptedError } from "./errors.js";
import type { Io } from "./io.js";
import { sayInline } from "./language.js";
import { fit } from "./render/wrap.js";
import type { View } from "./view.js";

const nothing = { en: "No code matches.", zh: "没有匹配的错误码。" };

/** Lets the user search the catalogue as they type, in either language, and returns the id of the entry chosen. */
export async function askForEntry(entries: readonly Entry[], io: Io, view: View): Promise<string> {
  const search = createSearch(entries);
  const choice = (entry: Entry) => ({
    value: entry.id,
    name: fit(`${entry.code} (${entry.service}) ${sayInline(entry.title, view.language)}`, view.width - 3),
    short: entry.id,
  });
  const question = {
    type: "search" as const,
    name: "id",
    message: sayInline({ en: "Error code or words:", zh: "错误码或关键词：" }, view.language),
    pageSize: 12,
    theme: {
      style: {
        keysHelpTip: () =>
          sayInline(
            { en: "up and down to move, enter to explain, ctrl-c to leave", zh: "上下键移动，回车解释，Ctrl-C 退出" },
            view.language,
          ),
      },
    },
    source: (typed: string | undefined) => {
      const words = typed?.trim() ?? "";
      const found = words === "" ? entries : search(words);
      return found.length > 0 ? found.map(choice) : [new inquirer.Separator(sayInline(nothing, view.language))];
    },
  };
  try {
    const ask = inquirer.createPromptModule(io.promptStreams());
    return (await ask<{ id: string }>([question])).id;
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") throw new InterruptedError();
    throw error;
  }
}

/** A yes-or-no question whose answer is no unless it is said otherwise. */
export async function askYes(question: Bilingual, io: Io, view: View): Promise<boolean> {
  try {
    const ask = inquirer.createPromptModule(io.promptStreams());
    return (await ask<{ yes: boolean }>([{ type: "confirm", name: "yes", message: sayInline(question, view.language), default: false }]))
      .yes;
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") throw new InterruptedError();
    throw error;
  }
}
