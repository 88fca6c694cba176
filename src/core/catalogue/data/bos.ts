import type { Entry, Source } from "../entry.js";
import { goSdk } from "../sources.js";

const bosErrors: Source = {
  title: "BOS: error codes",
  url: "https://cloud.baidu.com/doc/BOS/s/Ajwvysfpl",
  date: "2024-08-27",
};
const hdfsClient: Source = {
  title: "bos-hdfs: BosClientProxyImpl.java",
  url: "https://github.com/baidubce/bos-hdfs",
  date: "2024-03-12",
};

export const entries = [
  {
    id: "bos/NoSuchKey",
    code: "NoSuchKey",
    service: "bos",
    httpStatus: null,
    failureClass: "not-found",
    message: "The resource you requested does not exist",
    title: { en: "Object does not exist in the bucket", zh: "存储桶中没有该对象" },
    meaning: {
      en: "Object storage (BOS), not VPC: no object has this key. Many error pages use this body as their example, so it also appears in copied documentation.",
      zh: "这是对象存储 BOS 的错误，与 VPC 无关：没有这个键对应的对象。多个产品的错误文档用它作示例，因此也会出现在照抄的文档里。",
    },
    causes: [
      {
        en: "The key differs from the key of the object: a leading slash, a different case, or a name that was percent-encoded twice.",
        zh: "键与对象实际的键不同：多了开头的斜杠、大小写不同，或名称被编码了两次。",
        basis: "inferred",
      },
      {
        en: "The object, such as a Terraform state or a build artefact, has not been uploaded yet or was deleted.",
        zh: "对象（如 Terraform 状态文件、构建产物）还没有上传，或已被删除。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "List the objects with the start of the key as prefix, in the BOS console or with bcecmd, and compare letter by letter.",
        zh: "用 BOS 控制台或 bcecmd，以键的前半部分为前缀列出对象，逐字比对。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["bos/NoSuchBucket", "global/InvalidURI"],
    evidence: "documented",
    sources: [bosErrors],
  },
  {
    id: "bos/NoSuchBucket",
    code: "NoSuchBucket",
    service: "bos",
    httpStatus: null,
    failureClass: "not-found",
    message: null,
    title: { en: "Bucket does not exist at this endpoint", zh: "该接入点下没有这个存储桶" },
    meaning: {
      en: "Object storage (BOS), not VPC: the endpoint has no bucket with this name. The Go SDK notes that a bucket in another region gives the same answer.",
      zh: "这是对象存储 BOS 的错误，与 VPC 无关：该接入点下没有这个名称的存储桶。Go SDK 注明，访问其他地域的存储桶也会得到它。",
    },
    causes: [
      {
        en: "The bucket is in a different region than the endpoint ({region}.bcebos.com) of the request.",
        zh: "存储桶所在地域与请求的接入点（{region}.bcebos.com）不一致。",
        basis: "observed",
      },
      {
        en: "The name is misspelt, or the bucket was deleted.",
        zh: "存储桶名称写错，或存储桶已删除。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Look up the region of the bucket in the BOS console and use its endpoint.",
        zh: "在 BOS 控制台查看存储桶所在地域，改用该地域的接入点。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["bos/NoSuchKey"],
    evidence: "client-source",
    sources: [goSdk],
  },
  {
    id: "bos/InvalidSessionToken",
    code: "InvalidSessionToken",
    service: "bos",
    httpStatus: 400,
    failureClass: "key",
    message: null,
    title: { en: "Temporary credentials have expired", zh: "临时凭证的 session token 已失效" },
    meaning: {
      en: "Object storage refuses the session token of temporary credentials (STS). The HDFS client of BOS names this code for an expired token, and treats every 400 as one.",
      zh: "对象存储不接受临时凭证（STS）的 session token。BOS 的 HDFS 客户端用该错误码表示 token 过期，并把所有 400 都当作 token 过期处理。",
    },
    causes: [
      {
        en: "The session token has expired: a process that fetches it only once, at its start, uses it for too long.",
        zh: "session token 已过有效期：只在启动时获取一次的进程，会一直用到过期之后。",
        basis: "observed",
      },
      {
        en: "The token belongs to another pair of temporary keys: all three parts must come from the same STS answer.",
        zh: "token 与临时 AK、SK 不是一套：三者必须来自 STS 的同一次返回。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Fetch new temporary credentials and replace all three parts: access key, secret key and session token.",
        zh: "重新获取临时凭证，并同时替换 AK、SK 和 session token。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["sts/InvalidRequest", "global/RequestExpired"],
    evidence: "client-source",
    sources: [hdfsClient],
  },
] as const satisfies readonly Entry[];
