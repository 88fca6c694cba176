import { networkFailures } from "../../../src/core/diagnose/meaning/network/failures.js";
import type { TransportFailure } from "../../../src/node/client/transport-error.js";

/** Every failure of a request of bcevpc's own. */
export const transportFailures = Object.keys(networkFailures).filter((name): name is TransportFailure => name !== "no-host");
