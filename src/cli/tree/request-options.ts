import { Argument, type Command, type Option } from "commander";
import { type Builder, collect } from "./builder.js";

/** A query parameter, for each command that is given a method and a path. */
export const paramOption = ({ option }: Pick<Builder, "option">): Option =>
  option("-q, --param <name=value>", {
    en: "query parameter, taken literally; a bare name is an action such as bind; repeatable",
    zh: "查询参数，按字面取值；只写名称表示 bind 之类的动作；可多次使用",
  }).argParser(collect);

/** What a request is made of, for call and sign alike. */
export const withRequest = ({ text, option }: Builder, command: Command): Command =>
  command
    .optionsGroup(text({ en: "Request:", zh: "请求：" }))
    .usage(text({ en: "[options] METHOD PATH | OPERATION [key=value...]", zh: "[选项] 方法 路径 | 接口名 [key=value...]" }))
    .addArgument(
      new Argument(
        "<request>",
        text({
          en: "a method (GET, POST, PUT, DELETE or HEAD, in any case), or the name of an operation such as CreateNat",
          zh: "方法（GET、POST、PUT、DELETE 或 HEAD，大小写均可），或接口名，如 CreateNat",
        }),
      ),
    )
    .addArgument(
      new Argument(
        "[rest...]",
        text({
          en: "behind a method, a path such as /v1/vpc, its slash optional, or a full URL; behind an operation, its parameters: key=value, key:=json, list[]=item, list[0].member=value, object.member=value, key=@file (- for standard input), key=\\@text for a text that begins with @",
          zh: "方法之后为路径，如 /v1/vpc（开头的斜杠可省略），或完整的URL；接口名之后为参数：key=value、key:=json、list[]=项、list[0].成员=值、object.成员=值、key=@文件（- 为标准输入）；以 @ 开头的文本写作 key=\\@文本",
        }),
      ),
    )
    .addOption(paramOption({ option }))
    .addOption(
      option("-d, --data <json>", {
        en: "body: JSON, @FILE, or - for standard input; the parameters of an operation add to it",
        zh: "请求体：JSON、@文件，或 - 表示标准输入；接口参数会加入其中",
      }),
    )
    .addOption(option("-H, --header <name: value>", { en: "another header; repeatable", zh: "附加请求头；可多次使用" }).argParser(collect))
    .addOption(
      option("--client-token <token>", {
        en: "value of clientToken, at most 64 ASCII characters; auto makes one and prints it",
        zh: "clientToken，最多 64 个ASCII字符；auto 表示自动生成并打印",
      }),
    )
    .addOption(
      option("--force", {
        en: "send an operation whose parameters are missing, unknown or wrong",
        zh: "接口参数缺失、不存在或有误时仍然发送",
      }),
    )
    .optionsGroup(text({ en: "Keys and region:", zh: "密钥与地域：" }))
    .addOption(
      option("--region <region>", { en: "where to call: bj, gz, su, hkg, fwh, bd or cd", zh: "地域：bj、gz、su、hkg、fwh、bd 或 cd" }),
    )
    .addOption(option("--endpoint <url>", { en: "another host, such as http://127.0.0.1:8080", zh: "指定域名，如 http://127.0.0.1:8080" }))
    .addOption(
      option("--profile <name>", {
        en: "profile of ~/.bce/config.json to use before all else",
        zh: "优先使用 ~/.bce/config.json 中的该配置",
      }),
    )
    .optionsGroup(text({ en: "Looking inside:", zh: "查看细节：" }))
    .addOption(
      option("--curl", {
        en: "print a curl command that signs when it is run; send nothing",
        zh: "输出一条运行时自行签名的 curl 命令，不发送请求",
      }),
    )
    .addOption(
      option("--show-secrets", {
        en: "show signature, signing key, session token and passwords where they are masked",
        zh: "显示平时隐去的签名、签名密钥、令牌和密码",
      }),
    )
    .addOption(
      option("-v, --verbose", {
        en: "on stderr: where each setting comes from, canonical request, headers",
        zh: "在 stderr 显示各项设置的来源、规范请求和头域",
      }),
    );
