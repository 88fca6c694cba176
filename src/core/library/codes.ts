import { explainCode, nearestTo } from "../answers/explain-code.js";
import { checkService } from "../catalogue/check-service.js";
import type { Entry, Service } from "../catalogue/entry.js";
import { searchEntries } from "../catalogue/search-entries.js";
import { type LanguageOption, type TextLanguage, type Told, tell } from "./in-language.js";

/** A code that is not known, or not with the service, status or message that was given. */
export interface UnknownCode {
  readonly code: string;
  /** Known codes that come near it, nearest first; where the rest of the question ruled the entries out, their ids. */
  readonly nearest: readonly string[];
}

/** What is known of codes: the document of `bcevpc explain --json`. */
export interface Explanation {
  /** Most common first; several where services share a code or it has several causes. */
  readonly entries: readonly Entry[];
  readonly unknown: readonly UnknownCode[];
}

export interface ExplainOptions<Lang extends TextLanguage | undefined = undefined> extends LanguageOption<Lang> {
  readonly service?: Service;
  readonly httpStatus?: number;
  /** The message that came with the code: it decides among entries. */
  readonly message?: string;
}

/**
 * Explains an error code, or the entry of an id such as `nat/NoSuchNat`: what it means, its causes and what to do, each with
 * its basis. Case and what stands around a pasted code do not matter. Nothing is sent anywhere.
 *
 * @throws {UsageError} for a service that the catalogue does not have.
 */
export async function explain<const Lang extends TextLanguage | undefined = undefined>(
  code: string,
  options: ExplainOptions<Lang> = {},
): Promise<Told<Explanation, Lang>> {
  const { service, httpStatus, message, lang } = options;
  checkService(service);
  const answer = await explainCode(code, {
    ...(service !== undefined && { service }),
    ...(httpStatus !== undefined && { status: httpStatus }),
    ...(message !== undefined && { message }),
  });
  const unknown = answer.entries.length > 0 ? [] : [{ code: answer.asked, nearest: await nearestTo(answer) }];
  return tell({ entries: answer.entries, unknown }, lang);
}

export interface SearchOptions<Lang extends TextLanguage | undefined = undefined> extends LanguageOption<Lang> {
  readonly service?: Service;
  readonly httpStatus?: number;
  /** Only entries for which this is so: that the same request, sent again, can succeed. */
  readonly retryable?: boolean;
}

/**
 * Searches the catalogue by words of either language, best first: the entries of `bcevpc codes --json`. Without words it
 * gives all of them, by service.
 *
 * @throws {UsageError} for a service that the catalogue does not have.
 */
export async function searchCodes<const Lang extends TextLanguage | undefined = undefined>(
  words: string,
  options: SearchOptions<Lang> = {},
): Promise<Told<readonly Entry[], Lang>> {
  const { service, httpStatus, retryable, lang } = options;
  checkService(service);
  const entries = await searchEntries(words, {
    ...(service !== undefined && { service }),
    ...(httpStatus !== undefined && { status: httpStatus }),
    ...(retryable !== undefined && { retryable }),
  });
  return tell<readonly Entry[], Lang>(entries, lang);
}
