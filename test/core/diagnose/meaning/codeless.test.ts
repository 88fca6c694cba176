import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../../src/core/catalogue/catalogue.js";
import { rawError } from "../../../../src/core/diagnose/found.js";
import { codeBook, entriesByMessage } from "../../../../src/core/diagnose/meaning/code-book.js";
import { toFound } from "../../../../src/core/diagnose/meaning/to-found.js";

const book = codeBook(await loadEveryEntry());
const read = (message: string) => toFound(rawError({ format: "go-error", start: 0, end: 3, message }), book, {}, 1);

describe("words of a client that come without a code", () => {
  it("lead to their entry, and the record has no code", () => {
    const { code, message, entry, origin, known } = read("EOF");
    assert.deepEqual([code, message, entry?.id, origin, known], [null, "EOF", "sdk/EOF", "sdk", true]);
  });

  it("are not those by which a client names a status, and not parts of other messages", () => {
    assert.deepEqual(entriesByMessage(book, "403 Forbidden"), []);
    assert.deepEqual(entriesByMessage(book, "unexpected EOF"), []);
    assert.equal(read("eni:eni-x resource not exist").code, "EniNotFoundException");
  });
});

describe("a message of which only the beginning is known", () => {
  it("leads to its entry whatever its end is, and no other message does", () => {
    const ids = (message: string) => entriesByMessage(book, message).map(({ id }) => id);
    const entry = "enterprise-security-group/Esg.EsgDescTooLong";
    assert.deepEqual(ids("Enterprise security group description is too long."), [entry]);
    assert.deepEqual(ids("Enterprise security group description is to"), []);
    assert.deepEqual(ids("The Enterprise security group description is too long."), []);
  });
});

describe("an event of the container network", () => {
  it("comes from the client's side, with its values", () => {
    const event = { format: "go-error", start: 0, end: 3, code: "SubnetNoMoreIP" };
    const { entry, origin, values } = toFound(
      rawError({ ...event, message: "ENI eni-5kgf8wz1yq2n with subnet sbn-8h2jm4nd0r6t has no more available IP" }),
      book,
      {},
      1,
    );
    assert.equal(entry?.id, "cce/SubnetNoMoreIP");
    assert.equal(origin, "client");
    assert.deepEqual(values, { eniId: "eni-5kgf8wz1yq2n", subnetId: "sbn-8h2jm4nd0r6t" });
  });
});
