import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { idOf } from "../../../src/core/operations/model/resource-ids.js";
import { createApi } from "../../../src/node/mock/api.js";
import { coverage } from "../../../src/node/mock/coverage.js";
import { mockOperations } from "../../../src/node/mock/operations.js";
import { State } from "../../../src/node/mock/state.js";
import { bcevpc } from "../../cli/run.js";
import { type Cloud, startCloud } from "./cloud.js";

/** Operations that create something without an id, and answer nothing. */
const withoutId = ["AddAclRule", "CreateDedicatedGatewayHealthCheck", "CreateVPCDhcp"];

/** The path of an operation with ids that look right and that nothing has. */
const madeUp = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => {
    if (name === "privateIpAddress") return "10.0.0.5";
    return name === "eip" ? "180.76.9.9" : `${idOf(name)?.prefix ?? ""}0000madeup00`;
  });
const requestOf = ({ method, path, flags }: (typeof mockOperations)[number], more = ""): string => {
  const query = [...flags, ...(more === "" ? [] : [more])].join("&");
  return `${method} ${madeUp(path)}${query === "" ? "" : `?${query}`}`;
};

describe("every operation of the mock", () => {
  let cloud: Cloud;
  before(async () => {
    cloud = await startCloud();
  });
  after(() => cloud.mock.close());

  it("is one of the 187 of the VPC API or of EIP or BCC, and keeps state", () => {
    const all = coverage();
    assert.equal(all.filter(({ group }) => group !== "eip" && group !== "bcc").length, 187);
    assert.deepEqual(
      all.filter(({ collections }) => collections === null).map(({ operation }) => operation),
      [],
    );
  });

  it("answers 404 for a made-up id in its path", async () => {
    const wrong: string[] = [];
    for (const operation of mockOperations.filter(({ path }) => path.includes("{"))) {
      const { status, body } = await cloud.send(requestOf(operation), operation.method === "GET" ? undefined : {});
      if (status !== 404) wrong.push(`${operation.name}: ${status} ${JSON.stringify(body)}`);
    }
    assert.deepEqual(wrong, []);
  });

  it("never creates anything without saying what: a create has a body, or is refused", async () => {
    for (const operation of mockOperations.filter(({ method, name }) => method === "POST" && !withoutId.includes(name))) {
      const { status, body } = await cloud.send(requestOf(operation), {});
      assert.ok(status >= 400 && body?.["code"], `${operation.name}: ${status}`);
    }
  });

  it("is answered 501 with a body when it is not modelled", async () => {
    const state = new State(() => Date.now());
    const keys = { accessKeyId: cloud.mock.accessKeyId, secretAccessKey: cloud.mock.secretAccessKey, securityToken: null };
    const entries = new Map((await loadEveryEntry()).map((entry) => [entry.id, entry]));
    const none = createApi({ keys, entries, documented: null, state, handlers: new Map() });
    const { bceTimestamp, sign } = await import("../../../src/core/signature/sign.js");
    const date = bceTimestamp(new Date());
    const request = { method: "GET", path: "/v1/vpc", headers: { host: "x", "x-bce-date": date } };
    const { authorization } = sign({ ...request, query: [] }, { ...keys, timestamp: date, expires: 1800, headersToSign: ["host"] });
    const headers = { ...request.headers, authorization };
    const { status, body, code } = none.answer({ ...request, query: "", headers, body: new Uint8Array() }, "r-1");
    assert.deepEqual([status, code], [501, "NotImplemented"]);
    assert.deepEqual(JSON.parse(body), {
      requestId: "r-1",
      code: "NotImplemented",
      message: "bcevpc mock: QueryVpcList is not modelled",
    });
  });

  it("stands in the table that --coverage prints", async () => {
    const { code, stdout } = await bcevpc(["mock", "--coverage"]);
    assert.equal(code, 0);
    assert.match(stdout, /^ {2}GetHaVipDetail +haVips$/m);
    assert.match(stdout, /^ {2}bcc\/QueryInstance +instances$/m);
    assert.match(stdout, /^ {2}eip\/BindEip +eips, instances$/m);
    assert.match(stdout, /196 of 196 operations keep state\.\n$/);
  });
});
