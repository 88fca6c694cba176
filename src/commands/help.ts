import type { Command } from "commander";
import { cleanLine } from "../clean.js";
import { type ExitCode, exitCodes, UsageError } from "../errors.js";
import { helpTopics } from "../help-topics.js";
import { renderHelpTopic } from "../render/help-topic.js";
import { type Context, print } from "./context.js";

/** `bcevpc help [TOPIC]`: the help of a command or a topic. */
export async function help(context: Context, program: Command, topic: string | undefined): Promise<ExitCode> {
  const command = topic === undefined ? program : program.commands.find((candidate) => candidate.name() === topic);
  if (command) {
    command.outputHelp();
    return exitCodes.done;
  }
  const page = topic !== undefined && Object.hasOwn(helpTopics, topic) ? helpTopics[topic] : undefined;
  if (!page) {
    const known = [...program.commands.map((candidate) => candidate.name()), ...Object.keys(helpTopics)].join(", ");
    throw new UsageError({ en: `there is no help on ${cleanLine(topic ?? "")}`, zh: `没有关于 ${cleanLine(topic ?? "")} 的帮助` }, [
      { en: `there is help on: ${known}`, zh: `可查看：${known}` },
    ]);
  }
  print(context, renderHelpTopic(page, context.view));
  return exitCodes.done;
}
