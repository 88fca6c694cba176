import type { Found } from "../../core/diagnose/found.js";
import { mostCalls } from "./budget.js";
import type { Check } from "./check.js";
import { addressHolder } from "./checks/address-holder.js";
import { addressOutside } from "./checks/address-outside.js";
import { cidrOverlap } from "./checks/cidr-overlap.js";
import { freeBlock } from "./checks/free-block.js";
import { eipElsewhere } from "./checks/gateways/eip-elsewhere.js";
import { natBilling } from "./checks/gateways/nat-billing.js";
import { peeringAccount, peeringBandwidth, peeringState } from "./checks/gateways/peering-state.js";
import { releaseBar } from "./checks/gateways/release-bar.js";
import { ruleEip } from "./checks/gateways/rule-eip.js";
import { vpcEmpty } from "./checks/gateways/vpc-empty.js";
import { groupMembers } from "./checks/group-members.js";
import { groupRuleRepeated } from "./checks/group-rule-repeated.js";
import { idElsewhere } from "./checks/id-elsewhere.js";
import { instanceGroups } from "./checks/instance-groups.js";
import { eniHolder } from "./checks/interfaces/eni-holder.js";
import { eniState } from "./checks/interfaces/eni-state.js";
import { instancePlace, instanceState } from "./checks/interfaces/instance-fit.js";
import { natSubnet } from "./checks/interfaces/nat-subnet.js";
import { primaryAddress } from "./checks/interfaces/primary-address.js";
import { mayRead } from "./checks/keys/may-read.js";
import { otherSecret } from "./checks/keys/other-secret.js";
import { leftInside } from "./checks/left-inside.js";
import { natRuleConflict } from "./checks/nat-rule-conflict.js";
import { natRuleElsewhere } from "./checks/nat-rule-elsewhere.js";
import { outsideVpc } from "./checks/outside-vpc.js";
import { quotaUsed } from "./checks/quota-used.js";
import { routeRepeated } from "./checks/route-repeated.js";
import { rulePosition } from "./checks/rule-position.js";
import { subnetFull } from "./checks/subnet-full.js";
import { subnetType } from "./checks/subnet-type.js";

/** Which checks look into which codes: by the entry's id, its code or its failure class. The first check is the most telling one. */
const table: readonly (readonly [codes: readonly string[], checks: readonly Check[]])[] = [
  [
    [
      "NoSuchNat",
      "NoSuchObject",
      "ResourceNotExistException",
      "EniNotFoundException",
      "EniIdException",
      "ResourceNotFound",
      "Esg.EsgResourceNotExist",
    ],
    [idElsewhere],
  ],
  [["CidrConflict"], [cidrOverlap, outsideVpc]],
  [["vpc/BadRequest"], [freeBlock, outsideVpc]],
  [["PrivateIpNotInCidrException"], [addressOutside]],
  [["PrivateIpInUseException"], [addressHolder]],
  [["SubnetHasNoMoreIpException", "SubnetNoMoreIP"], [subnetFull]],
  [["SubnetTypeInvalidException"], [subnetType]],
  [["ResourceNeedRelease", "NotAllowDeleteVpc", "SUBNET_INUSE", "NotAllowOperateSubnet"], [leftInside]],
  [["SECURITYGROUP_INUSE", "SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted", "Esg.EsgBindStatusInvalid"], [groupMembers]],
  [["DuplicatePosition"], [rulePosition]],
  [["RouteRuleRepeated"], [routeRepeated]],
  [["SnatRuleSourceAddressConflict", "DnatRuleConflictException"], [natRuleConflict]],
  [["RuleIdNotExist", "DnatRuleIdException"], [natRuleElsewhere]],
  [["vpc/OperationDenied", "Esg.EsgRuleDuplicated"], [groupRuleRepeated]],
  [
    [
      "vpc/LimitExceeded",
      "nat/LimitExceeded",
      "QuotaLimitExceeded",
      "RouteRuleExceedQuota",
      "ExceedLimitException",
      "VmMemoryCanNotAttachMoreIpException",
      "Esg.EsgExceedQuota",
    ],
    [quotaUsed],
  ],
  [["SecurityGroup.BindInstanceExceededLimit"], [instanceGroups]],
  [["DnatEipEmpty", "DnatRuleEipInvalid", "SnatRuleEipsInvalid"], [ruleEip]],
  [["RequestEipInvalid", "NoSuchEip", "EipNotFound"], [eipElsewhere]],
  [["subnatEmpty"], [vpcEmpty]],
  [["NatPostpaid"], [natBilling]],
  [["EniStatusException"], [eniState]],
  [["VmStatusException"], [instanceState]],
  [["EniAndDeviceNotInSameAzException"], [instancePlace]],
  [["DeviceInvalidException"], [eniHolder]],
  [["PrimaryIPException"], [primaryAddress]],
  [["NatSubnetCanNotBindEip"], [natSubnet]],
  [["UnsupportedPeerConnOperation"], [peeringState]],
  [["ResizeException"], [peeringBandwidth]],
  [["PeerIfNameException"], [peeringAccount]],
  [["vpc/OperationDenied"], [releaseBar, eipElsewhere]],
  [["SignatureDoesNotMatch", "gateway/IamSignatureInvalid.signature-mismatch", "gateway/AuthError"], [otherSecret]],
  [["global/AccessDenied", "OptInRequired"], [mayRead]],
];

/** The most read calls that checks of an error usually make, all together. */
export const usualCalls = (found: Pick<Found, "code" | "entry" | "candidates">): number =>
  Math.min(
    mostCalls.anError,
    checksFor(found).reduce((sum, { usually }) => sum + usually, 0),
  );

/** The codes and ids of entries that some check looks into. */
export const investigatedCodes: readonly string[] = table.flatMap(([codes]) => codes);

/** Every check there is. */
export const allChecks: readonly Check[] = [...new Set(table.flatMap(([, checks]) => checks))];

/** The checks for an error; none for one that no read can tell more of. */
export function checksFor({ code, entry, candidates }: Pick<Found, "code" | "entry" | "candidates">): readonly Check[] {
  const names = new Set([code, ...(entry ? [entry] : candidates).flatMap((candidate) => [candidate.id, candidate.code])]);
  const found = table.flatMap(([codes, checks]) => (codes.some((name) => names.has(name)) ? checks : []));
  return [...new Set(found)];
}
