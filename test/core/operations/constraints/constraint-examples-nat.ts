import { bodies, type Examples, family, paths, queries, values } from "./constraint-examples.js";

const months = { reservationLength: 1, reservationTimeUnit: "month" };
const prepaid = (reservation: unknown) => ({ billing: { paymentTiming: "Prepaid", reservation } });
const term = (reservation: unknown) => ({ ...prepaid(reservation) });

const terms: Examples = {
  reservationLength: bodies(term({ ...months, reservationLength: 0 }), term(months)),
  "reservationLength-offered": bodies(term({ ...months, reservationLength: 10 }), term({ ...months, reservationLength: 36 })),
  reservationTimeUnit: bodies(term({ ...months, reservationTimeUnit: "year" }), term(months)),
  "reservationTimeUnit-blank": bodies(term({ ...months, reservationTimeUnit: "" }), term(months)),
  "reservationLength-given": bodies(term({ reservationTimeUnit: "month" }), term(months)),
};
const purchase: Examples = {
  "paymentTiming-given": values("billing", { paymentTiming: "" }, { paymentTiming: "Postpaid" }),
  paymentTiming: values("billing", { paymentTiming: "postpaid" }, { paymentTiming: "Postpaid" }),
  reservation: bodies(prepaid({}), prepaid(months)),
  "postpaid-reservation": values("billing", { paymentTiming: "Postpaid", reservation: months }, { paymentTiming: "Postpaid" }),
  ...terms,
};
const renewal: Examples = { reservation: values("billing", {}, { reservation: months }), ...terms };
const billing = bodies({}, { billing: { paymentTiming: "Postpaid" } });

const snat: Examples = {
  eips: values("publicIpsAddress", ["eip-1"], ["1.2.3.4"]),
  "some-eip": values("publicIpsAddress", [], ["1.2.3.4"]),
  "source-form": values("sourceCIDR", "10.0.1.7/24", "10.0.1.0/24"),
  name: values("ruleName", "1st", "first"),
};
const newSnat: Examples = {
  ...snat,
  "eips-given": bodies({ ruleName: "a" }, { publicIpsAddress: ["1.2.3.4"] }),
  "source-given": bodies({ ruleName: "a" }, { sourceCIDR: "10.0.0.1" }),
};

const ports = (publicPort: unknown, privatePort: unknown) => ({ protocol: "TCP", publicPort, privatePort });
const ranges = (publicPortRange: unknown, privatePortRange: unknown) => ({ protocol: "TCP", publicPortRange, privatePortRange });
const dnat: Examples = {
  eip: values("publicIpAddress", "eip-1", "1.2.3.4"),
  protocol: values("protocol", "tcp", "TCP"),
  "private-ip": values("privateIpAddress", "10.0.0.0/24", "10.0.0.5"),
  publicPort: bodies(ports(0, 80), ports(1, 80)),
  privatePort: bodies(ports(80, 65_536), ports(80, 65_535)),
  publicPortRange: bodies(ranges("90-80", "80-90"), ranges("80-90", "80-90")),
  privatePortRange: bodies(ranges("80-90", "80"), ranges("80-90", "180-190")),
  "one-public-port": bodies({ publicPort: 1, publicPortRange: "1-2" }, { publicPort: 1 }),
  "one-private-port": bodies({ privatePort: 1, privatePortRange: "1-2" }, { privatePort: 1 }),
  "no-public-port": bodies({ protocol: "all", publicPort: 1 }, { protocol: "UDP", publicPort: 1 }),
  "no-private-port": bodies({ protocol: "all", privatePortRange: "1-2" }, { protocol: "all" }),
  "equal-ranges": bodies(ranges("80-90", "80-91"), ranges("80-90", "180-190")),
  name: values("ruleName", "x".repeat(66), "x".repeat(65)),
};
const newDnat: Examples = {
  ...dnat,
  "eip-given": bodies({ protocol: "all" }, { publicIpAddress: "1.2.3.4" }),
  "protocol-given": bodies({ ruleName: "a" }, { protocol: "all" }),
  "private-ip-given": bodies({ protocol: "all" }, { privateIpAddress: "10.0.0.1" }),
  "public-port-given": bodies({ protocol: "TCP", privatePort: 1 }, { protocol: "all" }),
  "private-port-given": bodies({ protocol: "UDP", publicPort: 1 }, ports(1, 1)),
  "same-form": bodies({ protocol: "TCP", publicPortRange: "1-2", privatePort: 1 }, ports(1, 2)),
};
const blankInChange: Examples = {
  "eip-blank": values("publicIpAddress", "", "1.2.3.4"),
  "private-ip-blank": values("privateIpAddress", " ", "10.0.0.1"),
  "protocol-blank": values("protocol", "", "all"),
  "public-port-blank": values("publicPort", "", 1),
  "private-port-blank": values("privatePortRange", "", "1-2"),
};

