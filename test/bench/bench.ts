/**
 * Prints the budgets beside their peers. Arguments name further Node binaries: `npm run bench -- /path/to/node24`.
 */
import { benchCall } from "./call.js";
import { benchSigning } from "./signing.js";
import { benchStartUp } from "./start-up.js";

await benchStartUp([process.execPath, ...process.argv.slice(2)]);
benchSigning();
await benchCall();
