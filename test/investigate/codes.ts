/** Where it is shown that a check names the cause of a code, and that it rules it out where it is not. */
export interface Shown {
  readonly codes: readonly string[];
  /** Its checks, the most telling one first. */
  readonly checks: readonly string[];
  /** Of what needs no call: the evidence or the rest of the input. */
  readonly withoutCalls?: true;
  /** File, and the case in which the cause holds. */
  readonly scenario: readonly [file: string, title: string];
  /** The case in which it does not, in the same file where none is named. */
  readonly twin: readonly [file: string, title: string];
}

const row = (codes: string, checks: string, file: string, scenario: string, twin: string, twinFile = file): Shown => ({
  codes: codes.split(" "),
  checks: checks.split(" "),
  scenario: [file, scenario],
  twin: [twinFile, twin],
});

const free = (codes: string, checks: string, file: string, scenario: string, twin: string): Shown => ({
  ...row(codes, checks, file, scenario, twin),
  withoutCalls: true,
});

/** Every code that an investigation is promised for, row by row. */
export const shownCodes: readonly Shown[] = [
  row(
    "NoSuchNat",
    "id-elsewhere",
    "ids",
    "is one letter off, also of a kind that is listed by VPC",
    "is in the region that was asked by now",
  ),
  row("vpc/NoSuchObject", "id-elsewhere", "ids", "is in another region, which is asked with one command", "is there now", "not-found"),
  row(
    "eni/ResourceNotExistException eni/EniNotFoundException eni/EniIdException gateway/ResourceNotFound snic/NoSuchObject security-group/NoSuchObject Esg.EsgResourceNotExist",
    "id-elsewhere",
    "not-found",
    "is in another region",
    "is there now",
  ),
  row(
    "nat/NoSuchEip eip/EipNotFound",
    "eip-elsewhere",
    "gateways",
    "is in another region, and a free one of the gateway's own takes its place",
    "is ruled out where it is there and free",
  ),
  row(
    "RuleIdNotExist",
    "nat-rule-elsewhere",
    "gateway-rules",
    "is told the gateway it belongs to",
    "is ruled out where it is there, and left open where not all could be read",
  ),
  row(
    "DnatRuleIdException",
    "nat-rule-elsewhere",
    "gateway-rules",
    "is told when a name was taken for an id",
    "is ruled out where it is there, and left open where not all could be read",
  ),
  row(
    "CidrConflict",
    "cidr-overlap outside-vpc",
    "cidrs",
    "is told which one it overlaps, and the next free block as a whole command",
    "is not blamed on an overlap that there is not",
  ),
  row(
    "vpc/BadRequest",
    "free-block outside-vpc",
    "cidrs",
    "is told the ranges there are, and a block that is free in them",
    "is not the reason where the range lies inside",
  ),
  row(
    "PrivateIpNotInCidrException",
    "address-outside",
    "addresses",
    "is told the subnet it belongs to, and a free one of its own",
    "is not the reason where it lies inside",
  ),
  row(
    "SubnetTypeInvalidException",
    "subnet-type",
    "addresses",
    "is told one of its zone that does",
    "is not the reason where its type is right",
  ),
  row(
    "ResourceNeedRelease NotAllowDeleteVpc",
    "left-inside",
    "left-inside",
    "is told what is left, and commands that empty and delete it",
    "is not blamed on what is in another one",
  ),
  row(
    "SUBNET_INUSE NotAllowOperateSubnet",
    "left-inside",
    "left-inside",
    "is told what is in it and not what is beside it",
    "is told what is in it and not what is beside it",
  ),
  row(
    "SECURITYGROUP_INUSE SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted Esg.EsgBindStatusInvalid",
    "group-members",
    "rules",
    "is told the interfaces that have it, with another group for each",
    "is ruled out where nothing has it",
  ),
  row(
    "vpc/LimitExceeded",
    "quota-used",
    "quotas",
    "is told for VPCs, by region, with its source and what to look at",
    "is ruled out with the count",
  ),
  row("nat/LimitExceeded", "quota-used", "quotas", "is told for NAT gateways and their EIPs", "is ruled out with the count"),
  row("RouteRuleExceedQuota", "quota-used", "quotas", "is told for routes, the system's not counted", "is ruled out with the count"),
  row(
    "QuotaLimitExceeded ExceedLimitException Esg.EsgExceedQuota",
    "quota-used",
    "not-found",
    "is used up under every code for it",
    "is not used up",
  ),
  row(
    "VmMemoryCanNotAttachMoreIpException",
    "quota-used",
    "quotas",
    "is told for the addresses of an interface, as the service states it",
    "is ruled out with the count",
  ),
  row(
    "SecurityGroup.BindInstanceExceededLimit",
    "instance-groups",
    "instances",
    "is in ten of them, which are named",
    "is in fewer, so that is not the reason",
  ),
  row(
    "SubnetHasNoMoreIpException cce/SubnetNoMoreIP",
    "subnet-full",
    "addresses",
    "is told another one of its zone that has some, as a command that works",
    "is not the reason where it has some",
  ),
  row(
    "PrivateIpInUseException",
    "address-holder",
    "addresses",
    "is told the interface that has it, and the next free one as a command that works",
    "is not blamed on a holder that there is not",
  ),
  row(
    "DuplicatePosition",
    "rule-position",
    "rules",
    "is told the rule that has it and the next free one",
    "is not blamed on the other direction, another subnet or the rule itself",
  ),
  row(
    "RouteRuleRepeated",
    "route-repeated",
    "rules",
    "is told by its id, and how to lead it elsewhere",
    "is ruled out where no rule has the pair",
  ),
  row(
    "SnatRuleSourceAddressConflict",
    "nat-rule-conflict",
    "gateway-rules",
    "is told the rule whose source it meets",
    "is ruled out where no rule has the source",
  ),
  row(
    "DnatRuleConflictException",
    "nat-rule-conflict",
    "gateway-rules",
    "is told the rule with its port, and the next free one",
    "is ruled out where only another protocol has the port",
  ),
  row(
    "vpc/OperationDenied",
    "group-rule-repeated release-bar eip-elsewhere",
    "gateway-rules",
    "is told by its id",
    "is ruled out where it differs in anything that tells rules apart",
  ),
  row(
    "Esg.EsgRuleDuplicated",
    "group-rule-repeated",
    "gateway-rules",
    "is left out of a batch for an enterprise group",
    "is ruled out where it differs in anything that tells rules apart",
  ),
  row(
    "DnatEipEmpty",
    "rule-eip",
    "gateways",
    "is free and to be bound first, where the gateway has none",
    "is ruled out where the gateway has it",
  ),
  row("DnatRuleEipInvalid", "rule-eip", "gateways", "is bound to a server", "is ruled out where the gateway has it"),
  row("SnatRuleEipsInvalid", "rule-eip", "gateways", "is nowhere", "is ruled out where the gateway has it"),
  row("RequestEipInvalid", "eip-elsewhere", "gateways", "is bound to another gateway", "is ruled out where it is there and free"),
  row("subnatEmpty", "vpc-empty", "gateways", "cannot be made in a VPC without a subnet", "is in a VPC that has a subnet now"),
  row("NatPostpaid", "nat-billing", "gateways", "has no term to renew where it is postpaid", "is prepaid now"),
  row("EniStatusException", "eni-state", "interfaces", "cannot be deleted while an instance has it", "is in a state that allows it now"),
  row("VmStatusException", "instance-state", "instances", "is ${status}", "is ${status}"),
  row(
    "EniAndDeviceNotInSameAzException",
    "instance-place",
    "instances",
    "is in another zone, where there is a subnet",
    "is in the same place now",
  ),
  row(
    "DeviceInvalidException",
    "eni-holder",
    "interfaces",
    "is detached from the instance that has it",
    "is with the instance that was named",
  ),
  row(
    "PrimaryIPException",
    "primary-address",
    "interfaces",
    "keeps its primary address, and the others go",
    "has the address as a secondary one",
  ),
  row("NatSubnetCanNotBindEip", "nat-subnet", "interfaces", "is in a subnet whose type allows no EIP", "is in a subnet of another type"),
  row(
    "UnsupportedPeerConnOperation",
    "peering-state",
    "interfaces",
    "is paid for, and is refunded instead",
    "is like nothing that forbids it",
  ),
  row("ResizeException", "peering-bandwidth", "interfaces", "has more bandwidth than was asked for", "can have the bandwidth now"),
  row(
    "PeerIfNameException",
    "peering-account",
    "interfaces",
    "goes to a VPC of this account, so no account is to be named",
    "names no interface of another account, so that is not the reason",
  ),
  row(
    "global/SignatureDoesNotMatch gateway/IamSignatureInvalid.signature-mismatch gateway/AuthError",
    "other-secret",
    "instances",
    "is in another profile, which is named with the call",
    "is in no other profile of this key, and one of another key is not tried",
  ),
  free(
    "global/InvalidAccessKeyId gateway/IamSignatureInvalid.unknown-key",
    "key-shape same-key",
    "instances",
    "is nearly that of a profile, which is named without any call",
    "is like no other, and the profiles of other keys are named",
  ),
  free(
    "global/RequestExpired",
    "clock expired-requests",
    "history",
    "carry one signature time: the client signs once",
    "are not blamed on one signature time where a burst shares it",
  ),
  row(
    "global/AccessDenied",
    "may-read",
    "interfaces",
    "may not read one kind of resource, by the name of the right",
    "may read the kind of resource after all",
  ),
  row(
    "global/OptInRequired",
    "may-read",
    "not-found",
    "may read what its product is not active for",
    "may read the kind of resource after all",
    "interfaces",
  ),
];
