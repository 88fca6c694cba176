import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../../../src/core/operations/lint/finding.js";
import { lint } from "../../../../src/core/operations/lint/lint.js";
import { loadOperations } from "../../../../src/core/operations/lookup/operations.js";
import { queryItems } from "../../../../src/core/signature/canonical-request.js";

const operations = await loadOperations();

function lintOf(method: string, target: string, body?: unknown) {
  const [path = "", query = ""] = target.split("?");
  const text = body === undefined ? null : typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  return lint({ method, path, query: queryItems(query), body: text }, operations);
}

/** `level rule parameter entry` of each finding. */
const briefly = ({ level, rule, parameter, entry }: Finding): string => [level, rule, parameter, entry].join(" ");
const found = (method: string, target: string, body?: unknown): string[] => lintOf(method, target, body).findings.map(briefly);
const only = (method: string, target: string, body?: unknown): Finding => {
  const [first, ...others] = lintOf(method, target, body).findings;
  assert.ok(first);
  assert.deepEqual(others.map(briefly), []);
  return first;
};

describe("the lint of a path", () => {
  it("names the nearest of one that there is not, and what the live gateway answers instead", () => {
    const { rule, entry, liveEntry, instead } = only("GET", "/v1/ipv6gateway?vpcId=vpc-1");
    assert.deepEqual(
      [rule, entry, liveEntry, instead?.en],
      ["unknown-path", "global/InvalidURI", "gateway/ResourceNotFound", "nearest: /v1/IPv6Gateway"],
    );
    assert.equal(only("GET", "/v1/nats/nat-1").instead?.en, "nearest: /v1/nat/nat-1");
    assert.match(only("GET", "/completely/else").instead?.en ?? "", /bcevpc apis/);
  });

  it("tells a version that there is nowhere from one that another path has", () => {
    const nowhere = only("GET", "/v9/nat/nat-1");
    assert.deepEqual([nowhere.entry, nowhere.confidence, nowhere.instead?.en], ["global/InvalidVersion", "certain", "write /v1/nat/nat-1"]);
    const elsewhere = only("GET", "/v1/securityGroup/g-1");
    assert.deepEqual(
      [elsewhere.entry, elsewhere.confidence, elsewhere.otherEntries],
      ["global/InvalidVersion", "likely", ["global/InvalidURI"]],
    );
  });

  it("says with which methods a path is called", () => {
    const { rule, in: place, instead } = only("PATCH", "/v1/vpc/vpc-1");
    assert.deepEqual([rule, place], ["method", "method"]);
    assert.match(instead?.en ?? "", /GET \(QuerySpecifiedVpc\)/);
  });

  it("finds an action that is missing or in the wrong case", () => {
    assert.match(only("PUT", "/v1/eni/eni-1").instead?.en ?? "", /\?attach \(AttachEniInstance\)/);
    const { rule, instead, parameter } = only("PUT", "/v1/eni/eni-1?unbind", { publicIpAddress: "1.2.3.4" });
    assert.deepEqual([rule, parameter, instead?.en], ["action-case", "unbind", "write ?unBind"]);
  });

  it("says what becomes of a request whose action is lost", () => {
    const [first, ...others] = lintOf("PUT", "/v1/nat/nat-1?Bind", { eips: ["1.2.3.4"] }).findings;
    assert.deepEqual(first && briefly(first), "error action-case Bind nat/RequestNameEmpty");
    assert.match(others.find(({ parameter }) => parameter === "eips")?.instead?.en ?? "", /requires the action \?bind or \?unbind/);
  });

  it("finds broken encoding, an encoded query, placeholders and empty parts", () => {
    assert.equal(only("GET", "/v1/vpc/%ff").rule, "path-encoding");
    assert.equal(only("PUT", "/v1/nat/nat-1%3Fbind").rule, "encoded-query");
    assert.deepEqual(found("GET", "/v1/nat/{natId}"), ["error placeholder  nat/NatIdInvalid"]);
    assert.deepEqual(found("GET", "/v1/vpc/"), ["warning empty-segment  global/InvalidURI"]);
  });

  it("does not judge the paths of neighbouring services", () => {
    assert.deepEqual(found("GET", "/v2/instance/i-1"), ["warning other-service  "]);
  });
});

