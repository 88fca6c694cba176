import { fileURLToPath } from "node:url";
import type { Client } from "../harness/client.js";
import { pythonFolder } from "../harness/python.js";
import { lacking, methodOf } from "./methods.js";

export const pythonNextClient: Client = {
  name: "Python, new",
  install: async () => {
    const folder = await pythonFolder("python-next", new URL("requirements.txt", import.meta.url));
    return { command: ["bin/python", fileURLToPath(new URL("driver.py", import.meta.url))], folder };
  },
  method: (operation) => (lacking.has(operation) ? null : { call: methodOf(operation), arguments: [] }),
  others: /^$/,
};
