import type { Found, Summary } from "../../../core/diagnose/found.js";
import { Timeline } from "../../../core/diagnose/stream/timeline.js";
import { type Context, print } from "../../context.js";
import type { DecodeOutput } from "./output.js";
import { renderTimeline } from "./timeline.js";

/** `--timeline`: a plot of errors over time, by code. */
export function timelineOutput(context: Context): DecodeOutput {
  const timeline = new Timeline();
  return {
    found: () => undefined,
    settled: (error: Found) => timeline.add(error),
    end: (summary: Summary) => {
      if (summary.total > 0) print(context, renderTimeline(timeline.buckets(), timeline.untimed, timeline.burst(), context.view));
    },
  };
}
