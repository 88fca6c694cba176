import type { Entry, Source } from "../entry.js";

const certificateReport: Source = {
  title: "certimate issue 209",
  url: "https://github.com/certimate-go/certimate/issues/209",
  date: "2024-11-06",
};

export const entries = [
  {
    id: "cdn/DomainConfig.InvalidArgument",
    code: "DomainConfig.InvalidArgument",
    service: "cdn",
    httpStatus: null,
    failureClass: "input",
    message: "the certificate does not match the domain(${domain})",
    title: { en: "CDN: certificate does not match the domain", zh: "CDN：证书与域名不匹配" },
    meaning: {
      en: "CDN, not VPC: the certificate of an accelerated domain was not issued for that domain.",
      zh: "这是 CDN 的错误，与 VPC 无关：上传到加速域名的证书不是该域名的证书。",
    },
    causes: [
      {
        en: "The certificate was issued for the root domain, while the accelerated domain is a subdomain; the reporter had entered the root domain.",
        zh: "证书签发给了根域名，而加速域名是子域名；公开反馈中，用户在应填子域名的位置填了根域名。",
        basis: "observed",
      },
      {
        en: "A wildcard certificate covers only one level: *.example.com does not cover a.b.example.com.",
        zh: "泛域名证书只覆盖一级：*.example.com 不适用于 a.b.example.com。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Look at the names in the certificate (openssl x509 -noout -ext subjectAltName) and issue one for the accelerated domain.",
        zh: "查看证书包含的域名（openssl x509 -noout -ext subjectAltName），为加速域名重新签发证书。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["gateway/IamSignatureInvalid.missing-signed-header"],
    evidence: "observed",
    sources: [certificateReport],
  },
] as const satisfies readonly Entry[];
