import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { bcevpc, binary } from "../cli/run.js";
import { startMock } from "../node/mock/mock-process.js";
import { temporaryFolder } from "../temporary-folder.js";
import { closeScreens, plain, screen } from "./screen.js";

const offer = /(\d+) read calls? would tell: run again with --investigate/;
const body = (code: string): string =>
  `{"requestId":"0c0cd3c2-4fd5-4a4a-9d3c-000000000001","code":"${code}","message":"The specified nat is not found."}\n`;
const file = (content: string): string => {
  const path = join(temporaryFolder("offer"), "log.txt");
  writeFileSync(path, content);
  return path;
};

/** What a terminal shows of a command line with the binary in it. */
const shown = async (line: (program: string) => string): Promise<string> =>
  plain(await screen(line(`${process.execPath} ${binary}`), { columns: 100, literal: true }));

describe("the offer to look into a failure", () => {
  after(closeScreens);

  it("stands below a decoded error on a terminal, with the number of calls, and in Chinese", async () => {
    const path = file(body("NoSuchNat"));
    assert.match(await shown((program) => `${program} decode --lang en ${path}`), offer);
    assert.match(await shown((program) => `${program} decode --lang zh ${path}`), /只需 \d+ 次只读调用即可查明原因：加 --investigate/);
  });

  it("stands below a failed call, and not below one that was looked into", async (t) => {
    const mock = await startMock(["--settle", "0"]);
    t.after(() => mock.stop());
    const settings = Object.entries(mock.env).map(([name, value]) => `${name}=${value}`);
    const call = (more: string) =>
      screen(`env ${settings.join(" ")} bcevpc call GetNat natId=nat-gonegonegone --lang en ${more}`, { columns: 100 });
    assert.match(plain(await call("")), offer);
    assert.doesNotMatch(plain(await call("--investigate")), offer);
  });

  it("stands below what is said of a command that was run", async () => {
    const path = file(body("NoSuchNat"));
    const said = await shown((program) => `${program} run --stdout --lang en -- cat ${path}`);
    assert.match(said, offer);
    assert.ok(said.indexOf("would tell") > said.indexOf("Request id"), said);
  });

  it("is not made where no read could tell more, nor with the option", async () => {
    const path = file(body("InvalidVersion"));
    assert.doesNotMatch(await shown((program) => `${program} decode --lang en ${path}`), offer);
  });

  it("is never made in a pipe", async () => {
    const path = file(body("NoSuchNat"));
    const { stdout, stderr } = await bcevpc(["decode", "--lang", "en", path]);
    assert.doesNotMatch(stdout + stderr, offer);
    assert.doesNotMatch(await shown((program) => `${program} decode --lang en ${path} | cat`), offer);
  });
});
