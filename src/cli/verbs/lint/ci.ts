import type { Entry } from "../../../core/catalogue/entry.js";
import { unmarked } from "../../../core/catalogue/labels.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { type Language, sayInline } from "../../../core/text/language.js";
import { annotation, mostAnnotations } from "../../shared/decoding/github-annotations.js";
import type { Place } from "../../shared/decoding/kind-texts.js";
import { helpOf, locationOf, sarifLog } from "../../shared/decoding/sarif.js";
import { certaintyOf, meetsText } from "../../shared/lint/findings.js";
import { type LintedFinding, type LintedRequest, omittedTexts } from "../../shared/lint/report.js";
import type { View } from "../../view.js";

interface RequestFinding {
  readonly request: LintedRequest;
  readonly finding: LintedFinding;
}

const placed = (all: readonly LintedRequest[]): RequestFinding[] =>
  all.flatMap((request) => request.findings.map((finding) => ({ request, finding })));

/** A request of the command line has no file to point at. */
const placeOf = ({ file, line }: LintedRequest): Place | undefined =>
  file === null ? undefined : { file: file === "-" ? null : file, line };

const requestText = ({ method, target, operation }: LintedRequest): string =>
  `${method} ${cleanLine(target)}${operation === null ? "" : ` (${operation})`}`;

/** What is wrong, what must hold and what to write, one below the other. */
function messageOf({ request, finding }: RequestFinding, language: Language): string {
  const { level, text, must, instead, entry, liveEntry, confidence, basis } = finding;
  const parts: Bilingual[] = [
    { en: `${requestText(request)}: ${text.en}`, zh: `${requestText(request)}：${text.zh}` },
    ...(must === null ? [] : [must]),
    ...(instead === null ? [] : [instead]),
    ...(entry === null
      ? []
      : [
          {
            en: `${level === "error" ? "Fails with" : "May fail with"} ${meetsText(entry).en}`,
            zh: `${level === "error" ? "将返回" : "可能返回"} ${meetsText(entry).zh}`,
          },
        ]),
    ...(liveEntry === null ? [] : [{ en: `In practice: ${meetsText(liveEntry).en}`, zh: `线上实测：${meetsText(liveEntry).zh}` }]),
    certaintyOf(confidence, basis),
    ...(basis === "inferred" ? [unmarked] : []),
  ];
  return parts.map((part) => sayInline(part, language)).join("\n");
}

const titleOf = ({ entry, rule, parameter }: LintedFinding): string =>
  [entry?.code ?? rule, ...(parameter === null ? [] : [parameter])].join(": ");

/** Workflow commands of GitHub Actions, errors first; the last one of a level tells how many GitHub has no room for. */
export function renderLintGithub(all: readonly LintedRequest[], language: Language): string[] {
  return (["error", "warning"] as const).flatMap((level) => {
    const found = placed(all).filter(({ finding }) => finding.level === level);
    const shown = found.length <= mostAnnotations ? found : found.slice(0, mostAnnotations - 1);
    const rest = found.length - shown.length + all.reduce((sum, { omitted }) => sum + omitted[level], 0);
    const more: Bilingual = {
      en: `${rest} more findings are not shown, because GitHub shows at most ${mostAnnotations} annotations per step. To see all: run the same command with --json instead of --format github.`,
      zh: `另有 ${rest} 项未显示，因为 GitHub 每个步骤最多显示 ${mostAnnotations} 条注解。查看全部：将 --format github 换成 --json 后重新运行同一命令。`,
    };
    const title: Bilingual = { en: `${rest} more findings from bcevpc lint`, zh: `bcevpc lint 另有 ${rest} 项` };
    return [
      ...shown.map((result) => annotation(level, titleOf(result.finding), messageOf(result, language), placeOf(result.request))),
      ...(rest === 0 ? [] : [annotation(level, sayInline(title, language), sayInline(more, language), undefined)]),
    ];
  });
}

/** The rule, then what the catalogue says of the error it saves from. */
function helpFor(rule: Bilingual, entry: Entry, language: Language): { text: string; markdown: string } {
  const { text, markdown } = helpOf(entry, language);
  const first = sayInline(rule, language);
  return { text: `${first}\n\n${entry.code}: ${text}`, markdown: `${first}\n\n**${entry.code}** ${markdown}` };
}

function ruleOf({ finding: { rule, level, must, text, entry } }: RequestFinding, language: Language): object {
  const say = (content: Bilingual): { text: string } => ({ text: sayInline(content, language) });
  return {
    id: rule,
    name: rule,
    shortDescription: say(must ?? text),
    fullDescription: say(must ?? text),
    help: entry === null ? say(must ?? text) : helpFor(must ?? text, entry, language),
    defaultConfiguration: { level },
    properties: { tags: ["bce", "lint"], entry: entry?.id ?? null },
  };
}

function resultOf(result: RequestFinding, ruleIndex: number, language: Language): object {
  const { request, finding } = result;
  const place = placeOf(request);
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.level,
    message: { text: messageOf(result, language) },
    locations: place ? [locationOf(place, language)] : [],
    partialFingerprints: { "bcevpcLint/v1": `${finding.rule} ${request.operation ?? request.target} ${finding.parameter ?? ""}` },
    properties: {
      code: finding.entry?.code ?? null,
      confidence: finding.confidence,
      basis: finding.basis,
      operation: request.operation,
      parameter: finding.parameter,
      in: finding.in,
    },
  };
}

/** A document of SARIF 2.1.0: a rule for each that was broken, a result for each finding. */
export function renderLintSarif(all: readonly LintedRequest[], version: string, view: View): string {
  const results = placed(all);
  const rules = new Map<string, RequestFinding>();
  for (const result of results) if (!rules.has(result.finding.rule)) rules.set(result.finding.rule, result);
  const indexes = new Map([...rules.keys()].map((rule, index) => [rule, index]));
  const content = {
    rules: [...rules.values()].map((result) => ruleOf(result, view.language)),
    notifications: omittedTexts(all).map((text) => ({ level: "warning", message: { text: sayInline(text, view.language) } })),
    results: results.map((result) => resultOf(result, indexes.get(result.finding.rule) ?? -1, view.language)),
  };
  return sarifLog(content, version, view);
}
