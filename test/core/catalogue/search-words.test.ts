import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { comparable, tellingWords, wordsOf } from "../../../src/core/catalogue/search-words.js";

describe("the words of a search", () => {
  it("are compared without letter case, endings, full width, marks and blanks beside Han", () => {
    assert.equal(comparable("Deleted the VPCs!"), comparable("delete vpc"));
    assert.equal(comparable("弹性公网 IP 绑定"), "弹性公网ip绑定");
    assert.equal(comparable("ＮＡＴ"), "nat");
    assert.equal(comparable("NoSuchNat"), "no such nat");
    assert.equal(comparable("can't"), comparable("cant"));
  });

  it("leave out what holds a sentence together", () => {
    assert.equal(comparable("why is my signature still wrong"), comparable("signature wrong"));
    assert.equal(comparable("为什么签名一直不对"), "签名 不对".replace(" ", ""));
  });

  it("are Latin ones, names with hyphens whole and in parts, and Chinese as a dictionary cuts it", () => {
    assert.deepEqual(wordsOf("nat gateway"), ["nat", "gateway"]);
    assert.deepEqual(wordsOf("x-bce-date"), ["x-bce-date", "x", "bce", "date"]);
    assert.ok(wordsOf("服务器数量").includes("数量"));
  });

  it("are pairs of neighbours where the dictionary has single characters only, and a lone character that is no particle", () => {
    assert.deepEqual(wordsOf("网卡"), ["网卡"]);
    assert.deepEqual(wordsOf("写"), ["写"]);
    assert.deepEqual(wordsOf("了"), []);
  });

  it("tell nothing when they only say that it failed, unless there are no others", () => {
    assert.deepEqual(tellingWords(["vpc", "cannot", "失败"]), ["vpc"]);
    assert.deepEqual(tellingWords(["失败"]), ["失败"]);
  });
});
