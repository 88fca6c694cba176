import { exitCodeRows } from "../../exit-codes.js";
import type { HelpTopic } from "./topic.js";

export const exitCodesTopic: HelpTopic = {
  title: { en: "Exit codes", zh: "退出码" },
  rows: [
    ...exitCodeRows.map(({ exitCode, meaning }) => ({ name: String(exitCode), meaning })),
    {
      name: "run",
      meaning: {
        en: "run returns the exit code of the command it ran, 128+n if signal n ended it",
        zh: "run 返回所运行命令的退出码；被信号 n 终止时为 128+n",
      },
    },
  ],
  document: { exitCodes: exitCodeRows },
};
