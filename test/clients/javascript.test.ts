import { trial } from "./harness/suite.js";
import { javascriptClient } from "./javascript/client.js";

trial({
  client: javascriptClient,
  status: ["console", "json", "indented", "logged", "colours"],
  unseen: /^an answer under --truncate (?:json|indented|logged)$|^an answer under --drop /,
  hiding: ["string"],
  unnoticed: ["an answer under --empty"],
  hasToken: true,
  deviations: {
    "a name with signs": "it leaves names as they are",
  },
});
