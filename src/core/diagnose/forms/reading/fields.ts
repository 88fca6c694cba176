import { unescaped } from "./escaped-strings.js";
import { isUuid, readRequestId } from "./request-id.js";

/** What a field of an error says. */
export type FieldKind = "code" | "message" | "requestId" | "status";

/** A name with its value as programs print them outside of JSON: `code=X`, `code: X`, `[code] => X`, `@code="X"`. */
export interface Field {
  readonly kind: FieldKind;
  /** What parts its name from its value: `=` also for an arrow. */
  readonly sign: "=" | ":";
  /** Whether its value stands in quotes. */
  readonly isQuoted: boolean;
  /** Whether Chinese words lead to its value, without a sign. */
  readonly isInWords: boolean;
  /** Whether its value is wrapped as dumpers do: `(string) (len=9) "X"`, `<<"X">>`. */
  readonly isDumped: boolean;
  /** Where its name begins, and where its value ends. */
  readonly start: number;
  readonly end: number;
  /** Empty for none. */
  readonly value: string;
}

/** Names in English and Chinese. */
const words =
  "(?:bce[-_]?)?(?:error[ _]?code|err_?code|code|错误码|错误代码|錯誤碼|錯誤代碼|error[ _]?(?:message|msg)|err_?msg|message|msg|错误信息|错误消息|错误描述|錯誤訊息|請求 ?id|请求 ?id|http[ _]?(?:status(?:[ _]?code)?|code)|status(?:[ _]?code)?|http ?状态码|状态码|狀態碼|报错)|(?:x[-_])?(?:bce[-_]?)?request[ _-]?id";
/** What stands around a name: quotes and brackets, the `$` of R, the visibility that PHP prints. */
const opening = String.raw`(?<!\w|\S-)(?:["'${"`"}“@:[<*【]{1,4}|\$ ?)?`;
const closing = String.raw`(?:"?:(?:"?[\w\\]{1,80}"?:)?(?:protected|private))?["'${"`"}”\]>*】]{0,3}`;
/** Behind a name: a sign; in words a blank or a Chinese verb; else what stands for a sign where the name is alone on its line. */
const sign = String.raw`[ \t]{0,24}([=-]>|[:=：|│┃]|,(?=<<)|(?<=\{\w{1,20}),(?=["\d]))\*{0,2}[ \t]{0,24}`;
const inChinese = String.raw`((?<=】) ?(?=["'\w])|(?<=[码息述]|id) ?[为是] ?(?=["'\w])|(?<=[码息述错]|请求 ?id) (?=["'\w])|(?<=id) (?=[0-9a-f]{8}-[0-9a-f]{4}-))`;
const noSign = String.raw`(?:[ \t](?="|[45]\d\d\b)|[ \t]{2,40}|\t|\r?\n)(?=[\w"'{])|\r?\n\[1\] (?=["\w])|(?<=[a-z]>)(?=[^\s<])`;
const name = new RegExp(`${opening}(${words})${closing}(?:${sign}|${inChinese}|${noSign})`, "giu");

/** Before a name whose value follows without a sign nothing stands on its line but R's path to it; Clojure's keyword stands anywhere. */
const alone = /^[ \t]{0,80}(?:\$[\w.]{1,40}){0,4}\$?$/u;

const kinds: readonly (readonly [RegExp, FieldKind])[] = [
  [/id$/iu, "requestId"],
  [/msg$|message$|信息$|消息$|訊息$|描述$/iu, "message"],
  [/status|http|状态|狀態|报错/iu, "status"],
  [/(?:)/u, "code"],
];

const noValues: ReadonlySet<string> = new Set(["null", "none", "nil", "undefined", "<nil>"]);

