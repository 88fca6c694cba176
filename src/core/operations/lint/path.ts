import { distance } from "fastest-levenshtein";
import type { Bilingual } from "../../text/bilingual.js";
import { cleanLine } from "../../text/clean.js";
import { operationShapes } from "../lookup/operation-index.js";
import type { OperationShape } from "../model/operation.js";
import { isName, segmentsOf } from "../model/path-template.js";
import { type Finding, finding, type LintInput } from "./finding.js";

const versionPattern = /^v\d+(?:\.\d+)?$/u;

const live = "gateway/ResourceNotFound";
const uri = { entry: "global/InvalidURI", liveEntry: live } as const;

/** How far a path is from a template: 0 when it fits; the case of letters counts little, ids not at all. */
function distanceTo(template: string, path: readonly string[]): number {
  const parts = segmentsOf(template);
  const missing = Math.abs(parts.length - path.length) * 8;
  return parts.slice(0, path.length).reduce((sum, part, index) => {
    const given = path[index] ?? "";
    if (isName(part) || part === given) return sum;
    return sum + (part.toLowerCase() === given.toLowerCase() ? 0.1 : distance(part, given));
  }, missing);
}

/** The template with the ids of the path in it. */
const filled = (template: string, path: readonly string[]): string =>
  `/${segmentsOf(template)
    .map((part, index) => (isName(part) ? (path[index] ?? part) : part))
    .join("/")}`;

/** The templates that come nearest to a path, of the method if there are such; none when nothing is near. */
function nearestTemplates(method: string, path: readonly string[]): string[] {
  const candidates = operationShapes.map((shape) => ({
    template: shape.path,
    score: distanceTo(shape.path, path) + (shape.method === method ? 0 : 3),
  }));
  const near = candidates.filter(({ score }) => score <= 8).sort((a, b) => a.score - b.score);
  const best = near[0]?.score ?? 0;
  return [...new Set(near.filter(({ score }) => score === best).map(({ template }) => template))].slice(0, 2);
}

const shown = (path: string): string => cleanLine(path).slice(0, 200);
const action = (flags: readonly string[]): string => `?${flags.join("&")}`;
const list = (texts: readonly string[]): Bilingual => ({ en: texts.join(", "), zh: texts.join("、") });

/** Operations on a path, whatever their method and action. */
const operationsAt = (path: readonly string[]): OperationShape[] => {
  const fitting = operationShapes.filter((shape) => segmentsOf(shape.path).length === path.length && distanceTo(shape.path, path) === 0);
  const literal = ({ path: template }: OperationShape): number => segmentsOf(template).filter((part) => !isName(part)).length;
  const most = Math.max(...fitting.map(literal));
  return fitting.filter((shape) => literal(shape) === most);
};

/** A version segment that no operation of this path has. */
function versionFinding(path: readonly string[]): Finding | null {
  const [version = "", ...rest] = path;
  if (!versionPattern.test(version)) return null;
  const known = [...new Set(operationShapes.map((shape) => segmentsOf(shape.path)[0] ?? ""))];
  const right = known.find((candidate) => candidate !== version && operationsAt([candidate, ...rest]).length > 0);
  if (known.includes(version) && right === undefined) return null;
  const isUnknown = !known.includes(version);
  return finding({
    rule: "unknown-version",
    in: "path",
    value: version,
    confidence: isUnknown ? "certain" : "likely",
    basis: isUnknown ? "documented" : "inferred",
    text: { en: `this path has no version ${version}`, zh: `该路径没有 ${version} 版本` },
    instead:
      right === undefined
        ? { en: `versions: ${known.join(", ")}`, zh: `可用的版本：${known.join("、")}` }
        : write(`/${[right, ...rest].join("/")}`),
    entry: "global/InvalidVersion",
    liveEntry: live,
    otherEntries: isUnknown ? [] : ["global/InvalidURI"],
  });
}

const write = (text: string): Bilingual => ({ en: `write ${shown(text)}`, zh: `应写作 ${shown(text)}` });

