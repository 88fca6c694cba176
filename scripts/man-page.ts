import type { Argument, Command, Option } from "commander";
import { helpTopics } from "../src/cli/shared/help-topics.js";
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

const listItem = (term: string, text: string): string => `.It ${term}\n${roff(text)}`;
const list = (items: readonly string[]): string => [".Bl -tag -width Ds", ...items, ".El"].join("\n");
const optionTerm = ({ short, long, flags }: Option): string => {
  const [, value = ""] = /<([^>]+)>/u.exec(flags) ?? [];
  const names = [short, long].flatMap((name) => (name ? `Fl ${roff(name.slice(1))}` : []));
  return names.join(" , ") + (value === "" ? "" : ` Ar ${roff(value).replaceAll(" ", "\\ ")}`);
};
const optionText = ({ description, argChoices }: Option): string => (argChoices ? `${description}: ${argChoices.join(", ")}` : description);
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const argumentTerm = (argument: Argument): string => {
  const name = `Ar ${roff(argument.name())}${argument.variadic ? " ..." : ""}`;
  return argument.required ? name : `Oo ${name} Oc`;
};

/** Options that every command has are described once. */
const common = new Set(["--lang", "--color", "--no-color", "--help", "--version"]);
const optionsOf = (command: Command, keep: (option: Option) => boolean): string[] =>
  command.options
    .filter((option) => !option.hidden && keep(option))
    .map((option) => listItem(optionTerm(option), sentence(optionText(option))));

function commandSection(command: Command): string {
  const options = optionsOf(command, ({ long }) => !common.has(long ?? ""));
  const described = command.registeredArguments.filter(({ description }) => description !== "");
  const own = [...described.map((argument) => listItem(`Ar ${roff(argument.name())}`, sentence(argument.description))), ...options];
  const usage = [
    `Nm bcevpc Cm ${command.name()}`,
    ...(options.length > 0 ? ["Oo Ar options Oc"] : []),
    ...command.registeredArguments.map(argumentTerm),
  ];
  return [`.Ss ${command.name()}`, `.${usage.join(" ")}`, ".Pp", roff(command.description()), ...(own.length > 0 ? [list(own)] : [])].join(
    "\n",
  );
}

const topic = (name: string): string =>
  list((helpTopics[name]?.rows ?? []).map(([term, meaning]) => listItem(roff(term), sentence(meaning.en))));

/** Breaks text lines at blanks; lines that begin with a dot are macros and stay whole. */
const fill = (text: string): string =>
  text
    .split("\n")
    .flatMap((line) => (line.startsWith(".") ? [line] : wrap(line, 72)))
    .join("\n");

/** The manual page bcevpc(1), from the command tree and the help topics. */
export async function manPage(date: string): Promise<string> {
  const { program, define } = createProgram(view, () => {}, handlers, "");
  const commands = program.commands.filter((command) => command.name() !== hiddenCommand);
  for (const command of commands) await define(command);
  return fill(`.\\" Written by \`npm run generate\` from the command tree. Do not edit.
.Dd ${date}
.Dt BCEVPC 1
.Os
.Sh NAME
.Nm bcevpc
.Nd explain why a Baidu AI Cloud VPC call failed
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
Each cause and each remedy is marked as
.Em documented
by Baidu AI Cloud,
.Em observed
in real answers, public reports or the source of official clients, or
.Em inferred .
.Sh COMMANDS
${commands.map(commandSection).join("\n")}
.Sh OPTIONS
They may stand before or after the command.
${list(optionsOf(program, ({ long }) => common.has(long ?? "")))}
.Sh INPUT FORMATS
.Cm decode
and the bare command find these forms anywhere in a text:
.Bl -bullet
.It
an error body in JSON, its keys in any order, alone or inside other text or JSON;
without a request id it counts only when its code is known and no other vendor is named
.It
an HTTP answer as
.Li curl \\-i
prints it; status, date and x\\-bce\\-request\\-id are taken from its headers, and an error that only the headers carry is read too
.It
the Go SDK's form, which Terraform and the CNI driver print as well:
.Li [Code: ...; Message: ...; RequestId: ...]
.El
.Pp
Input is UTF\\-8; a byte order mark, UTF\\-16 and GB18030 are recognised, and the assumption is said on standard error.
At most 256 MiB are read in one run.
.Sh OUTPUT
Standard output carries the answer and nothing else; unknown codes, hints and errors go to standard error.
Control, escape and bidirectional characters are removed from all text.
What
.Cm call
prints on standard output is the body of the answer, byte for byte in a pipe; the diagnosis of a failure goes to standard error.
With
.Fl \\-json
the output is one document with
.Li schemaVersion
1, on one line in a pipe; its JSON Schemas are in the package as
.Pa dist/schemas .
.Sh SECURITY
Secret keys and session tokens are taken from the environment, the configuration file, standard input or a hidden prompt, never from an argument, and are replaced in everything that is printed.
The signature in an Authorization header is masked unless
.Fl \\-show\\-secrets
is given;
.Cm sign
prints it, since that is what it is for.
Keys are used only for hosts below baidubce.com, for this machine, and for a host named with
.Fl \\-endpoint
or in the profile.
No redirect is followed, and certificates are always verified.
.Pp
A report of
.Fl \\-report
is a file of mode 0600, written to a temporary name and renamed.
It is not written at all when a secret of the configuration would show in it, and replaces no file but an earlier report.
Access key ids in it are masked.
.Sh ENVIRONMENT
${topic("environment")}
.Sh FILES
.Bl -tag -width Ds
.It Pa ~/.bce/config.json
The profiles, shared with the official CLI: keys, region, endpoint and language.
Commands that work offline ignore a broken file; none changes it.
.El
.Sh EXIT STATUS
${topic("exit-codes")}
.Sh EXAMPLES
Explain a code, then the same in Chinese:
.Bd -literal -offset indent
bcevpc explain NoSuchNat
bcevpc explain NoSuchNat \\-\\-lang zh
.Ed
.Pp
Of the entries of a shared code, the one with this status:
.Bd -literal -offset indent
bcevpc explain LimitExceeded \\-\\-status 413
.Ed
.Pp
Explain what another tool prints:
.Bd -literal -offset indent
terraform apply 2>&1 | bcevpc
.Ed
.Pp
Send a request, and see another one without sending it:
.Bd -literal -offset indent
bcevpc call GET /v1/vpc \\-\\-region bj
bcevpc call DELETE /v1/vpc/vpc-x \\-\\-dry-run
.Ed
.Pp
Check the set\\-up, and write what a support ticket needs:
.Bd -literal -offset indent
bcevpc doctor \\-\\-report ticket.md
.Ed
.Pp
Search by words of either language:
.Bd -literal -offset indent
bcevpc codes quota
.Ed
.Sh SEE ALSO
.Lk https://cloud.baidu.com/doc/VPC/s/sjwvyuhe7 "VPC: Common Headers and Error Responses"
`);
}
