import { fileURLToPath } from "node:url";
import { type Client, parseMethod } from "../harness/client.js";
import { pythonFolder } from "../harness/python.js";
import { pythonMethods } from "./methods.js";

export const pythonClient: Client = {
  name: "Python",
  install: async () => {
    const folder = await pythonFolder("python", new URL("requirements.txt", import.meta.url));
    return { command: ["bin/python", fileURLToPath(new URL("driver.py", import.meta.url))], folder };
  },
  method: (operation) => parseMethod(pythonMethods[operation]),
  others: /^(?:eip|bcc)\./,
};
