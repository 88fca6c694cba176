import type { Command } from "commander";
import type { Builder } from "../../tree/builder.js";
import type { Handlers } from "../../tree/program.js";

export const define = ({ text, example }: Builder, command: Command, handlers: Handlers): Command =>
  command
    .description(
      text({
        en: "Prints all of this as one HTML file, to use offline in a browser: search, explain pasted output, check requests and signatures. The file loads nothing and sends nothing. It has both languages and opens in the one that the browser uses, or that --lang sets.",
        zh: "输出一个 HTML 文件，供没有网络的浏览器使用：搜索、解释粘贴的输出、检查请求和签名。该文件不加载也不发送任何内容。文件中两种语言都有，打开时使用浏览器的语言，或 --lang 指定的语言。",
      }),
    )
    .action(() => handlers.page())
    .addHelpText(
      "after",
      example(["bcevpc page > bcevpc.html", { en: "then open it, or send it to a colleague", zh: "然后在浏览器中打开，或发给同事" }]),
    );
