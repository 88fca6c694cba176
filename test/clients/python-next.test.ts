import { trial } from "./harness/suite.js";
import { pythonNextClient } from "./python-next/client.js";

trial({
  client: pythonNextClient,
  status: [],
  unseen: / attributes$/,
  hiding: ["traceback", "message", "log"],
  unnoticed: ["an answer under --empty"],
  hasToken: false,
  deviations: {
    "a parameter authorization": "it signs it like any other",
    "headers with blanks around their values": "it signs no headers but host and x-bce-…",
    "a body": "it signs no headers but host and x-bce-…",
    "an empty header": "it signs a header that has no value",
  },
});
