import { isIP } from "node:net";
import type { Step } from "../../core/diagnose/meaning/verdict.js";
import { regionList, regions } from "../../core/operations/model/regions.js";
import { cleanLine } from "../../core/text/clean.js";
import { shellWord } from "../../core/text/shell.js";
import { type Endpoint, isLoopback, isTrusted } from "../client/endpoint.js";
import { type Outcome, refused } from "./check.js";
import type { Subject } from "./subject.js";

const nameRegion: Step = {
  en: `Set a region: ${regionList.en}.`,
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
      `${hostname} is not a VPC endpoint: those are bcc.REGION.baidubce.com`,
      `${hostname} 不是 VPC 的接入点，VPC 的接入点为 bcc.地域.baidubce.com`,
    );
  if (!known) return finding(`the official metadata has no region ${cleanLine(region)}`, `官方元数据中没有地域 ${cleanLine(region)}`);
  if (known.serves === "snic")
    return finding(
      `${region} (${known.name.en}) serves only service network interface cards (SNIC), not the rest of the VPC API, according to the official metadata`,
      `按官方元数据，${region}（${known.name.zh}）只提供服务网卡接口，不提供其余 VPC 接口`,
    );
  if (known.serves === "legacy")
    return finding(`${region} (${known.name.en}) is only in older documents`, `${region}（${known.name.zh}）只出现在旧文档中`);
  return null;
}

const inClear: Outcome = {
  status: "warning",
  text: {
    en: "the endpoint uses http, not https: everything except the secret key is sent in clear text",
    zh: "接入点使用 http 而非 https：除 SK 外，所有内容都以明文传输",
  },
  fixes: [{ en: "Use https:// in the endpoint.", zh: "接入点请使用 https://。" }],
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
      en: `profile ${named} has region ${shown} but an endpoint in ${region}: the endpoint is used`,
      zh: `配置档 ${named} 的地域是 ${shown}，接入点却属于 ${region}：以接入点为准`,
    },
    fixes: [
      {
        en: "Remove the endpoint.",
        zh: "删除其中的接入点。",
        command: `bcevpc configure set ${shellWord(name)} --endpoint ""`,
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
      text: { en: "could not run: no region is set", zh: "未能执行：没有指定地域" },
      blockedBy: ["configuration"],
    };
  const { value } = endpoint.value;
  const url = new URL(value.origin);
  const facts = { origin: value.origin, region: value.region };
  const doubt = hostDoubt(value) ?? (!isLoopback(url) && url.protocol === "http:" ? inClear : null) ?? otherRegion(subject, value);
  if (doubt) return { ...doubt, facts };
  const name = regions.find(({ id }) => id === value.region)?.name;
  if (name) return { status: "ok", text: { en: `${value.origin} (${name.en})`, zh: `${value.origin}（${name.zh}）` }, facts };
  const kind =
    isTrusted(url) || isIP(url.hostname) !== 0
      ? { en: "not a Baidu host", zh: "非百度智能云地址" }
      : { en: "a custom host", zh: "自行指定的地址" };
  return { status: "ok", text: { en: `${value.origin} (${kind.en})`, zh: `${value.origin}（${kind.zh}）` }, facts };
}
