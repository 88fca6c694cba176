import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { UsageError } from "../../../src/core/refusals.js";
import { findProxy } from "../../../src/node/client/proxy.js";

const service = "https://bcc.bj.baidubce.com";
const names = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"];
for (const name of names) delete process.env[name];

/** The proxy in an environment, which is this process's as well: the library that knows NO_PROXY reads that. */
async function proxyIn(env: Readonly<Record<string, string>>, url = service, flag?: string): Promise<string | null> {
  Object.assign(process.env, env);
  try {
    const found = await findProxy(url, flag, env);
    return found && `${found.url.href} ${found.source.en}`;
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
  }
}

describe("the choice of a proxy", () => {
  it("is the first that is set: the scheme's own in lower and upper case, then that for all", async () => {
    for (const scheme of ["http", "https"]) {
      const order = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`, "all_proxy", "ALL_PROXY"];
      await fc.assert(
        fc.asyncProperty(fc.subarray(names.slice(0, 6)), async (set) => {
          const env = Object.fromEntries(set.map((name) => [name, `http://${name.replace("_", "-")}.example:3128`]));
          const expected = order.find((name) => set.includes(name));
          const found = await proxyIn(env, `${scheme}://bcc.bj.baidubce.com`);
          const host = expected?.replace("_", "-").toLowerCase();
          assert.equal(found, expected === undefined ? null : `http://${host}.example:3128/ ${expected}`);
        }),
        { numRuns: 60 },
      );
    }
  });

  it("is --proxy before every variable", async () => {
    assert.equal(await proxyIn({ https_proxy: "http://other:1" }, service, "http://flag:3128"), "http://flag:3128/ --proxy");
    assert.equal(await proxyIn({}, service, "flag:3128"), "http://flag:3128/ --proxy");
  });

  it("is none for a host that NO_PROXY covers", async () => {
    for (const [list, none] of [
      ["bcc.bj.baidubce.com", true],
      ["BCC.BJ.BaiduBCE.com", true],
      [".baidubce.com", true],
      ["*.baidubce.com", true],
      ["*", true],
      ["example.com, bcc.bj.baidubce.com", true],
      ["example.com bcc.bj.baidubce.com", true],
      ["bcc.bj.baidubce.com:443", true],
      ["bcc.bj.baidubce.com:8443", false],
      ["bcc.gz.baidubce.com", false],
      [".example.com", false],
      ["", false],
    ] as const)
      for (const name of ["NO_PROXY", "no_proxy"])
        assert.equal((await proxyIn({ HTTPS_PROXY: "http://proxy:3128", [name]: list })) === null, none, `${name}=${list}`);
  });

  it("shows scheme, host and port, and never user name or password", async () => {
    const word = fc.stringMatching(/^[a-z]{8}$/);
    const scheme = fc.constantFrom("http", "https", "socks", "socks4", "socks4a", "socks5", "socks5h");
    await fc.assert(
      fc.asyncProperty(scheme, word, word, async (kind, user, password) => {
        const found = await findProxy(service, `${kind}://${user}:${password}@proxy.example:3128`, {});
        assert.equal(found?.shown, `${kind}://proxy.example:3128`);
        assert.deepEqual([found?.url.username, found?.url.password], [user, password]);
      }),
    );
  });

  it("refuses what is no proxy, without repeating it", async () => {
    for (const text of ["ftp://alice:sesame@proxy:21", "http://", "http://alice:se#same@proxy", "file:///etc/passwd", "", "http://:3128"])
      await assert.rejects(findProxy(service, text, {}), (error) => {
        assert.ok(error instanceof UsageError);
        assert.doesNotMatch(`${error.text.en} ${error.text.zh}`, /sesame|alice|passwd/);
        return true;
      });
  });
});
