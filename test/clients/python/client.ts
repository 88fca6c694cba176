import { fileURLToPath } from "node:url";
import type { Client } from "../harness/client.js";
import { pythonFolder } from "../harness/python.js";
import { pythonMethods } from "./methods.js";

export const pythonClient: Client = {
  name: "Python",
  install: async () => {
    const folder = await pythonFolder("python", new URL("requirements.txt", import.meta.url));
    return { command: ["bin/python", fileURLToPath(new URL("driver.py", import.meta.url))], folder };
  },
  method: (operation) => {
    const [call, ...words] = pythonMethods[operation]?.split(" ") ?? [];
    return call === undefined ? null : { call, arguments: words };
  },
  others: /^(?:eip|bcc)\./,
};
