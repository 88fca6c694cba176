import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc, binary, ownSurroundings } from "../run.js";

const folder = temporaryFolder("run");
const failure = "Error: [Code: NoSuchNat; Message: The specified nat is not found.; RequestId: a-1]";
const shell = (script: string, ...options: string[]): string[] => ["run", ...options, "--", "bash", "-c", script];

/** Every byte, then enough of them that no pipe holds them at once. */
const twoMegabytes = Buffer.from(
  Array.from({ length: 2_000_000 }, (_, index) => (index < 512 ? index : (index * 7919) ^ (index >> 8)) & 0xff),
);
const binaryFile = join(folder, "bytes");
writeFileSync(binaryFile, twoMegabytes);
const ready = join(folder, "ready");
writeFileSync(ready, "ready\n");

const killGroup = ({ pid = 0 }: ChildProcess): void => {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
};

/** Starts bcevpc in a session of its own, so that no terminal of the tester takes part. */
function start(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [binary, ...args], {
    env: { ...ownSurroundings },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  // Should bcevpc wait for ever, the test fails instead of waiting too.
  setTimeout(killGroup, 10_000, child).unref();
  return child;
}

async function finish(child: ChildProcess) {
  const gather = async (stream: ChildProcess["stdout"]) => Buffer.concat(stream ? await stream.toArray() : []);
  const [stdout, stderr, [code, signal]] = await Promise.all([gather(child.stdout), gather(child.stderr), once(child, "close")]);
  return { stdout, stderr, code, signal };
}

async function inShell(script: string): Promise<string> {
  const env = { ...ownSurroundings, node: process.execPath, bcevpc: binary };
  return (await promisify(execFile)("bash", ["-c", script], { env })).stdout;
}

/** Sends a signal once the child of bcevpc has printed something. */
async function interrupted(script: string, kill: (pid: number) => void) {
  const child = start(shell(script));
  const finished = finish(child);
  await once(child.stdout as NonNullable<ChildProcess["stdout"]>, "data");
  kill(child.pid ?? 0);
  return finished;
}

describe("bcevpc run", () => {
  it("returns the exit code of the command, 128+n when a signal ended it", async () => {
    for (const [script, code] of [
      ["exit 0", 0],
      ["exit 3", 3],
      ["kill -TERM $$", 143],
      ["kill -KILL $$", 137],
    ] as const)
      assert.deepEqual(await bcevpc(shell(script)), { stdout: "", stderr: "", code }, script);
    assert.equal((await bcevpc(shell(`echo "${failure}" >&2; exit 3`))).code, 3);
  });

  it("leaves stdout to the command: 2 MB of any bytes are exact, and the explanation is not among them", async () => {
    const { stdout, stderr } = await finish(start(shell(`cat ${binaryFile}; echo "${failure}" >&2`)));
    assert.ok(stdout.equals(twoMegabytes));
    assert.match(stderr.toString(), /NoSuchNat · HTTP 404 · NAT gateway/);
  });

  it("passes stderr on byte for byte: binary, 2 MB, colours, no last line feed", async () => {
    const { stdout, stderr } = await finish(start(shell(`cat ${binaryFile} >&2`)));
    assert.deepEqual([stdout.length, stderr.equals(twoMegabytes)], [0, true]);
    assert.equal((await bcevpc(shell("printf '\\033[31mred\\033[0m \\x9b1m' >&2"))).stderr, "\u001b[31mred\u001b[0m \ufffd1m");
  });

  it("lets the command open its streams again by their names", async () => {
    const script = "echo 1 >/dev/stderr; echo 2 | tee /dev/stderr; echo 3 >/dev/stdout";
    assert.deepEqual(await bcevpc(shell(script, "--stdout")), { stdout: "2\n3\n", stderr: "1\n2\n", code: 0 });
  });

  it("passes stderr on as it comes", async () => {
    const child = start(shell("echo first >&2; sleep 30"));
    const [chunk] = await once(child.stderr as NonNullable<ChildProcess["stderr"]>, "data");
    assert.equal(String(chunk), "first\n");
    killGroup(child);
  });

  it("explains after the last byte of the command, behind one blank line, as decode does", async () => {
    const { stdout: decoded } = await bcevpc(["decode"], { input: `x\n${failure}\n` });
    for (const end of ["last\\n", "last"]) {
      const { stdout, stderr } = await bcevpc(shell(`echo x >&2; echo "${failure}" >&2; sleep 0.2; printf '${end}' >&2`));
      assert.equal(stdout, "");
      assert.equal(stderr, `x\n${failure}\nlast\n\n${decoded.replace("line 2\n", "stderr:2\n")}`);
    }
  });

  it("adds nothing when there is no BCE error, whatever the options", async () => {
    for (const options of [[], ["--summary"], ["--full"], ["--stdout"]])
      assert.deepEqual(await bcevpc(shell("echo fine; echo warning >&2", ...options)), { stdout: "fine\n", stderr: "warning\n", code: 0 });
  });

  it("searches stdout with --stdout only, and passes it on exactly", async () => {
    const script = `echo "${failure}"; cat ${binaryFile}; echo "${failure.replaceAll("a-1", "b-2")}" >&2`;
    assert.match((await finish(start(shell(script, "--summary")))).stderr.toString(), /1 error of 1 kind/);
    const { stdout, stderr } = await finish(start(shell(script, "--stdout", "--summary")));
    assert.ok(stdout.equals(Buffer.concat([Buffer.from(`${failure}\n`), twoMegabytes])));
    assert.match(stderr.toString(), /2 errors of 1 kind/);
  });

  it("numbers the lines of each stream for itself", async () => {
    const script = `echo a; echo "${failure}"; for i in 1 2 3; do echo x >&2; done; echo "${failure.replaceAll("a-1", "b-2")}" >&2`;
    const { stderr } = await bcevpc(shell(script, "--stdout", "--json"));
    const { errors, summary } = JSON.parse(stderr.split("\n").at(-2) ?? "");
    assert.deepEqual(errors.map(({ file, line }: { file: string; line: number }) => `${file}:${line}`).sort(), ["stderr:4", "stdout:2"]);
    assert.deepEqual([summary.total, summary.lines], [2, 6]);
  });

  it("prints with --json one document that holds to the schema, also when there is no error", async () => {
    const schemas = new URL("../../../dist/schemas/", import.meta.url);
    const ajv = new Ajv2020();
    ajv.addSchema(JSON.parse(readFileSync(new URL("entry.schema.json", schemas), "utf8")));
    ajv.addSchema(JSON.parse(readFileSync(new URL("error-record.schema.json", schemas), "utf8")));
    const validate = ajv.compile<{ summary: { total: number }; errors: object[] }>(
      JSON.parse(readFileSync(new URL("decode.schema.json", schemas), "utf8")),
    );
    for (const [script, total] of [
      [`echo "${failure}" >&2`, 1],
      ["echo fine >&2", 0],
    ] as const) {
      const document: unknown = JSON.parse((await bcevpc(shell(script, "--json"))).stderr.split("\n").at(-2) ?? "");
      assert.ok(validate(document), JSON.stringify(validate.errors));
      assert.deepEqual([document.summary.total, document.errors.length], [total, total]);
    }
  });

  it("holds no more than the first 1000 errors for --json, and counts all", async () => {
    const script = `for i in {1..1500}; do echo "[Code: NoSuchNat; Message: m; RequestId: id-$i]"; done >&2`;
    const { errors, summary } = JSON.parse((await bcevpc(shell(script, "--json"))).stderr.split("\n").at(-2) ?? "");
    assert.deepEqual([errors.length, summary.total], [1000, 1500]);
  });

  it("gives the command its stdin", async () => {
    assert.equal((await bcevpc(["run", "--", "cat"], { input: twoMegabytes.toString("base64") })).stdout, twoMegabytes.toString("base64"));
  });

  it("leaves everything behind -- to the command, its own options and a second -- included", async () => {
    const { stdout } = await bcevpc(["run", "--", "printf", "%s|", "--help", "--json", "--", "--lang", "zh", "a b", "$HOME"]);
    assert.equal(stdout, "--help|--json|--|--lang|zh|a b|$HOME|");
  });

  it("exits 127 for a command that there is not, 126 for one that cannot be executed", async () => {
    for (const name of ["no-such-command", "./no-such-file", ""]) {
      const { stderr, code } = await bcevpc(["run", "--", name]);
      assert.equal(code, 127);
      assert.ok(stderr.startsWith(`error: command not found: "${name}"\n  `), stderr);
    }
    const { stderr, code } = await bcevpc(["run", "--", binaryFile]);
    assert.deepEqual([code, stderr], [126, `error: "${binaryFile}" is not executable\n`]);
  });

  it("exits 2 without -- or without a command, and shows the right form", async () => {
    for (const [args, form] of [
      [["terraform", "apply", "-auto-approve", "a b"], "bcevpc run -- terraform apply -auto-approve 'a b'"],
      [["echo", "--", "x"], "bcevpc run -- echo -- x"],
      [["--"], "bcevpc run -- terraform apply"],
      [[], "bcevpc run -- terraform apply"],
    ] as const) {
      const { stdout, stderr, code } = await bcevpc(["run", ...args]);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.ok(stderr.endsWith(`\n  write: ${form}\n`), stderr);
    }
  });

  it("refuses a wrong option before it starts anything", async () => {
    const trace = join(folder, "started");
    for (const options of [["--service", "foo"], ["--sumary"]]) assert.equal((await bcevpc(shell(`touch ${trace}`, ...options))).code, 2);
    assert.equal(existsSync(trace), false);
  });
});

describe("bcevpc run and signals", () => {
  it("hands SIGTERM, SIGHUP, SIGINT and SIGQUIT to the command, and returns what it makes of them", async () => {
    for (const [signal, number] of [
      ["TERM", 15],
      ["HUP", 1],
      ["INT", 2],
      ["QUIT", 3],
    ] as const) {
      const handled = await interrupted(`trap 'echo got; exit 9' ${signal}; echo ready; while :; do sleep 0.05; done`, (pid) =>
        process.kill(pid, `SIG${signal}`),
      );
      assert.deepEqual([handled.stdout.toString(), handled.code, handled.signal], ["ready\ngot\n", 9, null], signal);
      // Said by the command that the signal is to end: a shell would ignore SIGQUIT until it has become another command.
      const killed = await interrupted(`exec tail -f ${ready}`, (pid) => process.kill(pid, `SIG${signal}`));
      assert.equal(killed.code, 128 + number, signal);
    }
  });

  it("outlives a Ctrl-C that reaches the whole group, and explains what the command printed last", async () => {
    const script = `trap 'sleep 0.3; echo "${failure}" >&2; exit 1' INT; echo ready; while :; do sleep 0.05; done`;
    const { stderr, code } = await interrupted(script, (pid) => process.kill(-pid, "SIGINT"));
    assert.equal(code, 1);
    assert.match(stderr.toString(), /NoSuchNat · HTTP 404 · NAT gateway/);
  });

  it("waits a second, and no longer, for what the command left running with its stderr", async () => {
    for (const left of ["sleep 20 &", "(while sleep 0.3; do echo tick; done) >&2 & sleep 0.1;", "yes >&2 &"]) {
      const before = Date.now();
      const child = start(shell(`${left} echo "${failure}" >&2; exit 4`, "--summary"));
      child.stdout?.resume();
      const err: Buffer[] = [];
      child.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
      const [code] = await once(child, "exit");
      assert.ok(Date.now() - before >= 1000 && Date.now() - before < 6000, left);
      killGroup(child);
      assert.equal(code, 4, left);
      assert.match(Buffer.concat(err).toString(), /1 error of 1 kind/);
    }
  });

  it("loses nothing when the reader is slow, even where mkfifo is not found and Node's longer sockets serve as pipes", async () => {
    const writer = `PATH=/none "$node" "$bcevpc" run -- $(command -v bash) -c "$(command -v head) -c 400000 /dev/zero >&2" 2>&1`;
    const reader = "{ sleep 0.5; for i in 1 2 3 4; do head -c 90000; sleep 1.3; done; cat; } | wc -c";
    assert.equal(await inShell(`${writer} | ${reader}`), "400000\n");
  });

  it("lets the command learn that its reader has left, and returns its code", async () => {
    for (const script of [`"$node" "$bcevpc" run --stdout -- yes`, `"$node" "$bcevpc" run -- bash -c 'exec yes >&2' 2>&1`])
      assert.equal(await inShell(`${script} | head -c 1; echo "\${PIPESTATUS[0]}"`), "y141\n");
  });

  it("fails when the output of the command could not be written, and lets the command go on", async () => {
    const trace = join(folder, "went-on");
    const full = openSync("/dev/full", "w");
    for (const [script, code] of [
      [`echo x; sleep 0.1; touch ${trace}`, 2],
      ["echo x; exit 5", 5],
    ] as const) {
      const child = spawn(process.execPath, [binary, ...shell(script, "--stdout")], { stdio: ["ignore", full, "ignore"] });
      assert.deepEqual(await once(child, "close"), [code, null]);
    }
    assert.ok(existsSync(trace));
  });
});
