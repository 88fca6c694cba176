import type { ErrorContext, Found } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";

const toolNames: Readonly<Record<string, string>> = {
  terraform: "Terraform",
  packer: "Packer",
  kubernetes: "Kubernetes",
  ansible: "Ansible",
};

/** Where a tool was at work, in one line: `Terraform: Create EIP, baiducloud_eip.default[0], main.tf:71`. Null where nothing is known. */
export function contextText(context: ErrorContext | null): Bilingual | null {
  if (!context) return null;
  const { tool, address, action, file, line, object } = context;
  const place = file === null ? null : line === null ? file : `${file}:${line}`;
  const isNamed = object !== null && [action, address].some((text) => text?.includes(object) === true);
  const parts = [action, address, place, isNamed ? null : object].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const name = tool === null ? null : (toolNames[tool] ?? tool);
  const text = parts.join(", ");
  return name === null ? { en: text, zh: text } : { en: `${name}: ${text}`, zh: `${name}：${text}` };
}

/** The same with the machine that wrote the error. */
export function contextWithHost(context: ErrorContext | null): Bilingual | null {
  const text = contextText(context);
  const host = context?.host ?? null;
  if (host === null) return text;
  const own = { en: `host ${host}`, zh: `主机 ${host}` };
  return text === null ? own : { en: `${text}, ${own.en}`, zh: `${text}，${own.zh}` };
}

/** The parameter that an error is about and its value; null where it is about none in particular. */
export function parameterText({ parameter }: Pick<Found, "parameter">): Bilingual | null {
  if (!parameter) return null;
  const { name, value } = parameter;
  if (value === null) return { en: `${name} is not set`, zh: `未设置 ${name}` };
  const text = `${name} = ${value === "" ? '""' : value}`;
  return { en: text, zh: text };
}
