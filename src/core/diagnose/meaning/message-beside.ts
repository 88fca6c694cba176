import type { Entry } from "../../catalogue/entry.js";
import type { RawError } from "../found.js";

/** Messages shorter than this are common words. */
const shortestMessage = 12;
/** Longer lines hold more than one error. */
const longestLine = 4000;

/** What has no place to vary and can be compared letter for letter. */
const fixedPart = (message: string | null): string => (message === null || message.includes("${") ? "" : message.replace(/[.。]$/u, ""));

/**
 * The documented message of a code where it stands on the lines of an error whose form shows none: as the value of
 * another name, `error="M" code=C`. Above the first of several lines it may stand as well.
 */
export function messageBeside(text: string, { start, end }: Pick<RawError, "start" | "end">, entries: readonly Entry[]): string | null {
  const isBlock = text.slice(start, end).includes("\n");
  const ownLine = text.lastIndexOf("\n", start - 1);
  const from = isBlock && ownLine > 0 ? text.lastIndexOf("\n", ownLine - 1) : ownLine;
  const feed = text.indexOf("\n", end);
  const to = feed < 0 ? text.length : feed;
  if (to - from > longestLine) return null;
  const scope = text.slice(from + 1, to);
  const documented = entries.find(({ message, evidence }) => {
    const words = fixedPart(message);
    return evidence !== "client-made" && words.length >= shortestMessage && scope.includes(words);
  });
  return documented?.message ?? null;
}
