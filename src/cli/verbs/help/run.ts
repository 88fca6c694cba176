import { UsageError } from "../../../core/refusals.js";
import { cleanLine } from "../../../core/text/clean.js";
import type { Context } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { helpTopics } from "../../shared/help-topics.js";
import { jsonDocument } from "../../shared/look/json.js";
import { printPaged } from "../../shared/look/paged.js";
import type { TopicName } from "../../shared/topic-names.js";
import { renderHelpTopic } from "./page.js";

/** A command as far as its help goes. */
interface HelpedCommand {
  name(): string;
  outputHelp(): void;
}

/** The commands, of which each knows its help only after `define`. */
export interface HelpTree<Command extends HelpedCommand> {
  readonly program: HelpedCommand & { readonly commands: readonly Command[] };
  define(command: Command): Promise<void>;
}

export interface HelpOptions {
  readonly json?: boolean;
}

const onlyTopics = (): UsageError => {
  const topics = Object.keys(helpTopics);
  return new UsageError({ en: "--json works only with a topic", zh: "--json 只能用于主题" }, [
    { en: `topics: ${topics.join(", ")}`, zh: `主题：${topics.join("、")}` },
  ]);
};

const isTopic = (name: string): name is TopicName => Object.hasOwn(helpTopics, name);

/** A topic as data: in its own form, or row by row. */
function documentOf(topic: TopicName): object {
  const { title, introduction, rows, document } = helpTopics[topic];
  return (
    document ?? {
      topic,
      title,
      introduction: introduction ?? null,
      rows: rows.map(({ name, meaning, example, command }) => ({ name, meaning, example: example ?? null, command: command ?? null })),
    }
  );
}

/**
 * `bcevpc help [TOPIC]`: the help of a command or a topic.
 * @throws {UsageError} for a topic that there is not.
 */
export async function help<Command extends HelpedCommand>(
  context: Context,
  { program, define }: HelpTree<Command>,
  topic: string | undefined,
  { json }: HelpOptions,
): Promise<ExitCode> {
  const command = program.commands.find((candidate) => candidate.name() === topic);
  if (command) await define(command);
  if (command || topic === undefined) {
    if (json) throw onlyTopics();
    (command ?? program).outputHelp();
    return exitCodes.done;
  }
  if (!isTopic(topic)) {
    const known = [
      ...program.commands.map((candidate) => candidate.name()).filter((name) => !name.startsWith("_")),
      ...Object.keys(helpTopics),
    ].join(", ");
    throw new UsageError({ en: `unknown command or topic ${cleanLine(topic)}`, zh: `未知的命令或主题 ${cleanLine(topic)}` }, [
      { en: `available: ${known}`, zh: `可查看：${known}` },
    ]);
  }
  const page = helpTopics[topic];
  await printPaged(context, json ? jsonDocument(documentOf(topic), context.view.terminal) : renderHelpTopic(page, context.view));
  return exitCodes.done;
}
