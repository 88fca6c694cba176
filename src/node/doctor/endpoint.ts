import { isIP } from "node:net";
import type { Step } from "../../core/diagnose/meaning/verdict.js";
import { shellWord } from "../../core/operations/knowledge/example.js";
import { regionList, regions } from "../../core/operations/model/regions.js";
import { cleanLine } from "../../core/text/clean.js";
import { type Endpoint, isTrusted } from "../client/endpoint.js";
import { type Outcome, refused } from "./check.js";
import type { Subject } from "./subject.js";

const nameRegion: Step = {
  en: `Name a region: ${regionList.en}.`,
  zh: `指定地域：${regionList.zh}。`,
  command: "bcevpc call GET /v1/vpc --region bj",
};

/** What looks wrong about a host of Baidu's; null when it serves the VPC API. */
function hostDoubt({ host, region }: Endpoint): Outcome | null {
  const { hostname } = new URL(`https://${host}`);
  if (!hostname.endsWith("baidubce.com")) return null;
  const known = regions.find(({ id }) => id === region);
  const finding = (en: string, zh: string): Outcome => ({ status: "warning", text: { en, zh }, fixes: [nameRegion] });
  if (region === null)
    return finding(
      `${hostname} is not where the VPC API answers: that is bcc.REGION.baidubce.com`,
      `VPC 接口不在 ${hostname}，而在 bcc.地域.baidubce.com`,
    );
  if (!known)
    return finding(`there is no region ${cleanLine(region)}, by the official metadata`, `官方元数据中没有地域 ${cleanLine(region)}`);
  if (known.serves === "snic")
    return finding(
      `${region} (${known.name.en}) serves service network interface cards (SNIC) only, not the rest of the VPC API, by the official metadata`,
      `按官方元数据，${region}（${known.name.zh}）只提供服务网卡接口，不提供其余 VPC 接口`,
    );
  if (known.serves === "legacy")
    return finding(`${region} (${known.name.en}) is in older documents only`, `${region}（${known.name.zh}）只出现在旧文档中`);
  return null;
}

const inClear: Outcome = {
  status: "warning",
  text: {
    en: "http, not https: everything but the secret key goes over the network in clear",
    zh: "使用的是 http 而非 https：除 SK 外，所有内容都以明文传输",
  },
  fixes: [{ en: "Write https:// in the endpoint.", zh: "域名请写 https://。" }],
};

/** A region that the profile names beside an endpoint of another one. */
function otherRegion({ config, flags }: Subject, { host, region }: Endpoint): Outcome | null {
  if (config.kind !== "found" || region === null) return null;
  const name = flags.profile ?? config.value.current;
  const profile = config.value.profiles.find((candidate) => candidate.name === name);
  const own = profile?.region?.trim().toLowerCase();
  if (!profile?.endpoint?.includes(host) || !own || own === region) return null;
  const [shown, named] = [cleanLine(own), cleanLine(name)];
  return {
    status: "warning",
    text: {
      en: `profile ${named} names region ${shown} and an endpoint in ${region}: the endpoint counts`,
      zh: `配置 ${named} 的地域是 ${shown}，域名却属于 ${region}：以域名为准`,
    },
    fixes: [
      {
        en: "Take the endpoint away.",
        zh: "删除其中的域名。",
        command: `bcevpc configure set ${shellWord(cleanLine(name))} --endpoint ""`,
      },
    ],
  };
}

/** Where requests go, and whether the VPC API is there. */
export function checkEndpoint(subject: Subject): Outcome {
  const { endpoint } = subject;
  if (endpoint.kind === "refused" && endpoint.refusal.category === "usage") return refused(endpoint.refusal);
  if (endpoint.kind !== "found")
    return {
      status: "notRun",
      text: { en: "could not run: no region is chosen", zh: "未能执行：没有指定地域" },
      blockedBy: ["configuration"],
    };
  const { value } = endpoint.value;
  const url = new URL(value.origin);
  const facts = { origin: value.origin, region: value.region };
  const isBaidu = url.hostname.endsWith("baidubce.com");
  const doubt = hostDoubt(value) ?? (isBaidu && url.protocol === "http:" ? inClear : null) ?? otherRegion(subject, value);
  if (doubt) return { ...doubt, facts };
  const name = regions.find(({ id }) => id === value.region)?.name;
  if (name) return { status: "ok", text: { en: `${value.origin} (${name.en})`, zh: `${value.origin}（${name.zh}）` }, facts };
  const kind =
    isTrusted(url) || isIP(url.hostname) !== 0
      ? { en: "no host of Baidu's", zh: "不是百度的域名" }
      : { en: "a host of your own choice", zh: "自行指定的域名" };
  return { status: "ok", text: { en: `${value.origin} (${kind.en})`, zh: `${value.origin}（${kind.zh}）` }, facts };
}
