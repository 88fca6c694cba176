import type { Detector } from "../found.js";
import { goSdk } from "./go-sdk.js";
import { httpResponse } from "./http-response.js";
import { jsonBody } from "./json-body.js";

/** Every printed form that is recognised. Where two find the same text, the earlier one in this list counts. */
export const detectors: readonly Detector[] = [httpResponse, goSdk, jsonBody];
