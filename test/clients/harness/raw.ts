import type { Operation } from "../../../src/core/operations/model/operation.js";
import { bceTimestamp, sign } from "../../../src/core/signature/sign.js";
import type { Connection } from "./driver.js";

export interface WireParts {
  readonly method: string;
  readonly path: string;
  /** An action without a value is null. */
  readonly query: readonly (readonly [string, string | null])[];
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** The request of an operation, its parameters where they go; what it does not take is left out. */
export function partsOf({ method, path, flags, parameters }: Operation, values: Readonly<Record<string, unknown>>): WireParts {
  const given = (place: string): [string, unknown][] =>
    parameters
      .filter((parameter) => parameter.in === place && values[parameter.name] !== undefined)
      .map(({ name }) => [name, values[name]]);
  const body = given("body");
  return {
    method,
    path: path.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => String(values[name])),
    query: [...flags.map((flag) => [flag, null] as const), ...given("query").map(([name, value]) => [name, String(value)] as const)],
    body: parameters.some((parameter) => parameter.in === "body") ? Object.fromEntries(body) : null,
  };
}

/** Calls without any client: for what one of them lacks and a later step needs. */
export async function callRaw({ method, path, query, body }: WireParts, connection: Connection): Promise<unknown> {
  const { host } = new URL(connection.endpoint);
  const timestamp = bceTimestamp(new Date());
  const headers = { host, "x-bce-date": timestamp };
  const { authorization } = sign({ method, path, query, headers }, { ...connection, timestamp, expires: 1800, headersToSign: ["host"] });
  const text = query.map(([name, value]) => (value === null ? name : `${name}=${encodeURIComponent(value)}`)).join("&");
  const answer = await fetch(`${connection.endpoint}${path}${text === "" ? "" : `?${text}`}`, {
    method,
    headers: { "x-bce-date": timestamp, authorization },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const content = await answer.text();
  return content === "" ? null : JSON.parse(content);
}
