import { Chalk } from "chalk";

/** The few styles of bcevpc. They carry structure only; no meaning is lost without them. */
export interface Style {
  readonly code: (text: string) => string;
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly command: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly failure: (text: string) => string;
}

const asIs = (text: string): string => text;
const plain: Style = { code: asIs, title: asIs, heading: asIs, command: asIs, quiet: asIs, failure: asIs };

function coloured(): Style {
  const chalk = new Chalk({ level: 1 });
  return {
    code: (text) => chalk.bold.red(text),
    title: (text) => chalk.bold(text),
    heading: (text) => chalk.bold(text),
    command: (text) => chalk.cyan(text),
    quiet: (text) => chalk.dim(text),
    failure: (text) => chalk.bold.red(text),
  };
}

let shared: Style | undefined;

export function styleFor(color: boolean): Style {
  if (!color) return plain;
  shared ??= coloured();
  return shared;
}
