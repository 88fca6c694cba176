import { displayWidth } from "../../../core/text/wrap.js";
import type { Context } from "../../context.js";

/** Lines that a text takes on a terminal of this width. */
const linesOf = (text: string, width: number): number =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / width)), 0);

/** The pager that the surroundings name: `BCEVPC_PAGER`, `PAGER`, or less where there is one; null for none. */
function pagerOf({ env, platform }: Context["io"]): string | null {
  const named = env["BCEVPC_PAGER"] ?? env["PAGER"];
  if (named !== undefined) return /^(?:cat)?$/u.test(named.trim()) ? null : named;
  return platform === "win32" || env["TERM"] === "dumb" ? null : "less";
}

/** Writes a text and its line feed to stdout; on a terminal through a pager when it is longer than the screen. */
export async function printPaged(context: Context, text: string): Promise<void> {
  const { io, view, usesPager } = context;
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  const rows = usesPager ? io.rows : undefined;
  const pager = rows !== undefined && linesOf(whole.slice(0, -1), view.width) > rows ? pagerOf(io) : null;
  if (pager !== null) {
    const { showInPager } = await import("../../../node/child.js");
    // Ctrl-C is the pager's.
    const release = io.onInterrupt(() => undefined);
    const isShown = showInPager(pager, io.out.shown(whole), io.env);
    release();
    if (isShown) return;
  }
  io.out.write(whole);
}
