import { parentPort, workerData } from "node:worker_threads";
import { hashWithNode } from "../hashing.js";
import type { MockKeys } from "./gateway.js";
import { remarkOn, type SignatureQuestion } from "./signature-analysis.js";

/** A thread that looks for what is wrong with refused signatures, which takes up to a second each. */
const keys: MockKeys = workerData;
hashWithNode();
parentPort?.on("message", (question: SignatureQuestion) => parentPort?.postMessage(remarkOn(question, keys)));
