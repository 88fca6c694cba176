import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it, type TestContext } from "node:test";
import fc from "fast-check";
import { investigatedCodes } from "../../src/node/investigate/table.js";
import { bcevpc, binary, ownSurroundings } from "../cli/run.js";

const secret = "0123456789abcdef0123456789abcdef";
const absent = '{"requestId":"0c0cd3c2-4fd5-4a4a-9d3c-000000000001","code":"NoSuchNat","message":"The specified nat is not found."}';

/** A server that keeps what it was asked, and the settings that lead to it. */
async function serving(t: TestContext, answer: (request: IncomingMessage, response: ServerResponse, count: number) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response, asked.length);
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { BCE_ACCESS_KEY_ID: "ALTAKlimits0000000000000", BCE_SECRET_ACCESS_KEY: secret, BCEVPC_ENDPOINT: origin, COLUMNS: "2000" };
  return { asked, env, origin };
}

const refuse = (response: ServerResponse, status = 404, body = absent): void =>
  void response.writeHead(status, { "content-type": "application/json" }).end(body);

const inUse =
  '{"requestId":"0c0cd3c2-4fd5-4a4a-9d3c-000000000001","code":"ResourceNeedRelease","message":"Delete failed, please delete bcc, blb, nat, vpn, rds and so on in the VPC."}';
/** The deletion of a VPC that failed, as `curl -v` prints it. */
const deletion = (vpcId: string, requestId: string): string =>
  [
    `> DELETE /v1/vpc/${vpcId} HTTP/1.1`,
    "> Host: bcc.bj.baidubce.com",
    ">",
    "< HTTP/1.1 409 Conflict",
    "< Content-Type: application/json",
    "<",
    inUse.replace("0c0cd3c2-4fd5-4a4a-9d3c-000000000001", requestId),
    "",
  ].join("\n");

const failed = ["call", "GetNat", "natId=nat-gonegonegone", "--investigate"];

