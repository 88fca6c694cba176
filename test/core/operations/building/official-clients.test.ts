import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildRequest } from "../../../../src/core/operations/building/build-request.js";
import { lint } from "../../../../src/core/operations/lint/lint.js";
import { findOperation, loadOperations } from "../../../../src/core/operations/lookup/operations.js";
import type { JsonObject } from "../../../../src/core/operations/values/values.js";

const operations = await loadOperations();

/** What bce-sdk-go and bce-sdk-python send in their own examples: numbers as texts, and what is not set as null or blank. */
const requests: readonly (readonly [operation: string, path: string, query: readonly string[], body: JsonObject])[] = [
  [
    "CreateProbe",
    "/v1/probe",
    [],
    {
      name: "test",
      vpcId: "vpc-90akjp09ehwx",
      subnetId: "sbn-x1evbqf9vgxq",
      protocol: "UDP",
      frequency: 10,
      destIp: "10.254.38.4",
      destPort: 3306,
      sourceIps: ["10.254.38.10"],
      sourceIpNum: 1,
      payload: "test",
    },
  ],
  [
    "CreateProbe",
    "/v1/probe",
    [],
    {
      name: "test",
      vpcId: "vpc-90akjp09ehwx",
      subnetId: "sbn-x1evbqf9vgxq",
      protocol: "ICMP",
      frequency: 20,
      destIp: "10.254.38.4",
      sourceIps: [],
      sourceIpNum: 1,
    },
  ],
  ["UpdateProbe", "/v1/probe/probe-8pdy9cbyh2et", [], { name: "test", frequency: 20, destIp: "10.254.38.5", destPort: "80" }],
  ["ResizeNat", "/v1/nat/nat-b1jb3b5e34tc", ["resize"], { cuNum: "10" }],
  [
    "CreateIpv6Gateway",
    "/v1/IPv6Gateway",
    [],
    { name: "gateway", vpcId: "vpc-90akjp09ehwx", bandwidthInMbps: "10", billing: { paymentTiming: "Postpaid" } },
  ],
  ["ResizeIpv6Gateway", "/v1/IPv6Gateway/gw-PSCezwEn", ["resize"], { bandwidthInMbps: "10" }],
  [
    "CreateRateLimitRule",
    "/v1/IPv6Gateway/gw-PSCezwEn/rateLimitRule",
    [],
    { ipv6Address: "240c:4082:0:100::", ingressBandwidthInMbps: "10", egressBandwidthInMbps: "10" },
  ],
  [
    "CreateNat",
    "/v1/nat",
    [],
    {
      name: "enhance_nat_1",
      vpcId: "vpc-90akjp09ehwx",
      spec: "",
      cuNum: "3",
      bindEips: ["100.88.8.210"],
      billing: { paymentTiming: "Postpaid", reservation: null },
    },
  ],
  [
    "CreateNat",
    "/v1/nat",
    [],
    {
      name: "nat",
      vpcId: "vpc-90akjp09ehwx",
      cuNum: 10,
      eips: ["100.88.8.210"],
      dnatEips: ["100.88.8.211"],
      billing: { paymentTiming: "Postpaid" },
    },
  ],
  [
    "PurchaseReservedNat",
    "/v1/nat/nat-b1jb3b5e34tc",
    ["purchaseReserved"],
    { billing: { paymentTiming: "", reservation: { reservationLength: 1, reservationTimeUnit: "month" } } },
  ],
  [
    "CreateDedicatedGatewayHealthCheck",
    "/v1/etGateway/dcgw-4ds9x3kmds88/healthCheck",
    [],
    {
      healthCheckSourceIp: null,
      healthCheckType: null,
      healthCheckPort: null,
      healthCheckInterval: 3,
      healthThreshold: 2,
      unhealthThreshold: 2,
    },
  ],
  [
    "CreateSecurityGroup",
    "/v2/securityGroup",
    [],
    {
      name: "sg",
      vpcId: "vpc-90akjp09ehwx",
      rules: [{ direction: "ingress", ethertype: "IPv4", portRange: "", protocol: "", sourceIp: "all" }],
    },
  ],
];

describe("what official clients send", () => {
  for (const [name, path, flags, body] of requests)
    it(`is no error of ${name}: ${JSON.stringify(body).slice(0, 60)}`, async () => {
      const operation = await findOperation(name);
      assert.ok(operation);
      const query = flags.map((flag) => [flag, null] as const);
      const linted = lint({ method: operation.method, path, query, body: JSON.stringify(body) }, operations);
      assert.equal(linted.operation?.name, name);
      assert.deepEqual(
        linted.findings.filter(({ level }) => level === "error").map(({ rule, parameter }) => `${rule} ${parameter}`),
        [],
      );
      const { problems } = buildRequest(operation, [], { body });
      const refused = problems.filter(({ weight, missing }) => weight !== "warn" && missing?.in !== "path");
      assert.deepEqual(
        refused.map(({ text }) => text.en),
        [],
      );
    });

  it("is an error where page and metadata agree against an example: destPort of CreateProbe is an integer", () => {
    const [, , , body = {}] = requests[0] ?? [];
    const linted = lint({ method: "POST", path: "/v1/probe", query: [], body: JSON.stringify({ ...body, destPort: "3306" }) }, operations);
    assert.deepEqual(
      linted.findings.map(({ level, rule, parameter }) => `${level} ${rule} ${parameter}`),
      ["error type destPort"],
    );
  });

  it("is still refused where it lacks what is required, null being nothing", async () => {
    const operation = await findOperation("CreateDedicatedGatewayHealthCheck");
    assert.ok(operation);
    const { problems } = buildRequest(operation, [], { body: { healthCheckInterval: null, healthThreshold: 2, unhealthThreshold: 2 } });
    assert.ok(problems.some(({ text }) => text.en === "healthCheckInterval is missing"));
  });
});
