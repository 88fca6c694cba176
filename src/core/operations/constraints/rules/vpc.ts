import { isInside, isIpv4Network, isTrueNetwork, overlap, parseNetwork } from "../../values/addresses.js";
import { atMost, count, digitsBetween, each, shorter } from "../checks.js";
import type { Constraint, Violation } from "../constraint.js";
import { valuesAt } from "../request-values.js";
import { documented, inferred, stated } from "./certainty.js";

const entry = "vpc/BadRequest";
const named = ["CreateVpc", "UpdateVpc", "CreateSubnet", "UpdateSubnet"];
const isText = (value: unknown): value is string => typeof value === "string";
const isVpcSize = (value: unknown): boolean => {
  const prefix = parseNetwork(value)?.[1] ?? 0;
  return prefix >= 8 && prefix <= 28;
};
const isWellFormed = (value: unknown): boolean => !isText(value) || (isIpv4Network(value) && isTrueNetwork(value));

/** Of a longer list only these are compared, each with each. */
const mostCompared = 100;

/** Ranges of one request that overlap an earlier one. */
const overlapping: Constraint["check"] = (request) => {
  const values = valuesAt(request, "secondaryCidr[]").slice(0, mostCompared);
  return values.flatMap(({ parameter, in: place, value }, index): Violation[] => {
    const network = parseNetwork(value);
    const earlier = values.slice(0, index).flatMap((other) => (parseNetwork(other.value) === null ? [] : [other.value]));
    const hits = earlier.some((other) => {
      const range = parseNetwork(other);
      return network !== null && range !== null && overlap(range, network);
    });
    return hits ? [{ parameter, in: place, value }] : [];
  });
};

