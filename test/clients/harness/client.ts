/** A method of a client: its name as the driver takes it, and its arguments. */
export interface Method {
  readonly call: string;
  readonly arguments: readonly string[];
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

/** `vpc.UpdateVPC vpcId *` as a method. */
export function parseMethod(text: string | undefined): Method | null {
  if (text === undefined) return null;
  const [call = "", ...given] = text.split(" ");
  return { call, arguments: given };
}
