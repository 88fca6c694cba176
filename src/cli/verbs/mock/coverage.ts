import { groupTitles } from "../../../core/operations/model/groups.js";
import type { OperationGroup } from "../../../core/operations/model/operation.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth } from "../../../core/text/wrap.js";
import { coverage, type OperationCoverage } from "../../../node/mock/coverage.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

const otherTitles: Readonly<Record<string, Bilingual>> = {
  eip: { en: "EIP (another service)", zh: "弹性公网 IP（另一项服务）" },
  bcc: { en: "BCC (another service)", zh: "云服务器 BCC（另一项服务）" },
};
const notModelled: Bilingual = { en: "501, not modelled", zh: "501，未模拟" };

const titleOf = (group: string): Bilingual => groupTitles[group as OperationGroup] ?? otherTitles[group] ?? { en: group, zh: group };
const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - displayWidth(text)));

/** The table of operations and what is kept for each, a section a group. */
export function renderCoverage(view: View): string {
  const style = styleFor(view.color);
  const all = coverage();
  const width = Math.max(...all.map(({ operation }) => displayWidth(operation)));
  const line = ({ operation, collections }: OperationCoverage): string =>
    `  ${padded(operation, width)}  ${collections === null ? style.failure(sayInline(notModelled, view.language)) : collections.join(", ")}`;
  const groups = [...new Set(all.map(({ group }) => group))];
  const kept = all.filter(({ collections }) => collections !== null).length;
  return [
    ...groups.flatMap((group) => [
      style.title(sayInline(titleOf(group), view.language)),
      ...all.filter((operation) => operation.group === group).map(line),
      "",
    ]),
    sayInline(
      { en: `${kept} of ${all.length} operations keep state.`, zh: `${all.length} 个接口中有 ${kept} 个保存状态。` },
      view.language,
    ),
  ].join("\n");
}
