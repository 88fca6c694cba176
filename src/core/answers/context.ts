import type { Service } from "../catalogue/entry.js";
import type { ErrorContext } from "../diagnose/found.js";
import type { ErrorSurroundings } from "../diagnose/stream/place-errors.js";
import { idsIn } from "../operations/sent/id-kinds.js";
import { objectOfEvent, objectOfPrompt } from "./kubernetes-object.js";

type Parts = { readonly [Key in keyof ErrorContext]?: ErrorContext[Key] };

/** One tool's way of saying where it was at work; null where the text is not its own. */
type Reader = (around: ErrorSurroundings) => Parts | null;

/** The last id of a known kind in a text; null without one. */
const lastId = (text: string): string | null => idsIn(text).at(-1) ?? null;

/** The text between the last empty or framed beginning of a box and an offset: what belongs to one message. */
const sameBox = (text: string): string => text.slice(Math.max(text.lastIndexOf("\n\n"), text.lastIndexOf("Error: "), 0));

const lineOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** Terraform: the provider's frame before the error, and the address and the user's own file behind it. */
const terraform: Reader = ({ before, own, after }) => {
  const text = sameBox(before) + own;
  const [, action] = /Resource \S{1,80} ([^[\]]{1,200}?) Failed!!!/u.exec(text.replaceAll(/\n[│|\s]*/gu, " ")) ?? [];
  const [, address] = /(?:^|\n)[│\s]{0,8}with (\S{1,200}),\s*(?:\n|$)/u.exec(after) ?? /"address":"([^"\\]{1,200})"/u.exec(after) ?? [];
  const [, file, line] =
    /(?:^|\n)[│\s]{0,8}on (\S{1,200}) line (\d{1,7}),/u.exec(after) ??
    /"range":\{"filename":"([^"\\]{1,200})","start":\{"line":(\d{1,7})/u.exec(after) ??
    [];
  if (action === undefined && address === undefined && file === undefined) return null;
  const object = lastId(action ?? "") ?? lastId(text);
  return { tool: "terraform", address: address ?? null, action: action ?? null, file: file ?? null, line: lineOf(line), object };
};

/** The services that the resources of the Terraform provider belong to; its others are of other products. */
const serviceOfType: Readonly<Record<string, Service>> = {
  acl: "acl",
  eni: "eni",
  nat_gateway: "nat",
  nat_snat_rule: "nat",
  peer_conn: "peering",
  peer_conn_acceptor: "peering",
  route_rule: "route",
  security_group: "security-group",
  security_group_rule: "security-group",
  subnet: "vpc",
  vpc: "vpc",
};

/** The service that an error's place belongs to, from the type of a Terraform resource; undefined where nothing says it. */
export function serviceAt(context: ErrorContext | null): Service | undefined {
  const [, type = ""] = /(?:^|\.)baiducloud_([a-z_]{1,60})\./u.exec(context?.address ?? "") ?? [];
  return Object.hasOwn(serviceOfType, type) ? serviceOfType[type] : undefined;
}

/** Packer: `==> baiducloud-bcc.example: Error deleting security group(g-3vy2k1p8mzqx), …`. */
const packer: Reader = ({ lineBefore, own }) => {
  const [, address, words = ""] = /^\s*==> ([\w.-]{1,100}): (.{0,300})$/u.exec(lineBefore + (own.split("\n")[0] ?? "")) ?? [];
  if (address === undefined) return null;
  const [, action] = /^Error ([a-z][a-z ]{1,60}[a-z])/u.exec(words) ?? [];
  return { tool: "packer", address, action: action ?? null, object: lastId(words.split("[Code")[0] ?? "") };
};

/** Kubernetes: an event, with the object that its row, the events around it, the description above it or the command names. */
const kubernetes: Reader = ({ before, lineBefore }) => {
  const [, reason] = /\b(?:Warning|Normal)\s{1,20}([A-Z]\w{2,60})\b/u.exec(lineBefore) ?? [];
  const [, name] = /Successfully assigned ([\w.-]{1,100}\/[\w.-]{1,200}) to /u.exec(before) ?? [];
  const [, pod] = /"?pod"?[=:] ?"?([\w.-]{1,100}\/[\w.-]{1,200})"?/iu.exec(lineBefore) ?? [];
  const named = pod ?? name;
  if (reason === undefined && named === undefined) {
    const object = objectOfPrompt(before);
    return object === null ? null : { tool: "kubernetes", object: lastId(lineBefore) ?? object };
  }
  const object = named === undefined ? null : `pod/${named}`;
  return { tool: "kubernetes", action: reason ?? null, object: object ?? objectOfEvent(before, lineBefore) ?? lastId(lineBefore) };
};

/** Ansible: the task before, and the host whose task failed. */
const ansible: Reader = ({ before, lineBefore }) => {
  const [, address] = /(?:fatal|failed): \[([^\]]{1,200})\]/u.exec(lineBefore) ?? [];
  if (address === undefined) return null;
  const action = [...before.matchAll(/(?:^|\n)TASK \[([^\]\n]{1,200})\]/gu)].at(-1)?.[1] ?? null;
  return { tool: "ansible", address, action };
};

/** Each with a sign that stands in all of its texts, so that others are passed over at once. */
const readers: readonly (readonly [sign: RegExp, read: Reader])[] = [
  [/Failed!!!|│|"address":|\bon \S+ line \d/u, terraform],
  [/==> /u, packer],
  [/Warning|Normal|\bpod\b|\bkubectl /u, kubernetes],
  [/(?:fatal|failed): \[/u, ansible],
];

/** Whether nothing is known but the machine, or nothing at all. */
export const isHostAlone = (context: ErrorContext | null): boolean =>
  context === null || Object.entries(context).every(([name, value]) => name === "host" || value === null);

/** Whether a text has the sign of a tool that says where it was at work. */
export const mayTellContext = (text: string): boolean => readers.some(([sign]) => sign.test(text));

const none: ErrorContext = { tool: null, address: null, action: null, file: null, line: null, object: null, host: null };

/**
 * Where the tool that printed an error says that it was at work; without a tool's frame the id nearest before the error; and the
 * machine that wrote it. Null when nothing is said.
 */
export function contextOf(around: ErrorSurroundings, host: string | null): ErrorContext | null {
  const { before, own, after, lineBefore } = around;
  for (const [sign, read] of readers) {
    if (!sign.test(before) && !sign.test(own) && !sign.test(after)) continue;
    const parts = read(around);
    if (parts) return { ...none, ...parts, host };
  }
  const object = lineBefore === "" ? null : lastId(lineBefore);
  return object === null && host === null ? null : { ...none, object, host };
}
