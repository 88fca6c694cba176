import { stemmer } from "stemmer";

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Words that say how someone feels about a failure, or hold a sentence together, and nothing about which failure it is. */
const idle = new Set(
  (
    "a an the of is are was be been being am it its this that there here i we you my your our me us do does did has have had get got gets getting " +
    "keep keeps still always again just really very so but and or with as by from at on please help why how what when where which who should would will"
  ).split(" "),
);

const idleHan =
  /一直|老是|总是|还是|经常|突然|为什么|为啥|怎么办|怎么|什么|咋|是不是|一下|提示|显示|报错|返回|出现|我们|我的|请问|问题|情况|的时候/gu;

const blankBesideHan = /(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/gu;
const latinWord = /[a-z0-9]+(?:'[a-z]+)?/gu;

/** `can't` → `cant`; a plural, a past and a gerund become the word itself. */
const stem = (word: string): string => stemmer(word.replaceAll("'", ""));

/**
 * Text as it is compared: one letter case, Latin words without their endings and without idle ones, one blank between
 * words, none beside Han.
 */
export function comparable(text: string): string {
  const words = text
    .normalize("NFKC")
    .replaceAll(/([a-z0-9])(?=[A-Z])/gu, "$1 ")
    .replaceAll("’", "'")
    .toLowerCase()
    .replaceAll(idleHan, " ")
    .replaceAll(latinWord, (word) => (idle.has(word) ? " " : stem(word)))
    .replaceAll(/[^a-z0-9\p{Script=Han}-]+|(?<![a-z0-9])-|-(?![a-z0-9])/gu, " ");
  return words.replaceAll(blankBesideHan, "").trim();
}

let segmenter: Intl.Segmenter | undefined;

/** Cuts Chinese by a dictionary, which is read when there is some: that takes as long as a search. */
function segmentsOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  return segmenter.segment(text);
}

/** Single characters that hold a sentence together. */
const particles = new Set("的了和与或在是有被把对向从到给让请未没不无能可要会也都就还很太再又已得着过吗呢吧啊个该此其某中内里上下");

/** Words as a dictionary cuts them. What it leaves in single characters, mostly terms that it does not know, goes by pairs of neighbours. */
function hanWords(text: string): string[] {
  const words: string[] = [];
  let single = "";
  const flush = (): void => {
    const characters = [...single];
    if (characters.length === 1 && !particles.has(single)) words.push(single);
    words.push(...characters.slice(1).map((character, index) => characters[index] + character));
    single = "";
  };
  for (const { segment } of segmentsOf(text)) {
    if (particles.has(segment)) flush();
    else if ([...segment].length === 1) single += segment;
    else {
      flush();
      words.push(segment);
    }
  }
  flush();
  return words;
}

/** The words of a comparable text: Latin ones, names with hyphens both whole and in parts, and Chinese ones. */
export const wordsOf = (text: string): string[] =>
  (text.match(/[a-z0-9]+(?:-[a-z0-9]+)*|\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    if (isHan(run)) return hanWords(run);
    return run.includes("-") ? [run, ...run.split("-")] : [run];
  });

/** Words that only say that something failed. They tell little in a query, much in a term such as `not found`. */
const weak = new Set([
  ..."can cannot can't could couldn't not no never too any all only unable fail failed failure error errors code".split(" ").map(stem),
  ..."不能 无法 失败 不了 不掉 不上 没有 不让 不行 错 报 成功 填 写 传 用不了 可以 达到".split(" "),
]);

/** The words of a query that tell what is meant; all of them when none does. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !weak.has(word));
  return telling.length > 0 ? telling : words;
}
