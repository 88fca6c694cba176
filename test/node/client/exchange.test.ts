import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { parseEndpoint } from "../../../src/node/client/endpoint.js";
import { type ExchangeOptions, exchange, type Pause, type TooLongWait } from "../../../src/node/client/exchange.js";
import type { RequestPlan } from "../../../src/node/client/request.js";
import { Secret } from "../../../src/node/client/secret.js";
import { createSender, type Sender } from "../../../src/node/client/send.js";
import { TransportError } from "../../../src/node/client/transport-error.js";
import { apiServer, type Reply } from "../../servers/api.js";
import { closedPort } from "../../servers/broken.js";
import { accessKeyId, secretAccessKey } from "../../servers/calling.js";
import { isSigned } from "../../servers/signature.js";

const credentials = { accessKeyId, secretAccessKey: new Secret(secretAccessKey), securityToken: null };
const get: RequestPlan = { method: "GET", path: "/v1/vpc", query: [], headers: {}, body: null };
const post: RequestPlan = { ...get, method: "POST", body: Buffer.from("{}") };
const busy = (status = 503): Reply => ({ status, headers: { "retry-after": "0" } });

const start = Date.UTC(2026, 10, 22, 8, 0, 0);
const minute = 60_000;
/** A clock that is a minute later each time it is looked at. */
function slowClock(): () => number {
  let time = start - minute;
  return () => {
    time += minute;
    return time;
  };
}

interface Story {
  readonly pauses: Pause[];
  readonly attempts: number[];
  readonly answers: number[];
}

async function open(origin: string): Promise<Sender> {
  const deadlines = { connect: 5000, firstByte: 5000 };
  const sender = await createSender(origin, { deadlines, proxy: null, certificateAuthority: undefined, now: Date.now });
  after(() => sender.close());
  return sender;
}

/** Runs an exchange and tells what it called on the way. */
async function run(origin: string, plan: RequestPlan, changes: Partial<ExchangeOptions> = {}) {
  const story: Story = { pauses: [], attempts: [], answers: [] };
  const result = await exchange(plan, parseEndpoint(origin), credentials, await open(origin), {
    retries: 3,
    clockOffset: 0,
    userAgent: "test",
    signal: new AbortController().signal,
    now: Date.now,
    isThrottled: async () => false,
    onAttempt: () => story.attempts.push(story.answers.length),
    onAnswer: ({ status }) => story.answers.push(status),
    onPause: (pause) => story.pauses.push(pause),
    ...changes,
  });
  return { ...result, ...story, count: result.attempts };
}

const statusOf = (outcome: unknown): unknown =>
  outcome instanceof TransportError ? outcome.failure : (outcome as { status: number }).status;

describe("an exchange", { concurrency: 4 }, () => {
  it("signs every attempt anew, at the moment it is sent", async (t) => {
    const { origin, requests } = await apiServer(t, [busy(), busy(500), {}]);
    const { count, outcome, signedAt } = await run(origin, get, { now: slowClock() });
    assert.deepEqual([count, statusOf(outcome)], [3, 200]);
    const dates = requests.map(({ headers }) => Date.parse(String(headers["x-bce-date"])));
    assert.ok(
      dates.every((date, index) => index === 0 || date > (dates[index - 1] ?? 0)),
      String(dates),
    );
    assert.equal(dates.at(-1), signedAt);
    assert.ok(requests.every((request) => isSigned(request, secretAccessKey)));
  });

  it("signs by a clock that is off by so much", async (t) => {
    const { origin, requests } = await apiServer(t, [busy(), {}]);
    for (const clockOffset of [86_400_000, -86_400_000]) {
      const { signedAt } = await run(origin, get, { now: () => start, clockOffset });
      assert.equal(signedAt, start, "said by this machine's clock");
      assert.equal(Date.parse(String(requests.at(-1)?.headers["x-bce-date"])), start + clockOffset);
    }
  });

  it("tells of each attempt, answer and pause in their order, and of no answer that did not come", async (t) => {
    const { origin } = await apiServer(t, [busy(429), { instead: "reset" }, {}]);
    const { attempts, answers, pauses } = await run(origin, get);
    assert.deepEqual(attempts, [0, 1, 1], "answers there were before each attempt");
    assert.deepEqual(answers, [429, 200]);
    assert.deepEqual(
      pauses.map(({ attempt, outcome }) => [attempt, statusOf(outcome)]),
      [
        [1, 429],
        [2, "reset"],
      ],
    );
    assert.equal(pauses[0]?.seconds, 0, "as Retry-After says");
  });

  it("ends with the last answer when there are no attempts left, and with the first when there was to be one", async (t) => {
    const { origin, requests } = await apiServer(t, [busy(500), busy(502), busy(503)]);
    const last = await run(origin, get, { retries: 2 });
    assert.deepEqual([last.count, statusOf(last.outcome), requests.length], [3, 503, 3]);
    const only = await run(origin, get, { retries: 0 });
    assert.deepEqual([only.count, only.pauses.length], [1, 0]);
  });

  it("asks only of failures whether they were throttled, and believes it", async (t) => {
    const { origin, requests } = await apiServer(t, [{ ...busy(400), body: { code: "RateLimit" } }, { body: { code: "RateLimit" } }]);
    const asked: number[] = [];
    const isThrottled = async ({ status }: { status: number }): Promise<boolean> => {
      asked.push(status);
      return true;
    };
    const { outcome } = await run(origin, get, { isThrottled });
    assert.deepEqual([statusOf(outcome), asked, requests.length], [200, [400], 2]);
  });

  it("sends what may not be repeated once, whatever comes of it", async (t) => {
    for (const first of [busy(), busy(429), { instead: "reset" } as const]) {
      const { origin, requests } = await apiServer(t, [first, {}]);
      assert.equal((await run(origin, post)).count, 1);
      assert.equal(requests.length, 1);
    }
    const { origin, requests } = await apiServer(t, [busy(), {}]);
    assert.equal((await run(origin, { ...post, query: [["clientToken", "t"]] })).count, 2);
    assert.deepEqual(
      requests.map(({ url, body }) => [url, body]),
      Array(2).fill(["/v1/vpc?clientToken=t", "{}"]),
    );
  });

  it("backs off after a failure of the connection, longer each time", async () => {
    const { outcome, pauses, count } = await run(`http://127.0.0.1:${await closedPort()}`, get, { retries: 2 });
    assert.deepEqual([statusOf(outcome), count], ["refused", 3]);
    const [first = 0, second = 0] = pauses.map(({ seconds }) => seconds);
    assert.ok(first >= 0.25 && first <= 0.5 && second >= 0.5 && second <= 1, `${first} ${second}`);
  });
});

