import type { Constraint } from "./constraint.js";
import { constraints as acl } from "./rules/acl.js";
import { constraints as billing } from "./rules/billing.js";
import { constraints as dnatRules } from "./rules/dnat-rules.js";
import { constraints as eni } from "./rules/eni.js";
import { constraints as eniAddresses } from "./rules/eni-addresses.js";
import { constraints as enterpriseSecurityGroup } from "./rules/enterprise-security-group.js";
import { constraints as gateways } from "./rules/gateways.js";
import { constraints as lists } from "./rules/lists.js";
import { constraints as nat } from "./rules/nat.js";
import { constraints as peering } from "./rules/peering.js";
import { constraints as route } from "./rules/route.js";
import { constraints as securityGroup } from "./rules/security-group.js";
import { constraints as snatRules } from "./rules/snat-rules.js";
import { constraints as vpc } from "./rules/vpc.js";
import { constraints as vpn } from "./rules/vpn.js";

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
  ...enterpriseSecurityGroup,
  ...gateways,
  ...vpn,
  ...lists,
];

/** What the values of a request to this operation must meet. */
export const constraintsOf = ({ name }: { readonly name: string }): readonly Constraint[] =>
  constraints.filter(({ operations }) => operations.includes(name));
