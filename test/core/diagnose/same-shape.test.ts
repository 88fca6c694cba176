import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mixedLog } from "../../bench/log-generator.js";
import { Random } from "../../fuzz/random.js";
import { compareReadings, read, renewed, samples, singleLines } from "./differential.js";

/** Reads a text line by line anew, by the shapes of its lines, and only counting: all must say the same. */
async function check(text: string | Buffer, pieceLength = 100_000): Promise<void> {
  const slow = await read(text, pieceLength, { isThorough: true });
  // An object that is never closed may swallow errors, more or fewer by how the input comes in pieces: no such text is here.
  assert.deepEqual((await read(text, 30_000, { isThorough: true })).summary, slow.summary);
  const quick = await read(text, pieceLength, {});
  assert.equal(quick.errors.length, slow.errors.length);
  for (const [index, error] of quick.errors.entries()) assert.deepEqual(error, slow.errors[index]);
  assert.deepEqual(quick.summary, slow.summary);
  const counted = await read(text, pieceLength, { countsOnly: true });
  assert.deepEqual(counted.summary, slow.summary);
}

/** A text with a few of its characters changed, moved or lost. */
function damaged(text: string, random: Random): string {
  let whole = text;
  for (let count = 0; count < 40; count += 1) {
    const at = random.between(0, whole.length);
    const part = random.chance(3)
      ? ""
      : random.chance(2)
        ? whole.slice(at, at + 30)
        : (random.of(["\n", "{", "}", '"', "\\", "403\n", "│ ", " "]) ?? "");
    whole = whole.slice(0, at) + part + whole.slice(at + (random.chance(2) ? 0 : random.between(1, 4)));
  }
  return whole;
}

const gb18030 = new TextDecoder("gb18030");
/** Two bytes of GB18030 by the character they are. */
const inGb18030 = new Map(
  Array.from({ length: 0x7e * 0x100 }, (_, index) => Buffer.from([0x81 + (index >> 8), index & 0xff])).map((pair) => [
    gb18030.decode(pair),
    pair,
  ]),
);
const asGb18030 = (line: string): Buffer => Buffer.concat([...line].map((character) => inGb18030.get(character) ?? Buffer.from(character)));

describe("lines of a shape that was seen before", () => {
  it("say what they say read anew: a log with errors of many forms among lines that only resemble them", async () => {
    const random = new Random(1);
    await check(mixedLog(3000, () => random.unit()));
    await check(
      mixedLog(1000, () => random.unit()),
      5000,
    );
  });

  it("say it where samples of every form stand among them, each several times and with other ids", async () => {
    for (const seed of [5, 4, 8]) {
      const random = new Random(seed);
      const pieces = Array.from({ length: 300 }, () => {
        const sample = random.of(samples) ?? "";
        const own = random.chance(3) ? sample : renewed(sample, random);
        return random.chance(3) ? mixedLog(random.between(1, 80), () => random.unit()) : own;
      });
      const log = pieces.join("");
      await check(seed % 2 === 0 ? log : damaged(log, random), 50_000);
    }
  });

  it("say it of lines that come in pairs: any sample of one line behind any line that says a status", async () => {
    const random = new Random(3);
    const between = [
      "403\n",
      "status code: 403\n",
      "HTTP 404 Not Found\n",
      "\n",
      "Successfully assigned default/web-1 to node-1\n",
      "TASK [vpc]\n",
    ];
    const log = Array.from(
      { length: 1500 },
      () => `${renewed(random.of(singleLines) ?? "", random)}${random.chance(20) ? random.of(between) : ""}`,
    );
    await check(log.join(""));
  });

  it("say it of lines with Chinese words, in UTF-8, in GB18030 and in both", async () => {
    const before = ["调用失败：", "订单 4567 创建失败，耗时 12345 毫秒 ", "子网 sbn-58f744cb12 的 😀 地址不足 ", ""];
    for (const [share, mark] of [
      [0, ""],
      [0, "\ufeff"],
      [1, ""],
      [2, ""],
    ] as const) {
      const random = new Random(share + 7);
      const lines = Array.from({ length: 1500 }, () => {
        const line = `${random.of(before)}${mixedLog(1, () => random.unit())}`;
        return share === 1 || (share === 2 && random.chance(2)) ? asGb18030(line) : Buffer.from(line);
      });
      await check(Buffer.concat([Buffer.from(mark), ...lines]));
    }
  });

  it("say it of 50 000 records of every kind, some of them printed again", async () => {
    assert.ok((await compareReadings(50_000, 1)) > 30_000);
  });
});
