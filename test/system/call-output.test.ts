import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type ApiServer, startApiServer } from "../cli/call/api-server.js";
import { keys } from "../cli/call/caller.js";
import { temporaryFolder } from "../temporary-folder.js";
import { closeScreens, plain, screen } from "./screen.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(async () => {
  closeScreens();
  await server.close();
});

const call = (args: string, columns = 80) => screen(`bcevpc call GET /v1/vpc --endpoint ${server.url} ${args}`, { env: keys, columns });

describe("what call prints on a terminal", () => {
  const name = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水火土东西南北中春夏秋冬日月星辰";

  it("is a table with boxes from 60 columns on, and none below, without a Chinese character lost", async () => {
    server.answer({ body: { vpcs: [{ vpcId: "vpc-4t2mg9ubhs8c", name, cidr: "192.168.0.0/16" }] } });
    for (const columns of [50, 60, 80]) {
      const shown = plain(await call("--format table", columns));
      const boxed = shown.split("\n").filter((line) => line.startsWith("│"));
      assert.equal(boxed.length > 0, columns >= 60, shown);
      const text = boxed.length > 0 ? boxed.map((line) => line.split("│")[2]).join("") : shown;
      assert.ok(text.replaceAll(/\s/g, "").includes(name), shown);
    }
  });

  it("goes to a file as it would go to a pipe: no colour, no boxes", async () => {
    server.answer({ body: { vpcs: [{ vpcId: "vpc-1", name: "测试" }] } });
    const file = join(temporaryFolder("answers"), "answer.json");
    for (const [args, content] of [
      ["", '{"vpcs":[{"vpcId":"vpc-1","name":"测试"}]}'],
      ["--format json", '{"vpcs":[{"vpcId":"vpc-1","name":"测试"}]}\n'],
      ["--query vpcs[0]", '{"vpcId":"vpc-1","name":"测试"}\n'],
      ["--format table", "vpcId  vpc-1\nname   测试\n"],
    ] as const) {
      await call(`-o ${file} ${args}`);
      assert.equal(readFileSync(file, "utf8"), content, args);
    }
  });

  it("has no rest of a spinner before it when the pages come fast", async () => {
    server.answer({ body: { isTruncated: false, vpcs: [{ vpcId: "vpc-1" }] } });
    const shown = plain(await call("--paginate", 80));
    assert.match(shown, /^\{\n {2}/);
    assert.doesNotMatch(shown, /waiting for|items so far|[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/);
  });
});