describe("the lint of a body", () => {
  it("says in which line and column it stops being JSON", () => {
    const { entry, position } = only("POST", "/v1/vpc", '{\n  "name": "web",\n  "cidr": 10.0.0.0/16\n}');
    assert.deepEqual([entry, position], ["global/MalformedJSON", { line: 3, column: 15 }]);
    assert.deepEqual(only("POST", "/v1/vpc", '{"name":"a",}').position, { line: 1, column: 13 });
  });

  it("refuses what is no object, and bytes that are no UTF-8", () => {
    assert.equal(only("POST", "/v1/vpc", "[]").entry, "global/InappropriateJSON");
    assert.equal(only("POST", "/v1/vpc", Uint8Array.of(0x7b, 0xff, 0x7d)).entry, "global/InvalidHTTPRequest");
  });

  it("finds missing, misspelt and unknown members", () => {
    const { findings } = lintOf("POST", "/v1/vpc", { Name: "web", cidr: "10.0.0.0/16" });
    assert.deepEqual(findings.map(briefly), ["error missing name global/InappropriateJSON", "warning unknown-parameter Name "]);
    assert.equal(findings[0]?.instead?.en, "the request has Name; the correct name is name");
    assert.deepEqual(
      found("POST", "/v1/nat", { name: "a", vpcId: "vpc-1", cuNum: 1, billing: { payment: "x", paymentTiming: "Postpaid" } }),
      ["warning missing clientToken nat/BadRequest", "warning unknown-parameter billing.payment "],
    );
  });

  it("finds values of another type, and says nothing more of them", () => {
    const { rule, parameter, entry, instead } = only("PUT", "/v1/acl/rule/ar-1", { position: "100" });
    assert.deepEqual([rule, parameter, entry, instead?.en], ["type", "position", "global/InappropriateJSON", "write 100, without quotes"]);
    assert.deepEqual(found("POST", "/v1/acl/rule", { aclRules: {} }), ["error type aclRules global/InappropriateJSON"]);
    assert.deepEqual(found("PUT", "/v1/eni/eni-1?bindSg", { securityGroupIds: ["g-1", 5] }), [
      "error type securityGroupIds[1] global/InappropriateJSON",
      "warning EniSecurityGroup.replaces securityGroupIds ",
    ]);
  });

  it("names the service's own code before the general one", () => {
    const rule = {
      subnetId: "sbn-1",
      protocol: "TCP",
      sourceIpAddress: "0.0.0.0/0",
      destinationIpAddress: "0.0.0.0/0",
      sourcePort: "all",
      destinationPort: "0",
      position: 0,
      direction: "ingress",
      action: "Allow",
    };
    assert.deepEqual(found("POST", "/v1/acl/rule", { aclRules: [rule] }), [
      "error AclRule.action aclRules[0].action acl/InvalidAction",
      "error AclRule.protocol aclRules[0].protocol acl/InvalidProtocol",
      "error AclRule.position aclRules[0].position acl/InvalidPosition",
      "error AclRule.port aclRules[0].destinationPort acl/InvalidPort",
    ]);
  });

  it("only warns where sources contradict each other", () => {
    assert.deepEqual(found("PUT", "/v1/acl/rule/ar-1", { position: 6000 }), ["warning AclRule.position-5000 position acl/InvalidPosition"]);
    assert.deepEqual(found("PUT", "/v1/acl/rule/ar-1", { sourceIpAddress: "all" }), [
      "warning AclRule.all-addresses sourceIpAddress vpc/BadRequest",
    ]);
    assert.deepEqual(found("PUT", "/v1/nat/nat-1/dnatRule/rule-1", { publicPort: "81" }), [
      "warning type publicPort global/InappropriateJSON",
    ]);
    assert.deepEqual(
      found("POST", "/v1/subnet", { name: "a", zoneName: "cn-bj-a", cidr: "10.0.0.0/24", vpcId: "vpc-1", subnetType: "BBC_NAT" }),
      ["warning enum subnetType vpc/BadRequest"],
    );
  });

  it("passes over a body where none is taken", () => {
    assert.deepEqual(found("DELETE", "/v1/vpc/vpc-1", { name: "a" }), ["warning no-body  "]);
  });

  it("never holds a secret in a finding", () => {
    const secret = "hunter2";
    for (const body of [
      { secretKey: secret },
      { secretKey: [secret] },
      { SecretKey: secret },
      { sslVpnUsers: { userName: "a", password: secret } },
      { sslVpnUsers: [{ userName: 5, password: secret, Password: secret }] },
    ])
      for (const target of ["/v1/vpn/vpn-1/vpnconn", "/v1/vpn/vpn-1/sslVpnUser"])
        assert.ok(!JSON.stringify(lintOf("POST", target, body).findings).includes(secret), JSON.stringify(body));
  });
});

