import { call, type Step } from "../harness/step.js";

const postpaid = { paymentTiming: "Postpaid" };
const term = { reservation: { reservationLength: 1, reservationTimeUnit: "month" } };
const vpn = { vpnId: "$vpn" };
const tunnel = {
  ...vpn,
  secretKey: "Clients_1key",
  localSubnets: ["10.0.1.0/24"],
  cgwId: "$customer",
  remoteIp: "203.0.113.99",
  remoteSubnets: ["172.30.0.0/16"],
  vpnConnName: "office",
  description: "first",
  ikeConfig: { ikeVersion: "v1", ikeMode: "main", ikeEncAlg: "aes", ikeAuthAlg: "sha1", ikePfs: "group2", ikeLifeTime: "28800" },
  ipsecConfig: { ipsecEncAlg: "aes", ipsecAuthAlg: "sha1", ipsecPfs: "group2", ipsecLifetime: "28800" },
};

const ipsec: readonly Step[] = [
  call("CreateUserGateway", { name: "office", ip: "203.0.113.99", description: "first" }, { keep: { customer: "cgwId" } }),
  call("UserGatewayDetails", { cgwId: "$customer" }, { finds: ["$customer", "203.0.113.99"], proves: ["CreateUserGateway"] }),
  call("UpdateUserGateway", { cgwId: "$customer", name: "office_2", description: "second" }),
  call("UserGatewayList", {}, { finds: ["$customer", "office_2"], proves: ["UpdateUserGateway"] }),
  call(
    "CreateVpn",
    { vpcId: "$vpc", subnetId: "$subnet", vpnName: "tunnels", type: "IPSec", billing: postpaid, description: "first" },
    { keep: { vpn: "vpnId" } },
  ),
  call("SearchForVpnDetails", vpn, { finds: ["$vpn", "tunnels"], proves: ["CreateVpn"] }),
  call("UpdateVpn", { ...vpn, vpnName: "tunnels_2", name: "tunnels_2", description: "second" }),
  call("QueryVpnList", { vpcId: "$vpc" }, { finds: ["$vpn", "tunnels_2"], proves: ["UpdateVpn"] }),
  call("BindEip", { ...vpn, eip: "$fifthEip" }),
  call("SearchForVpnDetails", vpn, { finds: ["$fifthEip"], proves: ["BindEip"] }),
  call("CreateVpnTunnel", tunnel, { keep: { tunnel: "vpnConnId" } }),
  call("SearchVpnTunnel", vpn, { finds: ["$tunnel", "172.30.0.0/16"], proves: ["CreateVpnTunnel"] }),
  call("UpdateVpnTunnel", { ...tunnel, vpnConnId: "$tunnel", remoteSubnets: ["172.31.0.0/16"], description: "second" }),
  call("SearchVpnTunnel", vpn, { finds: ["172.31.0.0/16"], proves: ["UpdateVpnTunnel"] }),
  call("DeleteVpnTunnel", { vpnConnId: "$tunnel" }),
  call("SearchVpnTunnel", vpn, { lacks: ["$tunnel"], proves: ["DeleteVpnTunnel"] }),
  call("UnbindEip", vpn),
  call("SearchForVpnDetails", vpn, { lacks: ["$fifthEip"], proves: ["UnbindEip"] }),
  call("UpdateVpnReleaseProtection", { ...vpn, deleteProtect: true }),
  call("SearchForVpnDetails", vpn, { finds: ["deleteProtect=true"], proves: ["UpdateVpnReleaseProtection"] }),
  call("UpdateVpnReleaseProtection", { ...vpn, deleteProtect: false }),
  call("ReleaseVpn", vpn),
  call("QueryVpnList", { vpcId: "$vpc" }, { lacks: ["$vpn"], proves: ["ReleaseVpn"] }),
  call("DeleteUserGateway", { cgwId: "$customer" }),
  call("UserGatewayList", {}, { lacks: ["$customer"], proves: ["DeleteUserGateway"] }),
  call(
    "CreateVpn",
    { vpcId: "$vpc", subnetId: "$subnet", vpnName: "prepaid", type: "IPSec", billing: { paymentTiming: "Prepaid", ...term } },
    { keep: { prepaidVpn: "vpnId" } },
  ),
  call("SearchForVpnDetails", { vpnId: "$prepaidVpn" }, { keep: { vpnUntil: "expiredTime" } }),
  call("RenewVpn", { vpnId: "$prepaidVpn", billing: { paymentTiming: "Prepaid", ...term } }),
  call("SearchForVpnDetails", { vpnId: "$prepaidVpn" }, { lacks: ["$vpnUntil"], proves: ["RenewVpn"] }),
];

const ssl = { vpnId: "$sslVpn" };
const server = { ...ssl, sslVpnServerName: "laptops", interfaceType: "tap", localSubnets: ["10.0.1.0/24"], remoteSubnet: "172.28.0.0/24" };
const user = { userName: "ann", password: "Clients_1key!", description: "first" };

const sslVpns: readonly Step[] = [
  call(
    "CreateVpn",
    { vpcId: "$vpc", subnetId: "$subnet", vpnName: "laptops", type: "SSL", maxConnection: 10, billing: postpaid },
    { keep: { sslVpn: "vpnId" } },
  ),
  call("CreateSslVpnServer", server, { keep: { sslServer: "sslVpnServerId" } }),
  call("QuerySslVpnServer", ssl, { finds: ["$sslServer", "172.28.0.0/24"], proves: ["CreateSslVpnServer"] }),
  call("UpdateSslVpnServer", { ...server, sslVpnServerId: "$sslServer", sslVpnServerName: "laptops_2", remoteSubnet: "172.29.0.0/24" }),
  call("QuerySslVpnServer", ssl, { finds: ["172.29.0.0/24"], proves: ["UpdateSslVpnServer"] }),
  call("BatchCreateSslVpnUsers", { ...ssl, sslVpnUsers: [user] }, { keep: { sslUser: "sslVpnUserIds.0" } }),
  call("QuerySslVpnUsers", ssl, { finds: ["ann"], proves: ["BatchCreateSslVpnUsers"] }),
  call("UpdateSslVpnUsers", { ...ssl, userId: "$sslUser", password: "Clients_2key!", description: "changed" }),
  call("QuerySslVpnUsers", ssl, { finds: ["changed"], proves: ["UpdateSslVpnUsers"] }),
  call("DeleteSslVpnUser", { ...ssl, userId: "$sslUser" }),
  call("QuerySslVpnUsers", ssl, { lacks: ["ann"], proves: ["DeleteSslVpnUser"] }),
  call("DeleteSslVpnServer", { ...ssl, sslVpnServerId: "$sslServer" }),
  call("QuerySslVpnServer", ssl, { lacks: ["$sslServer"], proves: ["DeleteSslVpnServer"] }),
  call("ReleaseVpn", ssl),
];

/** VPN gateways: tunnels to an office, and users at home. */
export const vpns: readonly Step[] = [...ipsec, ...sslVpns];
