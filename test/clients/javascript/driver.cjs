// Calls with @baiducloud/sdk what it is told on standard input, a line of JSON a call, and answers a line of JSON each.
const { createInterface } = require("node:readline");
const { format, inspect } = require("node:util");
const { Auth, BceBaseClient } = require("@baiducloud/sdk");

let client = null;

function connect({ endpoint, accessKeyId, secretAccessKey, securityToken }) {
  const credentials = { ak: accessKeyId, sk: secretAccessKey };
  const config = { endpoint, credentials, ...(securityToken === null ? {} : { sessionToken: securityToken }) };
  client = new BceBaseClient(config, "bcc", true);
}

/** The SDK has no client of this API: what there is is its client of all, which takes a method, a path, a query and a body. */
async function perform({ method, path, query, body }) {
  const answer = await client.sendRequest(method, path, {
    params: Object.fromEntries(query.map(([name, value]) => [name, value ?? ""])),
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  return answer.body;
}

/** What JavaScript programs write of an error. */
const printed = (error) => ({
  console: format("list failed", error),
  json: JSON.stringify(error),
  indented: JSON.stringify(error, null, 2),
  logged: JSON.stringify({ level: "error", msg: `list failed: ${JSON.stringify(error)}` }),
  colours: inspect(error, { colors: true, breakLength: 40 }),
  string: `bcc.bj.baidubce.com failed: ${error}`,
  ...(error instanceof Error ? { stack: error.stack } : {}),
});

function sign({ method, path, query, headers, accessKeyId, secretAccessKey, time, expires }) {
  const encoded = encodeURIComponent(path)
    .replaceAll("%2F", "/")
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return new Auth(accessKeyId, secretAccessKey).generateAuthorization(method, encoded, query, headers, time, expires);
}

async function answer(ask) {
  if (ask.connect) return { ok: true, result: connect(ask.connect) };
  if (ask.methods) return { ok: true, result: [] };
  if (ask.sign) return { ok: true, result: sign(ask.sign) };
  try {
    return { ok: true, result: await perform(ask.values) };
  } catch (error) {
    return { ok: false, printed: printed(error) };
  }
}

let last = Promise.resolve();
createInterface(process.stdin).on("line", (line) => {
  last = last.then(async () => console.log(JSON.stringify(await answer(JSON.parse(line)))));
});
