import type { Argument } from "../core/operations/building/arguments.js";
import { answerProblem, argumentOf, type Question as ParameterQuestion } from "../core/operations/building/questions.js";
import { exampleValue } from "../core/operations/knowledge/example-values.js";
import { type IdList, idListFor } from "../core/operations/knowledge/id-lists.js";
import type { Operation } from "../core/operations/model/operation.js";
import { idOf } from "../core/operations/model/resource-ids.js";
import type { Bilingual } from "../core/text/bilingual.js";
import { cleanLine } from "../core/text/clean.js";
import { sayInline } from "../core/text/language.js";
import { shellWord } from "../core/text/shell.js";
import { fit, wrap } from "../core/text/wrap.js";
import type { Io } from "../node/io.js";
import { ask, askChoice, askHidden, requireText, themeFor } from "./prompts.js";
import type { IdOffers, Offer } from "./shared/requests/id-offers.js";
import type { View } from "./view.js";

/** Where questions are asked, and whence lists come; null where nothing may be sent. */
export interface Asking {
  readonly io: Io;
  readonly view: View;
  readonly offers: IdOffers | null;
}

type Validate = (answer: string) => true | string;

/** What kind of value is to be typed. */
const kinds: Readonly<Record<ParameterQuestion["kind"], Bilingual>> = {
  text: { en: "text", zh: "文本" },
  list: { en: "items between commas", zh: "多项以逗号分隔" },
  choice: { en: "choose one", zh: "请选择" },
  json: { en: "a JSON list", zh: "JSON 列表" },
  secret: { en: "does not show", zh: "不显示" },
};
const wholeNumber: Bilingual = { en: "whole number", zh: "整数" };

/** What is typed to have a list read from the API. */
const listKey = "?";
const listing: Bilingual = { en: `${listKey} lists yours`, zh: `输入 ${listKey} 列出已有的` };
const optional: Bilingual = { en: "optional", zh: "可不填" };
const noJson: Bilingual = { en: "this is not JSON", zh: "不是合法的 JSON" };

/** A value that the operation could be given here; null where none is known, and for what is a secret or a choice. */
function exampleOf(operation: string, { kind, steps, parameter }: ParameterQuestion): string | null {
  if (kind === "secret" || kind === "choice" || kind === "json") return null;
  const path = steps.filter((step) => typeof step === "string");
  const example = exampleValue(operation, path) ?? idOf(parameter.name)?.example;
  if (example === undefined) return null;
  return Array.isArray(example) ? example.join(",") : String(example);
}

/** `vpcId (text, such as vpc-a4sg6vsfzbra):`. */
function messageOf(operation: string, question: ParameterQuestion, canList: boolean): Bilingual {
  const { name, kind, isRequired, parameter } = question;
  const what = kind === "text" && /^(?:Integer|Long)$/u.test(parameter.type) ? wholeNumber : kinds[kind];
  const example = exampleOf(operation, question);
  const parts = [
    what,
    ...(example === null ? [] : [{ en: `such as ${example}`, zh: `如 ${example}` }]),
    ...(isRequired ? [] : [optional]),
    ...(canList ? [listing] : []),
  ];
  return { en: `${name} (${parts.map(({ en }) => en).join(", ")}):`, zh: `${name}（${parts.map(({ zh }) => zh).join("，")}）：` };
}

