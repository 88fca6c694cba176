import { randomBytes } from "node:crypto";
import { loadOperations } from "../../../src/core/operations/lookup/operations.js";
import { type MockProcess, startMock } from "../../node/mock/mock-process.js";
import type { Client } from "./client.js";
import type { Connection, Driver, Reply } from "./driver.js";
import { partsOf } from "./raw.js";

/** One way for a call to fail. */
export interface Fault {
  readonly name: string;
  /** How the mock is started. */
  readonly mock: readonly string[];
  readonly secret?: "wrong";
  readonly key?: "unknown";
  /** What the service says; null where no answer of it arrives. */
  readonly code: string | null;
  readonly status: number | null;
}

const raised = (code: string, status: number, id = code): Fault => ({ name: code, mock: ["--fail", id], code, status });
const broken = (option: string): Fault => ({ name: `an answer under ${option}`, mock: [option], code: null, status: null });

/** Each status that the service answers with, what it says of signatures, and everything that spoils an answer on its way. */
export const faults: readonly Fault[] = [
  raised("BadRequest", 400, "vpc/BadRequest"),
  raised("AccessDenied", 403, "global/AccessDenied"),
  raised("NoSuchObject", 404, "vpc/NoSuchObject"),
  raised("CidrConflict", 409, "vpc/CidrConflict"),
  raised("PreconditionFailed", 412, "global/PreconditionFailed"),
  raised("RateLimit", 429),
  raised("InternalError", 500, "global/InternalError"),
  raised("ServiceUnavailable", 503),
  { name: "a clock two hours behind", mock: ["--skew", "7200"], code: "RequestExpired", status: 400 },
  { name: "a wrong secret", mock: [], secret: "wrong", code: "IamSignatureInvalid", status: 403 },
  { name: "a wrong secret, as documented", mock: ["--documented"], secret: "wrong", code: "SignatureDoesNotMatch", status: 400 },
  { name: "an unknown key", mock: [], key: "unknown", code: "IamSignatureInvalid", status: 403 },
  broken("--html"),
  broken("--empty"),
  broken("--truncate"),
  broken("--drop"),
];

export interface FaultResult {
  readonly printed: Readonly<Record<string, string>>;
  /** The ids of the requests that were answered, the last one last. */
  readonly log: string;
}

const connectionTo = ({ endpoint, env }: MockProcess, { secret, key }: Pick<Fault, "secret" | "key">): Connection => ({
  endpoint,
  accessKeyId: key === "unknown" ? randomBytes(16).toString("hex") : (env["BCE_ACCESS_KEY_ID"] ?? ""),
  secretAccessKey: secret === "wrong" ? randomBytes(16).toString("hex") : (env["BCE_SECRET_ACCESS_KEY"] ?? ""),
  securityToken: null,
});

/** Lets a client list VPCs. */
async function list(client: Client, driver: Driver): Promise<Reply> {
  const method = client.method("QueryVpcList");
  const operation = (await loadOperations()).find(({ name }) => name === "QueryVpcList");
  if (!method || !operation) throw new Error("the client cannot list VPCs");
  const given = { maxKeys: 10 };
  return driver.ask({ ...method, values: client.takesParts ? { ...partsOf(operation, given) } : given });
}

/** Whether a client with a temporary key sends the token that belongs to it. */
export async function sendsToken(client: Client, driver: Driver): Promise<boolean> {
  const mock = await startMock(["--sts", "--quiet"]);
  try {
    const connection = { ...connectionTo(mock, {}), securityToken: mock.env["BCE_SECURITY_TOKEN"] ?? null };
    await driver.ask({ connect: connection });
    return (await list(client, driver)).ok;
  } finally {
    await mock.stop();
  }
}

/** Lets a client list VPCs while things go wrong. */
export async function fail(client: Client, driver: Driver, fault: Fault): Promise<FaultResult> {
  const mock = await startMock(fault.mock);
  try {
    await driver.ask({ connect: connectionTo(mock, fault) });
    const { ok, printed, result } = await list(client, driver);
    if (ok || !printed) throw new Error(`the call did not fail: ${JSON.stringify(result)}`);
    return { printed, log: mock.stderr() };
  } finally {
    await mock.stop();
  }
}
