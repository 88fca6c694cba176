import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { regions } from "../../../src/core/operations/model/regions.js";
import { UsageError } from "../../../src/core/refusals.js";
import { accessKeyDoubt, secretDoubt } from "../../../src/core/signature/key-shape.js";
import { type Endpoint, isTrusted, parseEndpoint, regionEndpoint } from "../../../src/node/client/endpoint.js";

describe("an endpoint", () => {
  it("of a region is https://bcc.REGION.baidubce.com, the region in any case", () => {
    for (const { id } of regions) {
      const endpoint: Endpoint = { origin: `https://bcc.${id}.baidubce.com`, host: `bcc.${id}.baidubce.com`, region: id };
      assert.deepEqual(regionEndpoint(id), endpoint);
      assert.deepEqual(regionEndpoint(` ${id.toUpperCase()}`), endpoint);
    }
  });

  it("of a region that does not exist is refused, whatever it is", () => {
    const known = new Set(regions.map(({ id }) => id));
    const region = fc
      .oneof(fc.string(), fc.constantFrom("", "beijing", "bj.evil.com/", "bj#", "cn-bj", "__proto__"))
      .filter((text) => !known.has(text.trim().toLowerCase()));
    fc.assert(fc.property(region, (text) => assert.throws(() => regionEndpoint(text), UsageError)));
  });

  it("is written as a URL of scheme and host, or as a bare host, which means https", () => {
    for (const [text, origin, host, region] of [
      ["https://bcc.bj.baidubce.com", "https://bcc.bj.baidubce.com", "bcc.bj.baidubce.com", "bj"],
      ["https://BCC.BJ.baidubce.com:443/", "https://bcc.bj.baidubce.com", "bcc.bj.baidubce.com", "bj"],
      ["bcc.gz.baidubce.com", "https://bcc.gz.baidubce.com", "bcc.gz.baidubce.com", "gz"],
      ["http://127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1:8080", null],
      ["127.0.0.1:8080", "https://127.0.0.1:8080", "127.0.0.1:8080", null],
      ["http://[::1]:8080/", "http://[::1]:8080", "[::1]:8080", null],
      ["https://eip.bj.baidubce.com", "https://eip.bj.baidubce.com", "eip.bj.baidubce.com", null],
    ] as const)
      assert.deepEqual(parseEndpoint(text), { origin, host, region }, text);
  });

  it("with a path, a query, a password or another scheme is refused", () => {
    for (const text of [
      "",
      "http://",
      "https://h/v1",
      "https://h?x",
      "https://u:p@h",
      "https://u@h",
      "ftp://h",
      "socks5://h",
      "https://h h",
      "http://h:99999",
    ])
      assert.throws(() => parseEndpoint(text), UsageError, text);
  });

  it("is trusted with keys on Baidu's hosts and this machine, and nowhere that only looks like them", () => {
    for (const url of [
      "https://bcc.bj.baidubce.com",
      "https://baidubce.com",
      "http://localhost:1",
      "http://127.0.0.1",
      "http://127.1",
      "http://127.255.0.9",
      "http://[::1]:1",
    ])
      assert.equal(isTrusted(new URL(url)), true, url);
    for (const url of [
      "https://bcc.bj.baidubce.com.evil.com",
      "https://evilbaidubce.com",
      "https://baidubce.com@evil.com",
      "https://evil.com/bcc.bj.baidubce.com",
      "https://evil.com?.baidubce.com",
      "https://evil.com#.baidubce.com",
      "https://bcc.bj.baidubce.com.cn",
      "https://baidu.com",
      "https://bcc.bj.baidubce。com.evil.com",
      "http://127.0.0.1.evil.com",
      "http://localhost.evil.com",
      "http://1270.0.0.1.nip.io",
      "http://0.0.0.0",
      "http://[::ffff:10.0.0.1]",
      "http://10.0.0.1",
      "http://169.254.169.254",
    ])
      assert.equal(isTrusted(new URL(url)), false, url);
  });
});

describe("a key's shape", () => {
  it("is not doubted when it is one of Baidu's", () => {
    for (const id of ["0123456789abcdef0123456789abcdef", "ALTAKabcDEF0123456789012", "ALTAK-k-x"])
      assert.equal(accessKeyDoubt(id), null, id);
    for (const secret of ["fedcba9876543210fedcba9876543210", "a/b+c=="]) assert.equal(secretDoubt(secret), null);
  });

  it("is doubted when it is damaged: white space, quotes, characters from elsewhere, a placeholder", () => {
    for (const [value, word] of [
      ["abc ", /white space/],
      ["abc\n", /white space/],
      ["a bc", /white space/],
      ['"abc"', /quotes/],
      ["“abc”", /quotes/],
      ["abc'", /quotes/],
      ["ａｂｃ", /no key has/],
      ["abc\u200b", /no key has/],
      ["<your-key>", /placeholder/],
      ["your_access_key", /placeholder/],
      ["xxxxxxxx", /placeholder/],
      ["${AK}", /placeholder/],
      ["****", /placeholder/],
    ] as const) {
      assert.match(accessKeyDoubt(value)?.en ?? "", word, value);
      assert.match(secretDoubt(value)?.en ?? "", word, value);
    }
  });

  it("is doubted when it is that of another system, and which", () => {
    for (const [id, word] of [
      ["bce-v3/ALTAK-abc/def", /Qianfan/],
      ["LTAI5tABCDEFGHIJ", /Alibaba/],
      ["AKIAIOSFODNN7EXAMPLE", /AWS/],
      ["ASIAIOSFODNN7EXAMPLE", /AWS/],
      ["AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", /Tencent/],
      ["abcdefghijKLMNOPQRST1234", /application/],
    ] as const) {
      assert.match(accessKeyDoubt(id)?.en ?? "", word, id);
      assert.match(accessKeyDoubt(id)?.zh ?? "", /\p{Script=Han}/u, id);
    }
  });

  it("is doubted without a character of it being told", () => {
    const key = fc.string({ minLength: 8 }).map((text) => `Zq7${text}`);
    fc.assert(
      fc.property(key, (text) => {
        for (const doubt of [accessKeyDoubt(text), secretDoubt(text)]) assert.ok(!`${doubt?.en} ${doubt?.zh}`.includes("Zq7"));
      }),
    );
  });
});
