import * as fc from "fast-check";
import { matchOperation } from "../../../src/core/operations/lookup/match.js";
import type { Operation, Parameter } from "../../../src/core/operations/model/operation.js";
import type { QueryItem } from "../../../src/core/signature/canonical-request.js";
import type { Case, Json } from "./lint-cases.js";

/** Values of every kind, most of them wrong for most parameters. None is the well-formed id of a resource that there is not. */
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    0,
    1,
    5,
    10,
    -1,
    1.5,
    101,
    5001,
    32_768,
    32_769,
    65_535,
    65_536,
    true,
    false,
    [],
    {},
    [{}],
    ["a"],
    [5],
  ),
  fc.constantFrom("10.0.1.0/24", "10.0.1.7/24", "10.0.0.1", "300.1.1.1", "10.0.0.0/33", "::1", "2400::/56", "0.0.0.0/0", "all", "any"),
  fc.constantFrom(
    "tcp",
    "TCP",
    "UDP",
    "icmp",
    "allow",
    "Allow",
    "ingress",
    "in",
    "Prepaid",
    "Postpaid",
    "prepaid",
    "month",
    "year",
    "small",
    "Large",
  ),
  fc.constantFrom("1-65535", "80", "0", "70000", "90-80", "80,443", "8000-8010", "65535-65536", "100", "1001", "1000", "-5", "ten"),
  fc.constantFrom("default", "web", "9lives", "x".repeat(66), "web server", "测试", "a".repeat(65), "a".repeat(201)),
  fc.constantFrom(
    "nat",
    "nat-",
    "nat_x",
    "eni",
    "vpcone",
    "peerconn",
    "rule",
    "initiator",
    "server",
    "hpas",
    "BBC",
    "XXL",
    "custom",
    "ecmp",
  ),
);

/** One change of a request. */
type Change = (request: Case, operation: Operation) => Case;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** A copy of an object with a member set, or without it. */
const withMember = (object: Json, name: string, value: unknown): Json => {
  const { [name]: _old, ...rest } = object;
  return value === undefined ? rest : { ...rest, [name]: value };
};

/** Sets a member somewhere in an object: at its top, or in an object or list of objects that stands there. `pick` chooses. */
function setSomewhere(object: Json, parameters: readonly Parameter[], pick: number, value: unknown): Json {
  const chosen = parameters[pick % Math.max(1, parameters.length)];
  if (!chosen) return object;
  const { name, children = [] } = chosen;
  const inner = object[name];
  const next = Math.floor(pick / Math.max(1, parameters.length));
  if (children.length > 0 && next % 4 !== 0) {
    const below = Math.floor(next / 4);
    if (isObject(inner)) return withMember(object, name, setSomewhere(inner, children, below, value));
    const [first, ...others] = Array.isArray(inner) ? inner : [];
    if (isObject(first)) return withMember(object, name, [setSomewhere(first, children, below, value), ...others]);
  }
  return withMember(object, name, value);
}

const inPlace = ({ parameters }: Operation, place: Parameter["in"]): readonly Parameter[] =>
  parameters.filter((parameter) => parameter.in === place);

const bodyChange: fc.Arbitrary<Change> = fc.tuple(fc.nat(100_000), fc.option(anyValue, { nil: undefined, freq: 4 })).map(
  ([pick, value]) =>
    (request, operation) =>
      request.body === null ? request : { ...request, body: setSomewhere(request.body, inPlace(operation, "body"), pick, value) },
);

const queryChange: fc.Arbitrary<Change> = fc
  .tuple(
    fc.nat(1000),
    fc.option(fc.constantFrom("", "0", "1001", "ten", "vpcone", "natx", "initiator", "true", "maybe", "é", "x".repeat(65), "5"), {
      nil: undefined,
    }),
  )
  .map(([pick, value]) => (request, operation) => {
    const own = inPlace(operation, "query").filter(({ name }) => name !== "marker" && name !== "sgVersion");
    const chosen = own[pick % Math.max(1, own.length)];
    if (!chosen) return request;
    const rest = request.query.filter(([name]) => name !== chosen.name);
    return { ...request, query: value === undefined ? rest : [...rest, [chosen.name, value]] };
  });

const pathChange: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom("nat-", "natx", "eni", "peerconn", "rule", "10.0.1", "x y", "v9", "V1"), fc.nat(5))
  .map(([value, pick]) => (request) => {
    const segments = request.path.split("/");
    const at = segments.findIndex((segment, index) => index >= 1 + pick && (/-|\d\.\d/u.test(segment) || /^v\d$/u.test(segment)));
    return at < 0 || (at > 1 && /^[vV]\d$/u.test(value)) ? request : { ...request, path: segments.with(at, value).join("/") };
  });

const flagChange: fc.Arbitrary<Change> = fc.boolean().map((isDropped) => (request) => ({
  ...request,
  query: request.query
    .filter(([, value]) => !isDropped || value !== null)
    .map(([name, value]): QueryItem => [value === null ? name.toUpperCase() : name, value]),
}));

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 12, arbitrary: bodyChange },
  { weight: 3, arbitrary: queryChange },
  { weight: 1, arbitrary: pathChange },
  { weight: 1, arbitrary: flagChange },
);

export const operationOf = ({ method, path, query, body }: Case, operations: readonly Operation[]): Operation | null => {
  const shape = matchOperation({ method, path, query, body });
  return operations.find(({ name }) => name === shape?.name) ?? null;
};

/** A request that is accepted, and the same with one or two changes. */
export const changedCase = (cases: readonly Case[], operations: readonly Operation[]): fc.Arbitrary<{ base: Case; changed: Case }> =>
  fc.tuple(fc.constantFrom(...cases), fc.array(change, { minLength: 1, maxLength: 2 })).map(([base, changes]) => {
    const operation = operationOf(base, operations);
    if (!operation) throw new Error(`${base.method} ${base.path} is no operation`);
    return { base, changed: changes.reduce((request, mutate) => mutate(request, operation), base) };
  });
