import type { Command, Option } from "commander";
import { helpTopics } from "../src/cli/shared/help-topics.js";
import type { TopicName } from "../src/cli/shared/topic-names.js";
import { optionText } from "../src/cli/tree/help-layout.js";
import { createProgram, type Handlers, hiddenCommand } from "../src/cli/tree/program.js";
import type { View } from "../src/cli/view.js";
import { wrap } from "../src/core/text/wrap.js";

const view: View = { color: false, width: 80, language: "en", terminal: false };
const idle = async (): Promise<void> => {};
const handlers: Handlers = {
  explain: idle,
  codes: idle,
  apis: idle,
  decode: idle,
  help: idle,
  bare: idle,
  call: idle,
  lint: idle,
  sign: idle,
  verify: idle,
  doctor: idle,
  configure: idle,
  mock: idle,
  run: idle,
  page: idle,
  schema: idle,
  mcp: idle,
  completion: idle,
  complete: idle,
};

/** Text as mdoc takes it: backslashes and leading dots made harmless, one sentence a line. */
const roff = (text: string): string =>
  text
    .replaceAll("\\", "\\e")
    .replaceAll("…", "...")
    .replaceAll("-", "\\-")
    .replaceAll(/([.?!]) (?=[A-Z])/gu, "$1\n")
    .replaceAll(/^([.'])/gmu, "\\&$1");

/** Another page. `Xr` is not used, since a checker complains of each page that is not installed. */
const page = (name: string): string => `.Sy ${roff(name)} Ns (1)`;

const listItem = (term: string, text: string): string => `.It ${term}\n${roff(text)}`;
const literal = (lines: readonly string[]): string => [".Bd -literal -offset indent", ...lines.map(roff), ".Ed"].join("\n");
const list = (items: readonly string[]): string => [".Bl -tag -width Ds", ...items, ".El"].join("\n");
const optionTerm = ({ short, long, flags }: Option): string => {
  const [, value = ""] = /<([^>]+)>/u.exec(flags) ?? [];
  const names = [short, long].flatMap((name) => (name ? `Fl ${roff(name.slice(1))}` : []));
  return names.join(" , ") + (value === "" ? "" : ` Ar ${roff(value).replaceAll(" ", "\\ ")}`);
};
/** Words that are typed as they stand keep their case. */
const literalWord = /^(?:(?:set|get|use|delete|run)(?:,|:)|list:|https?\b|key=|curl\b|name:)/u;
const sentence = (text: string): string => {
  const end = /[.?!]$/u.test(text) ? "" : ".";
  return `${literalWord.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)}${end}`;
};
/** Options that every command has are described once. */
const common = new Set(["--lang", "--color", "--no-color", "--no-pager", "--help", "--version"]);
const optionsOf = (command: Command, keep: (option: Option) => boolean): string[] =>
  command.options
    .filter((option) => !option.hidden && keep(option))
    .map((option) => listItem(optionTerm(option), sentence(optionText(option, "en", { isFull: true }))));

const argumentsOf = (command: Command): string[] =>
  command.registeredArguments
    .filter(({ description }) => description !== "")
    .map((argument) => listItem(`Ar ${roff(argument.name())}`, sentence(argument.description)));

/** A topic as sections of a page: what has to be known first, then row by row. */
const topic = (name: TopicName): string => {
  const { introduction, rows } = helpTopics[name];
  const items = rows.map(({ name: term, meaning, example, command }) =>
    [
      listItem(roff(term), sentence(meaning.en)),
      ...(example === undefined ? [] : [literal([example])]),
      ...(command === undefined ? [] : [roff(`See: ${command}`)]),
    ].join("\n"),
  );
  return [...(introduction ? [roff(introduction.en)] : []), list(items)].join("\n");
};

/** Breaks text lines at blanks; lines that begin with a dot are macros and stay whole, and so does what is shown as it is. */
const fill = (text: string): string => {
  let isLiteral = false;
  return text
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith(".Bd")) isLiteral = true;
      if (line.startsWith(".Ed")) isLiteral = false;
      return line.startsWith(".") || isLiteral ? [line] : wrap(line, 64);
    })
    .join("\n");
};

/** The examples of a command, as its help has them. */
function examplesOf(command: Command): string {
  let text = "";
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  const [, examples = ""] = /^Examples:\n([\s\S]*)$/mu.exec(text) ?? [];
  const pairs = [...examples.matchAll(/^ {2}\$ (.*)\n((?: {6}.*\n?)*)/gmu)];
  return pairs
    .map(([, line = "", meaning = ""]) =>
      [roff(`${sentence(meaning.trim().replaceAll(/\s+/gu, " ")).slice(0, -1)}:`), literal([line])].join("\n"),
    )
    .join("\n.Pp\n");
}

const pageHead = (
  date: string,
  title: string,
  about: string,
): string => `.\\" Written by \`npm run generate\` from the command tree. Do not edit.
.Dd ${date}
.Dt ${title} 1
.Os
.Sh NAME
${about}`;

