import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Investigation } from "../../src/core/diagnose/investigation.js";
import { bcevpc } from "../cli/run.js";
import { type Exchange, expired, harOf, transcript } from "./exchanges.js";

interface Said {
  readonly code: string;
  readonly investigation: Investigation | null;
}

/** What is said of the errors of an input, each by itself. */
async function said(input: string): Promise<readonly Said[]> {
  const { stdout, stderr } = await bcevpc(["decode", "--json"], { input });
  assert.equal(stderr, "");
  return JSON.parse(stdout).errors;
}

const log = (...exchanges: readonly Exchange[]): string => exchanges.map(transcript).join("\n");

const conclusionOf = (errors: readonly Said[], at = 0): string => errors[at]?.investigation?.conclusion?.en ?? "";
const verdictOf = (errors: readonly Said[], check: string, at = 0): string | undefined =>
  errors[at]?.investigation?.checks.find(({ id }) => id === check)?.verdict;

const nat = "nat-b1b1b1b1b1b1";
const gone = { request: `GET /v1/nat/${nat}`, code: "NoSuchNat", message: "The specified nat is not found.", status: 404 };
const deleting = { request: `DELETE /v1/nat/${nat}?clientToken=be31b98c` };
const line = (text: string): string =>
  `[Code: NoSuchNat; Message: The specified nat is not found.; RequestId: 0c0cd3c2-4fd5-4a4a-9d3c-0000000000${text.length}]`;

describe("an id that is not found after its own deletion", () => {
  it("is told the deletion with its line, with no call", async () => {
    const errors = await said(log({ request: "GET /v1/vpc" }, deleting, gone));
    assert.match(conclusionOf(errors), new RegExp(`^${nat} was deleted earlier, on line 12 \\(DELETE /v1/nat/${nat}\\)`));
    assert.equal(errors[0]?.investigation?.calls, 0);
  });

  it("is told in Chinese, in place of the likely causes", async () => {
    const { stdout } = await bcevpc(["decode", "--lang", "zh"], { input: log(deleting, gone) });
    assert.match(stdout, new RegExp(`原因 +${nat} 此前已被删除（第 1 行`));
    assert.doesNotMatch(stdout, /可能原因/);
  });

  it("is told when the deletion itself is repeated", async () => {
    const errors = await said(log(deleting, { ...gone, ...deleting }));
    assert.match(conclusionOf(errors), /was already deleted on line 1 .*: this second delete had nothing left to do/);
  });

  it("is told in a HAR file, a log of operations and a log of Terraform", async () => {
    const terraform = [
      `baiducloud_nat_gateway.main: Destroying... [id=${nat}]`,
      "baiducloud_nat_gateway.main: Destruction complete after 3s",
      `Error: reading ${nat}: ${line("tf")}`,
    ];
    const operation = `DeleteNat natId=${nat} done\nbind ${nat}: ${line("op")}\n`;
    const request = `DELETE /v1/nat/${nat} done\nbind ${nat}: ${line("rq")}\n`;
    for (const input of [harOf([deleting, gone]), operation, request, terraform.join("\n")])
      assert.match(conclusionOf(await said(input)), /was deleted earlier/, input);
  });

  it("is told of a deletion that stands pages before it", async () => {
    const filler = Array.from({ length: 4000 }, (_, index) => `10:00:00 INFO worker synced in ${index} ms, all is well so far`).join("\n");
    const errors = await said(`${log(deleting)}\n${filler}\n${log(gone)}`);
    assert.match(conclusionOf(errors), /was deleted earlier, on line 1 /);
  });

  it("is not blamed on a deletion that failed, of another id, or after it", async () => {
    const other = { request: "DELETE /v1/nat/nat-c2c2c2c2c2c2" };
    const refused = { ...deleting, code: "OperationDenied", message: "x", status: 403 };
    for (const input of [
      log(refused, gone),
      log(other, gone),
      log(gone, deleting),
      `DeleteNat natId=${nat} failed\nbind ${nat}: ${line("xx")}\n`,
      `DELETE /v1/nat/${nat} not done\nbind ${nat}: ${line("xx")}\n`,
    ])
      for (const { code, investigation } of await said(input)) if (code === "NoSuchNat") assert.equal(investigation, null, input);
  });

  it("is not blamed on the deletion of what is in it", async () => {
    const errors = await said(log({ request: `DELETE /v1/nat/${nat}/snatRule/rule-abcdefghijkl` }, gone));
    assert.equal(errors[0]?.investigation, null);
  });

  it("needs no read of an investigation", async () => {
    const env = { BCE_ACCESS_KEY_ID: "a".repeat(32), BCE_SECRET_ACCESS_KEY: "b".repeat(32), BCEVPC_ENDPOINT: "http://127.0.0.1:9" };
    const { stdout } = await bcevpc(["decode", "--investigate", "--json"], { env, input: log(deleting, gone) });
    const [{ investigation }] = JSON.parse(stdout).errors;
    assert.match(investigation.conclusion.en, /was deleted earlier/);
    assert.equal(investigation.calls, 0);
  });
});

const at = (time: string): string => `2026-11-28T${time}Z`;
const late = (signed: string, answered: string, request = "GET /v1/vpc"): Exchange => ({
  request,
  answered: at(answered),
  ...expired(at(signed)),
});

