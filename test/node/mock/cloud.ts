import assert from "node:assert/strict";
import type { QueryItem } from "../../../src/core/signature/canonical-request.js";
import { uriEncodeExceptSlash } from "../../../src/core/signature/encoding.js";
import { bceTimestamp, sign } from "../../../src/core/signature/sign.js";
import { type Mock, type MockOptions, startMock } from "../../../src/node/mock/start.js";

export type Json = { readonly [name: string]: unknown };

export interface Answer {
  readonly status: number;
  /** Null for an empty body. */
  readonly body: Json | null;
}

/** A mock that listens, and calls of it as a client sends them. */
export interface Cloud {
  readonly mock: Mock;
  /** `send("PUT /v1/nat/nat-1?bind", {…})`. */
  send(request: string, body?: unknown, endpoint?: string): Promise<Answer>;
  /** The body of an answer that has to be a success. */
  ok(request: string, body?: unknown): Promise<Json>;
  /** `404 NoSuchObject`. */
  refusal(request: string, body?: unknown): Promise<string>;
  /** Lets so many milliseconds pass by the service's clock. */
  wait(milliseconds: number): void;
}

const queryOf = (text: string): QueryItem[] =>
  text === ""
    ? []
    : text.split("&").map((item) => {
        const at = item.indexOf("=");
        return at < 0 ? [item, null] : [item.slice(0, at), decodeURIComponent(item.slice(at + 1))];
      });

/** Starts a mock in this process, on a port of its own. */
export async function startCloud(options: MockOptions = {}): Promise<Cloud> {
  let ahead = 0;
  const bugs: unknown[] = [];
  const mock = await startMock({ now: () => Date.now() + ahead, onBug: (error) => bugs.push(error), ...options });
  const { accessKeyId, secretAccessKey } = mock;

  async function send(request: string, body?: unknown, endpoint = mock.endpoint): Promise<Answer> {
    const [method = "", target = ""] = request.split(" ");
    const [path = "", query = ""] = target.split("?");
    const date = bceTimestamp(new Date(Date.now() + ahead));
    const encoded = uriEncodeExceptSlash(path);
    const { authorization } = sign(
      { method, path: encoded, query: queryOf(query), headers: { host: new URL(endpoint).host, "x-bce-date": date } },
      { accessKeyId, secretAccessKey, timestamp: date, expires: 1800, headersToSign: ["host"] },
    );
    const text = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
    const answer = await fetch(`${endpoint}${encoded}${query === "" ? "" : `?${query}`}`, {
      method,
      headers: { authorization, "x-bce-date": date },
      body: text,
    });
    const content = await answer.text();
    assert.deepEqual(bugs, [], request);
    return { status: answer.status, body: content === "" ? null : JSON.parse(content) };
  }

  return {
    mock,
    send,
    ok: async (request, body) => {
      const answer = await send(request, body);
      assert.equal(answer.status, 200, `${request}: ${JSON.stringify(answer.body)}`);
      return answer.body ?? {};
    },
    refusal: async (request, body) => {
      const answer = await send(request, body);
      return answer.status === 200 ? "200" : `${answer.status} ${answer.body?.["code"]}`;
    },
    wait: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

export const postpaid = { billing: { paymentTiming: "Postpaid" } };
export const prepaid = (reservationLength: number) => ({
  billing: { paymentTiming: "Prepaid", reservation: { reservationLength, reservationTimeUnit: "month" } },
});

/** A VPC with one subnet. */
export async function addNetwork(cloud: Cloud, more: Json = {}): Promise<{ vpcId: string; subnetId: string }> {
  const vpcId = String((await cloud.ok("POST /v1/vpc", { name: "net", cidr: "10.0.0.0/16", ...more }))["vpcId"]);
  const subnet = { name: "sub", zoneName: "cn-bj-d", cidr: "10.0.1.0/24", vpcId, ...more };
  return { vpcId, subnetId: String((await cloud.ok("POST /v1/subnet", subnet))["subnetId"]) };
}
