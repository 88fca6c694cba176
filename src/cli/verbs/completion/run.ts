import { type Context, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { type CompletionShell, scripts } from "./scripts.js";

/** `bcevpc completion SHELL`: the script that a shell loads. commander has checked the name. */
export function completion(context: Context, shell: string): ExitCode {
  print(context, scripts[shell as CompletionShell].trimEnd());
  return exitCodes.done;
}
