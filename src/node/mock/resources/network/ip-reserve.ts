import { isAddressRange, isInside, overlap, parseNetwork } from "../../../../core/operations/values/addresses.js";
import { description, type Fields, normalisedRange, oneOf, read, required, such } from "../../fields.js";
import { type Kind, listing, removing } from "../../kind.js";
import { type ApiCall, type Resource, refuse } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";
import { subnetOf } from "./subnets.js";

/** A range of a subnet out of which no address is given unasked. */
interface IpReserve extends Item {
  readonly ipReserveId: string;
  readonly subnetId: string;
  readonly ipCidr: string;
  /** A text in answers, where requests have a number. */
  readonly ipVersion: string;
}

const reserves = collection<IpReserve>("ipReserves", "ipr-", "ipReserveId");
const kind: Kind<IpReserve> = { items: reserves, pathKey: "ipReserveId", listKey: "ipReserves" };

const fields: Fields = {
  subnetId: required(such((value) => typeof value === "string")),
  ipCidr: required(such((value) => isAddressRange(value))),
  ipVersion: required(oneOf([4, 6])),
  description,
};

function create({ body }: ApiCall, state: State): Item {
  const asked = read(body, fields);
  const subnet = subnetOf(state, asked["subnetId"]);
  const own = asked["ipVersion"] === 6 ? subnet.ipv6Cidr : subnet.cidr;
  const [range, home] = [parseNetwork(normalisedRange(String(asked["ipCidr"]))), parseNetwork(own)];
  if (!range || !home || !isInside(range, home)) return refuse("vpc/BadRequest");
  const others = reserves.all(state).filter(({ subnetId }) => subnetId === subnet.subnetId);
  const isTaken = others.some(({ ipCidr }) => {
    const other = parseNetwork(normalisedRange(ipCidr));
    return other !== null && overlap(other, range);
  });
  if (isTaken) refuse("vpc/CidrConflict");
  const time = createdTime(state);
  const made = { ...asked, subnetId: subnet.subnetId, ipVersion: String(asked["ipVersion"]), createdTime: time, updatedTime: time };
  return { ipReserveId: reserves.add(state, made).ipReserveId };
}

export const ipReserveResource: Resource = {
  collections: [reserves],
  handlers: {
    CreateIpReserved: create,
    ListIpReserve: listing(kind, ["subnetId"]),
    DeleteIpReserve: removing(kind),
  },
};
