import type { Resource } from "../resource.js";
import { eipResource } from "./eip/eip.js";
import { dedicatedGatewayResource } from "./gateways/dedicated-gateway.js";
import { gatewayLimitResource } from "./gateways/gateway-limit.js";
import { ipv6GatewayResource } from "./gateways/ipv6-gateway.js";
import { peeringResource } from "./gateways/peering.js";
import { sslVpnResource } from "./gateways/ssl-vpn.js";
import { vpnResource } from "./gateways/vpn.js";
import { vpnTunnelResource } from "./gateways/vpn-tunnel.js";
import { eniResource } from "./interfaces/eni.js";
import { haVipResource } from "./interfaces/havip.js";
import { instanceResource } from "./interfaces/instances.js";
import { probeResource } from "./interfaces/probe.js";
import { snicResource } from "./interfaces/snic.js";
import { natResource } from "./nat/nat.js";
import { natRulesResource } from "./nat/nat-rules.js";
import { aclResource } from "./network/acl.js";
import { ipReserveResource } from "./network/ip-reserve.js";
import { routeResource } from "./network/route.js";
import { subnetResource } from "./network/subnet.js";
import { vpcResource } from "./network/vpc.js";
import { vpcSettingsResource } from "./network/vpc-settings.js";
import { enterpriseSecurityGroupResource } from "./security/enterprise-security-group.js";
import { parameterTemplateResource } from "./security/parameter-template.js";
import { securityGroupResource } from "./security/security-group.js";

/** Every kind of resource the mock keeps. */
export const resources: readonly Resource[] = [
  vpcResource,
  vpcSettingsResource,
  subnetResource,
  ipReserveResource,
  routeResource,
  securityGroupResource,
  enterpriseSecurityGroupResource,
  aclResource,
  natResource,
  natRulesResource,
  peeringResource,
  eniResource,
  haVipResource,
  vpnResource,
  vpnTunnelResource,
  sslVpnResource,
  ipv6GatewayResource,
  dedicatedGatewayResource,
  gatewayLimitResource,
  probeResource,
  parameterTemplateResource,
  snicResource,
  eipResource,
  instanceResource,
];
