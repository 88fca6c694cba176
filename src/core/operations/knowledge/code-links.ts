import type { Entry } from "../../catalogue/entry.js";
import type { Operation, Parameter } from "../model/operation.js";

/** `stated`: the code's own text names the parameter or the resource; `inferred`: read from what the operations take, and may be wrong. */
export type LinkBasis = "stated" | "inferred";

/** Documented codes of services whose text does not name what the operations share. */
const inferredCodes: ReadonlySet<string> = new Set([
  "vpc/LimitExceeded",
  "nat/NoSuchEip",
  "nat/RequestEipInvalid",
  "nat/CidrFormatIllegal",
  "nat/LimitExceeded",
  "nat/BadRequest",
  "nat/DnatEipEmpty",
  "peering/BadRequest",
  "peering/UnsupportedPeerConnOperation",
  "eni/SubnetHasNoMoreIpException",
  "eni/VmMemoryCanNotAttachMoreIpException",
  "eni/DeviceInvalidException",
  "eni/VmStatusException",
  "eni/NatSubnetCanNotBindEip",
  "eni/EniStatusException",
  "eni/PrivateIpInUseException",
  "eni/ResourceNotExistException",
  "eni/PrivateIpBlankException",
  "eni/EipBlankException",
  "eni/PrivateIpNotInCidrException",
]);

const otherPortCalls = ["CreateSecurityGroup", "RevokeSecurityGroupRules", "UpdateSecurityGroupRules"];
/** Calls that write rules of enterprise groups, but for the authorisation, whose page has the table. */
const otherEnterpriseCalls = ["CreateEnterpriseSecurityGroup", "UpdateEnterpriseSecurityGroupRules"];
const enterpriseRuleCodes = [
  "ActionEmpty",
  "ActionInvalid",
  "RemarkTooLong",
  "ProtocolEmpty",
  "ProtocolInvalid",
  "PortEmpty",
  "EthertypeInvalid",
  "IpAddressEmpty",
  "IpAddressError",
  "DirectionInvalid",
  "Duplicated",
];

/** Operations to which a code that is stated for others is linked by inference. */
const inferredFor: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(enterpriseRuleCodes.map((code) => [`enterprise-security-group/Esg.EsgRule${code}`, otherEnterpriseCalls] as const)),
  "security-group/SecurityGroup.RulePortOrderInvalid": ["UpdateSecurityGroupRules"],
  "security-group/SecurityGroup.RulePortRangeInvalid": otherPortCalls,
  "security-group/SecurityGroup.RulePortInvalid": otherPortCalls,
  "security-group/SecurityGroup.RuleCIDRAddressError": ["CreateSecurityGroup", "RevokeSecurityGroupRules"],
  "security-group/SecurityGroup.RuleRemarkTooLong": ["AuthorizeSecurityGroupRules"],
  "vpc/ResourceNeedRelease": ["DeleteSubnet"],
  "nat/ReservationEmpty": ["PurchaseReservedNat"],
  "eni/SecurityGroupIdsBlankException": ["CreateEni"],
};

/** What a link of the catalogue from a code to an operation rests on. Codes without an official table are linked by inference. */
export const linkBasis = ({ id, evidence }: Entry, operation: string): LinkBasis =>
  evidence !== "documented" || inferredCodes.has(id) || inferredFor[id]?.includes(operation) ? "inferred" : "stated";

interface Rule {
  readonly basis: LinkBasis;
  readonly holds: (operation: Operation) => boolean;
}

const always = (): boolean => true;
const hasBody = ({ parameters }: Operation): boolean => parameters.some((parameter) => parameter.in === "body");
const hasToken = ({ parameters }: Operation): boolean => parameters.some(({ name }) => name === "clientToken");
const namesId = ({ name, children = [] }: Parameter): boolean => /Ids?$/u.test(name) || children.some(namesId);
const changes = ({ method }: Operation): boolean => method !== "GET";

/** Documented codes that are tied to no operation in particular: those of all services, and those of the VPC service, by what an operation takes. */
export const generalCodes: Readonly<Record<string, Rule>> = {
  "vpc/BadRequest": { basis: "inferred", holds: always },
  "vpc/NoSuchObject": { basis: "inferred", holds: ({ parameters }) => parameters.some(namesId) },
  "vpc/OperationDenied": { basis: "inferred", holds: changes },
  "vpc/ServiceInternalError": { basis: "stated", holds: always },
  "global/InappropriateJSON": { basis: "stated", holds: hasBody },
  "global/MalformedJSON": { basis: "stated", holds: hasBody },
  "global/InvalidHTTPRequest": { basis: "stated", holds: hasBody },
  "global/IdempotentParameterMismatch": { basis: "stated", holds: hasToken },
  "global/AccessDenied": { basis: "stated", holds: always },
  "global/QualifyNotPass": { basis: "stated", holds: always },
  "global/OptInRequired": { basis: "stated", holds: always },
  "global/InvalidAccessKeyId": { basis: "stated", holds: always },
  "global/InvalidHTTPAuthHeader": { basis: "stated", holds: always },
  "global/SignatureDoesNotMatch": { basis: "stated", holds: always },
  "global/RequestExpired": { basis: "stated", holds: always },
  "global/InvalidURI": { basis: "stated", holds: always },
  "global/InvalidVersion": { basis: "stated", holds: always },
  "global/InternalError": { basis: "stated", holds: always },
};
