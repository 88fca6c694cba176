import type { Command } from "commander";
import type { Builder } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { CompleteOptions } from "./run.js";

/** Called by the scripts of `bcevpc completion` alone. */
export const define = ({ option }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .argument("[words...]")
    .addOption(option("--line <line>", { en: "the command line up to the cursor", zh: "光标之前的命令行" }))
    .action((words: string[], options: CompleteOptions) => handlers.complete(words, options));
