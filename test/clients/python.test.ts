import { trial } from "./harness/suite.js";
import { pythonClient } from "./python/client.js";

trial({
  client: pythonClient,
  status: ["documented"],
  unseen: / attributes$/,
  hiding: ["traceback", "message", "log"],
  unnoticed: ["an answer under --empty"],
  hasToken: false,
  deviations: {
    "a parameter authorization": "it signs it like any other",
  },
});
