import type { Bilingual } from "../../text/bilingual.js";
import { idOf, type ResourceId, resourceIds } from "../model/resource-ids.js";
import type { SentValue } from "./sent-values.js";

/** An id of another kind of resource than its parameter takes. */
export interface WrongKind {
  readonly name: string;
  readonly in: SentValue["in"];
  readonly value: string;
  readonly text: Bilingual;
}

const byPrefix = (prefix: string): ResourceId | undefined => resourceIds.find((resourceId) => resourceId.prefix === prefix);

/** What `nexthopId` takes depends on the type beside it. Of a peering connection it is the interface, not the connection. */
const nextHops: Readonly<Record<string, string>> = { peerConn: "qpif-", nat: "nat-", vpn: "vpn-", dcGateway: "dcgw-" };

function dueFor({ name, parameter }: SentValue, sent: readonly SentValue[]): ResourceId | undefined {
  if (parameter.name !== "nexthopId") return idOf(parameter.name);
  const type = sent.find((sentValue) => sentValue.name === name.replace(/nexthopId$/u, "nexthopType"))?.value;
  return type !== undefined && Object.hasOwn(nextHops, type) ? byPrefix(nextHops[type] ?? "") : undefined;
}

/** The kind of an id by its prefix: of several the longest, so that `vpn-ssl-user-…` is no VPN gateway. */
export const kindOf = (id: string): ResourceId | undefined =>
  resourceIds.filter(({ prefix }) => id.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length)[0];

const anyId = /\b[a-z][a-z0-9]{0,9}(?:-[a-z]{1,8}){0,2}-[A-Za-z0-9]{4,40}\b/gu;

/** The ids of known kinds in a text, in their order. */
export const idsIn = (text: string): string[] => [...text.matchAll(anyId)].flatMap(([id]) => (kindOf(id) ? [id] : []));

/** The ids among sent values that are another kind of resource's. A value without a known prefix is not judged. */
export function wrongKinds(sent: readonly SentValue[]): readonly WrongKind[] {
  return sent.flatMap((sentValue) => {
    const due = dueFor(sentValue, sent);
    if (!due) return [];
    return sentValue.items.flatMap((value, index) => {
      const kind = kindOf(value);
      if (!kind || kind.prefix === due.prefix) return [];
      const name = sentValue.items.length > 1 ? `${sentValue.name}[${index}]` : sentValue.name;
      const text = {
        en: `expected ${due.prefix}… (${due.resource.en}), got ${kind.prefix}… (${kind.resource.en})`,
        zh: `应为 ${due.prefix}…（${due.resource.zh}），实际是 ${kind.prefix}…（${kind.resource.zh}）`,
      };
      return [{ name, in: sentValue.in, value, text }];
    });
  });
}
