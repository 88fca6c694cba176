import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type ApiServer, errorBody, startApiServer } from "../api-server.js";
import { callTo } from "../caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

const hour = 3600;
interface Failure {
  readonly code?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly lang?: "en" | "zh";
}
/** Has a call fail against a server whose clock is ahead by so many seconds. */
async function failAt(
  secondsAhead: number,
  { code = "RequestExpired", headers = {}, body, lang = "en" }: Failure,
  ...args: string[]
): Promise<string> {
  const status = 400;
  server.answer(() => ({
    status,
    headers: { Date: new Date(Date.now() + secondsAhead * 1000).toUTCString(), ...headers },
    body: body ?? errorBody(code, "Request has expired. Timestamp date is 2026-11-22T08:00:00Z"),
  }));
  const { stderr } = await callTo(server, ["GET", "/v1/vpc", "--lang", lang, ...args]);
  return stderr.replaceAll(/\s+/g, lang === "en" ? " " : "");
}
const skewIn = async (secondsAhead: number, failure: Failure): Promise<number | null> =>
  JSON.parse(await failAt(secondsAhead, failure, "--json")).clockSkewSeconds;
const aboutClocks = /This machine's clock|本机时钟[比与]/;

describe("a RequestExpired", () => {
  it("of a clock 8 h ahead states the skew and its uncertainty, the deadline that broke, the hint on time zones and the remedies", async () => {
    const brief = await failAt(-8 * hour, {});
    assert.match(brief, /Cause This machine's clock is (8 h|8 h 1 s|7 h 59 min) ahead of the service's \(±[1-9] s\): Beijing time/);
    assert.match(brief, /--clock server/);
    const english = await failAt(-8 * hour, {}, "--full");
    assert.match(english, /This machine's clock is (8 h|8 h 1 s|7 h 59 min) ahead of the service's \(±[1-9] s\)/);
    assert.match(
      english,
      /The date limit is exceeded: x-bce-date must be within 30 min of the service's clock\. The signature itself has not expired\./,
    );
    assert.match(english, /8 h is the offset of Beijing time from UTC/);
    assert.match(english, /--clock server/);
    if (process.platform === "linux") assert.match(english, /\$ sudo timedatectl set-ntp true/);
    const chinese = await failAt(-8 * hour, { lang: "zh" }, "--full");
    assert.match(chinese, /本机时钟比服务端快(8小时|8小时1秒|7小时59分)（误差±[1-9]秒）/);
    assert.match(chinese, /超出的是日期时限：x-bce-date与服务端时钟相差不得超过30分钟；签名自身的有效期没有超出/);
    assert.match(chinese, /8小时正是北京时间与UTC的差/);
    assert.match(chinese, /--clockserver/);
  });

  it("of a clock behind has broken both deadlines", async () => {
    const english = await failAt(2 * hour, {}, "--full");
    assert.match(english, /is (2 h|2 h 1 s|1 h 59 min) behind the service's/);
    assert.match(english, /Both limits are exceeded[^.]*30 min[^.]*1800 s/);
    assert.match(english, /--clock server/);
    assert.doesNotMatch(english, /Beijing time from UTC/);
    assert.match(await failAt(2 * hour, { lang: "zh" }, "--full"), /比服务端慢(2小时|2小时1秒|1小时59分)[\s\S]*两个时限都已超出/);
  });

  it("of a clock 8 h behind is not put down to local time set as UTC, which puts a clock ahead", async () => {
    assert.doesNotMatch(await failAt(8 * hour, {}, "--full"), /local time was set as UTC|that is Beijing time/);
    assert.doesNotMatch(await failAt(8 * hour, { lang: "zh" }, "--full"), /被当成了UTC/);
  });

  it("of a clock a quarter of an hour off has broken neither deadline, and of one that agrees the clock is not the reason", async () => {
    assert.match(await failAt(hour / 4, {}), /behind the service's \(±\d s\)\. Neither limit \(30 min and the expiry\) is exceeded/);
    const right = await failAt(0, {});
    assert.match(right, /Ruled out this machine's clock is right: \d s from the service's \(±\d s\)/);
    assert.doesNotMatch(right, /--clock server|timedatectl/);
    assert.match(await failAt(0, { lang: "zh" }), /已排除本机时钟没有问题：与服务端相差\d秒（误差±\d秒）/);
    assert.match(await failAt(0, {}, "--full"), /Neither limit is exceeded, so the clock is not the cause/);
    assert.match(await failAt(0, { lang: "zh" }, "--full"), /两个时限都没有超出，原因不在时钟/);
  });
});

describe("the skew", () => {
  it("is in the record, positive when the service is ahead", async () => {
    for (const seconds of [-8 * hour, 2 * hour, 0])
      assert.ok(Math.abs(((await skewIn(seconds, {})) ?? Number.NaN) - seconds) <= 2, `${seconds}`);
    assert.ok(Math.abs(((await skewIn(hour, { code: "NoSuchNat" })) ?? Number.NaN) - hour) <= 2);
  });

  it("is not stated when a cache has kept the answer (Age), without Date, or with one that is none", async () => {
    for (const headers of [{ Age: "3" }, { age: "0" }, { Date: "" }, { Date: "yesterday" }]) {
      assert.equal(await skewIn(-8 * hour, { headers }), null, JSON.stringify(headers));
      for (const lang of ["en", "zh"] as const) assert.doesNotMatch(await failAt(-8 * hour, { headers, lang }), aboutClocks);
    }
  });

  it("is not taken from a page of somebody else", async () => {
    const page = { headers: { "Content-Type": "text/html" }, body: "<html>" };
    assert.equal(await skewIn(-8 * hour, page), null);
    assert.doesNotMatch(await failAt(-8 * hour, page), aboutClocks);
  });

  it("is stated for the failures that clocks can cause, and for no others", async () => {
    for (const code of ["RequestExpired", "SignatureDoesNotMatch", "IamSignatureInvalid", "InvalidHTTPAuthHeader", "requestexpired"])
      assert.match(await failAt(-8 * hour, { code }), aboutClocks, code);
    for (const code of ["NoSuchNat", "AccessDenied", "NoSuchThing"])
      assert.doesNotMatch(await failAt(-8 * hour, { code }), aboutClocks, code);
  });
});