export const constraints: readonly Constraint[] = [
  {
    id: "Vpc.name",
    operations: named,
    ...documented,
    entry,
    text: { en: 'a name must have 1 to 65 characters and must not be "default"', zh: "名称必须为 1 至 65 个字符，不能是 default" },
    ...each(["name"], (value) => value !== "default" && shorter(65)(value)),
  },
  {
    id: "Vpc.description",
    operations: named,
    ...documented,
    entry,
    text: { en: "a description must have at most 200 characters", zh: "描述不能超过 200 个字符" },
    ...each(["description"], shorter(200)),
  },
  {
    id: "Vpn.name",
    operations: ["CreateVpn", "UpdateVpn"],
    ...documented,
    entry,
    text: { en: 'a name must have 1 to 65 characters and must not be "default"', zh: "名称必须为 1 至 65 个字符，不能是 default" },
    ...each(["vpnName"], (value) => value !== "default" && shorter(65)(value)),
  },
  {
    id: "Vpc.cidr",
    operations: ["CreateVpc", "CreateSubnet"],
    ...inferred,
    entry,
    text: {
      en: "cidr must be an IPv4 network with all host bits zero, e.g. 192.168.0.0/16",
      zh: "cidr 必须是主机位为 0 的 IPv4 网段，如 192.168.0.0/16",
    },
    ...each(["cidr"], isWellFormed),
  },
  {
    id: "CreateVpc.size",
    operations: ["CreateVpc"],
    ...inferred,
    entry,
    text: { en: "the prefix of a VPC must be from /8 to /28", zh: "VPC 网段的掩码必须为 /8 至 /28" },
    ...each(["cidr"], (value) => parseNetwork(value) === null || isVpcSize(value)),
  },
  {
    id: "CreateSubnet.in-secondary",
    operations: ["CreateSubnet"],
    ...documented,
    entry,
    text: {
      en: "the subnet must be within the secondary range set in vpcSecondaryCidr",
      zh: "子网网段必须位于所填的辅助网段 vpcSecondaryCidr 之内",
    },
    ...each(["cidr"], (value, { vpcSecondaryCidr }) => {
      const [inner, outer] = [parseNetwork(value), parseNetwork(vpcSecondaryCidr)];
      return inner === null || outer === null || isInside(inner, outer);
    }),
  },
  {
    id: "UpdateVpc.secondaryCidr",
    operations: ["UpdateVpc"],
    ...inferred,
    entry,
    text: {
      en: "secondary ranges must be IPv4 networks from /8 to /28 with all host bits zero",
      zh: "辅助网段必须是掩码为 /8 至 /28、主机位为 0 的 IPv4 网段",
    },
    ...each(["secondaryCidr[]"], (value) => !isText(value) || (isWellFormed(value) && isVpcSize(value))),
  },
  {
    id: "UpdateVpc.secondary-replaces",
    operations: ["UpdateVpc"],
    ...stated,
    notice: true,
    entry: null,
    text: {
      en: "secondaryCidr replaces the whole list: existing ranges that are not in it are removed; read them with QuerySpecifiedVpc first",
      zh: "secondaryCidr 是替换式更新：未列出的现有辅助网段会被移除；请先用 QuerySpecifiedVpc 查询",
    },
    ...each(["secondaryCidr"], () => false),
  },
  {
    id: "UpdateVpc.secondary-count",
    operations: ["UpdateVpc"],
    ...documented,
    entry: "vpc/LimitExceeded",
    text: {
      en: "a VPC can have at most 5 secondary ranges, unless the quota was raised",
      zh: "一个 VPC 最多 5 个辅助网段（配额可申请提升）",
    },
    ...atMost(["secondaryCidr"], 5),
  },
  {
    id: "UpdateVpc.secondary-overlap",
    operations: ["UpdateVpc"],
    parameters: ["secondaryCidr"],
    ...inferred,
    entry: "vpc/CidrConflict",
    text: { en: "ranges of one VPC must not overlap", zh: "同一 VPC 的网段不能重叠" },
    check: overlapping,
  },
  {
    id: "QueryVpcIntranetIp.some",
    operations: ["QueryVpcIntranetIp"],
    ...documented,
    entry,
    text: {
      en: "privateIpAddresses or privateIpRange is required; with both, the range is used",
      zh: "privateIpAddresses 与 privateIpRange 必须至少填一个；都填时以 privateIpRange 为准",
    },
    ...count(["query:privateIpAddresses", "query:privateIpRange"], (number) => number > 0),
  },
  {
    id: "QueryVpcIntranetIp.count",
    operations: ["QueryVpcIntranetIp"],
    ...documented,
    entry,
    text: { en: "one call can query at most 100 addresses", zh: "一次最多查询 100 个 IP" },
    ...each(["query:privateIpAddresses"], (value) => String(value).split(",").length <= 100),
  },
  {
    id: "GetVpcResourceIpInfo.pageNo",
    operations: ["GetVpcResourceIpInfo"],
    ...documented,
    entry,
    text: { en: "pageNo must be a number of at least 1", zh: "pageNo 必须是不小于 1 的数字" },
    ...each(["query:pageNo"], digitsBetween(1, Number.MAX_SAFE_INTEGER)),
  },
  {
    id: "GetVpcResourceIpInfo.pageSize",
    operations: ["GetVpcResourceIpInfo"],
    ...documented,
    entry,
    text: { en: "pageSize must be from 1 to 1000", zh: "pageSize 必须为 1 至 1000" },
    ...each(["query:pageSize"], digitsBetween(1, 1000)),
  },
  {
    id: "CreateIpReserved.ipCidr",
    operations: ["CreateIpReserved"],
    ...inferred,
    entry,
    text: { en: "ipCidr must be a CIDR that matches ipVersion", zh: "ipCidr 必须是与 ipVersion 一致的网段" },
    ...each(["ipCidr"], (value, { ipVersion }) => {
      const kind = parseNetwork(value)?.[0].kind();
      return !isText(value) || (kind !== undefined && (ipVersion === undefined || kind === `ipv${String(ipVersion)}`));
    }),
  },
];
