import { Argument, type Command } from "commander";
import type { Builder } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";
import { completionShells } from "./scripts.js";

export const define = ({ text, example }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Prints the completion script of a shell: commands, options and their values, error codes, operations and their parameters.",
        zh: "输出 shell 补全脚本：可补全命令、选项及其取值、错误码，以及接口名和参数。",
      }),
    )
    .addArgument(new Argument("<shell>", text({ en: "the shell", zh: "shell 的名称" })).choices(completionShells))
    .action((shell: string) => handlers.completion(shell))
    .addHelpText(
      "after",
      example(
        [
          "bcevpc completion bash > ~/.local/share/bash-completion/completions/bcevpc",
          { en: "with bash-completion", zh: "已安装 bash-completion 时" },
        ],
        ["echo 'source <(bcevpc completion bash)' >> ~/.bashrc", { en: "bash without bash-completion", zh: "未安装时" }],
        ["echo 'source <(bcevpc completion zsh)' >> ~/.zshrc", { en: "zsh", zh: "zsh" }],
        ["bcevpc completion fish > ~/.config/fish/completions/bcevpc.fish", { en: "fish", zh: "fish" }],
        ["bcevpc completion powershell >> $PROFILE", { en: "PowerShell", zh: "PowerShell" }],
      ),
    );
