/** Writes docs/client-coverage.md from what the last run of every client saw. */
import { writeTable } from "./harness/coverage.js";

const introduction = `# What real clients do with the mock

Written by \`npm run client-coverage\` from the last run of \`npm run clients\`, which plays one scenario through each client
against \`bcevpc mock\` and fails where this table says otherwise. The drivers and their locks are in \`test/clients\`.

- \`state\`: the client changed something, and a later answer to it showed the change; or it read what had been changed.
- \`shape\`: the call was answered, and the client could read the answer.
- \`refused CODE\`: the mock refused what the client sent. \`as CALL\`: the client sent another call than the API describes.
- \`client: …\`: the client gave up by itself. \`-\`: it has no such call.

The clients: bce-sdk-go, bce-python-sdk, baiducloud-python-sdk-vpc, bce-java-sdk, and the client of all services in
@baiducloud/sdk, which has none for this API.`;

writeTable(introduction, ["Go", "Python", "Python, new", "Java", "JavaScript"]);
