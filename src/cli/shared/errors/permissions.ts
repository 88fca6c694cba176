import type { PermissionAdvice, PermissionRow, Policy } from "../../../core/operations/knowledge/permissions.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { styleFor } from "../look/style.js";
import { marked } from "./marks.js";

const policyLines = (policy: Policy): string[] => JSON.stringify(policy, null, 2).split("\n");

/** A policy where there is little room: a short list stands on one line. */
const policyText = (policy: Policy): string =>
  policyLines(policy)
    .join("\n")
    .replaceAll(/\[\n\s+("[^"\n]*")\n\s+\]/gu, "[$1]");

/** What an operation needs, in sentences of which each says no more than documents do. */
function permissionSentences({ operation, resource, access, permissions, systemPolicies }: PermissionAdvice): readonly Bilingual[] {
  const policies = systemPolicies.join(", ");
  const policiesInChinese = systemPolicies.join("、");
  const kind =
    access === "read"
      ? { en: `${operation} reads ${resource.en}`, zh: `${operation} 读取${resource.zh}` }
      : { en: `${operation} changes ${resource.en}`, zh: `${operation} 修改${resource.zh}` };
  const byPolicy =
    systemPolicies.length > 0
      ? { en: `${kind.en}. System policies that allow it: ${policies}.`, zh: `${kind.zh}。允许此操作的系统策略：${policiesInChinese}。` }
      : {
          en: `${kind.en}. The documentation names no system policy for this: look in the console under 多用户访问控制 (multi-user access control).`,
          zh: `${kind.zh}。文档没有给出对应的系统策略，请在控制台的“多用户访问控制”中查找。`,
        };
  const byPermission =
    permissions.length > 0
      ? { en: `Permission in a custom policy: ${permissions.join(", ")}.`, zh: `自定义策略中的权限：${permissions.join("、")}。` }
      : {
          en: "The documentation does not give its permission name for a custom policy; the policy editor in the console lists it.",
          zh: "文档没有给出它在自定义策略中的权限名，可在控制台的策略编辑器中查到。",
        };
  return [byPolicy, byPermission];
}

const title: Bilingual = { en: "Permission", zh: "权限" };
const policyTitle: Bilingual = {
  en: "The smallest custom policy to attach to the sub-user:",
  zh: "最小的自定义策略，授予该子用户：",
};

/** The permissions and policies of one operation, below what is said of AccessDenied; in few lines unless all is asked for. */
export function renderPermissions(advice: PermissionAdvice, view: View, full: boolean): string {
  const style = styleFor(view.color);
  const source = full ? advice.sources[0] : undefined;
  const { policy } = advice;
  // On one line, however long it is: it is to be copied.
  const lines = policy && (full ? policyText(policy).split("\n") : [JSON.stringify(policy)]);
  return [
    style.heading(marked(sayInline(title, view.language), "documented", view.language)),
    ...permissionSentences(advice).flatMap((text) => hang("  ", sayInline(text, view.language), view.width)),
    ...(lines ? [...hang("  ", sayInline(policyTitle, view.language), view.width), ...lines.map((line) => `    ${line}`)] : []),
    ...(source?.url ? hang("  ", source.url, view.width).map(style.quiet) : []),
  ].join("\n");
}

interface PermissionTable {
  readonly rows: readonly PermissionRow[];
  readonly unnamed: readonly Bilingual[];
  readonly policy: Policy;
  readonly source: string | null;
}

/** All that documents say of permissions, for the page of AccessDenied. */
export function renderPermissionTable({ rows, unnamed, policy, source }: PermissionTable, view: View): string {
  const style = styleFor(view.color);
  const width = Math.max(...rows.map(({ read }) => displayWidth(read))) + 2;
  const lines = rows.flatMap(({ resource, read, readPolicies, writePolicies }) => {
    const write: Bilingual =
      writePolicies.length > 0
        ? { en: `; to write: ${writePolicies.join(", ")}`, zh: `；写操作：${writePolicies.join("、")}` }
        : { en: "", zh: "" };
    const text = {
      en: `${resource.en}: ${readPolicies.join(", ")}${write.en}`,
      zh: `${resource.zh}：${readPolicies.join("、")}${write.zh}`,
    };
    return hang(`  ${padEnd(read, width)}`, sayInline(text, view.language), view.width);
  });
  const rest: Bilingual = {
    en: `The documentation names no permission for ${unnamed.map(({ en }) => en).join(", ")}, and none for changes.`,
    zh: `文档没有给出以下资源的权限名：${unnamed.map(({ zh }) => zh).join("、")}；也没有给出任何写操作的权限名。`,
  };
  const all: Bilingual = { en: "A custom policy that allows reading all of these:", zh: "可读取以上全部资源的自定义策略：" };
  const heading: Bilingual = { en: "Read permissions and system policies", zh: "读权限与系统策略" };
  return [
    style.heading(marked(sayInline(heading, view.language), "documented", view.language)),
    ...lines,
    ...wrap(sayInline(rest, view.language), view.width - 2).map((line) => `  ${line}`),
    ...hang("  ", sayInline(all, view.language), view.width),
    ...policyText(policy)
      .split("\n")
      .map((line) => `    ${line}`),
    ...(source === null ? [] : hang("  ", source, view.width).map(style.quiet)),
  ].join("\n");
}
