import type { Constraint } from "./constraint.js";
import { constraints as acl } from "./constraints/acl.js";
import { constraints as billing } from "./constraints/billing.js";
import { constraints as dnatRules } from "./constraints/dnat-rules.js";
import { constraints as eni } from "./constraints/eni.js";
import { constraints as eniAddresses } from "./constraints/eni-addresses.js";
import { constraints as gateways } from "./constraints/gateways.js";
import { constraints as lists } from "./constraints/lists.js";
import { constraints as nat } from "./constraints/nat.js";
import { constraints as peering } from "./constraints/peering.js";
import { constraints as route } from "./constraints/route.js";
import { constraints as securityGroup } from "./constraints/security-group.js";
import { constraints as snatRules } from "./constraints/snat-rules.js";
import { constraints as vpc } from "./constraints/vpc.js";
import { constraints as vpn } from "./constraints/vpn.js";

/** All that is known of what the values of a request must meet, beyond types and enums. */
export const constraints: readonly Constraint[] = [
  ...vpc,
  ...acl,
  ...nat,
  ...billing,
  ...snatRules,
  ...dnatRules,
  ...peering,
  ...eni,
  ...eniAddresses,
  ...route,
  ...securityGroup,
  ...gateways,
  ...vpn,
  ...lists,
];

/** What the values of a request to this operation must meet. */
export const constraintsOf = ({ name }: { readonly name: string }): readonly Constraint[] =>
  constraints.filter(({ operations }) => operations.includes(name));
