import { createPrompt, isDownKey, isEnterKey, isTabKey, isUpKey, useKeypress, useMemo, usePagination, useState } from "@inquirer/core";
import { InterruptedError } from "../core/refusals.js";
import { fit } from "../core/text/wrap.js";
import type { Io } from "../node/io.js";

/** Something that can be chosen: its line, and what is shown of it while it is the one in question. */
export interface Choice<Value> {
  readonly value: Value;
  readonly line: string;
  readonly preview: readonly string[];
}

export interface PickerOptions<Value> {
  readonly message: string;
  /** How many choices there are in all. */
  readonly total: number;
  /** The choices that fit what was typed, best first. */
  readonly source: (typed: string) => readonly Choice<Value>[];
  readonly nothing: string;
  readonly keys: readonly string[];
  readonly width: number;
  readonly pageSize: number;
  readonly quiet: (text: string) => string;
  readonly highlight: (text: string) => string;
}

/** Where a key leads among `count` choices; null for a key that moves nothing. */
function moved(name: string, shift: boolean, at: number, count: number, pageSize: number): number | null {
  const steps: Readonly<Record<string, number>> = { up: -1, down: 1, pageup: -pageSize, pagedown: pageSize, tab: shift ? -1 : 1 };
  const step = steps[name];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, at + step));
}

/** Asks as fzf does: what is typed stays whatever key follows, Esc leaves. Resolves with null for Esc. */
const prompt = createPrompt<unknown, PickerOptions<unknown>>((options, done) => {
  const { message, total, source, nothing, keys, width, pageSize, quiet, highlight } = options;
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const found = useMemo(() => source(typed), [typed]);

  useKeypress((key, line) => {
    if (key.name === "escape") return done(null);
    if (isEnterKey(key)) {
      const chosen = found[active];
      if (chosen) return done(chosen.value);
      // Enter has emptied the line.
      line.write(typed);
      return;
    }
    if (isTabKey(key)) {
      // The tab itself is no part of what is looked for.
      line.clearLine(0);
      line.write(typed);
    }
    const name = isUpKey(key) ? "up" : isDownKey(key) ? "down" : key.name;
    const next = moved(name, key.shift, active, found.length, pageSize);
    if (next !== null) return setActive(next);
    if (line.line === typed) return;
    setTyped(line.line);
    setActive(0);
  });

  const page = usePagination({
    items: found,
    active: Math.min(active, Math.max(0, found.length - 1)),
    pageSize,
    loop: false,
    renderItem: ({ item, isActive }) => (isActive ? highlight(fit(`> ${item.line}`, width - 1)) : fit(`  ${item.line}`, width - 1)),
  });
  const preview = found[active]?.preview ?? [];
  return [
    `${message} ${typed}`,
    [
      quiet(`  ${found.length}/${total}`),
      ...(found.length === 0 ? [`  ${nothing}`] : [page]),
      quiet("─".repeat(Math.min(width - 1, 60))),
      ...preview,
      ...keys.map(quiet),
    ].join("\n"),
  ];
});

/**
 * Lets the user search as they type, through stderr, and leaves nothing of it on the screen.
 *
 * @throws {InterruptedError} when they leave with Esc or Ctrl-C.
 */
export async function pick<Value>(options: PickerOptions<Value>, io: Io): Promise<Value> {
  let chosen: unknown;
  try {
    chosen = await prompt(options as PickerOptions<unknown>, { ...io.promptStreams(), clearPromptOnDone: true });
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") throw new InterruptedError();
    throw error;
  }
  if (chosen === null) throw new InterruptedError();
  return chosen as Value;
}
