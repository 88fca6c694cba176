import { type Argument, ArgumentFault, parseArgument } from "../../../core/operations/building/arguments.js";
import { type BuiltRequest, buildRequest, type GivenParts } from "../../../core/operations/building/build-request.js";
import { questionsFor } from "../../../core/operations/building/questions.js";
import { findOperation, nearestOperations } from "../../../core/operations/lookup/operations.js";
import type { Operation } from "../../../core/operations/model/operation.js";
import type { Problem } from "../../../core/operations/values/problem.js";
import { isObject, type JsonObject } from "../../../core/operations/values/values.js";
import { UsageError } from "../../../core/refusals.js";
import { methods, parseQueryOption } from "../../../core/requests/target.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { didYouMean } from "../../../core/text/did-you-mean.js";
import { parseJson, writeJson } from "../../../core/text/json.js";
import { isSecretName } from "../../../core/text/mask.js";
import type { CallPlan } from "../../../node/calls/call-plan.js";
import type { CallContext } from "../look/notices.js";
import { checkedBody, readValue } from "./body.js";
import { completePlan, type PlanOptions } from "./complete-plan.js";
import type { IdOffers } from "./id-offers.js";

/**
 * Refuses a name that no operation has, with the nearest ones.
 * @throws {UsageError} for such a name.
 */
export function refuseUnknownOperation(name: string, [next]: readonly string[] = []): never {
  const nearest = nearestOperations(name);
  const shown = cleanLine(name);
  throw new UsageError({ en: `unknown operation or method: ${shown}`, zh: `未知的接口或方法：${shown}` }, [
    ...(next?.includes("/") ? [{ en: `methods: ${methods.join(", ")}`, zh: `可用的方法：${methods.join("、")}` }] : []),
    ...didYouMean(nearest),
    {
      en: "all operations: bcevpc apis; a path follows a method: bcevpc call GET /v1/vpc",
      zh: "全部接口：bcevpc apis；路径写在方法之后：bcevpc call GET /v1/vpc",
    },
  ]);
}

async function operationNamed(name: string, words: readonly string[]): Promise<Operation> {
  return (await findOperation(name)) ?? refuseUnknownOperation(name, words);
}

const isSecretArgument = ({ steps }: Argument): boolean => steps.some((step) => typeof step === "string" && isSecretName(step));

function refuseSecondReader(args: readonly Argument[], data: string | undefined): void {
  const readers = args.filter(({ isFile, value }) => isFile && value === "-").map(({ name }) => `${name}=@-`);
  const all = data === "-" ? [...readers, "-d -"] : readers;
  if (all.length > 1)
    throw new UsageError({ en: `standard input can be read only once: ${all.join(", ")}`, zh: `标准输入只能读取一次：${all.join("、")}` });
}

/**
 * The arguments with the contents of the files they name.
 * @throws {UsageError} when one of them cannot be understood.
 */
export async function readArguments(context: CallContext, words: readonly string[], data: string | undefined): Promise<Argument[]> {
  const parsed = words.map(parseArgument);
  const faults = parsed.flatMap((argument) => (argument instanceof ArgumentFault ? [argument] : []));
  if (faults.length > 0)
    throw refusalOf(
      null,
      faults.map(({ text }) => text),
      [
        {
          en: "key=value for text, key:=json for anything else, key=@file for the contents of a file",
          zh: "文本用 key=value，其他取值用 key:=json，文件内容用 key=@文件",
        },
      ],
    );
  const given = parsed.flatMap((argument) => (argument instanceof ArgumentFault ? [] : [argument]));
  refuseSecondReader(given, data);
  const args: Argument[] = [];
  for (const argument of given) {
    args.push(argument.isFile ? { ...argument, value: await readValue(context, argument.value, argument.name), isFile: false } : argument);
    if (!argument.isFile && isSecretArgument(argument))
      context.notices.warn({
        en: `other users of this machine can see ${argument.name} on the command line: use ${argument.name}=@FILE, or ${argument.name}=@- for standard input`,
        zh: `本机其他用户能在命令行参数中看到 ${argument.name}：请写作 ${argument.name}=@文件，或 ${argument.name}=@- 从标准输入读取`,
      });
  }
  return args;
}

/** One problem is said at once; several are counted and listed. */
function refusalOf(operation: Operation | null, problems: readonly Bilingual[], hints: readonly Bilingual[]): UsageError {
  const name = operation ? `${operation.name}: ` : "";
  const [first, ...others] = problems;
  if (first && others.length === 0)
    return new UsageError({ en: name + first.en, zh: operation ? `${operation.name}：${first.zh}` : first.zh }, hints);
  const count = problems.length;
  const marked = problems.map(({ en, zh }) => ({ en: `- ${en}`, zh: `- ${zh}` }));
  const subject = operation?.name ?? "";
  return new UsageError(
    { en: `${subject} cannot be sent, for ${count} reasons:`.trim(), zh: `${subject} 不能发送，共 ${count} 处问题：`.trim() },
    [...marked, ...hints],
  );
}

