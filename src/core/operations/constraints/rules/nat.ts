import { isIpv4 } from "../../values/addresses.js";
import { count, digitsBetween, distinct, each, exactlyOne, given, matches, oneOf } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { isAbsent, isEmpty } from "../request-values.js";
import { disputed, documented, inferred, observed, stated } from "./certainty.js";

const inPath = [
  "GetNat",
  "ModifyNat",
  "ReleaseNat",
  "ResizeNat",
  "PurchaseReservedNat",
  "UpdateNatReleaseProtectionSwitch",
  "NatBindEip",
  "NatBindSnatEip",
  "NatBindDnatEip",
  "NatUnBindEip",
  "NatUnBindSnatEip",
  "NatUnBindDnatEip",
  "CreateSnatRule",
  "ListSnatRule",
  "UpdateSnatRule",
  "DeleteSnatRule",
  "CreateDnatRule",
  "BatchAddDnatRules",
  "ListDnatRule",
  "UpdateDnatRule",
  "DeleteDnatRule",
];
const binding = inPath.filter((name) => /Bind/u.test(name));
const eipMembers = ["bindEips", "eips", "dnatEips"];
const eipItems = eipMembers.map((name) => `${name}[]`);
const natId = matches(/^nat-[\dA-Za-z]+$/u);
const isOrdinary = ({ spec }: { readonly [name: string]: unknown }): boolean => !isAbsent(spec);
const eipsOfSpec: ReadonlyMap<unknown, number> = new Map([
  ["small", 5],
  ["medium", 10],
  ["large", 15],
]);
const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

