import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { verifySignature } from "../../../src/core/signature/mistakes/verification.js";
import { bcevpc } from "../../cli/run.js";
import { type MockProcess, startMock } from "../../node/mock/mock-process.js";
import { scenario } from "../scenario/all.js";
import type { Client } from "./client.js";
import { keepColumn, writtenColumn } from "./coverage.js";
import { type Connection, type Driver, startDriver } from "./driver.js";
import { type Fault, fail, faults, sendsToken } from "./faults.js";
import { type PlayResult, play } from "./play.js";
import { type RecordedRequest, type Recorder, startRecorder } from "./recorder.js";
import { isSame, oddRequests, ownSignature } from "./signatures.js";

/** What is known of what a client prints, and how it signs. */
export interface Traits {
  readonly client: Client;
  /** The forms that hold the status of an answer. */
  readonly status: readonly string[];
  /** `fault form` of what may be passed over, since it holds little or nothing that tells a BCE failure. What is found must be right. */
  readonly unseen: RegExp;
  /** The forms without the code, which is told from the message where that can be done. */
  readonly hiding: readonly string[];
  /** Faults that the client takes for a success. */
  readonly unnoticed: readonly string[];
  /** Whether it sends the token that belongs to a temporary key. */
  readonly hasToken: boolean;
  /** Odd requests that it signs otherwise, and why. */
  readonly deviations: Readonly<Record<string, string>>;
}

const httpText = ({ request: { method, target, headers, body } }: RecordedRequest): string =>
  [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), "", body ?? ""].join("\r\n");

/** One of each kind: by method, by whether there is a query and a body. */
function kindsOf(sent: readonly RecordedRequest[]): RecordedRequest[] {
  const kinds = new Map(
    sent.map((exchange) => [
      `${exchange.request.method} ${exchange.request.target.includes("?")} ${exchange.request.body === ""}`,
      exchange,
    ]),
  );
  return [...kinds.values()];
}

function operations({ client }: Traits): void {
  const written = writtenColumn(client.name);
  let mock: MockProcess;
  let recorder: Recorder;
  let driver: Driver;
  let played: PlayResult;
  let connection: Connection;
  before(async () => {
    const { command, folder } = await client.install();
    mock = await startMock(["--quiet", "--settle", "0"]);
    recorder = await startRecorder(mock.endpoint);
    driver = startDriver(command, folder);
    connection = {
      endpoint: recorder.endpoint,
      accessKeyId: mock.env["BCE_ACCESS_KEY_ID"] ?? "",
      secretAccessKey: mock.env["BCE_SECRET_ACCESS_KEY"] ?? "",
      securityToken: null,
    };
    await driver.ask({ connect: connection });
    played = await play(scenario, { client, driver, recorder, connection });
    keepColumn(client.name, played.cells);
  });
  after(async () => {
    await driver?.stop();
    await recorder?.stop();
    await mock?.stop();
  });

  for (const name of new Set(scenario.map(({ operation }) => operation)))
    it(`${name}: ${written.get(name)}`, () => {
      const remarks = played.remarks.filter((remark) => remark.startsWith(`${name}:`)).join("\n");
      assert.equal(played.cells.get(name), written.get(name), remarks);
    });

  it("has no other method of this API", async () => {
    const { result } = await driver.ask({ methods: true });
    const used = new Set(scenario.map(({ operation }) => client.method(operation)?.call));
    assert.deepEqual(
      (result as string[]).filter((name) => !used.has(name) && !client.others.test(name)),
      [],
    );
  });

  it("signs every request so that it is valid", () => {
    const keys = { ...connection, others: [], isTemporary: false };
    const wrong = played.sent.filter(({ request, answer }) => {
      const { verdict } = verifySignature(request, keys, Date.now());
      return verdict !== "valid" && !answer.includes("Signature does not match");
    });
    assert.ok(played.sent.length > 100);
    assert.deepEqual(wrong.map(httpText), []);
  });

  it("is found valid by verify as it went over the wire", async () => {
    const env = { BCE_ACCESS_KEY_ID: connection.accessKeyId, BCE_SECRET_ACCESS_KEY: connection.secretAccessKey };
    for (const exchange of kindsOf(played.sent.filter(({ answer }) => !answer.includes("Signature does not match")))) {
      const { stdout, code } = await bcevpc(["verify", "--json"], { input: httpText(exchange), env });
      assert.equal(code, 0, `${httpText(exchange)}\n${stdout}`);
    }
  });
}

/** What decode must say of one printed text: all that stands in it. */
async function checkDecoded(text: string, form: string, { name, code, status }: Fault, traits: Traits, log: string): Promise<void> {
  const { stdout } = await bcevpc(["decode", "--json"], { input: text });
  const [error] = (JSON.parse(stdout) as { errors: Record<string, unknown>[] }).errors;
  const isUnseen = traits.unseen.test(`${name} ${form}`);
  if (!error && isUnseen) return;
  assert.ok(error, `nothing is found in:\n${text}`);
  assert.ok(error["code"] ?? error["failure"] ?? error["meaning"], `no failure is named in:\n${text}\n${stdout}`);
  const isCodePrinted = code !== null && text.includes(code) && !traits.hiding.includes(form);
  if (isCodePrinted || (code !== null && error["code"] !== null)) assert.equal(error["code"], code, text);
  if (code !== null && traits.status.includes(form)) assert.equal(error["httpStatus"], status, text);
  const [id] = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/.exec(text) ?? [];
  if (id !== undefined && code !== null && !(isUnseen && error["requestId"] === null))
    assert.equal(error["requestId"], id, `${text}\n${log}`);
}

function failures(traits: Traits): void {
  const { client, unnoticed } = traits;
  for (const fault of faults)
    it(unnoticed.includes(fault.name) ? `takes ${fault.name} for a success` : `is understood: ${fault.name}`, async () => {
      const { command, folder } = await client.install();
      const driver = startDriver(command, folder);
      try {
        if (unnoticed.includes(fault.name)) return await assert.rejects(fail(client, driver, fault), /the call did not fail/);
        const { printed, log } = await fail(client, driver, fault);
        for (const [form, text] of Object.entries(printed)) await checkDecoded(text, form, fault, traits, log);
      } finally {
        await driver.stop();
      }
    });
}

function signatures({ client, deviations, hasToken }: Traits): void {
  let driver: Driver;
  before(async () => {
    const { command, folder } = await client.install();
    driver = startDriver(command, folder);
  });
  after(() => driver?.stop());
  it(hasToken ? "sends its session token" : "never sends its session token", async () => {
    assert.equal(await sendsToken(client, driver), hasToken);
  });
  for (const [name, request] of oddRequests) {
    const deviation = deviations[name];
    it(deviation === undefined ? `agrees over ${name}` : `signs ${name} otherwise: ${deviation}`, async () => {
      const { result } = await driver.ask({ sign: request });
      const [theirs, ours] = [String(result), ownSignature(request)];
      assert.equal(isSame(theirs, ours), deviation === undefined, `${theirs}\n${ours}`);
    });
  }
}

/** All that is tried with a client. */
export function trial(traits: Traits): void {
  describe(`the ${traits.client.name} SDK`, () => {
    describe("calls the mock", () => operations(traits));
    // Most of the time passes while clients wait before they try again.
    describe("prints of a failure what decode reads", { concurrency: 4 }, () => failures(traits));
    describe("and sign", () => signatures(traits));
  });
}
