import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint } from "../../../../src/core/operations/lint/lint.js";
import { loadOperations } from "../../../../src/core/operations/lookup/operations.js";
import { queryItems } from "../../../../src/core/signature/canonical-request.js";

const operations = await loadOperations();

/** `level parameter entry` of each finding. */
function found(method: string, target: string, body: unknown): string[] {
  const [path = "", query = ""] = target.split("?");
  const { findings } = lint({ method, path, query: queryItems(query), body: JSON.stringify(body) }, operations);
  return findings.map(({ level, confidence, parameter, entry }) => [level, confidence, parameter, entry].join(" "));
}

const rule = { direction: "ingress", protocol: "tcp", portRange: "80", sourceIp: "10.0.0.0/8" };
const authorize = (change: object) => found("PUT", "/v2/securityGroup/g-1?authorizeRule", { rule: { ...rule, ...change } });
const create = (change: object) => found("POST", "/v2/securityGroup", { name: "web", vpcId: "vpc-1", rules: [{ ...rule, ...change }] });
const own = (code: string): string => `security-group/SecurityGroup.${code}`;

const enterpriseRule = {
  direction: "ingress",
  ethertype: "IPv4",
  protocol: "tcp",
  portRange: "80",
  sourceIp: "10.0.0.0/8",
  action: "allow",
};
const esg = (code: string): string => `enterprise-security-group/Esg.${code}`;
const authorizeEnterprise = (...changes: readonly object[]) =>
  found("PUT", "/v1/enterprise/security/esg-1?authorizeRule", { rules: changes.map((change) => ({ ...enterpriseRule, ...change })) });
const createEnterprise = (change: object, name = "web") =>
  found("POST", "/v1/enterprise/security", { name, rules: [{ ...enterpriseRule, ...change }] });
const updateEnterprise = (change: object) => found("PUT", "/v1/enterprise/security/rule/esgr-1", change);

describe("lint of an ordinary security group", () => {
  it("finds nothing in a sound rule", () => {
    for (const change of [{}, { portRange: "80-443" }, { protocol: "all", portRange: "1-65535" }, { sourceIp: "all" }]) {
      assert.deepEqual(authorize(change), []);
      assert.deepEqual(create(change), []);
    }
  });

  it("predicts the code of the page for ports, protocol and address", () => {
    const at = "rule.portRange";
    assert.deepEqual(authorize({ portRange: "443-80" }), [`error certain ${at} ${own("RulePortOrderInvalid")}`]);
    assert.deepEqual(authorize({ portRange: "1-65536" }), [`error certain ${at} ${own("RulePortRangeInvalid")}`]);
    assert.deepEqual(authorize({ portRange: "80,443" }), [`error certain ${at} ${own("RulePortInvalid")}`]);
    assert.deepEqual(authorize({ protocol: "TCP" }), ["error certain rule.protocol security-group/BadRequest.protocol-invalid"]);
    assert.deepEqual(authorize({ sourceIp: "10.0.0.300/8" }), [`error likely rule.sourceIp ${own("RuleCIDRAddressError")}`]);
  });

  it("is less sure where the page of the operation does not have the row", () => {
    const at = "rules[0].portRange";
    assert.deepEqual(create({ portRange: "443-80" }), [`error certain ${at} ${own("RulePortOrderInvalid")}`]);
    assert.deepEqual(create({ portRange: "0" }), [`error likely ${at} ${own("RulePortRangeInvalid")}`]);
    const update = (change: object) => found("PUT", "/v2/securityGroup/rule/update", { securityGroupRuleId: "r-1", ...change });
    assert.deepEqual(update({ portRange: "443-80" }), [`error likely portRange ${own("RulePortOrderInvalid")}`]);
    assert.deepEqual(update({ protocol: "http" }), ["error likely protocol security-group/InvalidProtocolException"]);
  });

  it("takes a rule that stands twice for a conflict", () => {
    const twice = found("POST", "/v2/securityGroup", { name: "web", vpcId: "vpc-1", rules: [rule, rule] });
    assert.deepEqual(twice, ["error likely rules[1] vpc/OperationDenied"]);
  });
});

