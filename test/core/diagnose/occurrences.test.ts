import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Found } from "../../../src/core/diagnose/found.js";
import { type ErrorInBlock, lookBack, type Occurrence, Occurrences } from "../../../src/core/diagnose/stream/occurrences.js";

const id = "c4abab14-ebc4-4eb0-85d2-03c4d51eed18";
const other = "c4abab14-ebc4-4eb0-85d2-03c4d51eed19";
const words = "The specified nat is not found.";

const plain: Found = {
  code: "NoSuchNat",
  message: words,
  requestId: id,
  requestIdComplete: true,
  httpStatus: null,
  origin: "service",
  format: "json",
  file: null,
  line: 1,
  time: null,
  source: null,
  values: {},
  operation: null,
  called: null,
  parameter: null,
  parameters: [],
  constraints: [],
  proof: null,
  known: true,
  retryable: false,
  meaning: null,
  entry: null,
  candidates: [],
  elsewhere: [],
  failure: null,
  title: null,
  steps: [],
  hidden: [],
  investigation: null,
  client: null,
  context: null,
};

/** An error on a line; the block is the line's own unless it is named. */
const on = (line: number, parts: Partial<Found> = {}, block = line): ErrorInBlock => ({
  found: { ...plain, ...parts, line },
  block,
  lastLine: line,
});

/** The failures that a run of prints is taken for. */
function counted(...prints: readonly ErrorInBlock[]): Occurrence[] {
  const occurrences = new Occurrences();
  const all = prints.flatMap((print) => {
    const settled = occurrences.settle(print.found.line);
    occurrences.add(print);
    return settled;
  });
  return [...all, ...occurrences.end()];
}

const count = (...prints: readonly ErrorInBlock[]): number => counted(...prints).length;
const bare = { requestId: null, requestIdComplete: false };
const hiding: Partial<Found> = { ...bare, code: null, hidden: ["code", "requestId"] };

describe("an error with a request id", () => {
  it("is one with the same error up to a hundred lines on, and another one behind them", () => {
    assert.equal(lookBack, 100);
    assert.equal(count(on(1), on(101)), 1);
    assert.equal(count(on(1), on(102)), 2);
  });

  it("is looked for from where it was last printed", () => {
    assert.equal(count(on(1), on(101), on(201), on(301)), 1);
    assert.equal(count(on(1), on(101), on(202)), 2);
  });

  it("is another one when the id, the code or the message is another, be it in the same line", () => {
    assert.equal(count(on(1), on(1, { requestId: other })), 2);
    assert.equal(count(on(1), on(1, { code: "NoSuchVpc" })), 2);
    assert.equal(count(on(1), on(1, { message: "Nat is in another state." })), 2);
  });

  it("is the same whatever the case of its code, and the blanks, quotes and full stop of its message", () => {
    assert.equal(count(on(1), on(2, { code: "nosuchnat", message: "the specified 'nat'  is not found" })), 1);
  });

  it("is the same when one print leaves out or cuts the message, or puts words of its own before it, and not when it cuts both ends", () => {
    for (const message of [null, "The specified nat", `create failed: ${words}`]) {
      assert.equal(count(on(1), on(2, { message })), 1, `${message}`);
      assert.equal(count(on(1, { message }), on(2)), 1, `${message}`);
    }
    assert.equal(count(on(1), on(2, { message: "specified nat is not" })), 2);
  });

  it("is the same when the id is cut, if at least eight characters are left that agree", () => {
    const cut = (length: number) => ({ requestId: id.slice(0, length), requestIdComplete: false });
    assert.equal(count(on(1), on(2, cut(8))), 1);
    assert.equal(count(on(1, cut(8)), on(2)), 1);
    assert.equal(count(on(1), on(2, cut(35))), 1);
    assert.equal(count(on(1), on(2, { ...cut(8), message: null })), 1);
    assert.equal(count(on(1), on(2, cut(7))), 2);
    assert.equal(count(on(1), on(2, { ...cut(8), requestId: "c4abab15" })), 2);
    assert.equal(count(on(1), on(2, { requestId: id.slice(0, 35) })), 2, "an id said to be whole");
  });
});

describe("an error without a request id", () => {
  it("is one only within the block it is printed in", () => {
    assert.equal(count(on(5, bare), on(5, bare)), 1);
    assert.equal(count(on(5, bare), on(6, bare)), 2);
    assert.equal(count(on(5, bare, 4), on(9, bare, 4)), 1);
    assert.equal(count(on(5, bare, 4), on(9, bare, 8)), 2);
  });

  it("is another one than the same with an id", () => {
    assert.equal(count(on(1), on(1, bare)), 2);
    assert.equal(count(on(1, bare), on(1)), 2);
  });

  it("is another one in the same block when code, failure or words differ", () => {
    assert.equal(count(on(1, bare), on(1, { ...bare, code: "NoSuchVpc" })), 2);
    const wordless = { ...bare, message: null };
    assert.equal(count(on(1, wordless), on(1, { ...wordless, code: "NoSuchVpc" }), on(1, wordless)), 2);
    assert.equal(count(on(1, bare), on(1, { ...bare, message: "Nat is in another state." })), 2);
    assert.equal(count(on(1, { ...bare, code: null, failure: "a" }), on(1, { ...bare, code: null, failure: "b", message: "b" })), 2);
  });
});

