/** Investigations of one error against the mock, as whole processes: of an id in every region, and of all that is left in a VPC. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMock } from "../node/mock/mock-process.js";
import { temporaryFolder } from "../temporary-folder.js";
import { measure, type Peer, printTable } from "./measure.js";

const binary = new URL("../../bin/bcevpc.cjs", import.meta.url).pathname;
const rounds = 9;

/** A call that failed, as `curl -v` prints it. */
const transcript = (request: string, status: number, code: string): string =>
  [
    `> ${request} HTTP/1.1`,
    "> Host: bcc.bj.baidubce.com",
    ">",
    `< HTTP/1.1 ${status} Refused`,
    "< Content-Type: application/json",
    "<",
    JSON.stringify({ requestId: "0c0cd3c2-4fd5-4a4a-9d3c-000000000001", code, message: "x" }),
    "",
  ].join("\n");

const vpc = (vpcId: string) => ({ vpcId, name: "shop", cidr: "10.0.0.0/16", isDefault: false });

export async function benchInvestigation(): Promise<void> {
  const folder = temporaryFolder("bench");
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const seed = { regions: { bj: { vpcs: [vpc("vpc-shopshopshop")] }, gz: { vpcs: [vpc("vpc-farfarfarfar")] } } };
  const mock = await startMock(["--regions", "bj,gz,su,bd,hkg,fwh", "--settle", "0", "--seed", file("seed.json", JSON.stringify(seed))]);
  const missing = file("missing.log", transcript("GET /v1/nat/nat-gonegonegone", 404, "NoSuchNat"));
  const left = file("left.log", transcript("DELETE /v1/vpc/vpc-shopshopshop", 409, "ResourceNeedRelease"));
  const decode = (name: string, ...words: readonly string[]): Peer => ({
    name,
    command: [process.execPath, binary, "decode", "--region", "bj", ...words],
    env: mock.env,
  });
  const peers = [
    decode("decode", missing),
    decode("an id, in six regions", missing, "--investigate"),
    decode("what is left in a VPC", left, "--investigate"),
  ];
  console.log(`\ndecode --investigate against the mock, whole process, median of ${rounds} interleaved runs; budget: under 1000 ms`);
  printTable(peers, await measure(peers, rounds));
  await mock.stop();
}
