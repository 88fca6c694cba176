import { type Detector, type RawError, rawError } from "../../found.js";
import { isBosHost } from "../reading/host-id.js";
import { namesBce, namesOtherVendor } from "../reading/vendor-names.js";

/** `<Error>` and the elements in it, none of them nested; what breaks off ends there. */
const body =
  /<Error(?: xmlns="[^"\n]{0,200}")?>(?:\s{0,80}<(?:[A-Za-z]{1,40}\s?\/>|[A-Za-z]{1,40}>[^<]{0,2000}(?:<\/[A-Za-z]{1,40}>|$))){1,16}(?:\s{0,80}<\/Error>)?/gu;
const element = /<([A-Za-z]{1,40})>([^<]{0,2000})/gu;
/** What BOS says; an element beside these is another vendor's. */
const ownElements: ReadonlySet<string> = new Set(["Error", "Code", "Message", "Resource", "RequestId", "HostId", "BucketName", "Key"]);
const ownId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const contextLength = 600;

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#39;": "'", "&amp;": "&" };
const plain = (words: string): string => words.replaceAll(/&(?:lt|gt|quot|apos|#39|amp);/gu, (entity) => entities[entity] ?? entity).trim();

function read(text: string, match: RegExpExecArray): RawError[] {
  const [whole] = match;
  const elements = new Map([...whole.matchAll(element)].map(([, name = "", words = ""]) => [name, plain(words)] as const));
  const [code, requestId, hostId] = [elements.get("Code"), elements.get("RequestId") || null, elements.get("HostId")];
  const end = match.index + whole.length;
  const context = text.slice(Math.max(0, match.index - contextLength), end + contextLength);
  const bceNamed = namesBce(context);
  const isOwn = [...elements.keys()].every((name) => ownElements.has(name)) && (hostId === undefined || isBosHost(hostId));
  if (!code || !(bceNamed || (isOwn && ownId.test(requestId ?? "")))) return [];
  return [
    rawError({
      format: "error-xml",
      start: match.index,
      end,
      code,
      message: elements.get("Message") || null,
      requestId,
      requestIdComplete: ownId.test(requestId ?? ""),
      complete: whole.endsWith("</Error>"),
      certain: false,
      vendorNamed: namesOtherVendor(context),
      bceNamed,
    }),
  ];
}

/** `<Error><Code>C</Code><Message>M</Message><RequestId>R</RequestId></Error>`: BOS to a client of S3, told apart by the kind of the id. */
export const errorXml: Detector = {
  format: "error-xml",
  marks: ["<Error>", "<Error "],
  isWithin: (line) => !line.includes("<Error"),
  find: (text) => [...text.matchAll(body)].flatMap((match) => read(text, match)),
};
