import type { Entry } from "../../../core/catalogue/entry.js";
import { sayInline } from "../../../core/text/language.js";
import type { View } from "../../view.js";

/** The title; among results of several services, with the service that answers it. */
export const titleOf = (entry: Entry, { language }: View, withService: boolean): string =>
  sayInline(entry.title, language) + (withService ? ` (${entry.service})` : "");

export const statusOf = ({ httpStatus }: Entry): string => (httpStatus === null ? "–" : String(httpStatus));
