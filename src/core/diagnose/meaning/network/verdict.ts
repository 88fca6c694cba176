import type { FailureTexts } from "../verdict.js";
import { answerTexts } from "./answer-texts.js";
import { connectionTexts } from "./connection-texts.js";
import type { NetworkFacts, TextsOf } from "./facts.js";
import { type NetworkFailure, networkFailures } from "./failures.js";
import { proxyTexts } from "./proxy-texts.js";
import { tlsTexts } from "./tls-texts.js";

const texts: TextsOf<NetworkFailure> = { ...connectionTexts, ...tlsTexts, ...answerTexts, ...proxyTexts };

/** What is said of a request that got no answer, be it bcevpc's own or one that another program tells of. */
export const networkVerdict = (failure: NetworkFailure, facts: NetworkFacts): FailureTexts => ({
  origin: failure in proxyTexts ? "proxy" : "client",
  retryable: networkFailures[failure],
  ...texts[failure](facts),
});
