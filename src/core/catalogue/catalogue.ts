import { codeIndex } from "./code-index.js";
import type { Entry, Service } from "./entry.js";
import { services } from "./entry.js";
import { foldCode, undecorate } from "./fold.js";

/** One file a service, each loaded when a code of that service is asked for. */
const loaders: Record<Service, () => Promise<{ entries: readonly Entry[] }>> = {
  global: () => import("./data/global.js"),
  vpc: () => import("./data/vpc.js"),
  acl: () => import("./data/acl.js"),
  nat: () => import("./data/nat.js"),
  peering: () => import("./data/peering.js"),
  eni: () => import("./data/eni.js"),
  gateway: () => import("./data/gateway.js"),
  account: () => import("./data/account.js"),
  route: () => import("./data/route.js"),
  "security-group": () => import("./data/security-group.js"),
  "enterprise-security-group": () => import("./data/enterprise-security-group.js"),
  snic: () => import("./data/snic.js"),
  eip: () => import("./data/eip.js"),
  blb: () => import("./data/blb.js"),
  bcc: () => import("./data/bcc.js"),
  cce: () => import("./data/cce.js"),
  bos: () => import("./data/bos.js"),
  cdn: () => import("./data/cdn.js"),
  sts: () => import("./data/sts.js"),
  sdk: () => import("./data/sdk.js"),
};

/** The entries of some services, in the order of the names. */
export async function loadServices(names: readonly Service[]): Promise<Entry[]> {
  const files = await Promise.all(names.map((name) => loaders[name]()));
  return files.flatMap(({ entries }) => entries);
}

/** The whole catalogue, in the order of the services. */
export const loadEveryEntry = (): Promise<Entry[]> => loadServices(services);

export const isService = (name: string): name is Service => (services as readonly string[]).includes(name);

/** `nat/NoSuchNat` and `gateway/IamSignatureInvalid.unknown-key` name an entry; splits off the service. */
function splitId(text: string): { service: Service | null; rest: string } {
  const [service = "", ...rest] = undecorate(text).split("/");
  return rest.length > 0 && isService(service.toLowerCase())
    ? { service: service.toLowerCase() as Service, rest: rest.join("/") }
    : { service: null, rest: text };
}

/** The code in an id, or the text itself. */
export const codeIn = (text: string): string => splitId(text).rest;

/**
 * The entries of a code in any case and decoration, or the entry of an id. Several entries come most common first;
 * none means the code is not known. Loads only the services that have the code.
 */
export async function findEntries(text: string): Promise<Entry[]> {
  const { service, rest } = splitId(text);
  if (service !== null) {
    const wanted = foldCode(rest);
    const entries = await loadServices([service]);
    const byId = entries.filter((entry) => foldCode(entry.id.slice(service.length + 1)) === wanted);
    return byId.length > 0 ? byId : entries.filter((entry) => foldCode(entry.code) === wanted);
  }
  const code = foldCode(rest);
  const holders = Object.hasOwn(codeIndex, code) ? (codeIndex[code]?.split(" ").filter(isService) ?? []) : [];
  return (await loadServices(holders)).filter((entry) => foldCode(entry.code) === code);
}
