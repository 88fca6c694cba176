import assert from "node:assert/strict";
import { createServer, type ServerResponse } from "node:http";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../src/core/catalogue/catalogue.js";
import { exampleArguments } from "../../src/core/operations/knowledge/example.js";
import { findOperation } from "../../src/core/operations/lookup/operations.js";
import { keys } from "../cli/call/caller.js";
import { measured } from "../cli/measured.js";
import { listen } from "../servers/listen.js";

const entries = await loadEveryEntry();

/** Entries and an operation that meets each; CidrConflict is looked at in hostile-reads. */
const failures: readonly (readonly [entry: string, operation: string])[] = [
  ["nat/NoSuchNat", "GetNat"],
  ["nat/NoSuchEip", "NatBindEip"],
  ["nat/RuleIdNotExist", "DeleteSnatRule"],
  ["eni/PrivateIpInUseException", "AddEniIp"],
  ["eni/SubnetHasNoMoreIpException", "CreateEni"],
  ["vpc/LimitExceeded", "CreateSubnet"],
  ["acl/DuplicatePosition", "AddAclRule"],
  ["nat/SnatRuleSourceAddressConflict", "CreateSnatRule"],
  ["vpc/NotAllowDeleteVpc", "DeleteVpc"],
  ["eni/EniStatusException", "AttachEniInstance"],
  ["eni/PrimaryIPException", "DeleteEniIp"],
  ["peering/ResizeException", "UpdatePeerConnBandwidth"],
  ["global/InvalidAccessKeyId", "QueryVpcList"],
  ["global/AccessDenied", "QueryVpcList"],
];

const hostile = "\u001b]52;c;ZXZpbA==\u0007\u202e\u2066::error::x\n##[error]y\n::stop-commands::t\n$(id)`id`'";
const lists = [
  ..."vpcs subnets nats peerConns enis securityGroups enterpriseSecurityGroups haVips vpns endpoints etGateways probes".split(" "),
  ..."ipReserves rules routeRules routeTables aclRules aclEntrys eipList vpcPrivateIpAddresses privateIpSet privateIps ipv6Gateways".split(
    " ",
  ),
];
const ids = "id natId vpcId subnetId eniId eip eips ruleId securityGroupId instanceId peerConnId haVipId vpnId endpointId name".split(" ");
const others = "cidr status privateIpAddress ipAddress sourceCIDR sourceAddress position nexthopType role region vpcCidr ipv4Cidr".split(
  " ",
);

const itemWith = (text: unknown) => ({
  ...Object.fromEntries([...ids, ...others].map((name) => [name, text])),
  primary: true,
  rules: text,
});
/** What each read can take for its own: the lists of all of them, and the members of one. */
const answerWith = (list: unknown, text: unknown): object => ({
  ...Object.fromEntries(lists.map((name) => [name, list])),
  ...itemWith(text),
  vpc: itemWith(text),
  subnet: itemWith(text),
  isTruncated: true,
  nextMarker: text,
});
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

type Send = (response: ServerResponse) => void;
const whole =
  (text: string): Send =>
  (response) =>
    void response.writeHead(200, { "content-type": "application/json" }).end(text);

/** What a server that is not to be trusted can answer every read with. */
const answers: Readonly<Record<string, Send>> = {
  "names that a terminal, a job or a shell would obey": whole(
    JSON.stringify(answerWith([itemWith(hostile), itemWith("10.0.0.0/8")], hostile)),
  ),
  "names of a megabyte": whole(
    JSON.stringify({
      nats: [itemWith("n")],
      vpcs: [{ vpcId: `vpc-${"n".repeat(1_000_000)}`, name: hostile.repeat(20_000) }],
      status: "\u202e".repeat(1_000_000),
    }),
  ),
  "a hundred thousand items": whole(
    JSON.stringify(
      Object.fromEntries(
        lists
          .slice(0, 8)
          .map((name) => [name, Array.from({ length: 12_500 }, (_, at) => ({ id: `${at}`, cidr: "10.0.0.0/8", subnetId: "s" }))]),
      ),
    ),
  ),
  "lists nested deep": whole(`{${lists.map((name) => `"${name}":[${nested(5000)}]`).join(",")}}`),
  "other types": whole(JSON.stringify(answerWith([null, 1, [], "x", { cidr: [1], id: {}, privateIpSet: 1, rules: [[]] }], [{}]))),
  "an error that is none": (response) =>
    void response.writeHead(403).end(JSON.stringify({ code: hostile, message: hostile, requestId: [hostile] })),
  "half an answer": (response) => {
    response.writeHead(200, { "content-length": "1000" }).write('{"vpcs":[{"vpcId":"');
    setImmediate(() => response.socket?.destroy());
  },
};
const slow: Send = (response) => {
  response.writeHead(200).write("{");
  const timer = setInterval(() => response.write(" "), 200);
  response.on("close", () => clearInterval(timer));
};

async function investigated(
  owner: Parameters<typeof listen>[0],
  [id, name]: (typeof failures)[number],
  send: Send,
  more: readonly string[],
) {
  const entry = entries.find((each) => each.id === id) ?? assert.fail(id);
  const operation = (await findOperation(name)) ?? assert.fail(name);
  let calls = 0;
  const listening = await listen(
    owner,
    createServer((request, response) => {
      request.resume();
      calls += 1;
      if (calls > 1) send(response);
      else
        response
          .writeHead(entry.httpStatus ?? 400)
          .end(JSON.stringify({ code: entry.code, message: entry.message ?? "m", requestId: "r" }));
    }),
  );
  const words = ["call", name, ...exampleArguments(operation), "--yes", "--force", "--endpoint", `http://127.0.0.1:${listening.port}`];
  const run = () => {
    calls = 0;
    return measured([...words, ...more], { ...keys, COLUMNS: "50" });
  };
  const without = await run();
  more = [...more, "--investigate"];
  return { without, with: await run(), calls };
}

describe("an investigation of each kind, of a server that is not to be trusted,", () => {
  const looked = new Set<string>();
  failures.forEach((failure, index) => {
    it(`ends as the failure says and shows nothing that is obeyed: ${failure[0]}`, async (test) => {
      for (const [at, [what, send]] of Object.entries(answers).entries()) {
        const more = [[], ["-v"], ["--lang", "zh"]][(index + at) % 3] ?? [];
        const { without, with: result, calls } = await investigated(test, failure, send, more);
        assert.equal(result.code, without.code, `${what}: ${result.stderr}`);
        assert.doesNotMatch(result.stderr, /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/u, what);
        assert.doesNotMatch(result.stderr, /^\s*(?:::|##\[)/mu, what);
        assert.ok(result.peak < 200, `${what}: ${result.peak} MB`);
        assert.ok(calls <= 13, `${what}: ${calls} calls`);
        if (calls > 1) looked.add(failure[0]);
      }
    });
  });

  it("made reads for each but the key, which a profile settles", () => {
    assert.deepEqual(
      failures.map(([id]) => id).filter((id) => !looked.has(id)),
      ["global/InvalidAccessKeyId"],
    );
  });

  it("ends although no answer comes to an end", async (test) => {
    const { without, with: result } = await investigated(test, ["nat/NoSuchNat", "GetNat"], slow, []);
    assert.equal(result.code, without.code);
    assert.match(result.stderr, /NoSuchNat/u);
  });
});
