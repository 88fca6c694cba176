/** `call` to a local server as a whole process beside the same call through the official SDK. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { measure, type Peer, printTable } from "./measure.js";

const binary = new URL("../../bin/bcevpc.cjs", import.meta.url).pathname;
const sdkCall = new URL("sdk-call.cjs", import.meta.url).pathname;
const rounds = 40;
const id = "0123456789abcdef0123456789abcdef";
const secret = "fedcba9876543210fedcba9876543210";

const vpcs = Array.from({ length: 20 }, (_, index) => ({ vpcId: `vpc-${index}`, name: "web", cidr: "10.0.0.0/16", isDefault: false }));

export async function benchCall(): Promise<void> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json; charset=utf-8");
    response.end(JSON.stringify({ marker: "", isTruncated: false, maxKeys: 1000, vpcs }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const peers: Peer[] = [
    { name: "@baiducloud/sdk", command: [process.execPath, sdkCall, endpoint, id, secret] },
    {
      name: "bcevpc call GET /v1/vpc",
      command: [process.execPath, binary, "call", "GET", "/v1/vpc", "-q", "maxKeys=1000", "--endpoint", endpoint],
      env: { BCE_ACCESS_KEY_ID: id, BCE_SECRET_ACCESS_KEY: secret },
    },
  ];
  console.log(`\ncall to a local server, whole process, median of ${rounds} interleaved runs; budget: at most 0.75 x the SDK`);
  printTable(peers, await measure(peers, rounds));
  server.close();
}
