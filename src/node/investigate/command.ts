import type { Parameter } from "../../core/operations/model/operation.js";
import { isObject } from "../../core/operations/values/values.js";
import { cleanLine } from "../../core/text/clean.js";
import { isSecretName } from "../../core/text/mask.js";
import { shellWord } from "../../core/text/shell.js";
import type { Place } from "./places.js";
import type { Subject } from "./subject.js";

/** Members of a request by the name of their parameter, as JSON has them. */
export type Members = Readonly<Record<string, unknown>>;

/** A value that a first `@` would make the name of a file says that it is none. */
const asWord = (value: string): string => cleanLine(value).replace(/^(?=\\*@)/u, "\\");

function argument(name: string, value: unknown): string {
  const isSingle = ["string", "number", "boolean"].includes(typeof value);
  return shellWord(isSingle ? `${name}=${asWord(String(value))}` : `${name}:=${cleanLine(JSON.stringify(value))}`);
}

/** A call of an operation as it can be typed. */
export const commandFor = (operation: string, members: Members, { flags }: Pick<Place, "flags">): string =>
  ["bcevpc call", operation, ...Object.entries(members).map(([name, value]) => argument(name, value))].join(" ") + flags;

/** Whether a secret stands anywhere in a value: such a request cannot be shown whole. */
function holdsSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsSecret);
  return isObject(value) && Object.entries(value).some(([name, member]) => isSecretName(name) || holdsSecret(member));
}

/** Names of parameters of which a new request has to have a value of its own. */
const notAgain: ReadonlySet<string> = new Set(["clientToken"]);

const sentMember = ({ values, body, sent }: Subject, { name, in: place, type, join }: Parameter): unknown => {
  if (place === "body") return body[name];
  if (type !== "List") return values[name];
  const items = sent.find((sentValue) => sentValue.name === name)?.items;
  return items && (join === undefined ? items : items.join(join));
};

/** The failed call as a command, with other members in it; null where the call is not known, or holds a secret. */
export function callWith(subject: Subject, changed: Members, place: Pick<Place, "flags"> = subject.here): string | null {
  const { operation } = subject;
  if (!operation) return null;
  const members = operation.parameters
    .filter(({ name }) => !notAgain.has(name))
    .map(
      (parameter) =>
        [parameter.name, Object.hasOwn(changed, parameter.name) ? changed[parameter.name] : sentMember(subject, parameter)] as const,
    )
    .filter(([, value]) => value !== undefined && value !== null);
  const all = Object.fromEntries(members);
  return holdsSecret(all) ? null : commandFor(operation.name, all, place);
}
