import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { createServer, type Server } from "node:net";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import fc from "fast-check";
import { bashCommand } from "../../../src/core/requests/bash.js";
import { captureRequests } from "../../../src/core/requests/capture.js";
import { bashQuotings, textOf } from "./printers.js";

const run = promisify(execFile);

describe("words are read as bash reads them", () => {
  it("in every quoting, and in mixtures of them", () => {
    const quoted = fc.tuple(textOf(["\n"]), fc.constantFrom(...bashQuotings)).map(([text, quote]) => quote(text.replaceAll("\u0001", "")));
    const word = fc.array(quoted, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
    const lines = fc.sample(fc.array(word, { minLength: 1, maxLength: 4 }), 400);
    const script = lines.map((words) => `printf '%s\\0' ${words.join(" \\\n  ")} 2>/dev/null # end\nprintf '\\1'\n`).join("");
    const printed = execFileSync("bash", ["-c", script], { env: { LC_ALL: "C.UTF-8" }, maxBuffer: 1e8 }).toString("utf8");
    const expected = printed.split("\u0001").map((part) => part.split("\0").slice(0, -1));
    for (const [index, words] of lines.entries()) {
      const read = bashCommand(`${words.join(" \\\n  ")} 2>/dev/null # end\n`, 0);
      assert.deepEqual(
        read.words.map(({ text }) => text),
        expected[index],
        words.join(" "),
      );
      assert.deepEqual(
        read.words.flatMap(({ unexpanded }) => unexpanded),
        [],
      );
    }
  });

  it("and what bash would fill in is kept as written and noted", () => {
    const { words } = bashCommand(`"a: $B" \${C} $(date -u +%Y) \`id\` '$D' \\$E "\\$F"`, 0);
    assert.deepEqual(
      words.map(({ text }) => text),
      ["a: $B", "${C}", "$(date -u +%Y)", "`id`", "$D", "$E", "$F"],
    );
    assert.deepEqual(
      words.flatMap(({ unexpanded }) => unexpanded),
      ["$B", "${C}", "$(date -u +%Y)", "`id`"],
    );
  });
});

describe("commands are read as curl sends them", () => {
  let server: Server;
  let address = "";
  let received = "";
  before(async () => {
    server = createServer((socket) => {
      let data = "";
      socket.on("error", () => {});
      socket.setEncoding("latin1");
      socket.on("data", (chunk: string) => {
        data += chunk;
        const at = data.indexOf("\r\n\r\n");
        const length = Number(/content-length: *(\d+)/i.exec(data.slice(0, at))?.[1] ?? 0);
        if (at < 0 || data.length < at + 4 + length) return;
        received = Buffer.from(data, "latin1").toString("utf8");
        socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const place = server.address();
    address = typeof place === "object" && place ? `127.0.0.1:${place.port}` : "";
  });
  after(() => server.close());

  const upperDigits = (text: string): string => text.replaceAll(/%[0-9a-f]{2}/g, (digits) => digits.toUpperCase());
  const variable = (name: string): boolean => ["user-agent", "accept-encoding"].includes(name.toLowerCase());
  async function assertSame(command: string): Promise<void> {
    received = "";
    await run("bash", ["-c", `${command} -sS -o /dev/null --noproxy '*'`]);
    const [read] = captureRequests(command);
    const [head = "", body = ""] = received.split("\r\n\r\n");
    const [first = "", ...lines] = head.split("\r\n");
    assert.ok(read, command);
    assert.equal(`${read.method} ${read.url.replace(`http://${address}`, "")} HTTP/1.1`, upperDigits(first), command);
    const headers = lines.map((line) => line.split(/: *(.*?) *$/s).slice(0, 2)).filter(([name = ""]) => !variable(name));
    assert.deepEqual(
      read.headers.filter(([name]) => !variable(name)).map(([name, value]) => [name, value]),
      headers,
      command,
    );
    assert.equal(read.body ?? "", body, command);
  }

  it("with every option that changes the request", async () => {
    const at = `http://${address}`;
    for (const command of [
      `curl ${at}`,
      `curl ${address}/v1/vpc?maxKeys=1`,
      `curl '${at}?a=1&b=2#fragment'`,
      `curl -XPUT ${at}/v1/vpc -H 'Content-Type: application/json' -d '{"a":1}'`,
      `curl -X DELETE -H "X-A:1" -H "X-B:   2  " -H 'Accept:' -H 'X-Empty;' --url ${at}/v1/x`,
      `curl ${at} -d a=1 -d b=2 --data-raw @c --data-binary $'d\\ne'`,
      `curl -G ${at}/p?x=1 -d a=1 --data-urlencode 'b=c d+中' --data-urlencode '=e f' --data-urlencode 'g h'`,
      `curl -u me:pass ${at}/a`,
      `curl http://me:pa%20ss@${address}/a`,
      `curl --json '{"a":' --json '1}' ${at}/j`,
      `curl -sSLA agent -e 'http://r/' -b 'c=d; e=f' --compressed ${at}/x -H 'Host: other.example:81'`,
      `curl --oauth2-bearer tok -r 0-9 ${at}`,
      `curl ${at}/a --url-query 'x=y z' --url-query +raw%20`,
      `curl --request-target '/other?q' ${at}/a`,
      `curl ${at}/d -H 'Content-Length: 3' -d abc -H 'Content-Type: text/plain' -H 'x-bce-date: 2026-01-01T00:00:00Z'`,
      `curl -X POST --head --oauth2-b tok ${at}`,
      `curl '${at}/%E4%B8%AD//x%2Fy?b&a=%2F+%20'`,
    ])
      await assertSame(command);
  });

  it("with random headers and bodies in every quoting", async () => {
    const value = fc.stringMatching(/^[!-~](?:[ -~]{0,20}[!-~])?$/);
    const body = textOf(["\n"]).filter((text) => text !== "");
    for (const [header, data, quote] of fc.sample(fc.tuple(value, body, fc.constantFrom(...bashQuotings)), 40))
      await assertSame(`curl http://${address}/v1/vpc -H ${quote(`x-a: ${header}`)} --data-raw ${quote(data)}`);
  });
});
