import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { errorsInShort } from "../../../src/core/diagnose/stream/short-input.js";

const book = codeBook(await loadEveryEntry());
const id = "5f0c2f6e-9d41-4a8b-8a3e-3b0d1c7e6f21";
const found = (shown: string, text = shown): unknown[] =>
  errorsInShort(shown, text, book).map(({ format, code, message, requestId, httpStatus }) => [
    format,
    code,
    message,
    requestId,
    httpStatus,
  ]);

describe("a pasted text in which no needle stands", () => {
  it("is read for lines that tell a known code and a request id in words", () => {
    assert.deepEqual(found(`2026-03-22 | ERROR | delete nat failed: 404 NoSuchNat The specified nat is not found. request_id ${id}`), [
      ["words", "NoSuchNat", "The specified nat is not found.", id, 404],
    ]);
    assert.deepEqual(found(`all is well\nfailed with "NoSuchNat": "The specified nat is not found." (${id})\n`), [
      ["words", "NoSuchNat", "The specified nat is not found.", id, null],
    ]);
  });

  it("is read with the lines put together that a terminal wrapped in the middle of words, prefixes counted", () => {
    const line = `2026-11-20 10:00:00 ERROR describing it failed code=NoSuchNat message="The specified nat is not found." requestId=${id}`;
    const shown = `$ ./describe.sh\n${line.replaceAll(/.{59}/gu, "$&\n")}\n$\n`;
    assert.ok(shown.includes("NoSuchN\nat"));
    const expected = [["key-value", "NoSuchNat", "The specified nat is not found.", id, null]];
    assert.deepEqual(found(shown, shown.replace("2026-11-20 10:00:00 ", "")), expected);
    assert.deepEqual(found(`x\n${"y".repeat(60)}\n\nNoSuchNat is a code\n`), []);
  });

  it("tells a status behind the code, and the message of a code wherever it stands on the line", () => {
    assert.deepEqual(found(`  what():  NoSuchNat (404): The specified nat is not found. [request ${id}]`), [
      ["words", "NoSuchNat", "The specified nat is not found.", id, 404],
    ]);
    assert.deepEqual(found(`接口返回 NoSuchNat，原文 The specified nat is not found.，请求号 ${id}`), [
      ["words", "NoSuchNat", "The specified nat is not found.", id, null],
    ]);
  });

  it("tells a code with its own message behind a sign, without a request id", () => {
    const expected = [["words", "NoSuchNat", "The specified nat is not found.", null, null]];
    for (const text of [
      "NoSuchNat: The specified nat is not found.",
      "Error: NoSuchNat - The specified nat is not found.",
      "it says [NoSuchNat]: The specified nat is not found.\nwhat now?",
      "NoSuchNat：The specified nat is not found.",
    ])
      assert.deepEqual(found(text), expected, text);
    for (const text of [
      "NoSuchNat\tThe specified nat is not found.\t404",
      "NoSuchNat: The specified nat is not found.\nCidrConflict: This subnet's cidr has conflict with other subnets'.",
      "NoSuchNat: the nat is missing",
      "aliyun: NoSuchNat: The specified nat is not found.",
      "NoSuchBucket: The specified bucket does not exist.",
      "AccessDenied: Access Denied.",
    ])
      assert.deepEqual(found(text), [], text);
  });

  it("is read in traditional Chinese", () => {
    assert.deepEqual(found(`狀態碼：404\n錯誤碼：NoSuchNat\n錯誤訊息：The specified nat is not found.\n請求 ID：${id}\n`), [
      ["key-value", "NoSuchNat", "The specified nat is not found.", id, 404],
    ]);
  });

  it("is what a dialog shows: code, message, request id and status, each on a line of its own", () => {
    assert.deepEqual(found(`NoSuchNat\n\nThe specified nat is not found.\n`), [
      ["code-alone", "NoSuchNat", "The specified nat is not found.", null, null],
    ]);
    assert.deepEqual(found(`404 Not Found\nNoSuchNat\nThe specified nat is not found.\n${id}\n`), [
      ["code-alone", "NoSuchNat", "The specified nat is not found.", id, 404],
    ]);
    assert.deepEqual(found(`NoSuchNat\nis a code of the nat gateway\n`), []);
    assert.deepEqual(found(`NoSuchNat\nCidrConflict\n`), []);
  });

  it("tells no error of a code without a request id, of one that others have, or of an unknown one", () => {
    for (const text of [
      "see the page about NoSuchNat and what it means",
      `NoSuchBucket: The specified bucket does not exist. (${id})`,
      `aliyuncs.com failed: NoSuchNat (${id})`,
      `baidu said SomethingElse happened (${id})`,
      `NoSuchNat (${id.toUpperCase()})`,
    ])
      assert.deepEqual(found(text), [], text);
  });
});
