import { type Region, regions } from "../../../core/operations/model/regions.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import type { HelpTopic } from "./topic.js";

const limits: Readonly<Record<Region["serves"], Bilingual>> = {
  all: { en: "", zh: "" },
  snic: { en: "; service network cards (SNIC) only", zh: "；仅服务网卡" },
  legacy: { en: "; legacy", zh: "；旧地域" },
};

export const regionsTopic: HelpTopic = {
  title: { en: "Regions", zh: "地域" },
  introduction: {
    en: "Each region has its own endpoint, bcc.REGION.baidubce.com, and knows only its own resources: an id from another region is answered with NoSuch…. The region comes from --region, BCE_REGION or the profile.",
    zh: "每个地域有自己的接入点（endpoint）bcc.地域.baidubce.com，只认得本地域的资源：用其他地域的 id 会得到 NoSuch… 之类的错误。地域取自 --region、BCE_REGION 或配置档。",
  },
  rows: regions.map(({ id, name, serves }) => ({
    name: id,
    meaning: { en: name.en + limits[serves].en, zh: name.zh + limits[serves].zh },
    example: `bcc.${id}.baidubce.com`,
  })),
  commands: [
    ["bcevpc doctor --regions", { en: "measure how fast each region answers", zh: "测量各地域的响应时间" }],
    ["bcevpc call GET /v1/vpc --region gz", { en: "call another region", zh: "调用另一个地域" }],
  ],
};
