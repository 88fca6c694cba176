import { isLosslessNumber, isSafeNumber, LosslessNumber, parse, stringify } from "lossless-json";

/** JSON whose numbers keep their digits: one that a double would round stays as it was written. A byte order mark is passed over. */
export const parseJson = (text: string): unknown =>
  parse(text.replace(/^\ufeff/u, ""), null, {
    parseNumber: (number) => (isSafeNumber(number) ? Number(number) : new LosslessNumber(number)),
  });

export const writeJson = (content: unknown): string => stringify(content) ?? "null";

/** Whether a value is a number that `parseJson` kept as it was written. */
export const isKeptNumber = (value: unknown): boolean => isLosslessNumber(value);
