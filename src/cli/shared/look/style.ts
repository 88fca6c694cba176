/** The few styles of bcevpc. They carry structure only; no meaning is lost without them. */
export interface Style {
  readonly code: (text: string) => string;
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly command: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly failure: (text: string) => string;
  readonly success: (text: string) => string;
  readonly warning: (text: string) => string;
}

const asIs = (text: string): string => text;
const plain: Style = { code: asIs, title: asIs, heading: asIs, command: asIs, quiet: asIs, failure: asIs, success: asIs, warning: asIs };

let coloured: Style | undefined;

/** Loads chalk. Called once, before anything is rendered, and only when some output is to be coloured. */
export async function loadColours(): Promise<void> {
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  coloured = {
    code: (text) => chalk.bold.red(text),
    title: (text) => chalk.bold(text),
    heading: (text) => chalk.bold(text),
    command: (text) => chalk.cyan(text),
    quiet: (text) => chalk.dim(text),
    failure: (text) => chalk.bold.red(text),
    success: (text) => chalk.green(text),
    warning: (text) => chalk.yellow(text),
  };
}

export const styleFor = (color: boolean): Style => (color ? (coloured ?? plain) : plain);
