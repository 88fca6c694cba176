import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../src/core/catalogue/catalogue.js";
import { constraints } from "../src/core/operations/constraints/constraints.js";
import { loadOperations } from "../src/core/operations/lookup/operations.js";

/** A way of writing that no text uses, and what to write instead. */
type Habit = readonly [pattern: RegExp, instead: string];

const english: readonly Habit[] = [
  [/\b(?<!\bthere )(?:is|are) no (?!longer\b|answer\b)/iu, "is not a …, is not valid"],
  [/\bstands?\b/iu, "is, means"],
  [/\bwhat (?:is|was|stands|holds|came|opens|has)\b(?! wrong)/iu, "name the thing"],
  [/\bgo(?:es)? (?:with|together)\b/iu, "requires, cannot be used together"],
  [/\b(?:that|those) of\b/iu, "the … of, belongs to"],
  [/\bholds?\b(?! the lock)/iu, "contains, has, uses"],
  [/\b(?:is|are|was|were) (?:not )?given\b/iu, "is required, was sent"],
  [/\b(?:when|if) it is given\b/iu, "if set"],
  [/\bis due\b/iu, "expected …, got …"],
  [/\b(?:it|signature|endpoint|range|former|letters|names?|time|that|which) counts\b/iu, "is used, is valid, is case-sensitive"],
  [/\bin the place of\b/iu, "instead of"],
  [/\bother(?:wise than| than the one it)\b/iu, "differently than"],
  [/\bone and the same\b/iu, "the same"],
  [/\bmend(?:s|ed|ing)?\b/iu, "fix, correct"],
  [/\bpass(?:es)? over\b/iu, "ignores"],
  [/\bwants\b/iu, "requires"],
  [/\bcarried out\b/iu, "executed"],
  [/\bin clear(?! text)\b/iu, "in clear text"],
  [/\bnot told\b/iu, "not shown"],
  [/\blooked (?:at|into)\b/iu, "checked"],
  [/\bcome(?:s)? of\b/iu, "result from"],
  [/\bas (?:AWS|the message|the document) has it\b/iu, "as … does"],
  [/\bis not there\b|\bis there (?:now|already)\b/iu, "does not exist, already exists"],
  [/\bpresent (?:bandwidth|groups|version|state|ranges|certificate|ETag)\b/iu, "current"],
  [/, for one\b/iu, "such as"],
  [/\bhome-made\b/iu, "self-written"],
  [/\btime-out\b(?!")/u, "timeout"],
  [/\bcontradict(?:s)? each other\b/iu, "cannot be used together, disagree"],
  [/\bTerraform Provider\b/u, "Terraform provider"],
  [/\bmore than once\b/iu, "repeated"],
  [/\band its kin\b/iu, "name them all"],
  [/\bspeaks?\b(?! TLS| HTTP)/iu, "says, objects"],
  [/\bshape of\b/iu, "looks like"],
  [/\bmeets?\b/iu, "fails with"],
  [/\bits owner's\b|\bof Baidu's\b/iu, "only you, a Baidu …"],
  [/\bgo(?:es)? on\b/iu, "continues, responds"],
  [/\boutside names\b/iu, "public names"],
  [/\bsend again\b/iu, "retry, resend"],
  [/\bSee that\b/u, "check that"],
  [/\bbeyond that\b/iu, "further"],
  [/\bonce only\b/iu, "only once"],
  [/\bwhoever\b|\bthereof\b|\bhitherto\b|\banew\b|\blikewise\b/iu, "a common word"],
  [/\bas above\b/iu, "name it"],
  [/\bmust all\b(?! be)/iu, "all must"],
];

const chinese: readonly Habit[] = [
  [/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u, "a blank between Han and Latin"],
  [/服务域名|指定域名|默认域名/u, "接入点（endpoint）"],
  [/(?<![-\w])endpoint(?!）|-|\w)/u, "接入点（endpoint）"],
  [/(?<!-)\bprofile\b(?!（配置档）)/u, "配置档"],
  [/当前配置(?!档)|配置 \$\{|没有名为[^。]*的配置(?!档)/u, "配置档"],
  [/响应体|消息体/u, "返回体"],
  [/查询串/u, "查询字符串"],
  [/账户(?!余额)|帐号|帐户/u, "账号"],
  [/bce 命令行/u, "bce CLI"],
  [/接受端/u, "接收端"],
  [/入方向|出方向/u, "入站、出站"],
  [/Terraform provider/u, "Terraform Provider"],
  [/缺省/u, "默认"],
  [/没有用(?=[，。]|$)/u, "无效"],
  [/HTTP 状态(?!码)/u, "HTTP 状态码"],
  [/不限一屏/u, "显示全部"],
  [/查看其一|应满足/u, "查看某个…，要求"],
  [/域名 http/u, "接入点"],
  [/回答(?! y| ?仍)/u, "返回"],
  [/其它/u, "其他"],
  [/ [，。；]|[，。；] /u, "no blank beside a full-width sign"],
];

/** What a program's name, a product's own name or a quotation of another's words keeps as it is. */
const quotations = /`[^`]*`|“[^”]*”|"[^"]*"|\{[^}]*\}/gu;

/** The sources that hold texts of ours, the help among them; not those whose words are compared with the words of others. */
const foreign = /\/(?:forms|stream)\/|synonyms|search|class-words|vendor-names/u;
const source = new URL("../src/", import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts") && !foreign.test(file));

interface Text {
  readonly language: string;
  readonly text: string;
  readonly at: string;
}
const literal = /\b(en|zh):\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/gu;
const texts: readonly Text[] = files.flatMap((file) =>
  [...readFileSync(new URL(file, source), "utf8").matchAll(literal)].map(([, language = "", ...forms]) => ({
    language,
    text: (forms.find((form) => form !== undefined) ?? "").replaceAll(/(?<!\\)\\n/gu, "\n"),
    at: file,
  })),
);

const slips = (language: string, habits: readonly Habit[]): string[] =>
  texts
    .filter((text) => text.language === language)
    .flatMap(({ text, at }) =>
      habits.filter(([pattern]) => pattern.test(text.replaceAll(quotations, "…"))).map(([, instead]) => `${at}: ${text} → ${instead}`),
    );

const root = new URL("../", import.meta.url);
/** Those for programmers, and those that are generated, are not for whoever uses the command. */
const forOthers = /design|coverage|library|logs/u;
const guidesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(".md") && !forOthers.test(file))
    .map((file) => folder + file);

/** The prose of a guide by line, without its blocks, code and links. */
const proseOf = (file: string): string[] =>
  readFileSync(new URL(file, root), "utf8")
    .replaceAll(/```[\s\S]*?```|<[^>\n]+>/gu, (block) => block.replaceAll(/[^\n]/gu, ""))
    .replaceAll(/`[^`\n]*`|\]\([^)\n]*\)/gu, "…")
    .split("\n");

