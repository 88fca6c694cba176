import { Chalk, type ChalkInstance } from "chalk";

/** The few styles of bcevpc. They carry structure only; no meaning is lost without them. */
export interface Style {
  readonly code: (text: string) => string;
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly command: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly failure: (text: string) => string;
}

const instances = new Map<boolean, ChalkInstance>();

export function styleFor(color: boolean): Style {
  const chalk = instances.get(color) ?? new Chalk({ level: color ? 1 : 0 });
  instances.set(color, chalk);
  return {
    code: (text) => chalk.bold.red(text),
    title: (text) => chalk.bold(text),
    heading: (text) => chalk.bold(text),
    command: (text) => chalk.cyan(text),
    quiet: (text) => chalk.dim(text),
    failure: (text) => chalk.bold.red(text),
  };
}