describe("the limits of an investigation", () => {
  it("end a read that takes too long, and the rest is said all the same", async (t) => {
    // The failed call itself is answered; what is read after it never is.
    const { env, asked } = await serving(t, (_request, response, count) => (count === 1 ? refuse(response) : undefined));
    const { stderr, code } = await bcevpc([...failed, "--json"], { env });
    const { investigation, code: said } = JSON.parse(stderr);
    assert.equal(code, 4);
    assert.equal(said, "NoSuchNat");
    assert.equal(investigation.conclusion, null);
    assert.equal(investigation.checks[0].verdict, "unknown");
    assert.equal(investigation.checks[0].calls[0].httpStatus, null);
    assert.equal(asked.length, 2);
  });

  it("let four reads through at a time, of the many that a VPC takes", async (t) => {
    let [open, most] = [0, 0];
    const { env, asked } = await serving(t, (request, response) => {
      if (request.method !== "GET") return refuse(response, 409, inUse);
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        refuse(response, 200, "{}");
      }, 100);
    });
    await bcevpc(["call", "DeleteVpc", "vpcId=vpc-gonegonegone", "--yes", "--investigate"], { env });
    assert.equal(most, 4);
    assert.ok(asked.length > 8 && asked.length <= 13, asked.join("\n"));
  });

  it("end all reads of a run in time, and what came before is said", async (t) => {
    // Each read is answered within its own five seconds; three rounds of four take twelve of the fifteen for all.
    const { env, asked } = await serving(t, (_request, response) => void setTimeout(() => refuse(response, 200, "{}"), 4000));
    const input = ["one", "two", "three"]
      .map((name, index) => deletion(`vpc-${name.repeat(3)}`, `0c0cd3c2-4fd5-4a4a-9d3c-00000000000${index}`))
      .join("\n\n");
    const { stdout, code } = await bcevpc(["decode", "--investigate", "--json"], { env, input });
    assert.equal(code, 0);
    const [first, second] = JSON.parse(stdout).errors.map(
      ({ investigation }: { investigation: { checks: { calls: { httpStatus: number | null }[] }[] } }) =>
        (investigation?.checks ?? []).flatMap(({ calls }) => calls.map(({ httpStatus }) => httpStatus)),
    );
    assert.ok(first.length > 8 && first.every((status: number | null) => status === 200), JSON.stringify(first));
    assert.ok(second.length > 0 && second.includes(null), JSON.stringify(second));
    assert.ok(asked.length < 24, asked.join("\n"));
    assert.ok(!asked.some((request) => request.includes("vpc-threethreethree")), asked.join("\n"));
  });

  it("are none where nothing is sent: with --dry-run no read leaves either", async (t) => {
    const { env, asked } = await serving(t, (_request, response) => refuse(response));
    const { code } = await bcevpc([...failed, "--dry-run"], { env });
    assert.equal(code, 0);
    assert.deepEqual(asked, []);
  });

  it("can be watched: -v shows each read as a command", async (t) => {
    const { env, asked } = await serving(t, (_request, response) => refuse(response));
    const { stderr } = await bcevpc([...failed, "-v"], { env });
    const shown = [...stderr.matchAll(/read (\w+): HTTP 404 \(\$ bcevpc call \1 /g)];
    assert.equal(shown.length, asked.length - 1, stderr);
    assert.ok(shown.length >= 1);
  });

  it("are the user's as well: Ctrl-C ends the reads, and what is known is said", async (t) => {
    let read: () => void = () => undefined;
    const isReading = new Promise<void>((resolve) => {
      read = resolve;
    });
    const { env } = await serving(t, (_request, response, count) => (count === 1 ? refuse(response) : read()));
    const child = spawn(process.execPath, [binary, ...failed, "--lang", "en"], {
      env: { ...ownSurroundings, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk;
    });
    await isReading;
    child.kill("SIGINT");
    await new Promise((resolve) => child.on("close", resolve));
    assert.match(stderr, /^NoSuchNat · HTTP 404/);
    assert.match(stderr, /Undecided +nat-gonegonegone was not found; .* could not be read/);
    assert.doesNotMatch(stderr, / at |Error:/);
  });

  it("hold for whatever errors come: GETs alone, at most 12 an error and 30 a run, and no secret is shown", async (t) => {
    const prefixes = ["nat-", "vpc-", "sbn-", "eni-", "peerconn-", "g-", "esg-", "vpn-", "rule-", "i-"];
    const id = fc.tuple(fc.constantFrom(...prefixes), fc.stringMatching(/^[a-z0-9]{12}$/)).map((parts) => parts.join(""));
    const codes = [...new Set(investigatedCodes.map((name) => (name.includes("/") ? name.slice(name.indexOf("/") + 1) : name)))];
    const error = fc.record({ code: fc.constantFrom(...codes), ids: fc.array(id, { minLength: 1, maxLength: 3 }) });
    const answers = fc.constantFrom(
      [404, absent],
      [200, "{}"],
      [200, '{"vpcs":[{"vpcId":"vpc-aaaaaaaaaaaa"}],"nats":[],"enis":[],"subnets":[{"subnetId":"sbn-aaaaaaaaaaaa"}]}'],
      [403, '{"requestId":"1","code":"AccessDenied","message":"x"}'],
      [500, '{"requestId":"1","code":"InternalError","message":"x"}'],
      [200, "<html>"],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(error, { minLength: 1, maxLength: 12 }), answers, async (errors, answer) => {
        const [status, body] = answer as [number, string];
        const { env, asked } = await serving(t, (_request, response) => refuse(response, status, body));
        const input = errors
          .map(({ code, ids }, index) =>
            JSON.stringify({
              requestId: `0c0cd3c2-4fd5-4a4a-9d3c-${String(index).padStart(12, "0")}`,
              code,
              message: `${ids.join(" ")} failed`,
            }),
          )
          .join("\n\n");
        const { stdout, stderr } = await bcevpc(["decode", "--investigate", "--json", "-v"], { env, input });
        assert.deepEqual(
          asked.filter((request) => !request.startsWith("GET ")),
          [],
        );
        assert.ok(asked.length <= 30, String(asked.length));
        for (const { investigation } of JSON.parse(stdout).errors) assert.ok((investigation?.calls ?? 0) <= 12);
        assert.ok(!(stdout + stderr).includes(secret));
      }),
      { numRuns: 6 },
    );
  });

  it("keep to the host that the user named: no other is asked, not even over a proxy", async (t) => {
    const { env, asked, origin } = await serving(t, (_request, response) => refuse(response));
    const { asked: proxied, origin: proxy } = await serving(t, (_request, response) => refuse(response, 502));
    const { BCEVPC_ENDPOINT: _endpoint, ...keys } = env;
    const around = { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, NO_PROXY: "127.0.0.1" };
    await bcevpc([...failed, "--endpoint", origin], { env: { ...keys, ...around } });
    await bcevpc(failed, { env: { ...env, ...around } });
    await bcevpc(failed, { env: { ...env, ...around, BCEVPC_ENDPOINT: `${origin}/`, BCE_REGION: "bj" } });
    assert.ok(asked.length >= 6, asked.join("\n"));
    assert.deepEqual(proxied, []);
  });
});
