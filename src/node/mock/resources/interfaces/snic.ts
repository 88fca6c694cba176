import {
  anyName,
  billingOf,
  description,
  type Fields,
  ipv4,
  matching,
  optional,
  read,
  required,
  such,
  tags,
  wholeNumber,
} from "../../fields.js";
import { changing, type Kind, listing, removing, showing, updating } from "../../kind.js";
import { type ApiCall, type Resource, refuse } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";
import { countAddresses, takeAddress } from "../network/address-use.js";
import { subnetOf } from "../network/subnets.js";
import { vpcOf } from "../network/vpc.js";

/** A service network card: an address of a subnet behind which a service stands. */
interface Snic extends Item {
  readonly endpointId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly ipAddress: string;
  /** unavailable until it is ready, then available. */
  status: string;
  securityGroupIds: readonly string[];
  enterpriseSecurityGroupIds: readonly string[];
}

/** A service that a card can stand for; a seed may bring others. */
interface PublicService extends Item {
  readonly service: string;
}

const snics = collection<Snic>("endpoints", "endpoint-", "endpointId");
const services = collection<PublicService>("publicServices", "", "service");

/** Groups are set and checked, but the answers of the API do not show them. */
function view({ securityGroupIds: _ordinary, enterpriseSecurityGroupIds: _enterprise, bandwidth: _bandwidth, ...shown }: Snic): Item {
  return shown;
}
const detail: Kind<Snic> = { items: snics, pathKey: "endpointId", listKey: "endpoints", view };
const row: Kind<Snic> = {
  ...detail,
  view: (snic) => {
    const { tags: _tags, ...shown } = view(snic);
    return shown;
  },
};

const isText = such((value) => typeof value === "string");
const fields: Fields = {
  vpcId: required(isText),
  name: required(anyName),
  subnetId: required(isText),
  service: required(matching(/^[\w-]+(?:\.[\w-]+)+$/u)),
  description,
  ipAddress: optional(ipv4, ""),
  bandwidth: required(wholeNumber(1, 100_000)),
  tags,
};

function create({ body }: ApiCall, state: State): Item {
  const { ipAddress, ...asked } = read(body, fields);
  const { paymentTiming } = billingOf(body, state.now());
  const { vpcId } = vpcOf(state, asked["vpcId"]);
  const subnet = subnetOf(state, asked["subnetId"]);
  if (subnet.vpcId !== vpcId) refuse("vpc/BadRequest");
  const snic = snics.add(state, {
    ...asked,
    ipAddress: takeAddress(state, subnet, String(ipAddress)),
    productType: paymentTiming.toLowerCase(),
    createTime: createdTime(state),
    status: "available",
    securityGroupIds: [],
    enterpriseSecurityGroupIds: [],
  });
  state.pass(snic, "status", "unavailable", "available");
  return { id: snic.endpointId, ipAddress: snic.ipAddress };
}

/** At least one ordinary group of the same VPC; they take the place of all that were bound. */
function bindOrdinary(snic: Snic, { body }: ApiCall, state: State): void {
  const ids = Array.isArray(body["securityGroupIds"]) ? body["securityGroupIds"] : [];
  if (ids.length === 0) refuse("vpc/BadRequest");
  const groups = ids.map((id) => state.items("securityGroups").get(String(id)) ?? refuse("vpc/NoSuchObject"));
  const vpcIds = new Set(groups.map((group) => group["vpcId"]));
  if (vpcIds.size > 1) refuse("snic/Vpc.SecurityGroupsNotSameVpc");
  if (!vpcIds.has(snic.vpcId)) refuse("snic/InstanceBindNoSameVpcException");
  Object.assign(snic, { securityGroupIds: ids, enterpriseSecurityGroupIds: [] });
}

/** One enterprise group; it takes the place of all that were bound, ordinary ones too. */
function bindEnterprise(snic: Snic, { body }: ApiCall, state: State): void {
  const ids = Array.isArray(body["enterpriseSecurityGroupIds"]) ? body["enterpriseSecurityGroupIds"] : [];
  if (ids.length !== 1) refuse("vpc/BadRequest");
  if (!state.items("enterpriseSecurityGroups").has(String(ids[0]))) refuse("enterprise-security-group/Esg.EsgResourceNotExist");
  Object.assign(snic, { securityGroupIds: [], enterpriseSecurityGroupIds: ids });
}

export const snicResource: Resource = {
  collections: [snics, services],
  handlers: {
    CreateSnic: create,
    DescribeSnic: showing(detail),
    ListSnic: (call, state) => {
      vpcOf(state, call.query["vpcId"] || refuse("vpc/BadRequest"));
      return listing(row, ["vpcId", "name", "ipAddress", "status", "subnetId", "service"])(call, state);
    },
    UpdateSnic: updating(detail, fields, ["name", "description"]),
    UpdateSnicSg: changing(detail, bindOrdinary),
    UpdateSnicEsg: changing(detail, bindEnterprise),
    DeleteSnic: removing(detail, ({ vpcId, ipAddress }, state) => countAddresses(state, vpcId, [ipAddress], 1)),
    QueryAvailablePublicServices: (_call, state) => {
      const own = services.all(state).map(({ service }) => service);
      return { services: own.length > 0 ? own : [`bos.${state.region}.baidubce.com`] };
    },
  },
};
