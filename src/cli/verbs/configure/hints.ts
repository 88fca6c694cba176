import type { Bilingual } from "../../../core/text/bilingual.js";
import { readingFile, shellWord } from "../../../core/text/shell.js";

/** What a command of `configure` is for, and the command. */
export const withCommand = ({ en, zh }: Bilingual, words: string): Bilingual => ({
  en: `${en}: bcevpc configure ${words}`,
  zh: `${zh}：bcevpc configure ${words}`,
});

/** How keys are stored without a terminal. */
export const howToSet = (name: string): readonly Bilingual[] => [
  {
    en: readingFile(`bcevpc configure set ${shellWord(name)} --access-key-id ID --secret-stdin`, "FILE"),
    zh: readingFile(`bcevpc configure set ${shellWord(name)} --access-key-id ID --secret-stdin`, "文件"),
  },
  { en: "the file must contain only the Secret Access Key", zh: "文件中只能有 Secret Access Key" },
  { en: "all options: bcevpc configure --help", zh: "全部选项：bcevpc configure --help" },
];
