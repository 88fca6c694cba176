import { idsIn } from "../../operations/sent/id-kinds.js";

/** A request that an input shows, with what it shows of its answer; what is not shown is null. */
export interface Trace {
  readonly line: number;
  readonly method: string;
  readonly path: string;
  status: number | null;
  /** Of its signature. */
  keyId: string | null;
  signedAt: number | null;
  /** By the service's clock. */
  answeredAt: number | null;
}

/** A resource that an input shows to be deleted, successfully. */
export interface Deletion {
  readonly id: string;
  readonly line: number;
  /** As the input has it: `DELETE /v1/nat/nat-abc`, `DeleteNat`. */
  readonly shown: string;
}

export interface Traces {
  readonly requests: readonly Trace[];
  readonly deletions: readonly Deletion[];
}

const tokens = new RegExp(
  [
    String.raw`\b(?<method>GET|POST|PUT|DELETE|HEAD) (?:https?:\/\/[^\s/"']{1,255})?(?<path>\/[^\s?"']{0,300})(?<rest>[^\n]{0,300})`,
    String.raw`"method"\s{0,9}:\s{0,9}"(?<harMethod>[A-Z]{3,7})"`,
    String.raw`"url"\s{0,9}:\s{0,9}"https?:\/\/[^/"]{1,255}(?<harPath>\/[^"?#]{0,300})`,
    String.raw`(?:^|\n)(?:< ?)?HTTP\/[\d.]{1,3} (?<status>\d{3})\b`,
    String.raw`"status"\s{0,9}:\s{0,9}(?<harStatus>\d{3})\b`,
    String.raw`bce-auth-v1\/(?<keyId>\w{1,64})\/(?<signedAt>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\/`,
    String.raw`(?:^|\n)(?:< ?)?[Dd]ate: (?<date>[^\n]{10,40}? GMT)`,
    String.raw`"name"\s{0,9}:\s{0,9}"[Dd]ate",\s{0,99}"value"\s{0,9}:\s{0,9}"(?<harDate>[^"]{10,40} GMT)"`,
    String.raw`\b(?<operation>Delete[A-Z]\w{1,60})\b(?<words>[^\n]{0,300})`,
    String.raw`(?<leaving>[\w.[\]"-]{1,200}): Destroying\.\.\. \[id=(?<leavingId>[\w.-]{1,100})\]`,
    String.raw`(?<left>[\w.[\]"-]{1,200}): Destruction complete`,
  ].join("|"),
  "gu",
);

const statusInLine = /(?:HTTP\/[\d.]{1,3}"?|->|=>|→|\bstatus(?:Code)?["=: ]{1,3}|^"?)\s{0,3}(\d{3})\b/u;
const saysDone = /\b(?:ok|done|success|succeeded|successful|successfully|deleted|complete|completed)\b|成功|完成|已删除/iu;
const saysFailed = /\b(?:fail|failed|failure|error|refused|denied|not)\b|失败|错误|出错/iu;

const timeIn = (text: string): number | null => {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
};

const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

/** The id that the deletion of a path is of: its last part. */
const idOfPath = (path: string): string | null => {
  const last = path.split("/").at(-1) ?? "";
  return /-|^\d{1,3}(?:\.\d{1,3}){3}$/u.test(last) ? last : null;
};

/** Gathers what tokens of a text, given in its order, say. */
class Gatherer {
  readonly requests: Trace[] = [];
  readonly deletions: Deletion[] = [];
  /** Ids by the address of a Terraform resource that is on its way out. */
  private readonly leaving = new Map<string, string>();

  take(groups: Readonly<Record<string, string | undefined>>, line: number): void {
    const { method, path = "", rest = "", harMethod, harPath, operation, words = "", leaving, leavingId, left } = groups;
    if (method !== undefined) this.begin(method, path, line, rest);
    else if (harMethod !== undefined) this.begin(harMethod, "", line, "");
    else if (harPath !== undefined) this.locate(harPath);
    else if (operation !== undefined) this.operation(operation, words, line);
    else if (leaving !== undefined) this.leaving.set(leaving, leavingId ?? "");
    else if (left !== undefined) this.leave(left, line);
    else this.fill(groups);
  }

  private begin(method: string, path: string, line: number, rest: string): void {
    const said = statusInLine.exec(rest)?.[1];
    const status = said === undefined ? null : Number(said);
    this.requests.push({ line, method, path, status, keyId: null, signedAt: null, answeredAt: null });
    if (status === null && method === "DELETE" && saysDone.test(rest) && !saysFailed.test(rest)) this.delete(path, line);
  }

  /** A HAR file says the path of a request apart from its method. */
  private locate(path: string): void {
    const last = this.requests.at(-1);
    if (last?.path === "") this.requests[this.requests.length - 1] = { ...last, path };
  }

  private fill({ status, harStatus, keyId, signedAt, date, harDate }: Readonly<Record<string, string | undefined>>): void {
    const last = this.requests.at(-1);
    if (!last) return;
    const said = status ?? harStatus;
    if (said !== undefined) last.status ??= Number(said);
    if (keyId !== undefined) last.keyId ??= keyId;
    if (signedAt !== undefined) last.signedAt ??= timeIn(signedAt);
    const answered = date ?? harDate;
    if (answered !== undefined && last.status !== null) last.answeredAt ??= timeIn(answered);
  }

  private operation(name: string, words: string, line: number): void {
    if (!saysDone.test(words) || saysFailed.test(words)) return;
    // The resource itself is named last, after what it is in.
    const id = idsIn(words).at(-1);
    if (id !== undefined) this.deletions.push({ id, line, shown: name });
  }

  private leave(address: string, line: number): void {
    const id = this.leaving.get(address);
    if (id !== undefined && id !== "") this.deletions.push({ id, line, shown: address });
    this.leaving.delete(address);
  }

  private delete(path: string, line: number): void {
    const id = idOfPath(path);
    if (id !== null) this.deletions.push({ id, line, shown: `DELETE ${path}` });
  }

  end(): Traces {
    for (const { method, path, line, status } of this.requests) if (method === "DELETE" && isSuccess(status)) this.delete(path, line);
    return this;
  }
}

/** The requests and deletions that a text shows; `line` is the number of its first line. */
export function tracesIn(text: string, line: number): Traces {
  const gatherer = new Gatherer();
  let [at, reached] = [0, line];
  for (const match of text.matchAll(tokens)) {
    const start = match.index + (match[0].startsWith("\n") ? 1 : 0);
    for (let feed = text.indexOf("\n", at); feed >= 0 && feed < start; feed = text.indexOf("\n", at))
      [at, reached] = [feed + 1, reached + 1];
    gatherer.take(match.groups ?? {}, reached);
  }
  return gatherer.end();
}
