import type { Region } from "../../core/operations/model/regions.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import type { Endpoint } from "../client/endpoint.js";
import { regionsToAsk } from "../client/region-endpoints.js";
import { TransportError } from "../client/transport-error.js";
import type { Outcome } from "./check.js";
import { probe } from "./probe.js";
import type { Subject } from "./subject.js";

/** How one region answered. */
export interface RegionLatency {
  readonly region: string;
  readonly name: Region["name"];
  readonly serves: Region["serves"];
  readonly host: string;
  /** Milliseconds until the first answer, connection and TLS included; null without one. */
  readonly first: number | null;
  /** Milliseconds of a second request, over the same connection where that is kept. */
  readonly again: number | null;
  /** Why there was none. */
  readonly failure: string | null;
}

async function measure({ id, name, serves }: Region, endpoint: Endpoint, subject: Subject): Promise<RegionLatency> {
  const options = { ...subject.sending, proxy: await subject.proxyFor(endpoint.origin) };
  const { outcome, last } = await probe(endpoint, options, { userAgent: subject.userAgent, signal: subject.signal, times: 2 });
  const took = (answer: typeof outcome): number | null => (answer instanceof TransportError ? null : answer.answeredAt - answer.sentAt);
  return {
    region: id,
    name,
    serves,
    host: endpoint.host,
    first: took(outcome),
    again: took(outcome) === null ? null : took(last),
    failure: outcome instanceof TransportError ? outcome.failure : null,
  };
}

const byLatency = (a: RegionLatency, b: RegionLatency): number =>
  (a.again ?? a.first ?? Number.POSITIVE_INFINITY) - (b.again ?? b.first ?? Number.POSITIVE_INFINITY);

const milliseconds = (count: number | null): Bilingual => {
  const text = count === null ? "-" : `${count} ms`;
  return { en: text, zh: text };
};
const same = (text: string): Bilingual => ({ en: text, zh: text });

const heading: readonly Bilingual[] = [
  { en: "region", zh: "地域" },
  { en: "name", zh: "名称" },
  { en: "first", zh: "首次" },
  { en: "again", zh: "再次" },
];

const serving: Readonly<Record<Region["serves"], Bilingual>> = {
  all: { en: "", zh: "" },
  snic: { en: "service network interface cards (SNIC) only", zh: "仅服务网卡" },
  legacy: { en: "only in older documents", zh: "仅见于旧文档" },
};

const row = ({ region, name, first, again, failure, serves }: RegionLatency): readonly Bilingual[] => {
  const about = serving[serves];
  const note =
    failure === null ? about : { en: [failure, about.en].filter(Boolean).join(", "), zh: [failure, about.zh].filter(Boolean).join("，") };
  return [same(region), name, milliseconds(first), milliseconds(again), note];
};

/** How fast each region answers, all asked at once, the fastest first. Regions of older documents may be silent. */
export async function checkRegions(subject: Subject): Promise<Outcome> {
  const latencies = (
    await Promise.all(regionsToAsk(subject.env).map(({ region, endpoint }) => measure(region, endpoint, subject)))
  ).toSorted(byLatency);
  const facts = { regions: latencies };
  const table = [heading, ...latencies.map(row)];
  const whole = latencies.filter(({ serves }) => serves === "all");
  const silent = whole.filter(({ failure }) => failure !== null);
  const [fastest] = whole;
  const fixes = [
    {
      en: "Check why one of them does not answer.",
      zh: "检查其中一个为何没有返回。",
      command: `bcevpc doctor --region ${silent[0]?.region ?? "bj"}`,
    },
  ];
  if (silent.length === whole.length)
    return { status: "failure", text: { en: "no region answered", zh: "没有任何地域返回" }, fixes, table, facts };
  if (silent.length > 0) {
    const names = silent.map(({ region }) => region);
    return {
      status: "warning",
      text: { en: `no answer from ${names.join(", ")}`, zh: `${names.join("、")} 没有返回` },
      fixes,
      table,
      facts,
    };
  }
  return {
    status: "ok",
    text: {
      en: `all regions answered; ${fastest?.region} (${fastest?.name.en}) is the nearest`,
      zh: `所有地域都有返回；${fastest?.region}（${fastest?.name.zh}）最近`,
    },
    table,
    facts,
  };
}
