import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isSecretName, isSecretPath, maskHeaders, maskQuery, maskUrl } from "../../../src/core/text/mask.js";
import { maskBody } from "../../../src/core/text/mask-body.js";

const secretNames = [
  ..."secret_key secretKey SECRET-KEY pre_shared_key presharedKey preSharedKey PSK psk vpnPsk PASSWORD password passwords user.password".split(
    " ",
  ),
  ..."adminPass admin_pass dbPassword2 passwd passphrase sk SK baidu_sk BAIDU_SK token X-Auth-Token X-Auth accessKey access_key".split(" "),
  ..."secretAccessKey SECRETACCESSKEY aws_secret_access_key securityToken x-bce-security-token sessionToken accessToken refresh_token".split(
    " ",
  ),
  ..."apiKey api-key privateKey private_key credentials Cookie Set-Cookie Authorization Proxy-Authorization pwd otp signature".split(" "),
];
const openNames = [
  ..."accessKeyId access_key_id accesskeyid secretId secret_name passwordLength clientToken client-token nextToken next_page_token".split(
    " ",
  ),
  ..."continuationToken tokenType compass bypass task disk name vpcId maxKeys tagKey marker ikeAuthAlg authenticated keys".split(" "),
];

describe("a name", () => {
  for (const name of secretNames) it(`of a secret: ${name}`, () => assert.ok(isSecretPath(name)));
  for (const name of openNames) it(`of something else: ${name}`, () => assert.ok(!isSecretName(name)));
  it("counts with all that it stands in", () => {
    assert.ok(isSecretPath("vpnConn.presharedKey[0].value"));
    assert.ok(isSecretPath("password.id"));
    assert.ok(isSecretPath("sk[0].name"));
    assert.ok(!isSecretPath("rules[0].name"));
  });
  it("counts in wide letters, and at the end of a very long one", () => {
    assert.ok(isSecretName("ｐａｓｓｗｏｒｄ"));
    assert.ok(isSecretName(`${"a".repeat(400)}Password`));
  });
});

const planted = "UserPw0rd";

/** A body with a secret under a name, in every notation. */
const notations: Readonly<Record<string, (name: string) => string>> = {
  JSON: (name) => JSON.stringify({ a: 1, [name]: planted }),
  "JSON, indented": (name) => JSON.stringify({ [name]: planted, z: 1 }, null, 2),
  "JSON of a list": (name) => JSON.stringify({ [name]: [planted, [planted]] }),
  "JSON of an object": (name) => JSON.stringify({ [name]: { value: planted, inner: { x: planted } } }),
  "JSON with an escaped name": (name) =>
    `{"${name.replaceAll(/./gsu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}":"${planted}"}`,
  "JSON with name and value": (name) =>
    JSON.stringify([
      { name, value: planted },
      { value: planted, key: name },
    ]),
  "JSON in JSON": (name) => JSON.stringify({ body: JSON.stringify({ [name]: planted }) }),
  "JSON in JSON in JSON": (name) => JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ [name]: planted }) }) }),
  "a form in JSON": (name) => JSON.stringify({ body: `a=1&${name}=${planted}` }),
  "JSON with a comma too many": (name) => `{"${name}":"${planted}",}`,
  "JSON that breaks off": (name) => `{"a":[{"${name}":"${planted}`,
  "single quotes": (name) => `{'${name}': '${planted}'}`,
  "no quotes": (name) => `{${name}: ${planted}}`,
  YAML: (name) => `a: 1\n${name}: ${planted}\nz: 2`,
  "YAML of a list": (name) => `${name}:\n  - ${planted}\n  - ${planted}`,
  "a form": (name) => `a=1&${encodeURIComponent(name)}=${planted}&z=2`,
  "a form with every character encoded": (name) => `${[...name].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join("")}=${planted}`,
  XML: (name) => `<a><${name}>${planted}</${name}></a>`,
  INI: (name) => `[x]\n${name} = ${planted}`,
  "Python's repr": (name) => `{u'${name}': u'${planted}'}`,
};

describe("a body as it is shown", () => {
  for (const [notation, write] of Object.entries(notations))
    it(`holds no secret: ${notation}`, () => {
      for (const name of secretNames.filter((secretName) => !secretName.includes(".")))
        assert.ok(!maskBody(write(name)).includes(planted), maskBody(write(name)));
    });

  it("is otherwise the same", () => {
    const body = '{"a" : [1, -2.5e3, true, null,"x:y"],\n"password":null,"clientToken":"t","n":{"name":"web"}}';
    assert.equal(maskBody(body), body);
    assert.equal(maskBody("name: web\nvpcId: vpc-1"), "name: web\nvpcId: vpc-1");
    assert.equal(maskBody('{"a":1,"adminPass":12345,"z":2}'), '{"a":1,"adminPass":"(redacted)","z":2}');
    assert.equal(maskBody("a: 1\npsk: x\nz: 2"), "a: 1\npsk (redacted)\n");
  });

  it("keeps all that holds no secret, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const names: string[] = [];
        const text = JSON.stringify(value, (name, member) => {
          names.push(name);
          return member;
        });
        fc.pre(!names.some(isSecretName));
        assert.equal(maskBody(text), text);
      }),
    );
  });

  it("shows no secret, wherever it stands in a document and wherever that breaks off", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...secretNames), fc.nat(300), (value, name, cut) => {
        const text = JSON.stringify([value, { a: value, [name]: [planted, { x: planted }], z: value }, value]);
        assert.ok(!maskBody(text).includes(planted));
        assert.ok(!maskBody(text.slice(0, cut)).includes(planted));
      }),
    );
  });
});

describe("a query as it is shown", () => {
  it("holds no secret", () => {
    for (const name of secretNames) {
      const query = `a=1&${encodeURIComponent(name)}=${planted}%2Frest&z=2`;
      assert.ok(!maskQuery(query).includes(planted), maskQuery(query));
      assert.ok(!maskUrl(`https://h/p?${query}#f`).includes(planted));
      assert.match(maskUrl(`/p?${query}#f`), /^\/p\?a=1&.*&z=2#f$/);
    }
  });

  it("shows of an authorization all but the signature, and of another kind of it nothing", () => {
    const signed = "bce-auth-v1%2Fak%2F2026-06-20T07%3A10%3A11Z%2F1800%2Fhost%2Fab12";
    assert.equal(maskUrl(`/p?authorization=${signed}`), `/p?authorization=${signed.slice(0, -7)}/(masked)`);
    assert.equal(maskUrl("/p?authorization=Bearer%20TOKEN%2Frest"), "/p?authorization=(redacted)");
  });

  it("is otherwise the same", () => {
    for (const url of ["/p", "/p?", "/p?a&b=&c=%zz", "https://h/p?clientToken=x&maxKeys=1#token=1"]) assert.equal(maskUrl(url), url);
  });
});

describe("headers as they are shown", () => {
  it("hold no secret", () => {
    const headers = Object.fromEntries(secretNames.map((name) => [name, planted]));
    assert.ok(!JSON.stringify(maskHeaders(headers)).includes(planted));
    assert.deepEqual(maskHeaders({ host: "h", authorization: "bce-auth-v1/ak/t/1800/host/ab12" }), {
      host: "h",
      authorization: "bce-auth-v1/ak/t/1800/host/(masked)",
    });
  });
});
