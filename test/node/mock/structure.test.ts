import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findOperation } from "../../../src/core/operations/lookup/operations.js";
import { parseJson } from "../../../src/core/text/json.js";
import { isAppropriate } from "../../../src/node/mock/structure.js";
import { bcevpc } from "../../cli/run.js";
import { type MockProcess, startMock } from "./mock-process.js";

const fits = async (name: string, body: Readonly<Record<string, unknown>>): Promise<boolean> => {
  const operation = await findOperation(name);
  assert.ok(operation, name);
  return isAppropriate(operation, { path: {}, query: {}, body });
};

describe("a body that is asked for by the document", () => {
  it("has what is required, of the stated types, down to the members of lists", async () => {
    assert.ok(await fits("CreateVpc", { name: "web", cidr: "10.0.0.0/16", tags: [{ tagKey: "a", tagValue: "b" }] }));
    assert.ok(!(await fits("CreateVpc", { name: "web" })));
    assert.ok(!(await fits("CreateVpc", { name: 5, cidr: "10.0.0.0/16" })));
    assert.ok(!(await fits("CreateVpc", { name: "web", cidr: "10.0.0.0/16", tags: [{ tagKey: 5 }] })));
    assert.ok(!(await fits("CreateVpc", { name: "web", cidr: "10.0.0.0/16", tags: {} })));
  });

  it("has whole numbers where they are asked for, also such as a double would round", async () => {
    const speed = (value: unknown): Promise<boolean> =>
      fits("CreateVpn", { vpcId: "vpc-a", vpnName: "a", billing: { paymentTiming: "Postpaid" }, maxConnection: value });
    const answers: boolean[] = [];
    for (const value of [5, -5, 0, 1.5, "5", true, parseJson("12345678901234567890"), parseJson("1234567890123456.75"), parseJson("1e400")])
      answers.push(await speed(value));
    assert.deepEqual(answers, [true, true, true, false, false, false, true, false, false]);
  });

  it("has true or false where that is asked for, and nothing like it", async () => {
    const answers: boolean[] = [];
    for (const deleteProtect of [true, false, "true", 1, 0, {}])
      answers.push(await fits("CreateVpn", { vpcId: "vpc-a", vpnName: "a", billing: { paymentTiming: "Postpaid" }, deleteProtect }));
    assert.deepEqual(answers, [true, true, false, false, false, false]);
  });

  it("may leave out as null what is not set, and add what nobody knows", async () => {
    assert.ok(await fits("CreateVpc", { name: "web", cidr: "10.0.0.0/16", description: null, colour: 5 }));
    assert.ok(!(await fits("CreateVpc", { name: null, cidr: "10.0.0.0/16" })));
  });

  it("may have either type where sources differ, and leaves absence to a code of its own", async () => {
    assert.ok(await fits("CreateNat", { cuNum: "1" }));
    assert.ok(!(await fits("CreateNat", { cuNum: [1] })));
    assert.ok(await fits("NatBindDnatEip", { dnatEips: ["1.2.3.4"] }));
  });
});

describe("InappropriateJSON of the mock", () => {
  const codeOf = async (mock: MockProcess): Promise<unknown> =>
    JSON.parse((await bcevpc(["call", "POST", "/v1/vpc", "-d", '{"name":"web"}', "--json"], { env: mock.env })).stderr).code;
  let documented: MockProcess;
  let live: MockProcess;
  before(async () => {
    [documented, live] = await Promise.all([startMock(["--documented", "--quiet"]), startMock(["--quiet"])]);
  });
  after(() => Promise.all([documented.stop(), live.stop()]));

  it("is answered where the documented codes are wanted, and not otherwise", async () => {
    assert.equal(await codeOf(documented), "InappropriateJSON");
    assert.equal(await codeOf(live), "BadRequest");
  });
});
