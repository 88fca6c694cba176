import type { Step } from "../harness/step.js";
import { gateways } from "./gateways.js";
import { interfaces } from "./interfaces.js";
import { ends, networks } from "./networks.js";
import { peerings } from "./peerings.js";
import { security } from "./security.js";
import { vpns } from "./vpns.js";

/** Every operation, in an order in which each finds what it needs. */
export const scenario: readonly Step[] = [...networks, ...security, ...gateways, ...peerings, ...interfaces, ...vpns, ...ends];
