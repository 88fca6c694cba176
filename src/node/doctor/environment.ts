import { accessSync, constants } from "node:fs";
import type { Step } from "../../core/diagnose/meaning/verdict.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { unsetVariable } from "../../core/text/shell.js";
import { families, halves } from "../client/settings.js";
import { type Outcome, refused } from "./check.js";
import { missedByNoProxy } from "./no-proxy.js";
import type { Subject } from "./subject.js";

type Environment = Subject["env"];

/** Something about a variable that is to be mended. */
export interface VariableFinding {
  readonly text: Bilingual;
  readonly fix: Step;
}

const unset = (name: string): Step => ({
  en: `Unset ${name}.`,
  zh: `取消设置 ${name}。`,
  command: unsetVariable(name),
});

const names = [...families.flatMap(({ id, secret, token, region }) => [id, secret, token, region]), "BCEVPC_ENDPOINT"];
const tokens: ReadonlySet<string> = new Set(families.map(({ token }) => token));

/** Variables that are set to nothing, which counts as not set, or to nothing but white space, which does not. */
function blanks(env: Environment): VariableFinding[] {
  return names.flatMap((name): VariableFinding[] => {
    const value = env[name];
    if (value === undefined || (value === "" && tokens.has(name))) return [];
    if (value === "")
      return [
        {
          text: { en: `${name} is set but empty, so it is treated as not set`, zh: `${name} 已设置但为空，按未设置处理` },
          fix: unset(name),
        },
      ];
    if (value.trim() === "") return [{ text: { en: `${name} contains only white space`, zh: `${name} 只含空白字符` }, fix: unset(name) }];
    return [];
  });
}

const isSet = (env: Environment, name: string): boolean => Boolean(env[name]?.trim());

/** Families whose values differ: the first counts, and other programs may take the second. */
function conflicts(env: Environment): VariableFinding[] {
  const [own, other] = families;
  if (!own || !other) return [];
  const differ = (first: string, second: string): boolean => isSet(env, first) && isSet(env, second) && env[first] !== env[second];
  const pair = isSet(env, own.secret) && isSet(env, other.secret) && differ(own.id, other.id);
  return [
    ...(pair
      ? [
          {
            text: {
              en: `${own.id} and ${other.id} have different keys: bcevpc uses the former, Terraform the latter`,
              zh: `${own.id} 与 ${other.id} 是不同的密钥：bcevpc 用前者，Terraform 用后者`,
            },
            fix: unset(other.id),
          },
        ]
      : []),
    ...(differ(own.region, other.region)
      ? [
          {
            text: {
              en: `${own.region} (${cleanLine(env[own.region] ?? "")}) and ${other.region} (${cleanLine(env[other.region] ?? "")}) have different regions: the former is used`,
              zh: `${own.region}（${cleanLine(env[own.region] ?? "")}）与 ${other.region}（${cleanLine(env[other.region] ?? "")}）地域不同：以前者为准`,
            },
            fix: unset(other.region),
          },
        ]
      : []),
  ];
}

const halfPairs = ({ env, flags }: Subject): VariableFinding[] =>
  flags.profile === undefined
    ? halves(env).map((text) => ({
        text,
        fix: {
          en: "Set both variables of the pair, or neither; the two pairs are never mixed.",
          zh: "两个变量要么都设置，要么都不设置；两组不会混用。",
        },
      }))
    : [];

/** Proxy variables that differ by case only: which one counts depends on the program. */
const twoCases = (env: Environment): VariableFinding[] =>
  ["http_proxy", "https_proxy", "all_proxy", "no_proxy"].flatMap((lower) => {
    const upper = lower.toUpperCase();
    if (!env[lower] || !env[upper] || env[lower] === env[upper]) return [];
    return [
      {
        text: {
          en: `${lower} and ${upper} differ: bcevpc uses ${lower}, other programs may not`,
          zh: `${lower} 与 ${upper} 不一致：bcevpc 使用 ${lower}，其他程序未必`,
        },
        fix: unset(upper),
      },
    ];
  });

/** A switch of Node that makes other programs accept any certificate. */
const unverified = (env: Environment): VariableFinding[] =>
  env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0"
    ? [
        {
          text: {
            en: "with NODE_TLS_REJECT_UNAUTHORIZED=0, other Node programs accept any certificate; bcevpc still verifies",
            zh: "NODE_TLS_REJECT_UNAUTHORIZED=0 使其他 Node 程序接受任何证书；bcevpc 仍会校验",
          },
          fix: unset("NODE_TLS_REJECT_UNAUTHORIZED"),
        },
      ]
    : [];

/** Node passes over a file it cannot read with no more than a warning. */
function unreadableAuthorities(env: Environment): VariableFinding[] {
  const file = env["NODE_EXTRA_CA_CERTS"];
  if (!file) return [];
  try {
    accessSync(file, constants.R_OK);
    return [];
  } catch {
    const name = cleanLine(file);
    return [
      {
        text: { en: `cannot read ${name}, set in NODE_EXTRA_CA_CERTS`, zh: `NODE_EXTRA_CA_CERTS 指定的 ${name} 无法读取` },
        fix: { en: "Correct the path, or unset the variable.", zh: "修正路径，或取消设置该变量。" },
      },
    ];
  }
}

const shownProxy = ({ proxy }: Subject): Bilingual => {
  if (proxy.kind !== "found") return { en: "no proxy", zh: "不使用代理" };
  const { shown, source } = proxy.value;
  return { en: `proxy ${shown} from ${source.en}`, zh: `代理 ${shown}，来自 ${source.zh}` };
};

const relevant = [
  ...names,
  ...["http_proxy", "https_proxy", "all_proxy", "no_proxy"].flatMap((name) => [name, name.toUpperCase()]),
  "NODE_EXTRA_CA_CERTS",
  "NODE_TLS_REJECT_UNAUTHORIZED",
];

/** Variables of keys and proxies: halves, blanks, contradictions, and exceptions that miss the endpoint. */
export function checkEnvironment(subject: Subject): Outcome {
  const { env, proxy } = subject;
  const set = relevant.filter((name) => env[name] !== undefined);
  const facts = { set, proxy: proxy.kind === "found" ? { shown: proxy.value.shown, source: proxy.value.source } : null };
  const list: Bilingual[] = set.length === 0 ? [] : [{ en: `set: ${set.join(", ")}`, zh: `已设置：${set.join("、")}` }];
  const findings = [
    ...halfPairs(subject),
    ...blanks(env),
    ...conflicts(env),
    ...twoCases(env),
    ...missedByNoProxy(subject),
    ...unverified(env),
    ...unreadableAuthorities(env),
  ];
  if (proxy.kind === "refused") return { ...refused(proxy.refusal), details: [...findings.map(({ text }) => text), ...list], facts };
  const [first, ...others] = findings;
  if (first)
    return {
      status: "warning",
      text: first.text,
      details: [...others.map(({ text }) => text), ...list],
      fixes: findings.map(({ fix }) => fix),
      facts,
    };
  const used = shownProxy(subject);
  return {
    status: "ok",
    text: { en: `no conflicts; ${used.en}`, zh: `没有冲突；${used.zh}` },
    details: list,
    facts,
  };
}
