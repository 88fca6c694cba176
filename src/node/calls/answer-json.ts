import { NoAnswerError } from "../../core/refusals.js";
import { parseJson } from "../../core/text/json.js";

/**
 * What an answer, known to be JSON, holds.
 * @throws {NoAnswerError} where it is nested deeper than anything of an API is.
 */
export function answerJson(body: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder().decode(body));
  } catch {
    throw new NoAnswerError({
      en: "the answer is JSON nested too deep to be read; print it as it is, without selecting from it",
      zh: "返回的 JSON 嵌套过深，无法解析；请原样输出，不要从中选取",
    });
  }
}
