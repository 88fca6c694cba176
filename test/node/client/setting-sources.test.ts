import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readConfig } from "../../../src/node/client/profiles.js";
import { settingSources } from "../../../src/node/client/setting-sources.js";
import { findSettings } from "../../../src/node/client/settings.js";
import { forgetConfigText } from "../../../src/node/config-text.js";
import { temporaryFolder } from "../../temporary-folder.js";

const home = temporaryFolder("sources");
mkdirSync(join(home, ".bce"));
process.env["HOME"] = home;

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const region = fc.constantFrom("bj", "gz", "su");
const endpoint = fc.constantFrom("http://127.0.0.1:1", "https://bcc.hkg.baidubce.com");
const key = fc.constantFrom("0123456789abcdef", "ALTAKabcdef");

const profile = fc.record({ access_key_id: maybe(key), secret_access_key: maybe(key), region: maybe(region), endpoint: maybe(endpoint) });
const environment = fc.record({
  BCE_ACCESS_KEY_ID: maybe(key),
  BCE_SECRET_ACCESS_KEY: maybe(key),
  BCE_REGION: maybe(region),
  BCEVPC_ENDPOINT: maybe(endpoint),
  BAIDUCLOUD_ACCESS_KEY: maybe(key),
  BAIDUCLOUD_SECRET_KEY: maybe(key),
  BAIDUCLOUD_REGION: maybe(region),
});
const flags = fc.record(
  { profile: maybe(fc.constantFrom("a", "b")), endpoint: maybe(fc.constant("http://127.0.0.1:2")) },
  { requiredKeys: [] },
);

describe("the sources of settings", () => {
  it("begin with the one that counts, whatever is set", async () => {
    await fc.assert(
      fc.asyncProperty(flags, environment, profile, profile, async (asked, env, first, second) => {
        const config = {
          current: "a",
          profiles: [
            { name: "a", ...first },
            { name: "b", ...second },
          ],
        };
        writeFileSync(join(home, ".bce", "config.json"), JSON.stringify(config));
        forgetConfigText();
        const given = {
          ...(asked.profile === undefined ? {} : { profile: asked.profile }),
          ...(asked.endpoint === undefined ? {} : { endpoint: asked.endpoint }),
        };
        const settings = await findSettings(given, env, null);
        const sources = settingSources(given, env, await readConfig());
        if (settings.credentials) assert.equal(sources.credentials[0]?.source.en, settings.credentials.source.en);
        assert.equal(sources.endpoint[0]?.source.en, settings.endpoint?.source.en);
        assert.ok(sources.credentials.every(({ shown }) => shown.length === 5));
      }),
      { numRuns: 300 },
    );
  });
});
