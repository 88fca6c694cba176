import { fileURLToPath } from "node:url";
import { type Client, parseMethod } from "../harness/client.js";
import { installed } from "../harness/install.js";
import { goMethods } from "./methods.js";

const at = (name: string): URL => new URL(name, import.meta.url);
const files = ["main.go", "values.go", "go.mod", "go.sum"].map(at);

export const goClient: Client = {
  name: "Go",
  install: async () => {
    const folder = await installed({
      name: "go",
      files,
      version: ["go", "version"],
      build: () => [
        ["cp", ...files.map((file) => fileURLToPath(file)), "."],
        ["go", "build", "-mod=readonly", "-o", "driver", "."],
      ],
    });
    return { command: ["./driver"], folder };
  },
  method: (operation) => parseMethod(goMethods[operation]),
  // EIPs and servers are other products; a VPN gateway can also be deleted by a method that calls its id a VPC's.
  others: /^(?:eip|bcc)\.|^vpn\.DeleteVpnGateway$/,
};
