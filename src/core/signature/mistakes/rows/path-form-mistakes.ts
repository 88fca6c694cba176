import { uriEncode } from "../../encoding.js";
import { gbkEncode, plain, tildeEncoded } from "../encoders.js";
import { always, type Change, type Mistake, mostlyAlone } from "../mistake.js";

/** A path without its segments `.` and `..`. */
function resolved(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/").slice(1))
    if (segment === "..") kept.pop();
    else if (segment !== ".") kept.push(segment);
  return `/${kept.join("/")}`;
}

/** Ways to write the place of an id, such as `nat-b1jb3b5e34tc`, in a path. */
const placeholders = (kind: string): readonly string[] => [`{${kind}Id}`, "{id}", `:${kind}Id`, ":id", `<${kind}Id>`, `\${${kind}Id}`];

/** The path with a placeholder for the first segment that is an id. */
function templates(path: string): string[] {
  const id = path.split("/").find((segment) => /^[a-z]+-\w{4,}$/iu.test(segment));
  return id === undefined ? [] : placeholders(id.replace(/-.*$/su, "")).map((place) => path.replace(id, () => place));
}

const withPath = (path: string, detail: string): Change => ({ detail, apply: (draft) => ({ ...draft, path }) });
const unencoded = (path: string, detail: string): Change => ({ detail, apply: (draft) => ({ ...draft, path, encodePath: plain }) });

/** Paths written otherwise than they were sent. */
export const pathFormMistakes: readonly Mistake[] = [
  {
    id: "path.tilde-encoded",
    en: "~ in the path was encoded as %7E",
    zh: "路径中的 ~ 被编码成了 %7E",
    fix: {
      en: "do not encode ~; quote in Python before 3.7 and other old encoders do",
      zh: "~ 不要编码；Python 3.7 之前的 quote 等旧编码函数会把它编码",
    },
    changes: always((draft) => ({ ...draft, encodePath: (text) => tildeEncoded(draft.encodePath(text)) })),
  },
  {
    id: "path.gbk",
    en: "the path was encoded in GBK instead of UTF-8",
    zh: "路径按 GBK 而不是 UTF-8 编码",
    fix: {
      en: "encode the UTF-8 bytes: specify UTF-8 where text is converted to bytes",
      zh: "应对 UTF-8 字节编码：把文本转成字节时请指明 UTF-8",
    },
    changes: () => [{ alone: true, apply: (draft) => ({ ...draft, encodePath: (path) => path.split("/").map(gbkEncode).join("/") }) }],
  },
  {
    id: "path.dots-resolved",
    en: "the path was signed with its . and .. resolved: {detail}",
    zh: "参与签名的路径中 . 和 .. 已被展开：{detail}",
    fix: { en: "sign the path exactly as it is sent", zh: "请对实际发送的路径签名" },
    changes: ({ path }) => mostlyAlone([withPath(resolved(path), resolved(path))], 0),
  },
  {
    id: "path.template",
    en: "the path was signed with a placeholder for the id: {detail}",
    zh: "参与签名的路径中 ID 仍是占位符：{detail}",
    fix: { en: "replace it with the id before signing the request", zh: "请在签名之前填入 ID" },
    changes: ({ path }) =>
      mostlyAlone(
        templates(path).flatMap((template) => [withPath(template, template), unencoded(template, template)]),
        0,
      ),
  },
];

/** The path and the query in one line, the line of the query empty: what a signer gives that never takes the URL apart. */
export const foldedQuery: readonly Change[] = [
  {
    apply: (draft) => ({
      ...draft,
      layout: (method, uri, query, lines) => draft.layout(method, query === "" ? uri : `${uri}?${query}`, "", lines),
    }),
  },
  {
    alone: true,
    apply: (draft) => ({
      ...draft,
      layout: (method, uri, query, lines) => draft.layout(method, query === "" ? uri : `${uri}?${query}`, query, lines),
    }),
  },
  {
    alone: true,
    apply: (draft) => ({
      ...draft,
      layout: (method, uri, query, lines) => draft.layout(method, query === "" ? uri : uri + uriEncode(`?${query}`), "", lines),
    }),
  },
];