describe("the lint of values", () => {
  it("knows a resource of another kind by its id", () => {
    const { rule, text, must } = only("GET", "/v1/vpc/sbn-1");
    assert.equal(rule, "id-prefix");
    assert.match(text.en, /another kind of resource: subnet/);
    assert.match(must?.en ?? "", /expected vpc-… \(VPC\)/);
    assert.deepEqual(found("PUT", "/v1/peerconn/peerconn-1", { localIfId: "peerconn-1" }), [
      "error UpdatePeerConn.localIfId localIfId peering/BadRequest",
    ]);
  });

  it("says what to write for a value that is nearly right", () => {
    assert.equal(only("POST", "/v1/vpc", { name: "a", cidr: "10.1.2.3/16" }).instead?.en, "write 10.1.0.0/16");
    assert.equal(only("PUT", "/v1/acl/rule/ar-1", { protocol: "TCP" }).instead?.en, "write tcp; it is case-sensitive");
  });

  it("suggests no number that lost digits on the way", () => {
    const write = (name: string) => only("PUT", "/v1/nat/nat-1/snatRule/rule-1", `{"ruleName":${name}}`).instead?.en;
    assert.equal(write("12"), 'write "12", in quotes');
    assert.equal(write("123456789012345678901234567890"), "write it in quotes");
  });

  it("says where a parameter goes that stands in another place", () => {
    assert.equal(only("GET", "/v1/nat/nat-1?natId=nat-1").instead?.en, "it belongs in the path");
    assert.equal(only("PUT", "/v1/nat/nat-1", { name: "a", clientToken: "b" }).instead?.en, "it belongs in the query");
    assert.equal(only("PUT", "/v1/nat/nat-1?name=a", { name: "a" }).instead?.zh, "它属于请求体");
  });

  it("reads numbers and truth values of the query", () => {
    assert.deepEqual(found("GET", "/v1/eni?vpcId=vpc-1&maxKeys=ten"), ["error ListEni.maxKeys maxKeys eni/MaxKeysParamInvalidException"]);
    assert.deepEqual(found("GET", "/v1/vpc?isDefault=yes"), ["error type isDefault vpc/BadRequest"]);
    assert.deepEqual(found("GET", "/v1/vpc?vpcIds=vpc-1&isDefault=true&maxKeys=5"), []);
  });

  it("takes blank texts for what was not set, as SDKs send them", () => {
    assert.deepEqual(found("PUT", "/v1/nat/nat-1/snatRule/rule-1", { ruleName: "", publicIpsAddress: null }), []);
    assert.deepEqual(found("POST", "/v1/havip", { name: "a", subnetId: "sbn-1", privateIpAddress: "" }), []);
  });
});