/** Shows what a list gave and lets one of it be chosen; null when nothing is chosen. */
async function chooseFrom(list: IdList, vpcId: string | null, { io, view, offers }: Asking): Promise<string | null> {
  const offer: Offer = offers ? await offers(list, vpcId) : { kind: "ids", ids: [] };
  const text = (content: Bilingual): string => sayInline(content, view.language);
  const call = `bcevpc call ${list.operation}${vpcId === null ? "" : ` vpcId=${shellWord(cleanLine(vpcId))}`}`;
  if (offer.kind === "none" || offer.ids.length === 0) {
    const why = offer.kind === "none" ? offer.why : { en: "there are none", zh: "没有" };
    const said = { en: `no list: ${why.en} ($ ${call})`, zh: `无法列出：${why.zh}（$ ${call}）` };
    io.err.write(`${wrap(text(said), view.width).join("\n")}\n`);
    return null;
  }
  const widest = Math.max(...offer.ids.map(({ id }) => id.length));
  const lines = offer.ids.map(({ id, about }) => ({
    value: id,
    name: fit(`${cleanLine(id).padEnd(widest)}  ${about.map(cleanLine).join("  ")}`.trimEnd(), view.width - 3),
    short: cleanLine(id),
  }));
  const byHand = { value: "", name: text({ en: "type it instead", zh: "改为手动输入" }), short: "–" };
  const chosen = await askChoice(`${list.member === "id" ? list.operation : list.member}:`, [...lines, byHand], io, view, { pageSize: 12 });
  return chosen === "" ? null : chosen;
}

/** Has the ids read that a parameter takes, of a list within a VPC after that is known. */
async function chooseListed(list: IdList, asking: Asking, vpcId: string | null): Promise<string | null> {
  if (!list.needsVpc || vpcId !== null) return chooseFrom(list, vpcId, asking);
  const vpcs = idListFor("vpcId");
  const vpc = vpcs && (await chooseFrom(vpcs, null, asking));
  return vpc === null ? null : chooseFrom(list, vpc, asking);
}

/** Asks for a text, or has a list of them read and lets one be chosen. */
async function askForText(message: string, validate: Validate, list: IdList | null, asking: Asking, vpcId: string | null): Promise<string> {
  const { io, view } = asking;
  for (;;) {
    const isAllowed: Validate = (answer) => (list !== null && answer === listKey) || validate(answer);
    const answer = await ask<string>({ type: "input", message, validate: isAllowed, theme: themeFor(view) }, io);
    if (list === null || answer !== listKey) return answer;
    const chosen = await chooseListed(list, asking, vpcId);
    if (chosen !== null) return chosen;
  }
}

/** Asks for one parameter; an empty answer leaves it out. */
function askForParameter(operation: string, question: ParameterQuestion, asking: Asking, vpcId: string | null): Promise<string> {
  const { io, view } = asking;
  const { kind, choices, isRequired, parameter } = question;
  const list = asking.offers === null || (kind !== "text" && kind !== "list") ? null : idListFor(parameter.name);
  const message = sayInline(messageOf(operation, question, list !== null), view.language);
  if (kind === "secret") return askHidden({ en: message, zh: message }, isRequired, io, view);
  if (kind === "choice") {
    const none = { value: "", name: sayInline({ en: "leave it out", zh: "不填" }, view.language), short: "–" };
    const list = choices.map((choice) => ({ value: choice, name: choice, short: choice }));
    return askChoice(message, isRequired ? list : [none, ...list], io, view);
  }
  const validate: Validate = (answer) => {
    if (answer === "") return requireText(isRequired && kind !== "list", view)(answer);
    const problem = answerProblem(question, answer);
    return problem === null || sayInline(problem === "json" ? noJson : problem.text, view.language);
  };
  return askForText(message, validate, list, asking, vpcId);
}

const vpcIn = (args: readonly Argument[]): string | null => args.find(({ name }) => name === "vpcId")?.value ?? null;

/** Asks for the parameters that an operation lacks besides the arguments given, one after the other; gives those that were answered. */
export async function askForParameters(
  { name, title }: Pick<Operation, "name" | "title">,
  questions: readonly ParameterQuestion[],
  given: readonly Argument[],
  asking: Asking,
): Promise<Argument[]> {
  const { io, view } = asking;
  const lead = { en: `${name} (${title.en}) needs:`, zh: `${name}（${title.zh}）还需要：` };
  io.err.write(`${wrap(sayInline(lead, view.language), view.width).join("\n")}\n`);
  const answered: Argument[] = [];
  for (const question of questions) {
    const answer = await askForParameter(name, question, asking, vpcIn([...given, ...answered]));
    if (answer !== "" || (question.isRequired && question.kind === "list")) answered.push(argumentOf(question, answer));
  }
  return answered;
}
