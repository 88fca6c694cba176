import type { OperationShape } from "../../../core/operations/model/operation.js";

/** `PUT /v1/nat/{natId}?bind` */
export const callOf = ({ method, path, flags }: OperationShape): string =>
  `${method} ${path}${flags.length === 0 ? "" : `?${flags.join("&")}`}`;
