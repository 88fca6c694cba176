import { regions } from "../../core/operations/model/regions.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { type Endpoint, regionEndpoint } from "../client/endpoint.js";
import type { Credentials } from "../client/settings.js";
import type { Read } from "./reads.js";

/** A region that can be asked, and under which hosts. */
export interface Place {
  /** Null for a host that names no region. */
  readonly region: string | null;
  readonly name: Bilingual;
  /** That of the VPC. */
  readonly endpoint: Endpoint;
  /** Options that lead another command there, a blank before each. */
  readonly flags: string;
  /** Other keys to ask it with than the investigation's own. */
  readonly credentials?: Credentials;
}

const vpcHost = /^bcc\.([a-z]+)\.baidubce\.com$/iu;

const nameOf = (id: string): Bilingual => regions.find((region) => region.id === id)?.name ?? { en: id, zh: id };

/** The region of an endpoint as a place; `flags` lead there. */
export const placeOf = (endpoint: Endpoint, flags: string): Place => ({
  region: endpoint.region,
  name: endpoint.region === null ? { en: endpoint.host, zh: endpoint.host } : nameOf(endpoint.region),
  endpoint,
  flags,
});

/**
 * The other regions of an account that may be asked: with an endpoint of Baidu's all that serve the VPC API, with one that
 * the user names those that its pattern reaches, and no host besides. `profile` is the option that names the profile.
 */
export function otherPlaces(here: Endpoint, profile: string, named: (region: string) => Endpoint | null): readonly Place[] {
  const isBaidu = vpcHost.test(new URL(here.origin).hostname);
  return regions
    .filter(({ id, serves }) => serves === "all" && id !== here.region)
    .flatMap(({ id }) => {
      const endpoint = named(id) ?? (isBaidu ? regionEndpoint(id) : null);
      return endpoint && endpoint.origin !== here.origin ? [placeOf(endpoint, `${profile} --region ${id}`)] : [];
    });
}

/** The address a read goes to: of Baidu's hosts the service's own, of any other host that host itself. */
export function originFor({ endpoint }: Place, { host }: Read): string {
  const url = new URL(endpoint.origin);
  return host === "bcc" || !vpcHost.test(url.hostname) ? endpoint.origin : endpoint.origin.replace("//bcc.", `//${host}.`);
}