/** A path that exists, but not with this method or without this action. */
function methodFinding({ method, query }: LintInput, path: readonly string[]): Finding | null {
  const there = operationsAt(path);
  if (there.length === 0) return null;
  const sameMethod = there.filter((shape) => shape.method === method);
  if (sameMethod.length === 0) {
    const methods = list([...new Set(there.map((shape) => `${shape.method} (${shape.name})`))].slice(0, 6));
    return finding({
      rule: "method",
      in: "method",
      value: method,
      basis: "inferred",
      confidence: "likely",
      text: { en: `this path does not support ${method}`, zh: `该路径不支持 ${method}` },
      instead: { en: `supported methods: ${methods.en}`, zh: `支持的方法：${methods.zh}` },
      ...uri,
    });
  }
  const flags = sameMethod.map((shape) => shape.flags);
  const meant = flags.flat().find((flag) => query.some(([name]) => name.toLowerCase() === flag.toLowerCase()));
  const given = query.find(([name]) => name.toLowerCase() === meant?.toLowerCase())?.[0];
  if (meant !== undefined && given !== undefined) return actionCase(given, meant, uri);
  const actions = list([...new Set(sameMethod.map((shape) => `${action(shape.flags)} (${shape.name})`))]);
  return finding({
    rule: "action",
    in: "query",
    basis: "inferred",
    confidence: "likely",
    text: { en: `${method} on this path requires an action in the query`, zh: `对该路径的 ${method} 必须在查询字符串中写明动作` },
    instead: { en: `actions: ${actions.en}`, zh: `可用的动作：${actions.zh}` },
    ...uri,
  });
}

/** An action in the wrong case. `meets` is what becomes of the request. */
export const actionCase = (given: string, meant: string, meets: Pick<Finding, "entry" | "liveEntry">): Finding =>
  finding({
    rule: "action-case",
    in: "query",
    parameter: given,
    value: "",
    basis: "inferred",
    confidence: "likely",
    text: { en: `the action must be spelt ${meant}; it is case-sensitive`, zh: `动作必须写作 ${meant}，区分大小写` },
    instead: write(`?${meant}`),
    ...meets,
  });

/** Resources of services whose requests go to the same hosts, or are mixed with those of the VPC in a capture. */
const neighbours: ReadonlyMap<string, string> = new Map([
  ...[
    "instance",
    "instanceByDetail",
    "volume",
    "image",
    "snapshot",
    "zone",
    "keypair",
    "flavor",
    "flavorSpec",
    "asp",
    "deployset",
    "region",
  ].map((name) => [name, "BCC"] as const),
  ...["eip", "eipgroup", "eipbp", "eiptp"].map((name) => [name, "EIP"] as const),
  ...["blb", "appblb"].map((name) => [name, "BLB"] as const),
  ["csn", "CSN"],
  ["et", "ET"],
  ["privatezone", "DNS"],
]);

/** A path of a neighbouring service, of which nothing is known here. */
function neighbourFinding([version = "", resource = ""]: readonly string[]): Finding | null {
  const service = neighbours.get(resource);
  if (service === undefined || !versionPattern.test(version)) return null;
  return finding({
    rule: "other-service",
    level: "warning",
    basis: "observed",
    in: "path",
    value: resource,
    text: {
      en: `/${version}/${resource} belongs to another service, ${service}; it was not checked`,
      zh: `/${version}/${resource} 属于另一服务 ${service}，未检查`,
    },
  });
}

/** Why a path with this method and query is none of the API. */
export function pathFinding(input: LintInput, path: string): Finding {
  const segments = segmentsOf(path);
  const found = neighbourFinding(segments) ?? versionFinding(segments) ?? methodFinding(input, segments);
  if (found) return found;
  const near = nearestTemplates(input.method, segments).map((template) => filled(template, segments));
  const names = list(near.map(shown));
  return finding({
    rule: "unknown-path",
    in: "path",
    value: path,
    text: { en: "the API has no such path", zh: "接口中没有这个路径" },
    instead:
      near.length === 0
        ? { en: "all paths: bcevpc apis", zh: "全部路径：bcevpc apis" }
        : { en: `nearest: ${names.en}`, zh: `最接近的是：${names.zh}` },
    ...uri,
  });
}
