import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bcevpc } from "../run.js";

const id = (n: number): string => `c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}`;
const error = (n: number): string => `{"requestId":"${id(n)}","code":"NoSuchNat","message":"The specified nat is not found."}`;

const lines = [
  `Nov 20 10:00:00 web-1 app[812]: ${error(1)}`,
  `2026-11-20T10:00:01.000+08:00 web-2 app[812]: ${error(2)}`,
  JSON.stringify({ __REALTIME_TIMESTAMP: "1763632800123456", _HOSTNAME: "web-3", MESSAGE: error(3) }),
  JSON.stringify({ date: 1763632800.123, log: `${error(4)}\n`, kubernetes: { pod_name: "a", labels: { app: "a" }, host: "node-4" } }),
  error(5),
];
const input = `${lines.join("\n")}\n`;

interface Record {
  readonly type: string;
  readonly requestId: string;
  readonly context: { readonly host: string | null; readonly tool: string | null } | null;
}

async function records(text: string, ...options: string[]): Promise<Record[]> {
  const { stdout, stderr } = await bcevpc(["decode", "--ndjson", ...options], { input: text });
  assert.equal(stderr, "");
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === "error");
}

describe("the host of an error", () => {
  it("is in its context where the line names it", async () => {
    const found = await records(input);
    assert.deepEqual(
      found.map(({ requestId, context }) => [requestId, context?.host ?? null]),
      ["web-1", "web-2", "web-3", "node-4", null].map((host, index) => [id(index + 1), host]),
    );
    assert.deepEqual(found[0]?.context, { tool: null, address: null, action: null, file: null, line: null, object: null, host: "web-1" });
    assert.equal(found[4]?.context, null);
  });

  it("is beside what the tool says of its place", async () => {
    const [found] = await records(`Nov 20 10:00:00 node-1 kubelet[1]: pod="default/web-1" ${error(1)}\n`);
    assert.deepEqual([found?.context?.tool, found?.context?.host], ["kubernetes", "node-1"]);
  });

  it("selects errors with --where, one host or several, whatever their letters", async () => {
    const of = async (...where: string[]): Promise<string[]> =>
      (await records(input, ...where.map((condition) => `--where=${condition}`))).map(({ requestId }) => requestId);
    assert.deepEqual(await of("host=web-1"), [id(1)]);
    assert.deepEqual(await of("host=WEB-2,node-4"), [id(2), id(4)]);
    assert.deepEqual(await of("host=web-3", "code=NoSuchNat"), [id(3)]);
    for (const other of [["--where=host=web"], ["--where=host=web-3", "--where=code=RateLimit"]])
      assert.equal((await bcevpc(["decode", "--ndjson", ...other], { input })).code, 1, other.join(" "));
    const { stdout } = await bcevpc(["decode", "--summary", "--json", "--where", "host=web-1,web-3"], { input });
    assert.equal(JSON.parse(stdout).summary.total, 2);
  });

  it("is told apart in lines of one shape, of one host or of many", async () => {
    for (const host of [() => "web", (n: number) => `node${n % 7}xyz`, (n: number) => `web-${n % 7}`, (n: number) => `node${n}`]) {
      const forms = [
        (n: number) => `Nov 20 10:00:00 ${host(n)} app[812]: ${error(n)}`,
        (n: number) => JSON.stringify({ time: "2026-11-20T10:00:00.000Z", host: host(n), ident: "app", message: error(n) }),
      ];
      for (const form of forms) {
        const found = await records(Array.from({ length: 600 }, (_, n) => `${form(n)}\n`).join(""));
        assert.deepEqual(
          found.map(({ requestId, context }) => [requestId, context?.host]),
          Array.from({ length: 600 }, (_, n) => [id(n), host(n)]),
        );
      }
    }
  });

  it("is shown in the text, not under a line that shows it", async () => {
    const { stdout } = await bcevpc(["decode", "--lang", "both"], { input: `${lines[0]}\n` });
    assert.match(stdout, /Context.*\n?.*host web-1/u);
    assert.match(stdout, /主机 web-1/u);
    const annotated = await bcevpc(["decode", "--annotate"], { input: `${lines[0]}\n` });
    assert.doesNotMatch(annotated.stdout, /host web-1/u);
  });
});
