import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { bcevpc } from "../../cli/run.js";
import { type MockProcess, startMock } from "./mock-process.js";

const entries = await loadEveryEntry();

/** A path of the service an entry belongs to: the path tells entries of one code apart. */
const paths: Readonly<Record<string, string>> = {
  acl: "/v1/acl/rule?subnetId=sbn-1",
  nat: "/v1/nat/nat-1",
  peering: "/v1/peerconn/peerconn-1",
  eni: "/v1/eni/eni-1",
  route: "/v1/route/rule?vpcId=vpc-1",
  "security-group": "/v2/securityGroup/g-1",
  snic: "/v1/endpoint/endpoint-1",
};

/** Codes of several services, none of them the one that is called here: the answer names them all, or the one that any call can meet. */
const ofOthers: ReadonlySet<string> = new Set(["InstanceNotFound", "EipUnbindFailed", "RealNameAuthenticationRequired"]);

describe("every entry of the catalogue", () => {
  let mock: MockProcess;
  before(async () => {
    mock = await startMock(["--quiet"]);
  });
  after(() => mock.stop());

  it("can be raised through a real socket, and call gives the same entry back", async () => {
    const raise = async (id: string, service: string): Promise<string[]> => {
      const args = ["call", "GET", paths[service] ?? "/v1/vpc/vpc-1", "-H", `x-bcevpc-fail: ${id}`, "--json"];
      const { stderr } = await bcevpc(args, { env: mock.env });
      const { entryId, code, candidateIds = [], elsewhereIds = [] } = JSON.parse(stderr);
      if (ofOthers.has(code) && [...candidateIds, ...elsewhereIds, `account/${code}`].includes(entryId ?? id)) return [];
      return entryId === id ? [] : [`${id} came back as ${entryId ?? `${code} without an entry`}`];
    };
    const failures: string[] = [];
    for (let at = 0; at < entries.length; at += 8)
      failures.push(...(await Promise.all(entries.slice(at, at + 8).map(({ id, service }) => raise(id, service)))).flat());
    assert.deepEqual(failures, []);
  });
});
