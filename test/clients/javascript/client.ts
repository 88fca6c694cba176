import { fileURLToPath } from "node:url";
import type { Client } from "../harness/client.js";

/** Installed with the project itself, whose lock names its version. */
export const javascriptClient: Client = {
  name: "JavaScript",
  install: async () => ({ command: [process.execPath, "driver.cjs"], folder: fileURLToPath(new URL(".", import.meta.url)) }),
  takesParts: true,
  method: (operation) => ({ call: operation, arguments: [] }),
  others: /^$/,
};
