import { fileURLToPath } from "node:url";
import { type Client, parseMethod } from "../harness/client.js";
import { installed } from "../harness/install.js";
import { javaMethods } from "./methods.js";

const at = (name: string): URL => new URL(name, import.meta.url);

export const javaClient: Client = {
  name: "Java",
  install: async () => {
    const folder = await installed({
      name: "java",
      files: ["pom.xml", "src/main/java/Driver.java"].map(at),
      version: ["javac", "-version"],
      build: () => [
        ["cp", "-r", fileURLToPath(at("pom.xml")), fileURLToPath(at("src")), "."],
        ["mvn", "--batch-mode", "--quiet", "-Dmaven.repo.local=repository", "compile"],
      ],
    });
    return { command: ["sh", "-c", 'exec java -cp "target/classes:$(cat target/classpath)" Driver'], folder };
  },
  method: (operation) => parseMethod(javaMethods[operation]),
  others: /^(?:eip|bcc)\.|^subnet\.getSubnetDetail$/,
};