describe("requests that expired", () => {
  it("carry one signature time: the client signs once", async () => {
    const errors = await said(
      log({ request: "GET /v1/vpc", answered: at("10:00:00") }, late("10:00:00", "10:40:00"), late("10:00:00", "10:50:00")),
    );
    assert.match(
      conclusionOf(errors),
      /^2 requests have the same signature time, 2026-11-28T10:00:00Z \(lines 17 to 28\): the client signs once/,
    );
    assert.match(errors[0]?.investigation?.action?.command ?? "", /^bcevpc call GET \/v1\/vpc --region bj$/);
  });

  it("are not shown as a command where a secret stands in them", async () => {
    const request = "GET /v1/vpc?token=pLantedToken0123456789";
    const errors = await said(
      log({ request, answered: at("10:00:00") }, late("10:00:00", "10:40:00", request), late("10:00:00", "10:50:00", request)),
    );
    assert.match(conclusionOf(errors), /: the client signs once/);
    assert.equal(errors[0]?.investigation?.action, null);
    assert.doesNotMatch(JSON.stringify(errors), /pLanted/);
  });

  it("are not blamed on one signature time where a burst shares it", async () => {
    const errors = await said(log(late("18:00:00", "10:00:00"), late("18:00:00", "10:00:01")));
    assert.match(conclusionOf(errors), /^The clock that signs is 8 h ahead of the service's: Beijing time/);
  });

  it("were all signed anew: the clock is off, by how much", async () => {
    const errors = await said(log(late("08:00:00", "10:00:00"), late("08:10:00", "10:10:00")));
    assert.match(conclusionOf(errors), /^The clock that signs is 2 h behind the service's\. Both requests were signed again/);
  });

  it("were all signed anew, in a log of errors alone", async () => {
    const requestAt = (hour: number) =>
      `[Code: RequestExpired; Message: Request has expired. Timestamp date is 2026-11-28T0${hour}:00:00Z.; RequestId: 0c0cd3c2-4fd5-4a4a-9d3c-00000000000${hour}]`;
    const errors = await said([1, 2, 3].map(requestAt).join("\n"));
    assert.match(conclusionOf(errors), /^The clock that signs is more than 30 min off\. All 3 requests/);
  });

  it("are the later ones only: what was signed at the start ran out", async () => {
    const plain = (request: string) => ({ request, ...expired(at("10:00:00")), message: "Request has expired." });
    const bare = (text: string) => text.replaceAll(/^> (?:x-bce-date|Authorization).*\n/gmu, "");
    const [first, then] = [{ request: "GET /v1/vpc" }, [plain("GET /v1/subnet"), plain("GET /v1/eni")]];
    assert.match(conclusionOf(await said(bare(log(first, ...then)))), /^The first request passed, and every one from line 13 on expired/);
    const all = await said(bare(log(...then)));
    assert.equal(conclusionOf(all), "");
    assert.equal(verdictOf(all, "expired-requests"), "unknown");
  });

  it("are not the clock's where a request passed after them", async () => {
    const errors = await said(log(late("10:00:00", "10:40:00"), { request: "GET /v1/subnet", answered: at("10:41:00") }));
    assert.equal(verdictOf(errors, "expired-requests"), "ruledOut");
    assert.equal(conclusionOf(errors), "");
  });
});

const mismatch = {
  code: "SignatureDoesNotMatch",
  message: "The request signature we calculated does not match the signature you provided.",
  status: 403,
};

describe("a key", () => {
  it("has the right secret where another request with it passed", async () => {
    const errors = await said(log({ request: "GET /v1/vpc" }, { request: "GET /v1/subnet?vpcId=vpc-a%20b", ...mismatch }));
    const [check] = errors[0]?.investigation?.checks ?? [];
    assert.equal(check?.verdict, "ruledOut");
    assert.match(check?.text.en ?? "", /the secret of the key ALTA… is right: GET \/v1\/vpc passed on line 1/);
  });

  it("is in doubt where all of its requests were refused, whatever another key may do", async () => {
    const other = { request: "GET /v1/vpc", keyId: "ALTAKother00000000000000" };
    const errors = await said(log(other, { request: "GET /v1/vpc", ...mismatch }, { request: "GET /v1/subnet", ...mismatch }));
    const [check] = errors[0]?.investigation?.checks ?? [];
    assert.equal(check?.verdict, "unknown");
    assert.match(check?.text.en ?? "", /all 2 requests of the key ALTA… were refused alike/);
  });

  const unknownKey = { request: "GET /v1/subnet", code: "InvalidAccessKeyId", message: "x", status: 403 };
  it("worked at first and was disabled after that", async () => {
    const errors = await said(log({ request: "GET /v1/vpc" }, unknownKey));
    assert.match(conclusionOf(errors), /^The key ALTA… still worked on line 1 \(GET \/v1\/vpc\): it was disabled or deleted after that\.$/);
  });

  it("is not said to have been disabled where only another one worked, or it works again", async () => {
    for (const input of [
      log({ request: "GET /v1/vpc", keyId: "ALTAKother00000000000000" }, unknownKey),
      log({ request: "GET /v1/vpc" }, unknownKey, { request: "GET /v1/vpc" }),
    ])
      assert.equal(conclusionOf(await said(input)), "");
  });

  it("lacks a right where another of its requests passed", async () => {
    const denied = { request: "GET /v1/subnet", code: "AccessDenied", message: "Access denied.", status: 403 };
    const errors = await said(log({ request: "GET /v1/vpc" }, denied));
    assert.match(errors[0]?.investigation?.checks[0]?.text.en ?? "", /works otherwise: GET \/v1\/vpc passed on line 1/);
    assert.equal((await said(log(denied)))[0]?.investigation, null);
  });
});
