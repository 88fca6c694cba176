import packageJson from "../../../../package.json" with { type: "json" };
import type { Found } from "../../../core/diagnose/found.js";
import { sayInline } from "../../../core/text/language.js";
import { type Context, print } from "../../context.js";
import { renderGithub } from "./github-annotations.js";
import type { Kind, Place } from "./kind-texts.js";
import { renderMarkdown } from "./markdown.js";
import type { DecodeOutput } from "./output.js";
import { renderSarif, ruleIdOf } from "./sarif.js";

/** So many kinds are told apart; what comes beyond is counted as one. */
const mostKinds = 1000;
const shownIds = 3;
/** The first place, and as many others as are related to it. */
const shownPlaces = 11;

interface Group extends Kind {
  count: number;
  readonly places: Place[];
  readonly requestIds: string[];
}

/** Where an error is annotated: in the user's own source where the tool names it, else in the log. */
function placeOf({ file, line, context }: Found): Place {
  return context?.file && context.line !== null ? { file: context.file, line: context.line } : { file, line };
}

/** Gathers errors that need one explanation, in memory that does not grow with the input. */
class Kinds {
  /** Errors of more kinds than are told apart. */
  beyond = 0;
  private readonly groups = new Map<string, Group>();

  constructor(private readonly keyOf: (found: Found) => string) {}

  get all(): readonly Kind[] {
    return [...this.groups.values()];
  }

  add(found: Found): void {
    const group = this.groupOf(found);
    if (!group) {
      this.beyond += 1;
      return;
    }
    const { requestId } = found;
    group.count += 1;
    if (group.places.length < shownPlaces) group.places.push(placeOf(found));
    if (requestId !== null && group.requestIds.length < shownIds && !group.requestIds.includes(requestId)) group.requestIds.push(requestId);
  }

  private groupOf(found: Found): Group | undefined {
    const key = this.keyOf(found);
    const known = this.groups.get(key);
    if (known || this.groups.size >= mostKinds) return known;
    const group: Group = { first: found, count: 0, places: [], requestIds: [] };
    this.groups.set(key, group);
    return group;
  }
}

/** Adds the table to the summary page of the job; a page that cannot be written costs a warning, not the annotations. */
async function addToSummary({ io, errorView }: Context, table: string): Promise<void> {
  const path = io.env["GITHUB_STEP_SUMMARY"];
  if (path === undefined || path === "") return;
  const { appendFile } = await import("node:fs/promises");
  const failure = await appendFile(path, `${io.redact(table)}\n\n`).then(
    () => null,
    (error: NodeJS.ErrnoException) => error.code ?? error.name,
  );
  if (failure !== null)
    io.err.write(
      `${sayInline(
        { en: `warning: cannot write GITHUB_STEP_SUMMARY: ${failure}`, zh: `警告：无法写入 GITHUB_STEP_SUMMARY：${failure}` },
        errorView.language,
      )}\n`,
    );
}

/** `--format markdown`: a table for a comment on a merge request. */
export function markdownOutput(context: Context): DecodeOutput {
  const kinds = new Kinds(ruleIdOf);
  return {
    found: () => undefined,
    settled: (error) => kinds.add(error),
    end: () => print(context, renderMarkdown(kinds.all, { count: kinds.beyond }, context.view.language)),
  };
}

/** `--format github`: annotations for GitHub Actions, one a code. */
export function githubOutput(context: Context): DecodeOutput {
  const kinds = new Kinds(ruleIdOf);
  return {
    found: () => undefined,
    settled: (error) => kinds.add(error),
    end: async () => {
      for (const line of renderGithub(kinds.all, { count: kinds.beyond }, context.view.language)) context.io.out.command(`${line}\n`);
      await addToSummary(context, renderMarkdown(kinds.all, { count: kinds.beyond }, context.view.language));
    },
  };
}

/** `--format sarif`: one document, with a result for each code in each file. */
export function sarifOutput(context: Context): DecodeOutput {
  const kinds = new Kinds((found) => JSON.stringify([ruleIdOf(found), found.file]));
  return {
    found: () => undefined,
    settled: (error) => kinds.add(error),
    end: () => print(context, renderSarif(kinds.all, { count: kinds.beyond }, packageJson.version, context.view)),
  };
}
