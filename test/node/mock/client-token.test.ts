import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { loadOperations } from "../../../src/core/operations/lookup/operations.js";
import { callRaw, partsOf } from "../../clients/harness/raw.js";
import { type MockProcess, startMock } from "./mock-process.js";

type Values = Readonly<Record<string, unknown>>;

const operations = new Map((await loadOperations()).map((operation) => [operation.name, operation]));
const eip = "180.76.1.1";
const web = { publicIpAddress: eip, protocol: "TCP", publicPort: 80, privatePort: 8080 };
const snat = (sourceCIDR: string) => ({ ruleName: "out", publicIpsAddress: [eip], sourceCIDR });

/** The NAT operations whose pages require a client token: what is sent with it, what differs later, and what has come of it. */
const required: readonly (readonly [name: string, values: Values, other: Values, made: Values])[] = [
  ["CreateNat", { name: "second", cuNum: 1 }, { name: "third" }, { gateways: 2 }],
  ["ResizeNat", { cuNum: 3 }, { cuNum: 4 }, { cuNum: 3 }],
  ["CreateSnatRule", snat("10.0.1.0/24"), { sourceCIDR: "10.0.2.0/24" }, { snat: 2 }],
  ["BatchAddSnatRules", { snatRules: [snat("10.0.3.0/24"), snat("10.0.4.0/24")] }, { snatRules: [snat("10.0.5.0/24")] }, { snat: 3 }],
  ["CreateDnatRule", { ...web, privateIpAddress: "10.0.1.5" }, { privateIpAddress: "10.0.1.6" }, { dnat: 1 }],
  ["BatchAddDnatRules", { rules: [{ ...web, privateIpAddress: "10.0.1.7" }] }, { rules: [] }, { dnat: 1 }],
  ["DeleteSnatRule", {}, { ruleId: "rule-000000000000" }, { snat: 0 }],
];

describe("a client token that the page of an operation requires", () => {
  let mock: MockProcess;
  const call = async (name: string, values: Values): Promise<Values | null> => {
    const operation = operations.get(name);
    assert.ok(operation, name);
    const { BCEVPC_ENDPOINT = "", BCE_ACCESS_KEY_ID = "", BCE_SECRET_ACCESS_KEY = "" } = mock.env;
    const keys = { accessKeyId: BCE_ACCESS_KEY_ID, secretAccessKey: BCE_SECRET_ACCESS_KEY, securityToken: null };
    return (await callRaw(partsOf(operation, values), { endpoint: BCEVPC_ENDPOINT, ...keys })) as Values | null;
  };
  const made = async (name: string, values: Values): Promise<Values> => {
    const answer = (await call(name, values)) ?? {};
    assert.equal(answer["code"], undefined, `${name}: ${answer["message"]}`);
    return answer;
  };
  const listOf = (answer: Values, key: string): readonly unknown[] => answer[key] as readonly unknown[];

  beforeEach(async () => {
    mock = await startMock(["--quiet"]);
  });
  afterEach(() => mock.stop());

  for (const [name, values, other, expected] of required)
    it(`has ${name} done once, and refused with anything else`, async () => {
      const { vpcId } = await made("CreateVpc", { name: "net", cidr: "10.0.0.0/16" });
      await made("CreateSubnet", { name: "sub", zoneName: "cn-bj-a", cidr: "10.0.0.0/24", vpcId });
      const billing = { paymentTiming: "Postpaid" };
      const { natId } = await made("CreateNat", { vpcId, name: "first", cuNum: 1, bindEips: [eip], billing });
      const { ruleId } = await made("CreateSnatRule", { natId, ...snat("10.0.9.0/24") });
      const state = async () => ({
        gateways: listOf(await made("ListNat", { vpcId }), "nats").length,
        cuNum: (await made("GetNat", { natId }))["cuNum"],
        snat: listOf(await made("ListSnatRule", { natId }), "rules").length,
        dnat: listOf(await made("ListDnatRule", { natId }), "rules").length,
      });
      const whole = { vpcId, billing, natId, ruleId, ...values, clientToken: `token-${name}` };
      const before = await state();
      const first = await made(name, whole);
      assert.deepEqual(await state(), { ...before, ...expected });
      assert.deepEqual(await made(name, whole), first);
      assert.deepEqual(await state(), { ...before, ...expected });
      assert.equal((await call(name, { ...whole, ...other }))?.["code"], "IdempotentParameterMismatch");
      assert.deepEqual(await state(), { ...before, ...expected });
    });
});
