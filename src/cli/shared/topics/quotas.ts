import { type QuotaFigure, quotaFigures } from "../../../core/operations/knowledge/quota-figures.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { quotaText } from "../look/quota-text.js";
import type { HelpTopic, TopicRow } from "./topic.js";

const sourceOf = ({ source: { title, url, date } }: QuotaFigure): string => [title, ...(date === null ? [] : [date]), url].join(", ");

const rowOf = (figure: QuotaFigure): TopicRow => ({ name: figure.id, meaning: quotaText(figure), example: sourceOf(figure) });

const introduction: Bilingual = {
  en: "The default quotas and the fixed limits of VPC and its neighbours that a page states, with that page. An account may have been given more: the quota centre of the console has its own figures. Raise a quota there, or by ticket (工单).",
  zh: "VPC 及相邻产品的默认配额和固定上限，附出处。账号可能已获更高配额，以控制台的配额中心为准；可在那里或通过工单申请提升。",
};

export const quotasTopic: HelpTopic = {
  title: { en: "Quotas", zh: "配额" },
  introduction,
  rows: quotaFigures.map(rowOf),
  hasSources: true,
  commands: [
    ["bcevpc explain LimitExceeded", { en: "what to do when a quota is used up", zh: "配额用完时如何处理" }],
    ["bcevpc call CreateVpc … --investigate", { en: "count what there is when a quota is used up", zh: "配额用完时统计已有的数量" }],
  ],
};
