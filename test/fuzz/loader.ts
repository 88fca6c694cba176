import { Worker } from "node:worker_threads";

/** A worker of a TypeScript file. Node 20 does not run `--import tsx` in workers, so the worker registers the loader itself first. */
export function startWorker(file: URL, workerData: unknown): Worker {
  const code = `import { register } from "${import.meta.resolve("tsx/esm/api")}"; register(); await import("${file}");`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData });
}
