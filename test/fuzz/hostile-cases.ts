import { sampleOf } from "./mutate.js";
import { Random } from "./random.js";

const body = '{"name":"web","vpcId":"vpc-x","password":"p","aclRules":[{"protocol":"tcp","position":1}]}';
const head =
  "Host: bcc.bj.baidubce.com\nx-bce-date: 2026-08-13T08:00:00Z\nAuthorization: bce-auth-v1/ak/2026-08-13T08:00:00Z/1800/host/ab12";
/** Requests as they are captured, to be damaged. */
const captures: readonly string[] = [
  `curl -X POST 'https://bcc.bj.baidubce.com/v1/acl/rule?clientToken=x' -H 'Authorization: bce-auth-v1/ak/t/1800/host/ab' -d '${body}'`,
  `POST /v1/nat?clientToken=a HTTP/1.1\n${head}\n\n${body}`,
  JSON.stringify({
    method: "PUT",
    url: "https://h/v1/vpc/vpc-x?modify",
    headers: { Host: "h", Authorization: "bce-auth-v1/a/b/1/c/d" },
    body,
  }),
  JSON.stringify({ log: { entries: [{ request: { method: "GET", url: "https://h/v1/vpc", headers: [{ name: "Host", value: "h" }] } }] } }),
  `> GET /v1/vpc HTTP/1.1\n> ${head.replaceAll("\n", "\n> ")}\n>\n`,
  `Invoke-WebRequest -Uri "https://h/v1/vpc" -Method POST -Headers @{ "Host"="h" } -Body "${body.replaceAll('"', '\\"')}"`,
];
const spices = [
  "\u001b]52;c;x\u0007",
  "\u202e",
  "\n::error::x\n",
  "$(id)",
  "\\u0000",
  '"',
  "'",
  "{",
  "[",
  "%",
  "\u0000",
  "\ud800",
  "=",
  "&",
  "\r\n",
];

/** A capture with parts of it cut out, doubled and spiced. */
function capture(random: Random): string {
  let text = random.of(captures) ?? "";
  for (let count = random.between(0, 6); count > 0; count -= 1) {
    const [at, length] = [random.between(0, text.length), random.between(0, 40)];
    const part = text.slice(at, at + length);
    const piece = random.chance(2) ? (random.of(spices) ?? "") : random.chance(2) ? part + part : "";
    text = text.slice(0, at) + piece + text.slice(at + (random.chance(2) ? length : 0));
    if (random.chance(400)) text = text.replace(/[{[]/u, (sign) => sign.repeat(random.magnitude(1000, 200_000)));
    if (random.chance(400)) text += part.repeat(random.between(1, 2000));
  }
  return text;
}

const outputs: readonly (readonly string[])[] = [[], ["--json"], ["--lang", "zh"], ["--format", "sarif"], ["--format", "github"]];

const oftenRun = ["decode", "lint", "lint -d"];
/** One run in so many is of verify: it searches for the mistake in a signature, five to ten times the work of any other run. */
const oneVerifyIn = 16;

/** The arguments of a run and what its file holds. */
export function caseOf(seed: number, file: string): { readonly args: readonly string[]; readonly content: string | Buffer } {
  const random = new Random(seed);
  const output = random.of(outputs) ?? [];
  const text = random.chance(4) ? sampleOf(seed) : capture(random);
  const command = random.chance(oneVerifyIn) ? "verify" : random.of(oftenRun);
  if (command === "lint -d") return { args: ["lint", "POST", "/v1/acl/rule", "-d", `@${file}`, ...output], content: text };
  if (command === "verify")
    return { args: ["verify", file, ...output.filter((word) => word !== "--format" && !/sarif|github/.test(word))], content: text };
  return { args: [command ?? "decode", file, ...output], content: command === "decode" ? sampleOf(seed) : text };
}
