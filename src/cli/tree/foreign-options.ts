import type { Bilingual } from "../../core/text/bilingual.js";

/** Options that other tools have, and what does the same here. */
const habits: readonly (readonly [option: RegExp, instead: Bilingual])[] = [
  [/^-X|^--request$/u, { en: "the method is a plain word: bcevpc call GET /v1/vpc", zh: "方法直接写出：bcevpc call GET /v1/vpc" }],
  [
    /^--(?:jq|jsonpath|filter)$/u,
    {
      en: "select with JMESPath: --query 'vpcs[].vpcId'; or pipe the answer into jq",
      zh: "用 JMESPath 选取：--query 'vpcs[].vpcId'；或用管道交给 jq",
    },
  ],
  [
    /^-k$|^--(?:insecure|no-verify-ssl|skip-verify|no-check-certificate)$/u,
    {
      en: "TLS is always verified: trust your own authority with --cacert FILE or NODE_EXTRA_CA_CERTS",
      zh: "TLS 证书始终校验：用 --cacert 文件 或 NODE_EXTRA_CA_CERTS 信任自有的证书机构",
    },
  ],
  [/^--(?:debug|trace)$/u, { en: "to show the request and the answer: -v, --verbose", zh: "显示收发内容：-v、--verbose" }],
  [
    /^-q$/u,
    {
      en: "no output: --quiet; -q is a query parameter of call, sign and lint",
      zh: "不输出内容：--quiet；-q 是 call、sign、lint 的查询参数",
    },
  ],
  [/^-p$/u, { en: "to choose a profile: --profile NAME", zh: "选择配置档：--profile 名称" }],
  [
    /^--(?:ak|sk|access-key|secret-key|access-key-id|secret-access-key)$/u,
    { en: "keys come from the environment or from bcevpc configure", zh: "密钥来自环境变量或 bcevpc configure" },
  ],
  [/^--(?:url|endpoint-url)$/u, { en: "to set the host to call: --endpoint URL", zh: "指定接入点：--endpoint URL" }],
];

/** What to write instead of an option that another tool has; null for one that is no habit of any. */
export function foreignOption(flag: string): Bilingual | null {
  const [, name] = /^--([a-z][a-z0-9]*[A-Z]\w*)/u.exec(flag) ?? [];
  if (name !== undefined) return { en: `a parameter of an operation has no dashes: ${name}=VALUE`, zh: `接口参数不带横线：${name}=值` };
  return habits.find(([option]) => option.test(flag))?.[1] ?? null;
}
