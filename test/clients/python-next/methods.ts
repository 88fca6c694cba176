/** baiducloud-python-sdk is made from the API's own description: each operation is a method of the same name. */
export const methodOf = (operation: string): string =>
  operation
    .replaceAll(/VPC(?=[A-Z])/g, "Vpc")
    .replaceAll(/(?<=[a-z\d])([A-Z])/g, "_$1")
    .toLowerCase();

/** What it has not. */
export const lacking: ReadonlySet<string> = new Set([
  "BatchAddPrivateIpCrossSubnet",
  "CreateSnic",
  "CreateVPCDhcp",
  "DeleteSnic",
  "DescribeSnic",
  "GetEniQuota",
  "GetNetworkTopologyInfo",
  "GetVPCDhcpInfo",
  "ListSnic",
  "NatBindDnatEip",
  "NatBindSnatEip",
  "NatUnBindDnatEip",
  "NatUnBindSnatEip",
  "QueryAvailablePublicServices",
  "UpdateSnic",
  "UpdateSnicEsg",
  "UpdateSnicSg",
  "UpdateVPCDhcp",
]);
