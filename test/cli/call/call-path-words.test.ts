import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type ApiServer, startApiServer } from "./api-server.js";
import { callTo, newFolder } from "./caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

/** The request that arrived. */
async function arrived(...args: string[]): Promise<{ target: string; body: string; headers: Readonly<Record<string, unknown>> }> {
  server.answer({ body: "{}" });
  const { stderr, code } = await callTo(server, args);
  assert.deepEqual([code, stderr], [0, ""], args.join(" "));
  const [request] = server.requests;
  assert.ok(request);
  return { target: request.target, body: request.body.toString(), headers: request.headers };
}
const refusal = async (...args: string[]): Promise<string> => {
  const { stderr, code } = await callTo(server, args);
  assert.deepEqual([code, server.requests.length], [2, 0], args.join(" "));
  return stderr;
};

describe("the words behind a method and a path", () => {
  it("make a body: name=value a text, name:=json anything else, with members and items", async () => {
    const { body, target } = await arrived("POST", "/v1/nat", "name=web", "cuNum:=2", "eips[]=1.2.3.4", "billing.paymentTiming=Postpaid");
    assert.equal(body, '{"name":"web","cuNum":2,"eips":["1.2.3.4"],"billing":{"paymentTiming":"Postpaid"}}');
    assert.equal(target, "/v1/nat");
  });

  it("make a query with name==value, an action without a value, and headers with Name:value", async () => {
    const { target, headers, body } = await arrived("PUT", "/v1/nat/nat-1", "bind==", "clientToken==a b", "If-Match:x", "eips:=[]");
    assert.equal(target, "/v1/nat/nat-1?bind&clientToken=a%20b");
    assert.equal(headers["if-match"], "x");
    assert.equal(body, '{"eips":[]}');
  });

  it("make the query of a GET, which has no body", async () => {
    assert.equal((await arrived("GET", "/v1/vpc", "maxKeys=1", "name=a==b")).target, "/v1/vpc?maxKeys=1&name=a%3D%3Db");
  });

  it("add to the body of -d, and read files", async () => {
    const file = join(newFolder(), "name");
    writeFileSync(file, "web\n");
    assert.equal(
      (await arrived("POST", "/v1/vpc", "-d", '{"cidr":"10.0.0.0/8"}', `name=@${file}`)).body,
      '{"cidr":"10.0.0.0/8","name":"web"}',
    );
  });

  it("are refused where they say nothing, or nothing that fits", async () => {
    assert.match(await refusal("POST", "/v1/vpc", "web"), /unexpected argument "web"[\s\S]*name=value/);
    assert.match(await refusal("POST", "/v1/vpc", "a:={"), /a:= takes JSON/);
    assert.match(await refusal("POST", "/v1/vpc", "-d", "[]", "a=b"), /key=value requires a body that is a JSON object/);
    assert.match(await refusal("POST", "/v1/vpc", "a=1", "a.b=2"), /a already has a value/);
  });
});

describe("--query with --raw", () => {
  const rawOf = async (...args: string[]): Promise<string> => {
    server.answer({ body: '{"vpcs":[{"vpcId":"vpc-1","n":1.5,"d":true},{"vpcId":"vpc-2","n":2,"d":null}]}' });
    const { stdout, code } = await callTo(server, ["GET", "/v1/vpc", ...args]);
    assert.equal(code, 0);
    return stdout;
  };

  it("prints a text or number bare, and those of a list one a line", async () => {
    assert.equal(await rawOf("--query", "vpcs[0].vpcId", "--raw"), "vpc-1\n");
    assert.equal(await rawOf("--query", "vpcs[].vpcId", "--raw"), "vpc-1\nvpc-2\n");
    assert.equal(await rawOf("--query", "vpcs[0].n", "--raw"), "1.5\n");
    assert.equal(await rawOf("--query", "vpcs[].d", "--raw"), "true\n");
  });

  it("prints what has members as JSON, and is refused without --query", async () => {
    assert.equal(await rawOf("--query", "vpcs[1]", "--raw"), '{"vpcId":"vpc-2","n":2,"d":null}\n');
    assert.match(await refusal("GET", "/v1/vpc", "--raw"), /--raw requires --query/);
  });
});
