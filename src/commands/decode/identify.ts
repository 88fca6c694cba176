import type { ScanFacts } from "../../diagnose/scanner.js";
import { matchOperation, serviceOf } from "../../operations/match.js";

/** The operation and service of a request that a log shows. */
export const identify: NonNullable<ScanFacts["identify"]> = ({ method, path, query }) => {
  const operation = matchOperation({ method, path, query: [...new URLSearchParams(query)] });
  return operation ? { operation: operation.name, service: serviceOf(operation) } : null;
};
