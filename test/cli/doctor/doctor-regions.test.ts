import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { regions } from "../../../src/core/operations/model/regions.js";
import { apiServer } from "../../servers/api.js";
import { certificate, certificateAuthority, fileWith } from "../../servers/certificates.js";
import type { Owner } from "../../servers/listen.js";
import { httpProxy } from "../../servers/proxies.js";
import { checkOf, doctor, examined } from "./doctoring.js";

const authority = await certificateAuthority("Company Root");
const trust = ["--cacert", fileWith("regions.pem", authority.cert)];
const hosts = regions.map(({ id }) => `bcc.${id}.baidubce.com`);

interface Row {
  readonly region: string;
  readonly first: number | null;
  readonly again: number | null;
  readonly failure: string | null;
}

/** A proxy behind which every host of Baidu's is one server, with a certificate for these. */
async function cloud(owner: Owner, names: readonly string[]) {
  const [host = "", ...alsoFor] = names;
  const service = await apiServer(owner, [{}], await certificate({ authority, host, alsoFor }));
  return { service, proxy: await httpProxy(owner, { leadsTo: service.port }) };
}

describe("bcevpc doctor --regions", () => {
  it("measures all regions side by side, with two requests each and no signature", async (t) => {
    const { service, proxy } = await cloud(t, hosts);
    const result = await examined(["regions", ...trust], { HTTPS_PROXY: proxy.url });
    const { status, facts } = checkOf(result, "regions");
    const rows = facts["regions"] as Row[];
    assert.deepEqual([status, result.code], ["ok", 0], JSON.stringify(result.checks));
    assert.deepEqual(rows.map(({ region }) => region).toSorted(), regions.map(({ id }) => id).toSorted());
    for (const { region, first, again, failure } of rows) assert.ok(first !== null && again !== null && failure === null, region);
    assert.equal(service.requests.length, 2 * regions.length);
    assert.ok(service.requests.every(({ method, headers }) => method === "HEAD" && headers.authorization === undefined));
    assert.deepEqual(new Set(proxy.requests.map(({ target }) => target)), new Set(hosts.map((host) => `${host}:443`)));
  });

  it("shows them as a table, and finds one that is silent; one of older documents may be", async (t) => {
    const { proxy } = await cloud(
      t,
      hosts.filter((host) => !/gz|sin/.test(host)),
    );
    const { stdout, code } = await doctor(["regions", ...trust], { HTTPS_PROXY: proxy.url });
    assert.equal(code, 1);
    assert.match(stdout, /^! regions +no answer from gz$/mu);
    const table = (id: string): string => stdout.split("\n").find((line) => line.startsWith(`    ${id} `)) ?? "";
    assert.match(table("region"), /^ {4}region {2}name +first +again$/u);
    assert.match(table("bj"), /^ {4}bj {6}Beijing +\d+ ms +\d+ ms {2,}[▏▎▍▌▋▊▉█]{1,16}$/u);
    assert.match(table("gz"), /^ {4}gz {6}Guangzhou +- +- +certificate-wrong-host$/u);
    assert.match(table("sin"), /^ {4}sin {5}Singapore +- +- +certificate-wrong-host,/u);
    assert.ok(stdout.split("\n").every((line) => line.length <= 80));
  });

  it("fails where none answers, and is no part of the checks unless it is asked for", async (t) => {
    const { proxy } = await cloud(t, ["other.example"]);
    const result = await examined(["configuration", "--regions", "--region", "bj", ...trust], { HTTPS_PROXY: proxy.url });
    assert.deepEqual([checkOf(result, "regions").status, checkOf(result, "configuration").status, result.code], ["failure", "ok", 1]);
    assert.ok(!("regions" in (await examined(["--offline", "--region", "bj"])).statuses));
  });
});
