import type { Command } from "commander";
import type { Builder } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";

export const define = ({ text, example }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Serves what bcevpc knows to an AI agent: an MCP server on standard input and output. It works offline, reads no keys and no files, and changes nothing.",
        zh: "为 AI 智能体提供 bcevpc 的知识：在标准输入输出上运行的 MCP 服务器。无需联网，不读取密钥和文件，不做任何修改。",
      }),
    )
    .action(() => handlers.mcp())
    .addHelpText(
      "after",
      example(
        ["claude mcp add bcevpc -- bcevpc mcp", { en: "add it to Claude Code", zh: "添加到 Claude Code" }],
        [
          '{"mcpServers":{"bcevpc":{"command":"bcevpc","args":["mcp"]}}}',
          { en: "the same in a configuration file, as most agents read it", zh: "写入配置文件的形式，多数智能体通用" },
        ],
      ),
    );
