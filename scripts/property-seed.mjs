/**
 * Property tests draw the same examples in every run, so that a change is judged by what it changes. Other examples:
 * `PROPERTY_SEED=7 npm test`.
 */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261128) });
