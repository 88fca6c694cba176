import { UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { isJson } from "../../../core/text/is-json.js";
import { isSecretName } from "../../../core/text/mask.js";
import { InputTooLargeError } from "../../../node/io.js";
import { type Context, tell } from "../../context.js";

/** Longest body that is read; the longest documented one has a few kilobytes. */
const longestBody = 16 * 1024 * 1024;

async function readStandardInput(context: Context, what: Bilingual): Promise<Buffer> {
  const { io } = context;
  if (io.input.kind === "none")
    throw new UsageError(
      { en: "- reads standard input, which is closed or /dev/null", zh: "- 从标准输入读取，但标准输入已关闭或为 /dev/null" },
      [
        {
          en: `pipe the body in: echo '{"name":"web"}' | bcevpc call POST /v1/vpc -d -`,
          zh: `用管道传入请求体：echo '{"name":"web"}' | bcevpc call POST /v1/vpc -d -`,
        },
      ],
    );
  if (io.input.kind === "terminal") tell(context, { en: `Type ${what.en}, then press Ctrl-D.`, zh: `请输入${what.zh}，按 Ctrl-D 结束。` });
  return io.input.read(longestBody);
}

/** Reads a file, or standard input for `-`; `what` says what is wanted from it. */
async function readSource(context: Context, source: string, what: Bilingual): Promise<{ bytes: Buffer; name: string }> {
  const name = source === "-" ? "stdin" : cleanLine(source);
  try {
    return { bytes: source === "-" ? await readStandardInput(context, what) : await context.io.readFile(source, longestBody), name };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof InputTooLargeError) throw new UsageError({ en: `${name} is longer than 16 MiB`, zh: `${name} 超过 16 MiB` });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError({ en: `cannot read ${what.en} from ${name}: ${code}`, zh: `无法从 ${name} 读取${what.zh}：${code}` });
  }
}

/** The bytes of `-d`: the text itself, `@file`, or `-` for standard input. */
export async function readBody(context: Context, data: string): Promise<{ bytes: Buffer; name: string }> {
  if (data !== "-" && !data.startsWith("@")) return { bytes: Buffer.from(data), name: "-d" };
  return readSource(context, data === "-" ? "-" : data.slice(1), { en: "the body", zh: "请求体" });
}

const withoutMark = (bytes: Buffer): Buffer => (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes);

/** UTF-8 bytes as text; null for other bytes. */
function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const hintAtEncoding: Bilingual = { en: "convert it first: iconv -f gb18030 -t utf-8", zh: "请先转换：iconv -f gb18030 -t utf-8" };

/**
 * The text of a file that holds the value of a parameter, without the line feed at its end; `-` is standard input.
 * @throws {UsageError} when it cannot be read or is not UTF-8.
 */
export async function readValue(context: Context, source: string, parameter: string): Promise<string> {
  const { bytes, name } = await readSource(context, source, { en: parameter, zh: ` ${parameter}` });
  const text = utf8(withoutMark(bytes));
  if (text === null)
    throw new UsageError({ en: `${parameter} in ${name} is not UTF-8`, zh: `${name} 中 ${parameter} 的内容不是 UTF-8 编码` }, [
      hintAtEncoding,
    ]);
  return text.replace(/\r?\n$/u, "");
}

/**
 * A body that is JSON in UTF-8, or a refusal that says where it is not.
 * @throws {UsageError} when it is not JSON in UTF-8.
 */
export async function checkedBody(context: Context, data: string): Promise<Buffer> {
  const { bytes: raw, name } = await readBody(context, data);
  const bytes = withoutMark(raw);
  const text = utf8(bytes);
  if (text === null)
    throw new UsageError({ en: `the body in ${name} is not UTF-8`, zh: `${name} 中的请求体不是 UTF-8 编码` }, [hintAtEncoding]);
  if (!isJson(text)) {
    const { jsonFault } = await import("../../../core/operations/values/json-places.js");
    const { line, column, code } = jsonFault(text);
    const why = code === "" ? "" : ` (${code})`;
    const file = data === "-" || data.startsWith("@");
    throw new UsageError(
      {
        en: `the body is not valid JSON: ${name}, line ${line}, column ${column}${why}`,
        zh: `请求体不是合法的 JSON：${name} 第 ${line} 行第 ${column} 列${why}`,
      },
      [
        { en: "the service would answer MalformedJSON (nothing was sent)", zh: "服务端会返回 MalformedJSON（请求没有发出）" },
        ...(file ? [] : [{ en: "to send a file: -d @body.json", zh: "发送文件：-d @body.json" }]),
      ],
    );
  }
  return bytes;
}

/** The secrets in a JSON value: what stands under the name of a password or a pre-shared key. */
function secretsIn(value: unknown, isSecret = false): string[] {
  if (typeof value === "string" || typeof value === "number") return isSecret ? [String(value)] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => secretsIn(member, isSecret || (!Array.isArray(value) && isSecretName(name))));
}

/** From now on no output shows the passwords and pre-shared keys of a JSON body. */
export function protectSecrets({ io }: Context, body: Buffer): void {
  try {
    for (const secret of secretsIn(JSON.parse(body.toString("utf8")))) io.protect(secret);
  } catch {
    // Too deep to be walked: a body that nobody sends.
  }
}
