import { execFileSync } from "node:child_process";
import { binary, emptyHome } from "../cli/run.js";

/** A tmux server of this process alone. */
const tmux = (...args: string[]): string => execFileSync("tmux", ["-L", `bcevpc-${process.pid}`, ...args], { encoding: "utf8" });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface ScreenOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** Keys to press, each once its pattern shows. */
  readonly keys?: readonly (readonly [waitFor: RegExp, key: string | readonly string[]])[];
  readonly until?: RegExp;
  readonly env?: Readonly<Record<string, string>>;
  /** The command as it is: `bcevpc` in it does not stand for the binary. */
  readonly literal?: boolean;
}

/** Runs a command in a terminal of the given size and types into it; returns the screen once `until` shows. */
export async function screen(
  command: string,
  { columns = 80, rows = 50, keys = [], until = /\[\d+\]/, env = {}, literal = false }: ScreenOptions = {},
): Promise<string> {
  const session = `s${Math.random().toString(36).slice(2)}`;
  const bcevpc = `${process.execPath} ${binary}`;
  tmux(
    "new-session",
    "-d",
    "-s",
    session,
    "-x",
    String(columns),
    "-y",
    String(rows),
    `env -i PATH="$PATH" HOME=${emptyHome} ${Object.entries(env)
      .map(([name, value]) => `${name}=${value}`)
      .join(
        " ",
      )} TERM=xterm-256color LANG=C.UTF-8 bash -c '${literal ? command : command.replaceAll(/(?<![\w/-])bcevpc(?![\w-])/gu, bcevpc)}; echo "[$?]"; sleep 30'`,
  );
  const waitFor = async (pattern: RegExp): Promise<string> => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const text = tmux("capture-pane", "-p", "-e", "-t", session);
      if (pattern.test(text)) return text;
      await pause(100);
    }
    throw new Error(`${pattern} did not appear:\n${tmux("capture-pane", "-p", "-t", session)}`);
  };
  for (const [pattern, key] of keys) {
    await waitFor(pattern);
    for (const stroke of [key].flat()) tmux("send-keys", "-t", session, stroke);
  }
  return waitFor(until);
}

export const plain = (text: string): string => text.replaceAll(/\u001b\[[\d;]*m/g, "");

export const closeScreens = (): string => tmux("kill-server");
