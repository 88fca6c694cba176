import { synonyms } from "../../catalogue/synonyms.js";
import { createTextSearch, type SearchSource } from "../../catalogue/text-search.js";
import { groupTitles } from "../model/groups.js";
import type { Operation, Parameter } from "../model/operation.js";
import { savedIndex } from "./saved-index.js";

/** Words of the API that mean the same, beyond those that the codes are searched with. */
const operationSynonyms: readonly (readonly string[])[] = [
  ["query", "get", "view", "search", "show", "find", "查询", "查看", "获取"],
  ["list", "列表", "列出"],
  ["details", "detail", "describe", "specified", "详情", "详细信息", "指定"],
  ["create", "add", "new", "authorize", "创建", "新建", "添加", "授权", "新增"],
  ["update", "modify", "change", "edit", "更新", "修改", "变更"],
  ["resize", "upgrade", "downgrade", "变配", "升降级", "扩容"],
  ["delete protect", "deleteprotect", "release protection", "release protection switch", "释放保护", "删除保护"],
  ["dedicated gateway", "etgateway", "et gateway", "dcgw", "专线网关"],
  ["snic", "endpoint", "service network interface card", "服务网卡"],
  ["havip", "high-availability virtual ip", "高可用虚拟ip"],
  ["ipv6 gateway", "ipv6gateway", "ipv6网关"],
  ["vpn tunnel", "vpnconn", "vpn隧道"],
  ["user gateway", "cgw", "用户网关"],
  ["network probe", "probe", "detection", "网络探测", "探测"],
  ["rate limit", "ratelimit", "limit rule", "limitrule", "bandwidth limiting", "限速"],
  ["ip address group", "ip group", "ipgroup", "ipset", "ip地址组"],
  ["ip address family", "ip地址族"],
  ["enterprise security group", "esg", "企业安全组"],
];

const namesIn = ({ name, children = [] }: Parameter): string[] => [name, ...children.flatMap(namesIn)];

/** What of the operations is searched. */
export const searchSource = (operations: readonly Operation[]) =>
  ({
    items: operations,
    idOf: ({ name }) => name,
    namesOf: ({ name, title }) => [title.en, title.zh, name],
    fieldsOf: ({ name, aliases, title, group, method, path, flags, parameters }) => ({
      name: name,
      aliases: aliases.join(" "),
      title: `${title.en} ${title.zh}`,
      group: `${groupTitles[group].en} ${groupTitles[group].zh} ${group}`,
      call: [method, path, ...flags].join(" "),
      parameters: parameters.flatMap(namesIn).join(" "),
    }),
    boosts: { name: 6, aliases: 3, title: 5, group: 3, call: 2, parameters: 1 },
    weightOf: () => 1,
    synonyms: [...operationSynonyms, ...synonyms],
  }) satisfies SearchSource<Operation, string>;

/** Searches names, titles, paths and parameters in both languages at once; best first. */
export const createOperationSearch = (operations: readonly Operation[]): ((query: string) => Operation[]) =>
  createTextSearch(searchSource(operations), savedIndex);
