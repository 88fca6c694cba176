import { parseNetwork } from "../../values/addresses.js";
import { count, each } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { documented } from "./certainty.js";

const entry = "vpc/BadRequest";
const isText = (value: unknown): value is string => typeof value === "string";
/** A life time as text or number: sources differ. */
const seconds =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    !/^\d+$/u.test(String(value)) || (Number(value) >= least && Number(value) <= most);

/** 8 to 17 characters with a letter, a digit and one of these symbols. */
const secret =
  (symbols: RegExp) =>
  (value: unknown): boolean =>
    !isText(value) || (value.length >= 8 && value.length <= 17 && [/[A-Za-z]/u, /\d/u, symbols].every((part) => part.test(value)));

const tunnel = ["CreateVpnTunnel", "UpdateVpnTunnel"];

export const constraints: readonly Constraint[] = [
  {
    id: "CreateVpn.maxConnection",
    operations: ["CreateVpn"],
    ...documented,
    entry,
    text: { en: "maxConnection can be set only for gateways of type SSL", zh: "只有 SSL 类型的 VPN 网关才能填 maxConnection" },
    ...each(["maxConnection"], (_value, { type }) => type === "SSL"),
  },
  {
    id: "VpnTunnel.peer",
    operations: tunnel,
    ...documented,
    entry,
    text: {
      en: "the other end is required: cgwId (Chinese edition of the documentation) or remoteIp (international edition)",
      zh: "必须填写对端：cgwId（中文版文档）或 remoteIp（国际版文档）",
    },
    ...count(["cgwId", "remoteIp"], (number) => number > 0),
  },
  {
    id: "VpnTunnel.secretKey",
    operations: tunnel,
    ...documented,
    entry,
    text: {
      en: "secretKey must have 8 to 17 characters, including a letter, a digit and one of ! @ # $ % ^ * ( ) _",
      zh: "secretKey 必须为 8 至 17 个字符，并同时包含字母、数字和 ! @ # $ % ^ * ( ) _ 中的符号",
    },
    ...each(["secretKey"], secret(/[!@#$%^*()_]/u)),
  },
  {
    id: "VpnTunnel.ikeLifeTime",
    operations: tunnel,
    ...documented,
    entry,
    text: { en: "ikeLifeTime must be from 60 to 86400 seconds", zh: "ikeLifeTime 必须为 60 至 86400 秒" },
    ...each(["ikeConfig.ikeLifeTime"], seconds(60, 86_400)),
  },
  {
    id: "VpnTunnel.ipsecLifetime",
    operations: tunnel,
    ...documented,
    entry,
    text: { en: "ipsecLifetime must be from 180 to 86400 seconds", zh: "ipsecLifetime 必须为 180 至 86400 秒" },
    ...each(["ipsecConfig.ipsecLifetime"], seconds(180, 86_400)),
  },
  {
    id: "VpnTunnel.subnets",
    operations: [...tunnel, "CreateSslVpnServer", "UpdateSslVpnServer"],
    ...documented,
    entry,
    text: { en: "local and remote subnets must be CIDRs", zh: "本端与对端子网都必须填网段" },
    ...each(["localSubnets[]", "remoteSubnets[]", "remoteSubnet"], (value) => parseNetwork(value) !== null),
  },
  {
    id: "SslVpnUser.password",
    operations: ["BatchCreateSslVpnUsers", "UpdateSslVpnUsers"],
    ...documented,
    entry,
    text: {
      en: "a password must have 8 to 17 characters, including a letter, a digit and one of ! @ # $ % ^ * ( _",
      zh: "密码必须为 8 至 17 个字符，并同时包含字母、数字和 ! @ # $ % ^ * ( _ 中的符号",
    },
    ...each(["password", "sslVpnUsers.password"], secret(/[!@#$%^*(_]/u)),
  },
  {
    id: "UpdateUserGateway.some",
    operations: ["UpdateUserGateway"],
    ...documented,
    entry,
    text: { en: "name or description is required", zh: "name 与 description 必须至少填一个" },
    ...count(["name", "description"], (number) => number > 0),
  },
];