const slipsIn = (guides: readonly string[], habits: readonly Habit[]): string[] =>
  guides.flatMap((file) =>
    proseOf(file).flatMap((line, index) =>
      habits
        .filter(([pattern]) => pattern.test(line.replaceAll(quotations, "…")))
        .map(([, instead]) => `${file}:${index + 1}: ${line} → ${instead}`),
    ),
  );

describe("the words of the guides", () => {
  it("are common ones in English", () => {
    const guides = ["README.md", "SECURITY.md", ...guidesIn("docs/")];
    assert.ok(guides.length > 12, String(guides.length));
    assert.deepEqual(slipsIn(guides, english), []);
  });

  it("are one term a thing in Chinese, with a blank between Han and Latin", () => {
    assert.deepEqual(slipsIn(["README.zh-CN.md", ...guidesIn("docs/zh/")], chinese), []);
  });
});

describe("the words of our texts", () => {
  it("are common ones in English", () => {
    assert.ok(texts.length > 3000, String(texts.length));
    assert.deepEqual(slips("en", english), []);
  });

  it("are one term a thing in Chinese, with a blank between Han and Latin", () => {
    assert.deepEqual(slips("zh", chinese), []);
  });

  it("have no Han in the English titles and meanings of the catalogue and the API", async () => {
    const [entries, operations] = [await loadEveryEntry(), await loadOperations()];
    const shown = [...entries.flatMap(({ title, meaning }) => [title.en, meaning.en]), ...operations.map(({ title }) => title.en)];
    assert.deepEqual(
      shown.filter((text) => /\p{Script=Han}/u.test(text)),
      [],
    );
  });

  it("say of every lint rule what must or cannot be", () => {
    const vague = constraints.filter(
      ({ text }) =>
        !/\b(?:must|cannot|can|may|is required|requires?|replaces)\b|to be safe/u.test(text.en) ||
        !/必须|不能|只能|最多|才能|替换|稳妥|请用/u.test(text.zh),
    );
    assert.deepEqual(
      vague.map(({ id, text }) => `${id}: ${text.en} / ${text.zh}`),
      [],
    );
  });
});
