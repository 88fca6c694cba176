import { regions as knownRegions, type Region } from "../../core/operations/model/regions.js";
import { UsageError } from "../../core/refusals.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { regionShape, repeated } from "../../core/text/mistyped.js";
import { badEndpoint, type Endpoint, parseEndpoint, regionEndpoint } from "./endpoint.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** Endpoints by region, as BCEVPC_ENDPOINT can give them: nothing but these hosts may then be asked. */
export interface RegionEndpoints {
  /** The regions there are; null when any known one will do. */
  readonly regions: readonly string[] | null;
  /** The endpoint of a region; one that there is not is refused with those there are. */
  of(region: string): Endpoint;
}

/** Whether a text gives endpoints by region: `bj=http://…,gz=http://…`, or one address with `{region}` in it. */
const namesRegions = (text: string): boolean => /^\s*[a-z][a-z\d-]*=/iu.test(text) || text.includes("{region}");

/** Endpoints by region as the user writes them. */
function parseRegionEndpoints(text: string): RegionEndpoints {
  if (text.includes("{region}") && !/^\s*[a-z][a-z\d-]*=/iu.test(text)) {
    const of = (region: string): Endpoint => {
      const id = regionEndpoint(region).region ?? region;
      return { ...parseEndpoint(text.trim().replaceAll("{region}", id)), region: id };
    };
    of("bj");
    return { regions: null, of };
  }
  const endpoints = new Map(text.split(",").map(readPair));
  const names = [...endpoints.keys()];
  return {
    regions: names,
    of: (region) => {
      const found = endpoints.get(region.trim().toLowerCase());
      if (found) return found;
      const list = names.join(", ");
      const shown = repeated(region.trim(), regionShape);
      throw new UsageError(
        {
          en: `BCEVPC_ENDPOINT has no endpoint for region ${shown}`,
          zh: `BCEVPC_ENDPOINT 中没有地域 ${shown} 的接入点`,
        },
        [{ en: `available: ${list}`, zh: `已有：${list}` }],
      );
    },
  };
}

/** `gz=http://127.0.0.1:8421`. */
function readPair(text: string): readonly [region: string, endpoint: Endpoint] {
  const [, name, address] = /^\s*([a-z][a-z\d-]*)=(.+)$/iu.exec(text) ?? [];
  if (name === undefined || address === undefined)
    throw badEndpoint(text, {
      en: "expected REGION=URL for each region, separated by commas",
      zh: "应为每个地域一项 地域=URL，以逗号分隔",
    });
  const region = name.toLowerCase();
  return [region, { ...parseEndpoint(address.trim()), region }];
}

export const endpointVariable = "BCEVPC_ENDPOINT";

/** The endpoints by region that the environment gives; null when it gives none or a single one. */
export function environmentRegions(env: Environment): RegionEndpoints | null {
  const own = env[endpointVariable];
  return own && namesRegions(own) ? parseRegionEndpoints(own) : null;
}

/** The endpoint that the environment gives a region; null when it gives that region none. */
export function namedEndpoint(env: Environment, region: string): Endpoint | null {
  const regions = environmentRegions(env);
  return regions && (regions.regions?.includes(region) ?? true) ? regions.of(region) : null;
}

/** The endpoint of a region: that of the environment where it gives any, else Baidu's. */
export const endpointIn = (regions: RegionEndpoints | null, region: string): Endpoint => regions?.of(region) ?? regionEndpoint(region);

/** Every region that can be asked, each where it is asked: those of the environment where it gives any, else Baidu's. */
export function regionsToAsk(env: Environment): readonly { readonly region: Region; readonly endpoint: Endpoint }[] {
  const regions = environmentRegions(env);
  return knownRegions
    .filter(({ id }) => regions?.regions?.includes(id) ?? true)
    .map((region) => ({ region, endpoint: endpointIn(regions, region.id) }));
}

/**
 * With endpoints by region in the environment no other host is asked, whatever names it.
 * @throws {UsageError} for a host that is not among them.
 */
export function refuseOutside(endpoint: Endpoint, env: Environment): void {
  const regions = environmentRegions(env);
  if (regions === null) return;
  const inside = (regions.regions ?? knownRegions.map(({ id }) => id)).map((region) => regions.of(region).origin);
  if (inside.includes(endpoint.origin)) return;
  throw new UsageError(
    {
      en: `only the hosts in ${endpointVariable} can be called, and ${cleanLine(endpoint.host)} is not one of them`,
      zh: `只能调用 ${endpointVariable} 中列出的接入点，其中没有 ${cleanLine(endpoint.host)}`,
    },
    [{ en: `to call another host, unset ${endpointVariable}`, zh: `要调用其他地址，请取消设置 ${endpointVariable}` }],
  );
}

/** Says which regions there are to choose from. */
export const offeredRegions = (names: readonly string[]): Bilingual => ({
  en: `${endpointVariable} has endpoints for ${names.join(", ")}`,
  zh: `${endpointVariable} 中有这些地域的接入点：${names.join("、")}`,
});