/** What stands before a value: the type that PHP's `var_dump` writes, on the next line, and Go's dumpers; Swift's and Erlang's wrapping. */
const dumped =
  /(?:[ \t]{0,8}\n[ \t]{0,80})?(?:string\(\d{1,6}\) (?=")|int\(|enum\(|chr (?=")|(?:int|num) (?=\d)|b(?=["'])|[|>][+-]? {0,8}\n[ \t]{1,80})|\((?:string|int)\) (?:\(len=\d{1,6}\) )?|(?:Optional|Some)\(|Just (?=")|(?:Str|Int)\(|<<(?=")/uy;
/** Bare values; that of a message goes on to the end of its line. */
const bare: Readonly<Record<Exclude<FieldKind, "message">, RegExp>> = {
  code: /[A-Za-z0-9][\w.-]{0,127}/uy,
  requestId: /[\w.*-]{1,128}/uy,
  status: /\d{3}(?!\d)/uy,
};
/** Behind a bare message the next name begins, in the notation of its own. */
const nextName: Readonly<Record<string, RegExp>> = {
  "=": /<\/|[,;]?\s["'@:]?[\w.-]{1,40}["']?\s?(?:=|->)|,["']?[\w.-]{1,40}["']?=/u,
  ":": /\s[\w.-]{1,40}:(?=[^\s/])/u,
  ": ": /[,;]\s["']?[\w.-]{1,40}["']?:\s/u,
};
const longestQuoted = 4096;
const longestBare = 2000;

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** Where a quoted value ends: at a quote behind which nothing of a text can follow; -1 when its line ends first. */
function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length && at - from < longestQuoted; at += 1) {
    const character = text[at];
    if (character === "\n") return -1;
    if (character === "\\") at += 1;
    else if (character === quote && /^(?:[\s,;)}\]<>，；、）】]|$)/u.test(text.slice(at + 1, at + 2))) return at;
  }
  return -1;
}

const opposite: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{", ">": "<" };
const separators = ",;|│┃，；、";
const countOf = (text: string, character: string): number => text.split(character).length - 1;

/** A bare message without the brackets around the whole record and what separates it from the next name. */
function withoutEnd(words: string): string {
  let rest = words.trimEnd();
  for (let last = rest.at(-1) ?? ""; last in opposite || (last !== "" && separators.includes(last)); last = rest.at(-1) ?? "") {
    const opener = opposite[last];
    if (opener !== undefined && countOf(rest, opener) >= countOf(rest, last)) break;
    rest = rest.slice(0, -1).trimEnd();
  }
  return rest;
}

function bareMessage(words: string, sign: string): string {
  const end = words.search(nextName[sign] ?? /$/u);
  return withoutEnd(end < 0 ? words : words.slice(0, end));
}

/** The rest of a line from an offset on, up to where the following field begins. */
function bareLine(text: string, start: number, next: number): string {
  const [line = ""] = text.slice(start, Math.min(next, start + longestBare)).split("\n", 1);
  return line;
}

/** The value of a field, and how it is written. */
type FieldValue = Pick<Field, "value" | "end" | "isQuoted" | "isDumped">;

/** The value at an offset; `next` is where the following field begins. */
function valueAt(text: string, at: number, kind: FieldKind, sign: string, next: number): FieldValue {
  const dump = matchAt(dumped, text, at);
  const isDumped = dump !== null;
  const start = at + (dump?.length ?? 0);
  const quote = text[start] ?? "";
  if (`"'\``.includes(quote) && quote !== "") {
    const closed = closingQuote(text, start + 1, quote);
    const feed = text.indexOf("\n", start);
    const end = closed >= 0 ? closed : Math.min(feed < 0 ? text.length : feed, start + longestQuoted);
    return { value: unescaped(text.slice(start + 1, end)).trim(), end: closed >= 0 ? end + 1 : end, isQuoted: true, isDumped };
  }
  const id = kind === "requestId" ? readRequestId(text, start) : null;
  // A terminal wrapped it.
  if (id?.id && isUuid(id.id)) return { value: id.id, end: id.end, isQuoted: false, isDumped };
  const words = kind === "message" ? bareLine(text, start, next) : (matchAt(bare[kind], text, start) ?? "");
  const value = kind === "message" ? bareMessage(words, sign) : words.replace(/[.:-]{1,8}$/u, "");
  return { value, end: start + value.length, isQuoted: false, isDumped };
}

/** Whether a name without a sign behind it begins its line, or is a key of Clojure or an element of XML. */
const standsAlone = (text: string, start: number): boolean =>
  ':<"'.includes(text[start] ?? " ") || alone.test(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));

/** The number that every exception of PHP has, beside which a class of its own keeps the code of the answer. */
const isNumberOfPhp = (text: string, { kind, value, start, end }: Field): boolean =>
  kind === "code" && /^\d{1,3}$/u.test(value) && (/[#+-]/u.test(text[start - 1] ?? "") || text.slice(start, end).includes(":protected"));

/** A field whose value is read when it is asked for: most of those in a log are of no error. */
class FoundField implements Field {
  readonly sign: "=" | ":";
  private read: FieldValue | null = null;

  constructor(
    private readonly text: string,
    readonly kind: FieldKind,
    readonly start: number,
    /** Where the value begins, and where the following field does. */
    private readonly at: number,
    private readonly next: number,
    private readonly notation: string,
    readonly isInWords: boolean,
  ) {
    this.sign = notation === "=" ? "=" : ":";
  }

  get value(): string {
    const { value } = this.whole;
    return noValues.has(value.toLowerCase()) ? "" : value;
  }

  get end(): number {
    return this.whole.end;
  }

  get isQuoted(): boolean {
    return this.whole.isQuoted;
  }

  get isDumped(): boolean {
    return this.whole.isDumped;
  }

  private get whole(): FieldValue {
    this.read ??= valueAt(this.text, this.at, this.kind, this.notation, this.next);
    return this.read;
  }
}

/** Other statuses are those of a program: `status=ok`. */
const failedStatus = /^[45]\d\d$/u;

/** The fields of an error in a text, in its order. */
export function fieldsIn(text: string): Field[] {
  const names = [...text.matchAll(name)].filter(
    ({ 2: sign, 3: verb, index }) => sign !== undefined || verb !== undefined || standsAlone(text, index),
  );
  const fields = names.map((match, index): Field => {
    const [whole, word = "", sign = "=", verb] = match;
    const kind = kinds.find(([pattern]) => pattern.test(word))?.[1] ?? "code";
    const next = names[index + 1]?.index ?? text.length;
    const notation = sign.endsWith(">") || sign === "=" ? "=" : ",|│┃".includes(sign) ? "=" : /\s$/u.test(whole) ? ": " : ":";
    return new FoundField(text, kind, match.index, match.index + whole.length, next, notation, verb !== undefined);
  });
  return fields.filter((field) => !isNumberOfPhp(text, field) && (field.kind !== "status" || failedStatus.test(field.value)));
}