/** The manual page of one command. */
function commandPage(command: Command, date: string): string {
  const name = command.name();
  const usage = command.usage().replace("[options]", "").trim();
  const examples = examplesOf(command);
  const options = optionsOf(command, ({ long }) => !common.has(long ?? ""));
  const own = [...argumentsOf(command), ...options];
  return fill(`${pageHead(date, `BCEVPC-${name.toUpperCase()}`, `.Nm bcevpc-${name}\n.Nd ${roff(command.summary())}`)}
.Sh SYNOPSIS
.Nm bcevpc ${name}${options.length > 0 ? "\n.Op Ar options" : ""}${usage === "" ? "" : `\n${roff(usage)}`}
.Sh DESCRIPTION
${roff(command.description())}
${own.length === 0 ? "" : `.Sh OPTIONS\n${list(own)}\n`}.Pp
The options of every command are in
${page("bcevpc")} .
${examples === "" ? "" : `.Sh EXAMPLES\n${examples}\n`}.Sh SEE ALSO
${page("bcevpc")}
`);
}

/** The manual page bcevpc(1): what holds for every command, and the help topics. */
const mainPage = (program: Command, commands: readonly Command[], date: string): string =>
  fill(`${pageHead(date, "BCEVPC", ".Nm bcevpc\n.Nd explain why a Baidu AI Cloud VPC call failed")}
.Sh SYNOPSIS
.Nm bcevpc
.Op Ar options
.Ar command
.Op Ar argument ...
.Nm bcevpc
.Op Ar options
.Li < Ar input
.Sh DESCRIPTION
${roff(program.description())}
.Pp
All texts are in the package, in English and Chinese; nothing is fetched.
An explanation says what happened, why, the likeliest cause first, and what to do.
Of causes and fixes,
.Li [doc]
marks what Baidu AI Cloud documents,
.Li [seen]
what was seen in real answers, public reports or the source of official clients; the others are inferred.
.Sh COMMANDS
${list(commands.map((command) => `.It Sy ${roff(`bcevpc-${command.name()}`)} Ns (1)\n${roff(sentence(command.summary()))}`))}
.Sh OPTIONS
They may stand before or after the command.
Without a command, the options of
${page("bcevpc-decode")}
apply as well.
${list(optionsOf(program, ({ long }) => common.has(long ?? "")))}
.Sh INPUT FORMATS
${topic("formats")}
.Sh COMMON HEADERS
${topic("headers")}
.Sh ERROR ANSWERS
${topic("errors")}
.Sh SIGNING
${topic("signing")}
.Sh REGIONS
${topic("regions")}
.Sh OUTPUT
Standard output carries the answer and nothing else; unknown codes, hints and errors go to standard error.
Control, escape and bidirectional characters are removed from all text.
What
.Cm call
prints on standard output is the body of the answer, byte for byte in a pipe; the diagnosis of a failure goes to standard error.
With
.Fl \\-json
the output is one document with
.Li schemaVersion ,
on one line in a pipe; its JSON Schemas are in the package as
.Pa dist/schemas .
On a terminal, output longer than the screen is shown in a pager.
.Sh SECURITY
Secret keys and session tokens are taken from the environment, the configuration file, standard input or a hidden prompt, never from an argument, and are replaced in everything that is printed.
The signature in an Authorization header is masked unless
.Fl \\-show\\-secrets
is given;
.Cm sign
prints it, since that is its purpose.
Keys are used only for hosts below baidubce.com, for this machine, and for a host named with
.Fl \\-endpoint
or in the profile.
No redirect is followed, and certificates are always verified.
.Pp
A report of
.Fl \\-report
is a file of mode 0600, written to a temporary name and renamed.
It is not written if a secret of the configuration would show in it, and it only replaces an earlier report.
Access key ids in it are masked.
.Sh ENVIRONMENT
${topic("environment")}
.Sh FILES
.Bl -tag -width Ds
.It Pa ~/.bce/config.json
The profiles, shared with the official CLI: keys, region, endpoint and language.
Commands that work offline ignore a broken file; only
${page("bcevpc-configure")}
changes it.
.El
.Sh EXIT STATUS
${topic("exit-codes")}
.Sh EXAMPLES
Explain what another tool prints:
${literal(["terraform apply 2>&1 | bcevpc", "bcevpc run -- terraform apply"])}
.Pp
Explain a code, then the same in Chinese:
${literal(["bcevpc explain NoSuchNat", "bcevpc explain NoSuchNat --lang zh"])}
.Pp
Send a request, and print another one without sending it:
${literal(["bcevpc call GET /v1/vpc --region bj", "bcevpc call DELETE /v1/vpc/vpc-x --dry-run"])}
.Pp
Check the settings, and write what a support ticket needs:
${literal(["bcevpc doctor --report ticket.md"])}
.Sh SEE ALSO
${commands
  .map((command) => `bcevpc-${command.name()}`)
  .sort()
  .map(page)
  .join(" ,\n")}
.Pp
.Lk https://cloud.baidu.com/doc/VPC/s/sjwvyuhe7 "VPC: Common Headers and Error Responses"
`);

/** The manual pages by name, from the command tree and the help topics: bcevpc(1) and one a command. */
export async function manPages(date: string): Promise<ReadonlyMap<string, string>> {
  const { program, define } = createProgram(view, { write: () => {}, isFull: true }, handlers, "");
  const commands = program.commands.filter((command) => command.name() !== hiddenCommand && command.name() !== "help");
  for (const command of commands) await define(command);
  return new Map([
    ["bcevpc", mainPage(program, commands, date)],
    ...commands.map((command) => [`bcevpc-${command.name()}`, commandPage(command, date)] as const),
  ]);
}
