import { Argument, type Command } from "commander";
import { operationGroups } from "../../../core/operations/model/operation.js";
import { type Builder, listing } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import type { ApisOptions } from "./run.js";

export const define = ({ text, option, example, withGlobal }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Lists the operations of the VPC API by group; with words, searches them in both languages, best match first. The name of an operation shows its parameters, rules, error codes and an example.",
        zh: "按分组列出 VPC 接口；给出关键词时搜索，中英文皆可，最相关的在前。给出接口名时，显示其参数、约束、错误码和示例。",
      }),
    )
    .addArgument(
      new Argument(
        "[words...]",
        text({
          en: "names of operations (or of the Go SDK), METHOD PATH, an error code, or words to search for",
          zh: "接口名（或 Go SDK 的函数名）、方法 路径、错误码，或要搜索的词",
        }),
      ),
    )
    .addOption(listing(option("--group <name>", { en: "only this group", zh: "只列该分组" }), operationGroups))
    .addOption(option("--plain", { en: "tab-separated: name, group, method, path, title", zh: "制表符分隔：名称、分组、方法、路径、标题" }))
    .addOption(option("--json", { en: "one JSON document: operations and unknown names", zh: "输出一个 JSON 文档：接口与未知的名称" }))
    .action((words: string[], options: ApisOptions) => handlers.apis(words, withGlobal(options)))
    .addHelpText(
      "after",
      example(
        [
          "bcevpc apis CreateNat",
          { en: "parameters, rules, codes and an example of one operation", zh: "一个接口的参数、约束、错误码和示例" },
        ],
        ["bcevpc apis PUT /v1/nat/NAT_ID", { en: "the operations that a call can be", zh: "某个请求对应的接口" }],
        ["bcevpc apis 绑定EIP", { en: "finds what bind eip finds", zh: "与 apis bind eip 的结果相同" }],
        ["bcevpc apis NoSuchNat", { en: "the operations that can return a code", zh: "可能返回某个错误码的接口" }],
      ),
    );
