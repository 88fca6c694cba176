import { trial } from "./harness/suite.js";
import { javaClient } from "./java/client.js";

trial({
  client: javaClient,
  status: ["message", "string", "trace", "log", "wrapped"],
  // The message alone of a failure without an answer says that there was one, and nothing else.
  unseen: / fields$|^an answer under --(?:html|truncate|drop) message$/,
  hiding: [],
  unnoticed: ["an answer under --empty"],
  hasToken: true,
  deviations: {},
});
