/** Writes docs/client-coverage.md from what the last run of every client saw. */
import { writeTable } from "./harness/coverage.js";

const introduction = `# What real clients do with the mock

Written by \`npm run client-coverage\` from the last run of \`npm run clients\`, which plays one scenario through each client
against \`bcevpc mock\` and fails where this table says otherwise. The drivers and their locks are in \`test/clients\`.

- \`state\`: the client changed something, and a later answer to it showed the change; or it read what had been changed.
- \`shape\`: the call was answered, and the client could read the answer.
- \`refused CODE\`: the mock refused what the client sent. \`as CALL\`: the client sent another call than the API describes.
- \`client: …\`: the client gave up by itself. \`-\`: it has no such call.

The clients: bce-sdk-go, bce-python-sdk, baiducloud-python-sdk-vpc, bce-java-sdk, and the client of all services in
@baiducloud/sdk, which has none for this API.

What is behind the rows that are not \`state\` or \`shape\`, each found in what the clients sent:

- bce-sdk-go reads a probe's \`destPort\` as a text where the API documents a number, and its \`SwitchRoute\` leaves the action
  \`switchRouteHA\` out, which makes it another call.
- bce-python-sdk joins bytes and text in the paths of IP sets and groups, which Python 3 refuses, and sends the members of
  \`ikeConfig\` in \`UpdateVpnTunnel\` with underscores. Neither Python SDK sends the session token of its configuration.
- baiducloud-python-sdk-vpc calls security groups at \`/v1/securityGroup\`, the other clients at \`/v2\`.
- bce-java-sdk names no signed headers, which stands for the default set, and in \`RefundPeerConn\` its HTTP library adds a
  \`Content-Length\` that was not signed.

The baiducloud provider of Terraform is not to be had as a Go module and so no part of the run. By hand, version 1.23.5 with
OpenTofu 1.10 applied 17 resources of 15 kinds to the mock (VPC, subnet, security group and rule, ACL, EIP, NAT gateway, SNAT
rule, route, peering connection, ENI, dedicated gateway, VPN gateway and tunnel), planned no change after that, and destroyed
them. It has no resource for a HAVIP.`;

writeTable(introduction, ["Go", "Python", "Python, new", "Java", "JavaScript"]);
