import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bcevpc } from "../run.js";

describe("the refund of a peering connection", () => {
  it("is said to cover only connections within the border, on its page and in the entry, as documented", async () => {
    const page = await bcevpc(["apis", "RefundPeerConn"], { env: { COLUMNS: "200" } });
    assert.match(page.stdout, /^ {2}! a connection that crosses the border cannot be refunded, nor can a postpaid one/m);
    assert.match(page.stdout, /doc:https:\/\/cloud\.baidu\.com\/doc\/VPC\/s\/cmdyigiz8/);
    const chinese = await bcevpc(["apis", "RefundPeerConn", "--lang", "zh"], { env: { COLUMNS: "200" } });
    assert.match(chinese.stdout, /跨境的对等连接不能退订/);
    const entry = await bcevpc(["explain", "UnsupportedPeerConnOperation", "--full"], { env: { COLUMNS: "300" } });
    assert.match(entry.stdout, /RefundPeerConn, which covers only connections that do not cross the border\. \[doc\]/);
    assert.match(entry.stdout, /2026-01-22, https:\/\/cloud\.baidu\.com\/doc\/VPC\/s\/cmdyigiz8/);
  });

  it("is said to cost something before it is sent", async () => {
    const { stdout } = await bcevpc(["lint", "RefundPeerConn", "peerConnId=peerconn-dtska37u3eih"], { env: { COLUMNS: "300" } });
    assert.match(stdout, /1\.5 times/);
  });
});
