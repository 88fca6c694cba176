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
    text: { en: "vpcId must not be empty", zh: "vpcId 不能为空" },
    ...given(["vpcId"]),
  },
  {
    id: "ListNat.vpcId",
    operations: ["ListNat"],
    ...stated,
    entry: "nat/RequestVpcIdEmpty",
    text: { en: "gateways are listed by VPC: vpcId must not be empty", zh: "NAT 网关按 VPC 列出：vpcId 不能为空" },
    ...given(["query:vpcId"]),
  },
  {
    id: "Nat.name",
    operations: ["CreateNat", "ModifyNat"],
    ...stated,
    entry: "nat/RequestNameEmpty",
    text: { en: "name must not be empty", zh: "name 不能为空" },
    ...given(["name"]),
  },
  {
    id: "Nat.name-form",
    operations: ["CreateNat", "ModifyNat"],
    ...documented,
    entry: "nat/BadRequest",
    text: {
      en: "a gateway name must begin with a letter and have 1 to 65 letters, digits, blanks or - _ / .",
      zh: "NAT 网关名称必须以字母开头，由 1 至 65 个字母、数字、空格或 - _ / . 组成",
    },
    ...each(["name"], (value) => typeof value !== "string" || /^[A-Za-z][\w /.-]{0,64}$/u.test(value)),
  },
  {
    id: "CreateNat.size",
    operations: ["CreateNat"],
    ...stated,
    entry: "nat/RequestSpecEmpty",
    text: {
      en: "a size is required: cuNum for an enhanced gateway, or spec (small, medium, large) for an ordinary one",
      zh: "必须给出规格：增强型网关填 cuNum，普通型填 spec（small、medium、large）",
    },
    ...count(["spec", "cuNum"], (number) => number > 0),
  },
  {
    id: "CreateNat.one-size",
    operations: ["CreateNat"],
    ...documented,
    entry: "nat/SpecInvalid",
    text: { en: "spec and cuNum cannot be used together", zh: "spec 与 cuNum 不能同时填写" },
    ...count(["spec", "cuNum"], (number) => number < 2),
  },
  {
    id: "CreateNat.spec",
    operations: ["CreateNat"],
    ...stated,
    entry: "nat/SpecInvalid",
    text: { en: "spec must be small, medium or large, in lower case", zh: "spec 只能是小写的 small、medium 或 large" },
    ...each(["spec"], oneOf("small", "medium", "large")),
  },
  {
    id: "Nat.cuNum",
    operations: ["CreateNat", "ResizeNat"],
    ...documented,
    entry: "nat/BadRequest",
    text: { en: "cuNum must be a whole number from 1 to 100", zh: "cuNum 必须是 1 至 100 的整数" },
    ...each(["cuNum"], digitsBetween(1, 100)),
  },
  {
    id: "CreateNat.bindEips",
    operations: ["CreateNat"],
    ...documented,
    entry: "nat/RequestEipInvalid",
    text: {
      en: "bindEips can be used only with an enhanced gateway (cuNum), not with an ordinary one (spec)",
      zh: "bindEips 只能用于增强型网关（cuNum），不能用于普通型网关（spec）",
    },
    ...each(["bindEips"], (value, gateway) => isEmpty(value) || !isOrdinary(gateway)),
  },
  {
    id: "CreateNat.eips",
    operations: ["CreateNat"],
    ...disputed,
    entry: "nat/RequestEipInvalid",
    text: {
      en: "according to the bind calls, eips and dnatEips can be used only with an ordinary gateway (spec), but CreateNat does not say so. For an enhanced one (cuNum), bindEips is safe",
      zh: "按绑定接口的说明，eips、dnatEips 只能用于普通型网关（spec），而 CreateNat 的说明没有这一限制；增强型网关（cuNum）用 bindEips 最稳妥",
    },
    ...each(["eips", "dnatEips"], (value, gateway) => isEmpty(value) || isOrdinary(gateway) || isAbsent(gateway["cuNum"])),
  },
  {
    id: "Nat.eips",
    operations: ["CreateNat", ...binding],
    ...stated,
    entry: "nat/RequestEipInvalid",
    text: { en: "an EIP must be an IPv4 address, not an id", zh: "EIP 必须填写 IPv4 地址，而不是 ID" },
    ...each(eipItems, isIpv4),
  },
  {
    id: "Nat.distinct-eips",
    operations: ["CreateNat", ...binding],
    ...inferred,
    entry: "nat/RequestEipInvalid",
    text: { en: "each EIP may appear only once", zh: "同一个 EIP 不能重复" },
    ...distinct(eipItems),
  },
  {
    id: "CreateNat.eips-of-spec",
    operations: ["CreateNat"],
    ...observed,
    entry: "nat/LimitExceeded",
    text: {
      en: "a gateway can have at most 5 EIPs (small), 10 (medium) or 15 (large), SNAT and DNAT together",
      zh: "网关最多 5 个（small）、10 个（medium）或 15 个（large）EIP，SNAT 与 DNAT 合计",
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
      en: "one call can bind or unbind only one kind of EIPs: bindEips (enhanced gateway), eips (SNAT) or dnatEips (DNAT), and it must not be empty",
      zh: "一次调用只能绑定或解绑一类 EIP：bindEips（增强型）、eips（SNAT）或 dnatEips（DNAT），且不能为空",
    },
    ...count(eipMembers, exactlyOne),
  },
  {
    id: "Nat.natId",
    operations: inPath,
    ...stated,
    entry: "nat/NatIdInvalid",
    text: { en: "a NAT gateway id must be nat- followed by letters or digits", zh: "NAT 网关 ID 必须是 nat- 加字母、数字" },
    ...each(["path:natId"], natId),
  },
  {
    id: "ListNat.natId",
    operations: ["ListNat"],
    ...stated,
    entry: "nat/NatIdInvalid",
    text: { en: "a NAT gateway id must be nat- followed by letters or digits", zh: "NAT 网关 ID 必须是 nat- 加字母、数字" },
    ...each(["query:natId"], natId),
  },
  {
    id: "BatchAddSnatRules.natId",
    operations: ["BatchAddSnatRules"],
    ...stated,
    entry: "nat/NatIdInvalid",
    text: { en: "a NAT gateway id must be nat- followed by letters or digits", zh: "NAT 网关 ID 必须是 nat- 加字母、数字" },
    ...each(["natId"], natId),
  },
  {
    id: "BatchAddSnatRules.natId-given",
    operations: ["BatchAddSnatRules"],
    ...stated,
    entry: "nat/RequestNatIdEmpty",
    text: { en: "natId must be in the body, not in the path, and must not be empty", zh: "natId 必须写在请求体而不是路径中，且不能为空" },
    ...given(["natId"]),
  },
];
