/**
 * Prints the budgets beside their peers. Arguments name further Node binaries, `npm run bench -- /path/to/node24`; `--large`
 * adds logs of 1, 2 and 4 GiB, `--decode`, `--verify` and `--investigate` measure nothing else.
 */
import { benchCall } from "./call.js";
import { benchDecode } from "./decode.js";
import { benchInvestigation } from "./investigate.js";
import { benchSigning } from "./signing.js";
import { benchSizes } from "./sizes.js";
import { benchStartUp } from "./start-up.js";
import { benchVerify } from "./verify.js";

const large = process.argv.includes("--large");
if (process.argv.includes("--decode")) await benchDecode(large);
else if (process.argv.includes("--verify")) benchVerify();
else if (process.argv.includes("--investigate")) await benchInvestigation();
else {
  await benchStartUp([process.execPath, ...process.argv.slice(2).filter((argument) => !argument.startsWith("--"))]);
  benchSizes();
  benchSigning();
  benchVerify();
  await benchCall();
  await benchInvestigation();
  await benchDecode(large);
}
