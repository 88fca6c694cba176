import type { Detector } from "../found.js";
import { appBuilder } from "./appbuilder.js";
import { bceCli } from "./bce-cli.js";
import { bcecmd } from "./bcecmd.js";
import { bosprobe } from "./bosprobe.js";
import { gatewayCause } from "./gateway-cause.js";
import { goFormer } from "./go-former.js";
import { goLog } from "./go-log.js";
import { goNotJson } from "./go-not-json.js";
import { goSdk } from "./go-sdk.js";
import { goStruct } from "./go-struct.js";
import { har } from "./har.js";
import { httpResponse } from "./http-response.js";
import { java } from "./java.js";
import { jsHidden } from "./js-hidden.js";
import { jsSdk } from "./js-sdk.js";
import { jsonBody } from "./json-body.js";
import { noAnswer } from "./no-answer.js";
import { php } from "./php.js";
import { python } from "./python.js";
import { pythonNotJson } from "./python-not-json.js";
import { pythonPrint } from "./python-print.js";
import { pythonRepr } from "./python-repr.js";
import { qianfan } from "./qianfan.js";
import { ruby } from "./ruby.js";
import { s3 } from "./s3.js";
import { statusOnly } from "./status-only.js";
import { terraform } from "./terraform.js";

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
  python,
  pythonPrint,
  pythonNotJson,
  java,
  php,
  jsSdk,
  jsHidden,
  bosprobe,
  bcecmd,
  qianfan,
  appBuilder,
  s3,
  ruby,
  pythonRepr,
  jsonBody,
  gatewayCause,
];
