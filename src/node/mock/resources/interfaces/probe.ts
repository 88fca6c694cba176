import {
  address,
  description,
  type Fields,
  ipv4,
  listOf,
  matching,
  oneOf,
  optional,
  read,
  readChanges,
  required,
  such,
  textUpTo,
  wholeNumber,
} from "../../fields.js";
import { changing, type Kind, listing, removing, showing } from "../../kind.js";
import { type ApiCall, type Resource, refuse } from "../../resource.js";
import { collection, type Item, type State } from "../../state.js";
import { countAddresses, takeAddress } from "../network/address-use.js";
import { subnetOf } from "../network/subnets.js";
import { vpcOf } from "../network/vpc.js";

interface Probe extends Item {
  readonly probeId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly protocol: string;
  readonly sourceIps: readonly string[];
}

const probes = collection<Probe>("probes", "probe-", "probeId");
const kind: Kind<Probe> = { items: probes, pathKey: "probeId", listKey: "probes" };

const probesPerVpc = 50;
const mostSources = 10;
const isText = such((value) => typeof value === "string");

const fields: Fields = {
  name: required(matching(/^[\w-]{1,65}$/u)),
  description,
  vpcId: required(isText),
  subnetId: required(isText),
  protocol: required(oneOf(["ICMP", "TCP", "UDP", "DNS"])),
  frequency: required(oneOf([10, 20, 30])),
  sourceIps: optional(listOf(ipv4, 0, mostSources), []),
  sourceIpNum: optional(wholeNumber(1, mostSources)),
  destIp: required(address),
  destPort: optional(wholeNumber(1, 65_535)),
  payload: optional(textUpTo(1024), ""),
};
const changeable = ["name", "description", "destIp", "destPort", "frequency", "payload"];

/** What only some protocols need: all but ICMP a port, UDP and DNS something to send. */
function checkProtocol({ protocol, destPort, payload }: Item): void {
  if (protocol !== "ICMP" && destPort === undefined) refuse("vpc/BadRequest");
  if (protocol === "DNS" && payload === "") refuse("vpc/BadRequest");
}

function create({ body }: ApiCall, state: State): Item {
  const { sourceIps, sourceIpNum, ...asked } = read(body, fields);
  checkProtocol(asked);
  const { vpcId } = vpcOf(state, asked["vpcId"]);
  const subnet = subnetOf(state, asked["subnetId"]);
  if (subnet.vpcId !== vpcId) refuse("vpc/BadRequest");
  const wanted = sourceIps as readonly string[];
  if (wanted.length === 0 && sourceIpNum === undefined) refuse("vpc/BadRequest");
  if (probes.all(state).filter((probe) => probe.vpcId === vpcId).length >= probesPerVpc) refuse("vpc/LimitExceeded");
  const given = wanted.length > 0 ? wanted : Array.from({ length: Number(sourceIpNum) }, () => "");
  const taken: string[] = [];
  const made = probes.add(state, { ...asked, sourceIps: taken, status: "active" });
  try {
    for (const chosen of given) taken.push(takeAddress(state, subnet, chosen));
  } catch (error) {
    giveUp(made, state);
    throw error;
  }
  return { probeId: made.probeId };
}

function giveUp({ probeId, vpcId, sourceIps }: Probe, state: State): void {
  countAddresses(state, vpcId, sourceIps, 1);
  probes.remove(state, probeId);
}

export const probeResource: Resource = {
  collections: [probes],
  handlers: {
    CreateProbe: create,
    GetProbeDetail: showing(kind),
    ListProbes: listing(kind),
    UpdateProbe: changing(kind, (probe, { body }) => {
      const changed = { ...probe, ...readChanges(body, fields, changeable) };
      checkProtocol(changed);
      Object.assign(probe, changed);
    }),
    DeleteProbe: removing(kind, ({ vpcId, sourceIps }, state) => countAddresses(state, vpcId, sourceIps, 1)),
  },
};