const natId = paths("natId", "vpc-1", "nat-b58rnkn1g98h");
const inBatch = (name: string) => (body: unknown) => ({ [name]: [body] });

export const natExamples: Examples = {
  "Nat.vpcId": values("vpcId", "", "vpc-1"),
  "ListNat.vpcId": queries({}, { vpcId: "vpc-1" }),
  "Nat.name": values("name", null, "gate"),
  "Nat.name-form": values("name", "网关", "gate one"),
  "CreateNat.size": bodies({ spec: "" }, { cuNum: 1 }),
  "CreateNat.one-size": bodies({ spec: "small", cuNum: 1 }, { spec: "small" }),
  "CreateNat.spec": values("spec", "Small", "small"),
  "Nat.cuNum": values("cuNum", 101, 100),
  "CreateNat.bindEips": bodies({ spec: "small", bindEips: ["1.2.3.4"] }, { cuNum: 1, bindEips: ["1.2.3.4"] }),
  "CreateNat.eips": bodies({ cuNum: 1, eips: ["1.2.3.4"] }, { spec: "small", eips: ["1.2.3.4"] }),
  "Nat.eips": values("bindEips", ["eip-1"], ["1.2.3.4"]),
  "Nat.distinct-eips": bodies({ eips: ["1.2.3.4"], dnatEips: ["1.2.3.4"] }, { eips: ["1.2.3.4"], dnatEips: ["1.2.3.5"] }),
  "CreateNat.eips-of-spec": bodies(
    { spec: "small", eips: ["1.1.1.1", "1.1.1.2", "1.1.1.3"], dnatEips: ["1.1.1.4", "1.1.1.5", "1.1.1.6"] },
    { spec: "small", eips: ["1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4", "1.1.1.5"] },
  ),
  "Nat.one-eip-member": bodies({ eips: ["1.2.3.4"], bindEips: ["1.2.3.5"] }, { eips: ["1.2.3.4"] }),
  "Nat.natId": natId,
  "ListNat.natId": queries({ natId: "nat" }, { natId: "nat-1" }),
  "BatchAddSnatRules.natId": values("natId", "gw-1", "nat-1"),
  "BatchAddSnatRules.natId-given": bodies({ snatRules: [] }, { natId: "nat-1" }),
  "CreateNat.billing": billing,
  "PurchaseReservedNat.billing": billing,
  ...Object.assign({}, ...["CreateNat", "CreatePeerConn", "CreateVpn", "CreateSnic"].map((name) => family(name, purchase))),
  ...Object.assign({}, ...["PurchaseReservedNat", "RenewPeerConn", "RenewVpn"].map((name) => family(name, renewal))),
  "CreateIpv6Gateway.postpaid": values("billing", { paymentTiming: "Prepaid" }, { paymentTiming: "Postpaid" }),
  ...family(
    "CreateIpv6Gateway",
    Object.fromEntries(Object.entries(purchase).filter(([name]) => name === "paymentTiming-given" || name === "postpaid-reservation")),
  ),
  ...family("CreateSnatRule", newSnat),
  ...family("BatchAddSnatRules", newSnat, inBatch("snatRules")),
  ...family("UpdateSnatRule", { ...snat, "source-blank": values("sourceCIDR", "", "10.0.0.1") }),
  "BatchAddSnatRules.sources": values(
    "snatRules",
    [{ sourceCIDR: "10.0.0.0/24" }, { sourceCIDR: "10.0.0.9" }],
    [{ sourceCIDR: "10.0.0.0/24" }, { sourceCIDR: "10.0.1.9" }],
  ),
  "BatchAddSnatRules.some-rule": values("snatRules", [], [{}]),
  "SnatRule.ruleId": paths("ruleId", "snat-1", "rule-1"),
  ...family("CreateDnatRule", newDnat),
  ...family("BatchAddDnatRules", newDnat, inBatch("rules")),
  ...family("UpdateDnatRule", { ...dnat, ...blankInChange }),
  "BatchAddDnatRules.some-rule": values("rules", [], [{}]),
  "BatchAddDnatRules.distinct": values(
    "rules",
    ["80", "80"].map((publicPort) => ({ publicIpAddress: "100.0.0.1", protocol: "TCP", publicPort })),
    ["80", "443"].map((publicPort) => ({ publicIpAddress: "100.0.0.1", protocol: "TCP", publicPort })),
  ),
  "DnatRule.ruleId": paths("ruleId", "dnat-1", "rule-1"),
};
