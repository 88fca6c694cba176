import type { Detector } from "../../found.js";
import { goSdk } from "./go-sdk.js";

/** What the provider writes before the SDK's error, on one line or wrapped. */
const frame = /\[ERROR\]\s[\w./-]{1,200}\.go:\d{1,6}:\sResource\s[^[\]]{1,300}?\sFailed!!!\s\[SDK\s[\w-]{1,40}\sERROR\]:\s{0,40}$/u;
const longestFrame = 640;

/** The Terraform provider's frame around the Go SDK's error: file and line in it are the provider's own. */
export const terraform: Detector = {
  format: "terraform",
  marks: ["Failed!!!"],
  find: (text) =>
    goSdk.find(text).flatMap((error) => {
      const before = Math.max(0, error.start - longestFrame);
      const match = frame.exec(text.slice(before, error.start));
      return match ? [{ ...error, format: "terraform", start: before + match.index }] : [];
    }),
};