describe("the signal of an exchange", { concurrency: 4 }, () => {
  const endless: Reply = { status: 503, headers: { "retry-after": "50" } };
  /** A signal that is aborted with this reason as soon as a pause begins, and the option that does it. */
  const endingPause = (reason: unknown): Partial<ExchangeOptions> => {
    const stop = new AbortController();
    return { signal: stop.signal, onPause: () => setImmediate(() => stop.abort(reason)) };
  };

  it("ends a pause: with a time that is over as the outcome", async (t) => {
    const { origin, requests } = await apiServer(t, [endless]);
    const { outcome, count, skew } = await run(origin, get, endingPause(new TransportError("timeout-whole", "request")));
    assert.deepEqual([statusOf(outcome), count, requests.length], ["timeout-whole", 1, 1]);
    assert.ok(skew, "what was measured before is kept");
  });

  it("ends a pause: with any other reason thrown", async (t) => {
    const { origin, requests } = await apiServer(t, [endless]);
    const reason = new Error("Ctrl-C");
    await assert.rejects(run(origin, get, endingPause(reason)), (error) => error === reason);
    assert.equal(requests.length, 1);
  });

  it("is not needed where the service asks to wait longer than is allowed, for then no other attempt is made", async (t) => {
    for (const header of ["2147484", "9999999999", "9".repeat(400), new Date(Date.now() + 40 * 86_400_000).toUTCString()]) {
      const { origin, requests } = await apiServer(t, [{ status: 503, headers: { "retry-after": header } }]);
      const waits: TooLongWait[] = [];
      const { outcome, pauses, count } = await run(origin, get, { retries: 1, onTooLong: (wait) => waits.push(wait) });
      assert.deepEqual(
        [statusOf(outcome), count, requests.length, pauses.length, waits.length, waits[0]?.longest],
        [503, 1, 1, 0, 1, 60],
        header,
      );
      assert.ok(Number.isSafeInteger(waits[0]?.seconds));
    }
  });

  it("ends a request under way in both manners", async (t) => {
    const { origin, arrived, idle } = await apiServer(t, [{ instead: "silence" }]);
    for (const [index, reason] of [new TransportError("timeout-whole", "request"), new Error("Ctrl-C")].entries()) {
      const stop = new AbortController();
      const running = run(origin, get, { signal: stop.signal });
      const ended = running.then(({ outcome }) => statusOf(outcome)).catch((error: Error) => error.message);
      await arrived(index + 1);
      stop.abort(reason);
      assert.equal(await ended, index === 0 ? "timeout-whole" : "Ctrl-C");
      await idle();
    }
  });
});

describe("an exchange that is done", () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

  it("leaves no timer that keeps the process", async (t) => {
    const { origin } = await apiServer(t, [{ body: { vpcs: [] } }]);
    const before = timers();
    assert.equal(statusOf((await run(origin, get)).outcome), 200);
    assert.equal(timers(), before);
  });
});
