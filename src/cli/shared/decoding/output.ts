import type { ScanSink } from "../../../core/answers/scan-sink.js";
import type { Summary } from "../../../core/diagnose/found.js";

/** A way of giving what is found. */
export interface DecodeOutput extends ScanSink {
  end(summary: Summary): void | Promise<void>;
}
