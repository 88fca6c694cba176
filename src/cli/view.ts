import { chooseLanguage, type Language } from "../core/text/language.js";

/** How text is to look: decided once, before any library is loaded, and handed to every renderer. */
export interface View {
  readonly color: boolean;
  /** Display columns available. */
  readonly width: number;
  readonly language: Language;
  /** Whether the text goes to a terminal rather than a pipe or file. */
  readonly terminal: boolean;
}

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== "";

/** flag, `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR_FORCE`, `TERM=dumb` or `CLICOLOR=0`, then whether it is a terminal. */
export function chooseColor(flag: string | undefined, { env, isTerminal }: Surroundings): boolean {
  if (flag === "always") return true;
  if (flag === "never") return false;
  if (isSet(env["NO_COLOR"])) return false;
  if (isSet(env["FORCE_COLOR"])) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  if (isSet(env["CLICOLOR_FORCE"]) && env["CLICOLOR_FORCE"] !== "0") return true;
  if (env["TERM"] === "dumb" || env["CLICOLOR"] === "0") return false;
  return isTerminal;
}

/** `COLUMNS`, the terminal, or 80. Below 20 nothing can be laid out, so 20 is the least. */
export function chooseWidth({ env, columns }: Surroundings): number {
  const stated = Number(env["COLUMNS"]);
  return Math.max(20, Number.isInteger(stated) && stated > 0 ? stated : (columns ?? 80));
}

interface ViewFlags {
  lang: string | undefined;
  color: string | undefined;
  /** Its language counts. */
  profile: string | undefined;
}

/** What stands before `--`, which is bcevpc's own. */
const ownWords = (argv: readonly string[]): readonly string[] => (argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv);

/** Whether a switch stands among bcevpc's own words, for those that are needed before parsing. */
export const hasSwitch = (argv: readonly string[], name: `--${string}`): boolean => ownWords(argv).includes(name);

/** Reads `--lang X`, `--color X`, `--no-color` and `--profile X` wherever they stand, since help and errors need them before parsing. */
export function readViewFlags(argv: readonly string[]): ViewFlags {
  const flags: ViewFlags = { lang: undefined, color: undefined, profile: undefined };
  ownWords(argv).forEach((argument, index, all) => {
    const [, name, , value = all[index + 1]] = /^--(lang|color|profile)(=(.*))?$/su.exec(argument) ?? [];
    if (name === "lang" || name === "color" || name === "profile") flags[name] = value;
    if (argument === "--no-color") flags.color = "never";
  });
  return flags;
}

/** Whether tables may have boxes: on a terminal of at least 60 columns. */
export const hasBoxes = ({ terminal, width }: View): boolean => terminal && width >= 60;

export function chooseView(argv: readonly string[], surroundings: Surroundings, profileLanguage: () => string | undefined): View {
  const flags = readViewFlags(argv);
  const width = chooseWidth(surroundings);
  return {
    color: chooseColor(flags.color, surroundings),
    width,
    language: chooseLanguage(flags.lang, surroundings.env, profileLanguage),
    terminal: surroundings.isTerminal,
  };
}
