import type { Detector } from "../../found.js";

/** Whether each place of a mark in a line is that of an error which ends in it. */
export function allWhole(line: string, mark: string, { find }: Pick<Detector, "find">): boolean {
  const errors = find(line);
  return errors.length === line.split(mark).length - 1 && errors.every(({ complete }) => complete);
}
