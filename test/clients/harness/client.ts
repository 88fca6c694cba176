/** A method of a client: its name as the driver takes it, and its arguments. */
export interface Method {
  readonly call: string;
  readonly arguments: readonly string[];
  /** Parameters that the client calls otherwise: its name, and that of the API. */
  readonly renames?: Readonly<Record<string, string>>;
}

/** One of other people's programs that calls the API. */
export interface Client {
  /** The heading of its column. */
  readonly name: string;
  /** Makes what is needed to run the driver, from what the locks name; the command that starts it, and where. */
  install(): Promise<{ readonly command: readonly string[]; readonly folder: string }>;
  /** How it calls an operation; null when it cannot. */
  method(operation: string): Method | null;
  /** Whether it takes a request by its parts (method, path, query, body) instead of parameters by name. */
  readonly takesParts?: boolean;
  /** Methods that call no operation of the API, by a pattern. */
  readonly others: RegExp;
}

/** `vpc.UpdateVPC vpcId *` as a method; a word `own=name` is a parameter that the client calls otherwise. */
export function parseMethod(text: string | undefined): Method | null {
  if (text === undefined) return null;
  const [call = "", ...words] = text.split(" ");
  const renames = words.filter((word) => word.includes("=")).map((word) => word.split("=") as [string, string]);
  return { call, arguments: words.filter((word) => !word.includes("=")), renames: Object.fromEntries(renames) };
}