export const constraints: readonly Constraint[] = [
  {
    id: "Nat.vpcId",
    operations: ["CreateNat"],
    ...stated,
    entry: "nat/RequestVpcIdEmpty",
    text: { en: "vpcId is not empty", zh: "vpcId 不能为空" },
    ...given(["vpcId"]),
  },
  {
    id: "ListNat.vpcId",
    operations: ["ListNat"],
    ...stated,
    entry: "nat/RequestVpcIdEmpty",
    text: { en: "gateways are listed by VPC: vpcId is not empty", zh: "NAT 网关按 VPC 列出：vpcId 不能为空" },
    ...given(["query:vpcId"]),
  },
  {
    id: "Nat.name",
    operations: ["CreateNat", "ModifyNat"],
    ...stated,
    entry: "nat/RequestNameEmpty",
    text: { en: "name is not empty", zh: "name 不能为空" },
    ...given(["name"]),
  },
  {
    id: "Nat.name-form",
    operations: ["CreateNat", "ModifyNat"],
    ...documented,
    entry: "nat/BadRequest",
    text: {
      en: "the name of a gateway begins with a letter and has 1 to 65 letters, digits and - _ / . or blanks",
      zh: "NAT 网关名称以字母开头，由 1 至 65 个字母、数字、空格或 - _ / . 组成",
    },
    ...each(["name"], (value) => typeof value !== "string" || /^[A-Za-z][\w /.-]{0,64}$/u.test(value)),
  },
  {
    id: "CreateNat.size",
    operations: ["CreateNat"],
    ...stated,
    entry: "nat/RequestSpecEmpty",
    text: {
      en: "the size is given: cuNum for an enhanced gateway, or spec (small, medium, large) for an ordinary one",
      zh: "必须给出规格：增强型网关填 cuNum，普通型填 spec（small、medium、large）",
    },
    ...count(["spec", "cuNum"], (number) => number > 0),
  },
  {
    id: "CreateNat.one-size",
    operations: ["CreateNat"],
    ...documented,
    entry: "nat/SpecInvalid",
    text: { en: "a gateway has a spec or a cuNum, not both", zh: "spec 与 cuNum 只能填一个" },
    ...count(["spec", "cuNum"], (number) => number < 2),
  },
  {
    id: "CreateNat.spec",
    operations: ["CreateNat"],
    ...stated,
    entry: "nat/SpecInvalid",
    text: { en: "spec is small, medium or large, in lower case", zh: "spec 只能是小写的 small、medium 或 large" },
    ...each(["spec"], oneOf("small", "medium", "large")),
  },
  {
    id: "Nat.cuNum",
    operations: ["CreateNat", "ResizeNat"],
    ...documented,
    entry: "nat/BadRequest",
    text: { en: "cuNum is a whole number from 1 to 100", zh: "cuNum 是 1 至 100 的整数" },
    ...each(["cuNum"], digitsBetween(1, 100)),
  },
  {
    id: "CreateNat.bindEips",
    operations: ["CreateNat"],
    ...documented,
    entry: "nat/RequestEipInvalid",
    text: {
      en: "bindEips is for an enhanced gateway (cuNum), not for an ordinary one (spec)",
      zh: "bindEips 仅适用于增强型网关（cuNum），不适用于普通型网关（spec）",
    },
    ...each(["bindEips"], (value, gateway) => isEmpty(value) || !isOrdinary(gateway)),
  },
  {
    id: "CreateNat.eips",
    operations: ["CreateNat"],
    ...disputed,
    entry: "nat/RequestEipInvalid",
    text: {
      en: "eips and dnatEips are for an ordinary gateway (spec) by the calls that bind them; the text of CreateNat does not say so. bindEips is safe for an enhanced one (cuNum)",
      zh: "按绑定接口的说明，eips、dnatEips 用于普通型网关（spec），而 CreateNat 的说明没有这一限制；增强型网关（cuNum）用 bindEips 最稳妥",
    },
    ...each(["eips", "dnatEips"], (value, gateway) => isEmpty(value) || isOrdinary(gateway) || isAbsent(gateway["cuNum"])),
  },
  {
    id: "Nat.eips",
    operations: ["CreateNat", ...binding],
    ...stated,
    entry: "nat/RequestEipInvalid",
    text: { en: "an EIP is written as an IPv4 address, not as an id", zh: "EIP 写成 IPv4 地址，而不是 ID" },
    ...each(eipItems, isIpv4),
  },
  {
    id: "Nat.distinct-eips",
    operations: ["CreateNat", ...binding],
    ...inferred,
    entry: "nat/RequestEipInvalid",
    text: { en: "an EIP stands once only", zh: "同一个 EIP 不能重复" },
    ...distinct(eipItems),
  },
  {
    id: "CreateNat.eips-of-spec",
    operations: ["CreateNat"],
    ...observed,
    entry: "nat/LimitExceeded",
    text: {
      en: "a small gateway takes 5 EIPs, a medium one 10, a large one 15, those for SNAT and DNAT together",
      zh: "small 网关最多 5 个 EIP，medium 10 个，large 15 个，SNAT 与 DNAT 合计",
    },
    ...each(
      ["spec"],
      (spec, { eips, dnatEips }) => lengthOf(eips) + lengthOf(dnatEips) <= (eipsOfSpec.get(spec) ?? Number.POSITIVE_INFINITY),
    ),
  },
  {
    id: "Nat.one-eip-member",
    operations: binding,
    ...inferred,
    entry: "nat/RequestEipInvalid",
    text: {
      en: "one call binds or unbinds EIPs of one kind: bindEips (enhanced gateway), eips (SNAT) or dnatEips (DNAT), not empty",
      zh: "一次调用只绑定或解绑一类 EIP：bindEips（增强型）、eips（SNAT）或 dnatEips（DNAT），且不能为空",
    },
    ...count(eipMembers, exactlyOne),
  },
  {
    id: "Nat.natId",
    operations: inPath,
    ...stated,
    entry: "nat/NatIdInvalid",
    text: { en: "the id of a NAT gateway is nat- and letters or digits", zh: "NAT 网关的 ID 为 nat- 加字母、数字" },
    ...each(["path:natId"], natId),
  },
  {
    id: "ListNat.natId",
    operations: ["ListNat"],
    ...stated,
    entry: "nat/NatIdInvalid",
    text: { en: "the id of a NAT gateway is nat- and letters or digits", zh: "NAT 网关的 ID 为 nat- 加字母、数字" },
    ...each(["query:natId"], natId),
  },
  {
    id: "BatchAddSnatRules.natId",
    operations: ["BatchAddSnatRules"],
    ...stated,
    entry: "nat/NatIdInvalid",
    text: { en: "the id of a NAT gateway is nat- and letters or digits", zh: "NAT 网关的 ID 为 nat- 加字母、数字" },
    ...each(["natId"], natId),
  },
  {
    id: "BatchAddSnatRules.natId-given",
    operations: ["BatchAddSnatRules"],
    ...stated,
    entry: "nat/RequestNatIdEmpty",
    text: { en: "natId stands in the body, not in the path, and is not empty", zh: "natId 写在请求体而不是路径中，且不能为空" },
    ...given(["natId"]),
  },
];
