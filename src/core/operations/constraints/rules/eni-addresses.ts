import { isAddress, isIpv4, isIpv6 } from "../../values/addresses.js";
import { atLeastOne, atMost, count, digitsBetween, distinct, each, given } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { type Item, isAbsent, isEmpty } from "../request-values.js";
import { documented, inferred, stated } from "./certainty.js";

const batches = ["BatchAddEniIp", "BatchAddPrivateIpCrossSubnet"];
const counted = "privateIpAddressCount";
const isText = (value: unknown): value is string => typeof value === "string";
/** Adding looks at `isIpv6`: with it addresses are of version 6, else 4. */
const fitsVersion = (value: unknown, { isIpv6: flag }: Item): boolean => (flag === true ? isIpv6(value) : isIpv4(value));

/** A count of 0 asks for nothing, as SDKs send it beside a list. */
const isAsked = (value: unknown): boolean => !isEmpty(value) && value !== 0;

export const constraints: readonly Constraint[] = [
  {
    id: "EniIp.form",
    operations: ["AddEniIp", "BatchAddEniIp", "BatchDeleteEniIp", "BindEniEip"],
    ...stated,
    entry: "eni/PrivateIpFormatInvalidException",
    text: { en: "a private address must be one IP, without a prefix length or port", zh: "内网 IP 必须是单个 IP 地址，不带掩码或端口" },
    ...each(["privateIpAddress", "privateIpAddresses[]"], (value) => isAddress(value)),
  },
  {
    id: "EniIp.form-in-path",
    operations: ["DeleteEniIp"],
    ...stated,
    entry: "eni/PrivateIpFormatInvalidException",
    text: { en: "the path must end with one IP address", zh: "路径末尾必须是单个 IP 地址" },
    ...each(["path:privateIpAddress"], (value) => isAddress(value)),
  },
  {
    id: "CreateEni.address-form",
    operations: ["CreateEni"],
    ...stated,
    entry: "eni/PrivateIpFormatInvalidException",
    text: {
      en: 'addresses in privateIpSet must be IPv4, and in ipv6PrivateIpSet IPv6; "" lets the subnet choose',
      zh: 'privateIpSet 中必须填 IPv4 地址，ipv6PrivateIpSet 中必须填 IPv6 地址；"" 表示由子网分配',
    },
    ...(() => {
      const four = each(["privateIpSet.privateIpAddress"], (value) => !isText(value) || isIpv4(value));
      const six = each(["ipv6PrivateIpSet.privateIpAddress"], (value) => !isText(value) || isIpv6(value));
      const check: Constraint["check"] = (request) => [...four.check(request), ...six.check(request)];
      return { parameters: [...four.parameters, ...six.parameters], check, perItem: true };
    })(),
  },
  {
    id: "CrossSubnetIp.form",
    operations: ["BatchAddPrivateIpCrossSubnet"],
    ...stated,
    entry: "eni/PrivateIpFormatInvalidException",
    text: { en: "a private address must be one IP, without a prefix length or port", zh: "内网 IP 必须是单个 IP 地址，不带掩码或端口" },
    ...each(["privateIps.privateIpAddress"], (value) => !isText(value) || isAddress(value)),
  },
  {
    id: "EniIp.version",
    operations: ["AddEniIp", "BatchAddEniIp"],
    ...inferred,
    entry: "eni/PrivateIpFormatInvalidException",
    text: {
      en: "isIpv6 must be true for IPv6 addresses, and not for IPv4 addresses",
      zh: "IPv6 地址必须把 isIpv6 设为 true，IPv4 地址则不能",
    },
    ...each(["privateIpAddress", "privateIpAddresses[]"], (value, parent) => !isAddress(value) || fitsVersion(value, parent)),
  },
  {
    id: "CrossSubnetIp.version",
    operations: ["BatchAddPrivateIpCrossSubnet"],
    ...inferred,
    entry: "eni/PrivateIpFormatInvalidException",
    text: {
      en: "isIpv6 must be true for IPv6 addresses, and not for IPv4 addresses",
      zh: "IPv6 地址必须把 isIpv6 设为 true，IPv4 地址则不能",
    },
    parameters: ["privateIps.privateIpAddress", "isIpv6"],
    perItem: true,
    check: (request) => {
      const flag = typeof request.body === "object" && request.body !== null && "isIpv6" in request.body && request.body.isIpv6 === true;
      return each(["privateIps.privateIpAddress"], (value) => !isAddress(value) || isIpv6(value) === flag).check(request);
    },
  },
  {
    id: "EniIp.distinct",
    operations: ["CreateEni", ...batches],
    ...inferred,
    entry: "eni/PrivateIpInUseException",
    text: { en: "each address may appear only once", zh: "同一个 IP 不能重复" },
    ...distinct(
      ["privateIpAddresses[]", "privateIps.privateIpAddress", "privateIpSet.privateIpAddress", "ipv6PrivateIpSet.privateIpAddress"],
      (value) => (isAddress(value) ? value : null),
    ),
  },
  {
    id: "EniEip.private-ip",
    operations: ["BindEniEip"],
    ...inferred,
    entry: "eni/PrivateIpBlankException",
    text: { en: "privateIpAddress must not be empty", zh: "privateIpAddress 不能为空" },
    ...given(["privateIpAddress"]),
  },
  {
    id: "AddEniIp.private-ip",
    operations: ["AddEniIp"],
    ...inferred,
    entry: "eni/PrivateIpBlankException",
    text: { en: 'privateIpAddress is required; "" lets the subnet choose one', zh: '必须填写 privateIpAddress，"" 表示由子网分配' },
    parameters: ["privateIpAddress"],
    check: ({ body }) => {
      const value = typeof body === "object" && body !== null && "privateIpAddress" in body ? body.privateIpAddress : undefined;
      return value !== "" && isAbsent(value) ? [{ parameter: "privateIpAddress", in: "body", value }] : [];
    },
  },
  {
    id: "BatchAddEniIp.one-way",
    operations: ["BatchAddEniIp"],
    ...stated,
    entry: "eni/PrivateIpConflictException",
    text: {
      en: "privateIpAddresses and privateIpAddressCount cannot be used together",
      zh: "privateIpAddresses 与 privateIpAddressCount 不能同时填写",
    },
    ...count(["privateIpAddresses", counted], (number) => number < 2, isAsked),
  },
  {
    id: "BatchAddEniIp.some-way",
    operations: ["BatchAddEniIp"],
    ...documented,
    entry: "vpc/BadRequest",
    text: { en: "privateIpAddresses or privateIpAddressCount is required", zh: "privateIpAddresses 与 privateIpAddressCount 必须填一个" },
    ...count(["privateIpAddresses", counted], atLeastOne, isAsked),
  },
  {
    id: "CrossSubnetIp.one-way",
    operations: ["BatchAddPrivateIpCrossSubnet"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: {
      en: "exactly one of privateIps and privateIpAddressCount is required",
      zh: "privateIps 与 privateIpAddressCount 必须且只能填一个",
    },
    ...count(["privateIps", counted], (number) => number === 1, isAsked),
  },
  {
    id: "EniIp.count",
    operations: batches,
    ...documented,
    entry: "vpc/BadRequest",
    text: { en: "privateIpAddressCount must be from 1 to 10", zh: "privateIpAddressCount 必须为 1 至 10" },
    ...each([counted], (value) => value === 0 || typeof value !== "number" || digitsBetween(1, 10)(value)),
  },
  {
    id: "EniIp.batch",
    operations: [...batches, "BatchDeleteEniIp"],
    ...documented,
    entry: "vpc/BadRequest",
    text: { en: "one call can have at most 10 addresses", zh: "一次调用最多 10 个 IP" },
    ...atMost(["privateIpAddresses", "privateIps"], 10),
  },
  {
    id: "BatchDeleteEniIp.some",
    operations: ["BatchDeleteEniIp"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "privateIpAddresses must not be an empty list", zh: "privateIpAddresses 不能是空列表" },
    ...each(["privateIpAddresses"], (value) => !isEmpty(value)),
  },
];
