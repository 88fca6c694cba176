import { loadServices } from "../../catalogue/catalogue.js";
import type { Entry, Service } from "../../catalogue/entry.js";
import type { Bilingual } from "../../text/bilingual.js";
import { serviceOf } from "../lookup/match.js";
import type { Operation } from "../model/operation.js";
import { generalCodes, type LinkBasis, linkBasis } from "./code-links.js";

/** A code that an operation can answer with. */
export interface OperationCode {
  readonly code: string;
  readonly entryId: string;
  readonly httpStatus: number | null;
  readonly title: Bilingual;
  readonly basis: LinkBasis;
  /** Any operation of the kind can answer with it, not this one in particular. */
  readonly general: boolean;
}

const toCode = ({ code, id, httpStatus, title }: Entry, basis: LinkBasis, general: boolean): OperationCode => ({
  code,
  entryId: id,
  httpStatus,
  title,
  basis,
  general,
});

/** The codes of an operation among entries: its own first, the stated before the inferred, then those that many have. */
export function codesAmong(entries: readonly Entry[], operation: Operation): readonly OperationCode[] {
  const own = entries.filter(({ operations }) => operations.includes(operation.name));
  const linked = own.map((entry) => toCode(entry, linkBasis(entry, operation.name), false));
  // A service that documents the code itself does not answer with the row of the VPC service; one message of a code leaves the others to it.
  const whole = own.filter(({ evidence, id, service, code }) => evidence === "documented" && id === `${service}/${code}`);
  const taken = new Set(whole.map(({ code }) => code));
  const general = Object.entries(generalCodes).flatMap(([id, { basis, holds }]) => {
    const entry = entries.find((candidate) => candidate.id === id);
    return entry && holds(operation) && !taken.has(entry.code) ? [toCode(entry, basis, true)] : [];
  });
  return [...linked.filter(({ basis }) => basis === "stated"), ...linked.filter(({ basis }) => basis === "inferred"), ...general];
}

/** The services whose entries name operations of this one's group. */
const servicesFor = (operation: Operation): readonly Service[] => [...new Set<Service>([serviceOf(operation), "vpc", "global"])];

/** The codes that an operation can answer with; loads only the services that have some. */
export const codesOf = async (operation: Operation): Promise<readonly OperationCode[]> =>
  codesAmong(await loadServices(servicesFor(operation)), operation);
