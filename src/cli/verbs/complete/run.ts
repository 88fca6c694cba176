import { cleanLine } from "../../../core/text/clean.js";
import { type Context, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { argumentCandidates } from "./arguments.js";
import { beginningWith, type Candidates, files, nothing, values } from "./candidates.js";
import { wordsOfLine } from "./line.js";
import { optionValues } from "./option-values.js";

export interface CompleteOptions {
  readonly line?: string;
}

/** An option as far as completion goes. */
interface OptionLike {
  readonly long?: string | undefined;
  readonly short?: string | undefined;
  readonly description: string;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly argChoices?: readonly string[] | undefined;
}

/** A command as far as completion goes. */
interface CommandLike {
  name(): string;
  summary(): string;
  readonly options: readonly OptionLike[];
  readonly registeredArguments: readonly { readonly argChoices?: readonly string[] | undefined }[];
}

interface TreeLike<Command extends CommandLike> {
  readonly program: CommandLike & { readonly commands: readonly Command[] };
  define(command: Command): Promise<void>;
}

/** The option that commander gives to every command. */
const help: OptionLike = { long: "--help", short: "-h", description: "", required: false, hidden: false };

/** Meanings are read beside others in a list. */
const longestMeaning = 70;

const brief = (text: string): string => {
  const line = cleanLine(text);
  return line.length > longestMeaning ? `${line.slice(0, longestMeaning - 1)}…` : line;
};

const valuesFor = async (option: OptionLike): Promise<Candidates> =>
  option.argChoices ? values(option.argChoices) : ((await optionValues[option.long ?? ""]?.()) ?? nothing);

function optionNames(options: readonly OptionLike[], typed: string): Candidates {
  const shown = options.filter(({ hidden }) => !hidden);
  return values(
    shown.flatMap(({ long, short, description }) =>
      (typed.startsWith("--") ? [long] : [long, short]).flatMap((name) => (name ? { value: name, meaning: brief(description) } : [])),
    ),
  );
}

/** The words that are arguments; `open` is the option that the cursor stands behind. */
function readWords(words: readonly string[], options: readonly OptionLike[]): { given: string[]; open: OptionLike | null } {
  const given: string[] = [];
  let open: OptionLike | null = null;
  for (const word of words) {
    if (open) open = null;
    else if (/^-./u.test(word)) open = options.find(({ long, short, required }) => required && (word === long || word === short)) ?? null;
    else given.push(word);
  }
  return { given, open };
}

async function helpTopics<Command extends CommandLike>({ program }: TreeLike<Command>): Promise<Candidates> {
  const { helpTopics: topics } = await import("../../shared/help-topics.js");
  return values([...commandsOf(program.commands), ...Object.keys(topics)]);
}

const commandsOf = (commands: readonly CommandLike[]) =>
  commands
    .filter((command) => !command.name().startsWith("_"))
    .map((command) => ({ value: command.name(), meaning: brief(command.summary()) }));

async function candidatesFor<Command extends CommandLike>(
  tree: TreeLike<Command>,
  before: readonly string[],
  current: string,
): Promise<Candidates> {
  const { program } = tree;
  const top = readWords(before, program.options);
  const command = program.commands.find((candidate) => candidate.name() === top.given[0]);
  if (command) await tree.define(command);
  const options = [
    help,
    ...(command?.options ?? []),
    ...program.options.filter(({ long }) => !command || /^--(?:lang|color|no-color)$/u.test(long ?? "")),
  ];
  const unique = options.filter((option, index) => options.findIndex(({ long }) => long === option.long) === index);
  const { given, open } = readWords(before, unique);
  if (open) return valuesFor(open);
  const [, name, typed] = /^(--[\w-]+)=(.*)$/su.exec(current) ?? [];
  if (name !== undefined && typed !== undefined) {
    const option = unique.find(({ long }) => long === name);
    const { kind, all } = option ? await valuesFor(option) : nothing;
    return { kind, all: all.map((candidate) => ({ ...candidate, value: `${name}=${candidate.value}` })) };
  }
  if (current.startsWith("-")) return optionNames(unique, current);
  if (!command) return top.given.length === 0 ? values(commandsOf(program.commands)) : nothing;
  if (command.name() === "help") return given.length === 1 ? helpTopics(tree) : nothing;
  const choices = command.registeredArguments[given.length - 1]?.argChoices;
  if (choices) return values(choices);
  return (await argumentCandidates[command.name()]?.({ before: given.slice(1), current })) ?? nothing;
}

/** `bcevpc __complete`: what can stand at the cursor, for the scripts of `bcevpc completion`. */
export async function complete<Command extends CommandLike>(
  context: Context,
  tree: TreeLike<Command>,
  words: readonly string[],
  { line }: CompleteOptions,
): Promise<ExitCode> {
  const all = line === undefined ? words : wordsOfLine(line).slice(1);
  const last = all.at(-1) ?? "";
  const current = line === undefined ? last.replace(/^:/u, "") : last;
  const before = all.slice(0, -1);
  const isOfChild = before[0] === "run" && before.includes("--");
  const found = isOfChild ? files : beginningWith(await candidatesFor(tree, before, current), current);
  const rows = found.all.map(({ value, meaning }) => (meaning ? `${value}\t${meaning}` : value));
  print(context, [found.kind, ...rows].join("\n"));
  return exitCodes.done;
}