describe("an error whose client hides the code", () => {
  it("repeats one of the same words within a hundred lines, and is one of its own behind them or in other words", () => {
    assert.equal(count(on(1), on(101, hiding)), 1);
    assert.equal(count(on(1), on(102, hiding)), 2);
    assert.equal(count(on(1), on(2, { ...hiding, message: "Nat is in another state." })), 2);
  });

  it("is repeated by one that names it", () => {
    const [occurrence, ...more] = counted(on(1, hiding), on(2));
    assert.equal(more.length, 0);
    assert.deepEqual([occurrence?.found.code, occurrence?.found.requestId, occurrence?.found.hidden], ["NoSuchNat", id, []]);
    const [guessed] = counted(on(1, { ...hiding, code: "NoSuchNat" }), on(2));
    assert.deepEqual([guessed?.found.hidden, guessed?.found.line], [[], 1]);
  });

  it("is not meant where a failure without an answer has the same words", () => {
    assert.equal(count(on(1), on(2, { ...hiding, failure: "status-only" })), 2);
  });

  it("counts as often as it is printed when nobody names it, but once in a block", () => {
    assert.equal(count(on(1, hiding), on(2, hiding)), 2);
    assert.equal(count(on(1, hiding), on(1, hiding)), 1);
  });
});

describe("what two prints say together", () => {
  const together = (...prints: readonly ErrorInBlock[]): Found => {
    const all = counted(...prints);
    assert.equal(all.length, 1);
    return all[0]?.found ?? plain;
  };

  it("is the place of the first, with status and time from whichever has them, those of the first before others", () => {
    const { line, httpStatus, time } = together(on(3), on(4, { httpStatus: 404, time: "b" }), on(5, { httpStatus: 500, time: "c" }));
    assert.deepEqual([line, httpStatus, time], [3, 404, "b"]);
  });

  it("is the whole id, whichever print has it", () => {
    const cut = { requestId: id.slice(0, 13), requestIdComplete: false };
    for (const found of [together(on(1, cut), on(2)), together(on(1), on(2, cut))])
      assert.deepEqual([found.requestId, found.requestIdComplete], [id, true]);
  });

  it("is the service's own message, without what a client put before it", () => {
    const wrapped = { message: `create failed: ${words}` };
    assert.equal(together(on(1, wrapped), on(2)).message, words);
    assert.equal(together(on(1), on(2, wrapped)).message, words);
    assert.equal(together(on(1, { message: null }), on(2)).message, words);
  });

  it("is the place of the error, not that of the log line of a failed answer before it", () => {
    const answer: Partial<Found> = { code: null, failure: "status-only", message: null };
    assert.equal(together(on(1, answer), on(4)).line, 4);
  });
});

describe("what one print says of the request", () => {
  it("stays, whichever print says it", () => {
    const parameter = { name: "natId", in: "path", value: "nat-1" } as const;
    const asked = { operation: "GetNat", parameter, parameters: [parameter], proof: { operation: "ListNat", command: "c" } };
    for (const prints of [
      [on(1, asked), on(2)],
      [on(1), on(2, asked)],
      [on(1, asked), on(1, hiding)],
    ]) {
      const found = counted(...prints)[0]?.found;
      assert.deepEqual(
        [found?.operation, found?.parameter, found?.parameters, found?.proof],
        ["GetNat", parameter, [parameter], asked.proof],
      );
    }
  });
});

describe("what is remembered", () => {
  it("gives an occurrence back once its hundred lines are over, in the order of the input, and once only", () => {
    const occurrences = new Occurrences();
    const first = occurrences.add(on(1));
    const second = occurrences.add(on(2, { requestId: other }));
    assert.deepEqual(occurrences.settle(101), []);
    assert.deepEqual(occurrences.pending, [first, second]);
    assert.deepEqual(occurrences.settle(102), [first]);
    assert.deepEqual(occurrences.settle(102), []);
    assert.deepEqual(occurrences.end(), [second]);
    assert.deepEqual(occurrences.pending, []);
    assert.ok(occurrences.add(on(103, { requestId: other })), "nothing is known of what was given back");
  });

  it("keeps the order when an earlier one came again", () => {
    const occurrences = new Occurrences();
    const first = occurrences.add(on(1));
    const second = occurrences.add(on(2, { requestId: other }));
    assert.equal(occurrences.add(on(90)), null);
    assert.deepEqual(occurrences.settle(150), []);
    assert.deepEqual(occurrences.settle(191), [first, second]);
  });
});
