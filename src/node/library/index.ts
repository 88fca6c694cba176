import { hashWithNode } from "../hashing.js";

hashWithNode();

export * from "../../core/index.js";
