import { type Shell, setVariable } from "../../../core/text/shell.js";
import type { Mock } from "../../../node/mock/start.js";

/** The endpoint of a mock as BCEVPC_ENDPOINT takes it: one address, or one for each region. */
function endpointOf({ endpoint, endpoints }: Mock): string {
  const all = Object.entries(endpoints);
  return all.length === 1 ? endpoint : all.map(([region, address]) => `${region}=${address}`).join(",");
}

/** The environment to use a mock with, as lines for a shell; keys only when they were made for it. */
export function renderEnvironment(mock: Mock, shell: Shell, showsKeys: boolean): string {
  const regions = Object.keys(mock.endpoints);
  const variables: readonly (readonly [name: string, value: string | null])[] = [
    ["BCE_ACCESS_KEY_ID", showsKeys ? mock.accessKeyId : null],
    ["BCE_SECRET_ACCESS_KEY", showsKeys ? mock.secretAccessKey : null],
    ["BCE_SECURITY_TOKEN", showsKeys ? mock.securityToken : null],
    ["BCE_REGION", regions.length > 1 ? (regions[0] ?? null) : null],
    ["BCEVPC_ENDPOINT", endpointOf(mock)],
  ];
  return variables.flatMap(([name, value]) => (value === null ? [] : [setVariable[shell](name, value)])).join("\n");
}
