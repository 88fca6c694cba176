import type { Resource } from "../resource.js";
import { aclResource } from "./acl.js";
import { eniResource } from "./eni.js";
import { natResource } from "./nat.js";
import { natRulesResource } from "./nat-rules.js";
import { peeringResource } from "./peering.js";
import { routeResource } from "./route.js";
import { securityGroupResource } from "./security-group.js";
import { subnetResource } from "./subnet.js";
import { vpcResource } from "./vpc.js";

/** Every kind of resource the mock keeps. */
export const resources: readonly Resource[] = [
  vpcResource,
  subnetResource,
  routeResource,
  securityGroupResource,
  aclResource,
  natResource,
  natRulesResource,
  peeringResource,
  eniResource,
];
