import type { Detector } from "../found.js";
import { goFormer } from "./go/go-former.js";
import { goLog } from "./go/go-log.js";
import { goNotJson } from "./go/go-not-json.js";
import { goSdk } from "./go/go-sdk.js";
import { goStruct } from "./go/go-struct.js";
import { terraform } from "./go/terraform.js";
import { connectionLost } from "./http/connection-lost.js";
import { errorXml } from "./http/error-xml.js";
import { gatewayCause } from "./http/gateway-cause.js";
import { har } from "./http/har.js";
import { headerLines } from "./http/header-lines.js";
import { htmlCells } from "./http/html-cells.js";
import { httpResponse } from "./http/http-response.js";
import { jsonBody } from "./http/json-body.js";
import { noAnswer } from "./http/no-answer.js";
import { statusOnly } from "./http/status-only.js";
import { statusWords } from "./http/status-words.js";
import { printedAttributes } from "./literals/attributes.js";
import { jsObject } from "./literals/js-object.js";
import { keyValues } from "./literals/key-values.js";
import { positions } from "./literals/positions.js";
import { rPrint } from "./literals/r-print.js";
import { tables } from "./literals/tables.js";
import { python } from "./python/python.js";
import { pythonNotJson } from "./python/python-not-json.js";
import { pythonPrint } from "./python/python-print.js";
import { pythonRepr } from "./python/python-repr.js";
import { axios } from "./script/axios.js";
import { bracketedCode } from "./script/bracketed-code.js";
import { codeFirst } from "./script/code-first.js";
import { errorWords } from "./script/error-words.js";
import { java } from "./script/java.js";
import { jsHidden } from "./script/js-hidden.js";
import { jsSdk } from "./script/js-sdk.js";
import { php } from "./script/php.js";
import { ruby } from "./script/ruby.js";
import { appBuilder } from "./tools/appbuilder.js";
import { bceCli } from "./tools/bce-cli.js";
import { bcecmd } from "./tools/bcecmd.js";
import { bosprobe } from "./tools/bosprobe.js";
import { cceCni } from "./tools/cce-cni.js";
import { cloudmux } from "./tools/cloudmux.js";
import { kubernetesEvent } from "./tools/kubernetes-event.js";
import { qianfan } from "./tools/qianfan.js";
import { s3 } from "./tools/s3.js";

/** Every printed form that is recognised. Where two find the same text, the earlier one in this list counts. */
export const detectors: readonly Detector[] = [
  har,
  httpResponse,
  terraform,
  goSdk,
  goStruct,
  goLog,
  goFormer,
  noAnswer,
  goNotJson,
  bceCli,
  statusOnly,
  statusWords,
  connectionLost,
  python,
  pythonPrint,
  pythonNotJson,
  java,
  php,
  axios,
  jsSdk,
  jsHidden,
  bosprobe,
  bcecmd,
  qianfan,
  appBuilder,
  cceCni,
  cloudmux,
  s3,
  errorXml,
  ruby,
  pythonRepr,
  jsonBody,
  jsObject,
  headerLines,
  tables,
  htmlCells,
  rPrint,
  keyValues,
  positions,
  printedAttributes,
  errorWords,
  bracketedCode,
  codeFirst,
  kubernetesEvent,
  gatewayCause,
];
