import { refuse } from "./resource.js";
import type { Item } from "./state.js";

/** No operation has a body that goes deeper than a handful. */
const deepest = 64;

/** Whether brackets of a JSON text, those in its strings aside, are nested deeper than any body of the API. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}]/gsu)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** The body as an object; what is no JSON, and what is none that an operation takes, is refused. */
export function parseBody(body: Uint8Array): Item {
  if (body.length === 0) return {};
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return refuse("global/InvalidHTTPRequest");
  }
  if (text.trim() === "") return {};
  if (isTooDeep(text)) return refuse("global/MalformedJSON");
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refuse("global/MalformedJSON");
  }
  return typeof content === "object" && content !== null && !Array.isArray(content)
    ? (content as Item)
    : refuse("global/InappropriateJSON");
}
