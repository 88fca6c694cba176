import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { detectors } from "../../../src/core/diagnose/forms/all.js";
import { compare, errorsIn, forms, negatives, textOf } from "./corpus.js";

for (const { format, samples } of forms)
  describe(`the form ${format}`, () => {
    for (const sample of samples)
      it(sample.name, () => {
        const { actual, expected } = compare(sample);
        assert.deepEqual(actual, expected);
      });
  });

describe("the corpus", () => {
  it("has at least three samples of every form that is recognised", () => {
    const missing = [...new Set(detectors.map(({ format }) => format))].filter(
      (format) => (forms.find((form) => form.format === format)?.samples.length ?? 0) < 3,
    );
    assert.deepEqual(missing, []);
  });

  it("finds every form by the marks its detector names", () => {
    const texts = forms.flatMap(({ samples }) => samples.map(textOf));
    for (const { format, marks } of detectors)
      assert.ok(
        texts.some((text) => marks.some((mark) => text.includes(mark))),
        format,
      );
  });
});

describe("what only looks like an error of BCE", () => {
  for (const sample of negatives)
    it(`is left alone: ${sample.name}`, () => {
      assert.deepEqual(errorsIn(textOf(sample)), [], sample.why);
    });
});
