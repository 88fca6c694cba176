import { trial } from "./harness/suite.js";
import { pythonNextClient } from "./python-next/client.js";

trial({
  client: pythonNextClient,
  status: [],
  unseen: / attributes$/,
  unnoticed: ["an answer under --empty"],
  deviations: {
    "a parameter authorization": "it signs it like any other",
  },
});