describe("lint of an enterprise security group", () => {
  it("finds nothing in a sound rule", () => {
    assert.deepEqual(authorizeEnterprise({}), []);
    assert.deepEqual(createEnterprise({}), []);
    assert.deepEqual(updateEnterprise({ action: "deny", portRange: "80,443" }), []);
  });

  it("predicts the codes of the page, surely for the call that the page is about", () => {
    for (const [change, name, code] of [
      [{ action: "accept" }, "action", "EsgRuleActionInvalid"],
      [{ action: "" }, "action", "EsgRuleActionEmpty"],
      [{ protocol: "http" }, "protocol", "EsgRuleProtocolInvalid"],
      [{ protocol: undefined }, "protocol", "EsgRuleProtocolEmpty"],
      [{ direction: "in" }, "direction", "EsgRuleDirectionInvalid"],
      [{ ethertype: "4" }, "ethertype", "EsgRuleEthertypeInvalid"],
      [{ remark: "x".repeat(256) }, "remark", "EsgRuleRemarkTooLong"],
    ] as const) {
      assert.deepEqual(authorizeEnterprise(change), [`error certain rules[0].${name} ${esg(code)}`]);
      assert.deepEqual(createEnterprise(change), [`error likely rules[0].${name} ${esg(code)}`]);
    }
    assert.deepEqual(authorizeEnterprise({ sourceIp: "10.0.0.0/33" }), [`error likely rules[0].sourceIp ${esg("EsgRuleIpAddressError")}`]);
    assert.deepEqual(updateEnterprise({ action: "drop" }), [`error likely action ${esg("EsgRuleActionInvalid")}`]);
  });

  it("warns of a rule without ports, on which sources disagree", () => {
    assert.deepEqual(authorizeEnterprise({ portRange: "" }), [`warning disputed rules[0].portRange ${esg("EsgRulePortEmpty")}`]);
  });

  it("takes a rule that stands twice for a duplicate and more than 20 for too many", () => {
    assert.deepEqual(authorizeEnterprise({}, {}), [`error likely rules[1] ${esg("EsgRuleDuplicated")}`]);
    const many = Array.from({ length: 21 }, (_, index) => ({ portRange: String(index + 1) }));
    assert.deepEqual(authorizeEnterprise(...many), ["error likely rules vpc/BadRequest"]);
    assert.deepEqual(authorizeEnterprise(...many.slice(1)), []);
  });

  it("judges the name by its own codes", () => {
    for (const [name, code] of [
      ["", "EsgNameEmpty"],
      ["x".repeat(66), "EsgNameTooLong"],
      ["1web", "EsgNameInvalid"],
    ] as const)
      assert.deepEqual(createEnterprise({}, name), [`error certain name ${esg(code)}`]);
  });

  it("says which code an id of another kind meets", () => {
    assert.deepEqual(found("PUT", "/v1/enterprise/security/g-1?authorizeRule", { rules: [enterpriseRule] }), [
      `error likely enterpriseSecurityGroupId ${esg("EsgResourceNotExist")}`,
    ]);
    assert.deepEqual(found("PUT", "/v1/enterprise/security/rule/r-1", { action: "deny" }), [
      `error likely enterpriseSecurityGroupRuleId ${esg("EsgRuleResourceNotExist")}`,
    ]);
  });
});

describe("lint of what replaces", () => {
  const warned = (target: string, body: object) => found("PUT", target, body).filter((line) => line.startsWith("warning certain"));

  it("warns that a list takes the place of the present one", () => {
    assert.deepEqual(warned("/v1/vpc/vpc-1?modifyAttribute", { name: "web", secondaryCidr: ["10.1.0.0/16"] }), [
      "warning certain secondaryCidr ",
    ]);
    assert.deepEqual(warned("/v1/vpc/vpc-1?modifyAttribute", { name: "web" }), []);
    for (const target of ["/v1/eni/eni-1", "/v1/endpoint/endpoint-1"]) {
      assert.deepEqual(warned(`${target}?bindSg`, { securityGroupIds: ["g-1"] }), ["warning certain securityGroupIds "]);
      assert.deepEqual(warned(`${target}?bindEsg`, { enterpriseSecurityGroupIds: ["esg-1"] }), [
        "warning certain enterpriseSecurityGroupIds ",
      ]);
    }
  });
});

describe("lint of billing", () => {
  const nat = (billing: object) => found("POST", "/v1/nat?clientToken=x", { name: "gate", vpcId: "vpc-1", cuNum: 1, billing });

  it("goes on behind a misspelt Prepaid", () => {
    assert.deepEqual(nat({ paymentTiming: "PrePaid" }), [
      "error certain billing.paymentTiming nat/PaymentTimingInvalid",
      "error certain billing.reservation nat/ReservationEmpty",
    ]);
    assert.deepEqual(nat({ paymentTiming: "Prepay", reservation: { reservationLength: 0 } }), [
      "error certain billing.paymentTiming nat/PaymentTimingInvalid",
      "error certain billing.reservation.reservationLength nat/ReservationLengthInvalid",
    ]);
  });

  it("says once that an IPv6 gateway is postpaid", () => {
    const gateway = (paymentTiming: string) =>
      found("POST", "/v1/IPv6Gateway", { name: "six", vpcId: "vpc-1", bandwidthInMbps: 5, billing: { paymentTiming } });
    assert.deepEqual(gateway("Prepaid"), ["error likely billing.paymentTiming vpc/BadRequest"]);
    assert.deepEqual(gateway("Postpaid"), []);
  });
});

describe("lint of a NAT gateway's calls", () => {
  it("warns that the page requires clientToken", () => {
    const withoutToken = found("PUT", "/v1/nat/nat-1?resize", { cuNum: 2 });
    assert.deepEqual(withoutToken, ["warning disputed clientToken nat/BadRequest"]);
    assert.deepEqual(found("PUT", "/v1/nat/nat-1?resize&clientToken=x", { cuNum: 2 }), []);
  });
});
