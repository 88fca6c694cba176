import packageJson from "../../../../package.json" with { type: "json" };
import { sha256Base64 } from "../../../node/hashing.js";
import { offlinePage } from "../../../page/offline-page.js";
import { pageScript } from "../../../page/page-script.js";
import type { Context } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";

/** `bcevpc page`: the page for a browser without a network. */
export function page({ io, view, isLanguageAskedFor }: Context): ExitCode {
  const language = view.language === "zh" ? "zh" : "en";
  const frame = {
    language,
    isAskedFor: isLanguageAskedFor,
    version: packageJson.version,
    script: pageScript ?? "",
    sha256: sha256Base64,
  } as const;
  // Bytes of our own, of which a cleaned sign would change the program that stands in them.
  io.out.pass(Buffer.from(offlinePage(frame)));
  return exitCodes.done;
}
