import { goClient } from "./go/client.js";
import { trial } from "./harness/suite.js";

trial({
  client: goClient,
  status: ["struct", "json"],
  // An empty or a cut answer is a bare EOF to it, and its JSON is {}.
  unseen: /^an answer under --(?:empty|truncate) /,
  hiding: [],
  unnoticed: [],
  hasToken: true,
  deviations: {
    "a request id of the client's own": "it never signs x-bce-request-id",
  },
});