const isMissing = ({ missing }: Problem): boolean => missing !== null;

/** Everything that is missing in one line, then each of the other problems. */
function textsOf(problems: readonly Problem[]): Bilingual[] {
  const missing = problems.filter(isMissing).map(({ name }) => name);
  const others = problems.filter((problem) => !isMissing(problem)).map(({ text }) => text);
  return missing.length === 0 ? others : [...others, { en: `missing: ${missing.join(", ")}`, zh: `缺少：${missing.join("、")}` }];
}

function refuse(operation: Operation, problems: readonly Problem[]): UsageError {
  const canBeForced = problems.every(({ weight }) => weight !== "stop");
  return refusalOf(operation, textsOf(problems), [
    { en: `parameters: bcevpc apis ${operation.name}`, zh: `查看参数：bcevpc apis ${operation.name}` },
    ...(canBeForced ? [{ en: "to send it anyway: --force", zh: "仍要发送请加 --force" }] : []),
  ]);
}

/** Asks for what is missing; the arguments that were answered. */
async function askForMissing(
  { io, errorView }: CallContext,
  { operation, args, offers }: TypedOperation,
  problems: readonly Problem[],
): Promise<Argument[]> {
  const { askForParameters } = await import("../../parameter-prompts.js");
  const questions = problems.flatMap(({ missing }) => (missing ? questionsFor(missing) : []));
  return askForParameters(operation, questions, args, { io, view: errorView, offers });
}

const counts = ({ weight }: Problem): boolean => weight !== "warn";

/** An operation with all that the command line gives for it. */
interface TypedOperation {
  readonly operation: Operation;
  readonly args: readonly Argument[];
  readonly given: GivenParts;
  readonly offers: IdOffers | null;
}

/** A request without a problem that counts, after asking, or one that is to be sent all the same. */
async function settle(context: CallContext, typed: TypedOperation, isForced: boolean | undefined): Promise<BuiltRequest> {
  const { operation, args, given } = typed;
  const { io } = context;
  const first = buildRequest(operation, args, given);
  const isOpen = (problem: Problem): boolean => counts(problem) && (problem.weight === "stop" || !isForced);
  const open = first.problems.filter(isOpen);
  if (open.length === 0) return first;
  const canAsk = !isForced && io.input.kind === "terminal" && io.err.isTerminal;
  if (!canAsk || !open.every(isMissing)) throw refuse(operation, open);
  const answered = buildRequest(operation, [...args, ...(await askForMissing(context, typed, open))], given);
  const rest = answered.problems.filter(counts);
  if (rest.length > 0) throw refuse(operation, rest);
  return answered;
}

/** The body of `-d` and the same as an object; one that is no object has no members to check. */
async function givenBody(
  context: CallContext,
  operation: Operation,
  { data, force }: PlanOptions,
): Promise<{ bytes: Buffer | null; object: JsonObject | null }> {
  if (data === undefined) return { bytes: null, object: null };
  if (operation.method === "GET")
    throw new UsageError({ en: `${operation.name} is a GET request, which has no body`, zh: `${operation.name} 是 GET 请求，没有请求体` });
  const bytes = await checkedBody(context, data);
  let content: unknown = null;
  try {
    content = parseJson(bytes.toString("utf8"));
  } catch {
    if (!force) throw new UsageError({ en: "the body in -d sets a member twice", zh: "-d 的请求体中有重复的成员" });
  }
  if (isObject(content)) return { bytes, object: content };
  if (!force)
    throw new UsageError({ en: `the body of ${operation.name} must be a JSON object`, zh: `${operation.name} 的请求体应为 JSON 对象` });
  return { bytes, object: null };
}

/** Reads and checks an operation with its arguments. `-d` gives a body to which arguments add, `-q` a query item taken as it is. */
export async function planOperation(
  context: CallContext,
  name: string,
  words: readonly string[],
  options: PlanOptions,
  offers: IdOffers | null,
): Promise<CallPlan> {
  const operation = await operationNamed(name, words);
  const args = await readArguments(context, words, options.data);
  const { bytes, object } = await givenBody(context, operation, options);
  const token = options.clientToken === undefined ? [] : [["clientToken", options.clientToken] as const];
  const query = (options.param ?? []).map(parseQueryOption);
  const typed = { operation, args, given: { body: object, query: [...query, ...token] }, offers };
  const request = await settle(context, typed, options.force);
  if (!options.json)
    for (const { weight, text } of request.problems)
      if (weight === "warn") context.notices.warn({ en: `${operation.name}: ${text.en}`, zh: `${operation.name}：${text.zh}` });
  const isAdded = args.some(
    ({ steps }) => !operation.parameters.some((parameter) => parameter.name === steps[0] && parameter.in !== "body"),
  );
  const body = bytes && !isAdded ? bytes : request.body && Buffer.from(writeJson(request.body));
  return completePlan(
    context,
    {
      method: request.method,
      path: request.path,
      query: request.query.slice(0, request.query.length - token.length),
      body,
      origin: null,
      operation: operation.name,
    },
    options,
  );
}
