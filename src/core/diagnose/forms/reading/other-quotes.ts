import { character, entity, labelledCode, markup, seenOf } from "./html-text.js";

/** A way in which a text can be written that hides the quotes or the lines of an error in it. */
interface Spelling {
  /** One of these is in every text written so: cheap to look for. */
  readonly marks: readonly string[];
  /** What every error written so has. */
  readonly sign: RegExp;
  readonly part: RegExp;
  plain(part: string): string;
}

function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const straight: Readonly<Record<string, string>> = { "“": '"', "”": '"', "„": '"', "＂": '"', "‘": "'", "’": "'", "：": ":", "，": "," };

const spellings: readonly Spelling[] = [
  {
    marks: ["&quot;", "&apos;", "&#"],
    sign: /code(?:&(?:quot|apos|#34|#39|#x22|#x27);\s{0,8}[:=]|\s?[:=]\s?&(?:quot|apos|#34|#39|#x22|#x27);)/iu,
    part: entity,
    plain: character,
  },
  { marks: ["%22"], sign: /%22(?:error_?)?code%22(?:%3A|:)/iu, part: /(?:%[\da-f]{2}){1,200}/giu, plain: percentDecoded },
  {
    marks: ["“", "‘", "”", "’", "＂"],
    sign: /[“”„＂‘’](?:error_?)?code[“”„＂‘’]\s{0,8}[:：]\s{0,8}[“”„＂‘’]/iu,
    part: /[“”„＂‘’]|：(?=\s{0,8}[“”„＂‘’\d{[])|(?<=[“”„＂‘’\d}\]])，/gu,
    plain: (part) => straight[part] ?? part,
  },
  // A cell of CSV.
  { marks: ['""'], sign: /""(?:error_?)?code"": ?""\w/iu, part: /""/gu, plain: () => '"' },
  { marks: ["</", "<br"], sign: labelledCode, part: markup, plain: seenOf },
];

/** A text in which quotes are quotes, and where its parts stand in the text that was written. */
interface PlainText {
  readonly text: string;
  offsetOf(offset: number): number;
}

interface Step {
  readonly plain: number;
  readonly written: number;
}

/** The step of an offset: the last that begins no later. */
function stepAt(steps: readonly Step[], offset: number): Step {
  let [low, high] = [0, steps.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.plain ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return steps[low] ?? { plain: 0, written: 0 };
}

function respelled(text: string, { part, plain }: Spelling): PlainText {
  const steps: Step[] = [{ plain: 0, written: 0 }];
  const pieces: string[] = [];
  let length = 0;
  let behind = 0;
  for (const { 0: written, index } of text.matchAll(part)) {
    const read = plain(written);
    pieces.push(text.slice(behind, index), read);
    length += index - behind + read.length;
    behind = index + written.length;
    steps.push({ plain: length, written: behind });
  }
  return {
    text: pieces.join("") + text.slice(behind),
    offsetOf: (offset) => {
      const { plain: from, written } = stepAt(steps, offset);
      return Math.min(text.length, written + offset - from);
    },
  };
}

const isIn = (text: string, { marks, sign }: Spelling): boolean => marks.some((mark) => text.includes(mark)) && sign.test(text);

/** Whether an error may stand in a text whose quotes or lines are written in another way. */
export const hasOtherQuotes = (text: string): boolean => spellings.some((spelling) => isIn(text, spelling));

/** The text as it reads with quotes, once for each way in which an error in it may be written: HTML, percent signs, typographic quotes, cells of CSV, tags. */
export const withPlainQuotes = (text: string): PlainText[] =>
  spellings.filter((spelling) => isIn(text, spelling)).map((spelling) => respelled(text, spelling));
