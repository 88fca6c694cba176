import { Argument, type Command, type Option } from "commander";
import { regions } from "../../core/operations/model/regions.js";
import { type Builder, collect, listing } from "./builder.js";

/** A query parameter, for each command that is given a method and a path. */
export const paramOption = ({ option }: Pick<Builder, "option">): Option =>
  option("-q, --param <name=value>", {
    en: "query parameter, or action such as bind; repeatable",
    zh: "查询参数；只写名称表示 bind 之类的动作；可多次使用",
  }).argParser(collect);

/** Where the call goes and whose keys it uses. */
const withKeys = ({ text, option, seldom }: Builder, command: Command): Command =>
  command
    .optionsGroup(text({ en: "Keys and region:", zh: "密钥与地域：" }))
    .addOption(
      listing(
        option("--region <region>", { en: "region to call", zh: "调用的地域" }),
        regions.map(({ id }) => id),
      ),
    )
    .addOption(
      option("--profile <name>", { en: "profile of ~/.bce/config.json to use", zh: "使用 ~/.bce/config.json 中的该 profile（配置档）" }),
    )
    .addOption(
      option("--endpoint <url>", {
        en: "address to call, such as http://127.0.0.1:8420",
        zh: "改为调用该接入点（endpoint），如 http://127.0.0.1:8420",
      }),
    )
    .optionsGroup(text({ en: "Looking inside:", zh: "查看细节：" }))
    .addOption(option("--curl", { en: "print a self-signing curl command; send nothing", zh: "输出一条自行签名的 curl 命令，不发送请求" }))
    .addOption(
      option("-v, --verbose", {
        en: "show settings, canonical request and headers",
        zh: "在 stderr 显示各项设置、规范请求和头域",
      }),
    )
    .addOption(
      seldom("--show-secrets", {
        en: "show signature, signing key, session token and passwords unmasked",
        zh: "显示平时隐去的签名、签名密钥、令牌和密码",
      }),
    );

/** What a request is made of, for call and sign alike. */
export const withRequest = (builder: Builder, command: Command): Command => {
  const { text, option, seldom } = builder;
  const request = command
    .optionsGroup(text({ en: "Request:", zh: "请求：" }))
    .usage(
      text({
        en: "[options] METHOD PATH | OPERATION [key=value...]",
        zh: "[options] METHOD PATH | OPERATION [key=value...]",
      }),
    )
    .addArgument(
      new Argument(
        "<request>",
        text({
          en: "METHOD: GET, POST, PUT, DELETE or HEAD; or OPERATION, such as CreateNat",
          zh: "METHOD（方法）：GET、POST、PUT、DELETE 或 HEAD；或 OPERATION（接口名），如 CreateNat",
        }),
      ),
    )
    .addArgument(
      new Argument(
        "[rest...]",
        text({
          en: "PATH, such as /v1/vpc, or URL; then parameters: key=value, key:=json, key=@file, list[]=item, object.member=value",
          zh: "PATH（路径，如 /v1/vpc）或 URL；其后为参数：key=value、key:=json、key=@文件、list[]=项、object.member=值",
        }),
      ),
    )
    .addOption(paramOption({ option }))
    .addOption(
      option("-d, --data <json>", { en: "body: JSON, @FILE, or - for standard input", zh: "请求体：JSON、@文件，或 - 表示标准输入" }),
    )
    .addOption(option("-H, --header <name: value>", { en: "add a header; repeatable", zh: "附加请求头；可多次使用" }).argParser(collect))
    .addOption(
      seldom("--client-token <token>", {
        en: "value of clientToken, at most 64 ASCII characters; auto makes one and prints it",
        zh: "clientToken，最多 64 个 ASCII 字符；auto 表示自动生成并打印",
      }),
    )
    .addOption(
      seldom("--force", {
        en: "send although parameters are missing, unknown or not valid",
        zh: "参数缺失、不存在或有误时仍然发送",
      }),
    );
  return withKeys(builder, request);
};
