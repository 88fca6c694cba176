import type { Resource } from "../resource.js";
import { subnetResource } from "./subnet.js";
import { vpcResource } from "./vpc.js";

/** Every kind of resource the mock keeps. */
export const resources: readonly Resource[] = [vpcResource, subnetResource];
