/** The same call as `bcevpc call GET /v1/vpc`, through the official SDK: prints the body, or fails. */
const { BceBaseClient } = require("@baiducloud/sdk");

const [endpoint, ak, sk] = process.argv.slice(2);
const client = new BceBaseClient({ endpoint, credentials: { ak, sk } }, "bcc", true);
client.sendRequest("GET", "/v1/vpc", { params: { maxKeys: "1000" } }).then(
  ({ body }) => process.stdout.write(JSON.stringify(body)),
  () => {
    process.exitCode = 1;
  },
);
