/**
 * Applies, plans and destroys main.tf against the mock: `by-hand.ts TOFU FOLDER`, with the program (terraform or tofu) and the
 * folder of the provider's binary. It is no part of the run, because the provider is not to be had from a registry that CI has.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bcevpc } from "../../cli/run.js";
import { type MockProcess, startMock } from "../../node/mock/mock-process.js";

const [program = "tofu", provider = "."] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "bcevpc-terraform-"));
cpSync(new URL("main.tf", import.meta.url), join(folder, "main.tf"));
const hosts = ["registry.opentofu.org", "registry.terraform.io"];
const overrides = hosts.map((host) => `    "${host}/baidubce/baiducloud" = "${provider}"\n`).join("");
writeFileSync(join(folder, "rc"), `provider_installation {\n  dev_overrides {\n${overrides}  }\n  direct {}\n}\n`);

function run({ endpoint, env }: MockProcess, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, [...args, "-no-color"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      TF_CLI_CONFIG_FILE: join(folder, "rc"),
      TF_VAR_endpoint: endpoint,
      BAIDUCLOUD_ACCESS_KEY: env["BCE_ACCESS_KEY_ID"],
      BAIDUCLOUD_SECRET_KEY: env["BCE_SECRET_ACCESS_KEY"],
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

let [passed, failed] = [0, 0];
function say(name: string, isRight: boolean, output: string): void {
  console.log(`${isRight ? "passed" : "FAILED"}  ${name}${isRight ? "" : `\n${output}`}`);
  if (isRight) passed += 1;
  else failed += 1;
}

const mock = await startMock(["--settle", "300", "--quiet"]);
// The provider refuses an ENI whose security group is not there yet when it plans.
const steps: readonly (readonly [name: string, ...args: string[]])[] = [
  ["the security group is applied", "apply", "-auto-approve", "-target=baiducloud_security_group.web"],
  ["the rest is applied", "apply", "-auto-approve"],
  ["nothing is left to change", "plan", "-detailed-exitcode"],
  ["all is destroyed", "destroy", "-auto-approve"],
];
for (const [name, ...args] of steps) {
  const { code, output } = await run(mock, args);
  say(name, code === 0, output);
}
await mock.stop();

const faults: readonly (readonly [code: string, ...args: string[]])[] = [
  ["LimitExceeded", "--fail", "vpc/LimitExceeded@CreateVpc"],
  ["AccessDenied", "--fail", "global/AccessDenied@CreateVpc"],
  ["RequestExpired", "--skew", "7200"],
  ["MalformedJSON", "--html"],
];
for (const [code, ...args] of faults) {
  const failing = await startMock([...args, "--quiet"]);
  const { output } = await run(failing, ["apply", "-auto-approve", "-target=baiducloud_vpc.main"]);
  const { errors } = JSON.parse((await bcevpc(["decode", "--json"], { input: output })).stdout) as { errors: { code: string }[] };
  say(`${code} is decoded`, errors[0]?.code === code, output);
  await failing.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
