import type { Resource } from "../resource.js";
import { aclResource } from "./acl.js";
import { dedicatedGatewayResource } from "./dedicated-gateway.js";
import { eipResource } from "./eip.js";
import { eniResource } from "./eni.js";
import { enterpriseSecurityGroupResource } from "./enterprise-security-group.js";
import { gatewayLimitResource } from "./gateway-limit.js";
import { haVipResource } from "./havip.js";
import { ipReserveResource } from "./ip-reserve.js";
import { ipv6GatewayResource } from "./ipv6-gateway.js";
import { natResource } from "./nat.js";
import { natRulesResource } from "./nat-rules.js";
import { parameterTemplateResource } from "./parameter-template.js";
import { peeringResource } from "./peering.js";
import { probeResource } from "./probe.js";
import { routeResource } from "./route.js";
import { securityGroupResource } from "./security-group.js";
import { snicResource } from "./snic.js";
import { sslVpnResource } from "./ssl-vpn.js";
import { subnetResource } from "./subnet.js";
import { vpcResource } from "./vpc.js";
import { vpcSettingsResource } from "./vpc-settings.js";
import { vpnResource } from "./vpn.js";
import { vpnTunnelResource } from "./vpn-tunnel.js";

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
];
