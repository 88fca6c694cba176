/**
 * Prints the budgets beside their peers. Arguments name further Node binaries, `npm run bench -- /path/to/node24`; `--large`
 * adds logs of 1, 2 and 4 GiB, `--scale` measures only those; `--decode`, `--verify` and `--investigate` measure nothing else.
 */
import { benchCall } from "./call.js";
import { benchDecode } from "./decode.js";
import { benchInvestigation } from "./investigate.js";
import { benchScale } from "./scale.js";
import { benchSigning } from "./signing.js";
import { benchSizes } from "./sizes.js";
import { benchStartUp } from "./start-up.js";
import { benchVerify } from "./verify.js";

if (process.argv.includes("--scale")) await benchScale();
else if (process.argv.includes("--decode")) await benchDecode();
else if (process.argv.includes("--verify")) benchVerify();
else if (process.argv.includes("--investigate")) await benchInvestigation();
else {
  await benchStartUp([process.execPath, ...process.argv.slice(2).filter((argument) => !argument.startsWith("--"))]);
  benchSizes();
  benchSigning();
  benchVerify();
  await benchCall();
  await benchInvestigation();
  await benchDecode();
  if (process.argv.includes("--large")) await benchScale();
}
