import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exitForError } from "../../src/cli/exit-codes.js";
import { loadEveryEntry } from "../../src/core/catalogue/catalogue.js";
import type { FailureClass } from "../../src/core/catalogue/entry.js";
import type { CodedError } from "../../src/core/diagnose/found.js";

const entries = await loadEveryEntry();
const exitOf = (entry: (typeof entries)[number], status: number): number =>
  exitForError({ code: entry.code, entry, candidates: [], known: true } as unknown as CodedError, status);

describe("the exit code of an answer", () => {
  it("goes by the failure class of its entry, also of codes that are added later", () => {
    const auth: readonly FailureClass[] = ["signature", "authorization", "key", "clock", "permission", "account"];
    for (const failureClass of auth) {
      const [sample] = entries;
      assert.ok(sample);
      assert.equal(exitOf({ ...sample, code: "MadeUpLater", failureClass, httpStatus: 400 }, 400), 7, failureClass);
    }
    for (const entry of entries) {
      const code = exitOf(entry, entry.httpStatus ?? 400);
      if (auth.includes(entry.failureClass)) assert.equal(code, 7, entry.id);
      else if (entry.failureClass === "throttle" || entry.httpStatus === 429) assert.equal(code, 8, entry.id);
      else assert.equal(code, (entry.httpStatus ?? 400) >= 500 ? 5 : (entry.httpStatus ?? 400) >= 400 ? 4 : 6, entry.id);
    }
  });

  it("is that of several entries where all of them are of one kind, else that of the status", () => {
    const signature = entries.filter(({ code }) => code === "IamSignatureInvalid");
    assert.ok(signature.length > 1);
    const several = { code: "IamSignatureInvalid", entry: null, candidates: signature, known: true } as unknown as CodedError;
    assert.equal(exitForError(several, 400), 7);
    const mixed = {
      ...several,
      candidates: [...signature, ...entries.filter(({ code }) => code === "NoSuchNat")],
    } as unknown as CodedError;
    assert.equal(exitForError(mixed, 404), 4);
  });
});
