import type { Bilingual } from "../../text/bilingual.js";
import type { HiddenPart } from "../found.js";

/** What one client library or tool leaves out of what it prints, and how to get it. */
interface ClientNote {
  readonly hidden: readonly HiddenPart[];
  readonly note: Bilingual;
}

/** What has to be known of a client to read its errors. */
export const clientNotes = {
  python: {
    hidden: ["code", "requestId", "httpStatus"],
    note: {
      en: "The Python SDK prints only the message. Code, request id and status are attributes of the last error: except BceHttpClientError as e: print(e.last_error.code, e.last_error.request_id, e.last_error.status_code).",
      zh: "Python SDK 只打印错误消息，错误码、requestId 和状态码都在 last_error 的属性里：except BceHttpClientError as e: print(e.last_error.code, e.last_error.request_id, e.last_error.status_code)。",
    },
  },
  "python-print": {
    hidden: ["code", "requestId", "httpStatus"],
    note: {
      en: "The Python SDK could not read a code from the answer body. Its log at level DEBUG shows status and headers, possibly including X-Bce-Error-Code.",
      zh: "返回体中没有 Python SDK 可以读出的错误码。把日志级别调到 DEBUG 可看到状态码和响应头，其中可能有 X-Bce-Error-Code。",
    },
  },
  "python-body": {
    hidden: ["code", "message", "requestId", "httpStatus"],
    note: {
      en: "The Python SDK failed while reading the answer and dropped it. logging.getLogger('baidubce').setLevel(logging.DEBUG) shows its status and headers; mask the Authorization line before you share them.",
      zh: "Python SDK 在解析返回时出错，返回内容随之丢失。logging.getLogger('baidubce').setLevel(logging.DEBUG) 可显示状态码和响应头；转发前请抹去 Authorization 一行。",
    },
  },
  "go-log": {
    hidden: ["code", "message"],
    note: {
      en: "This Go SDK log line has only the status. The code is in the error returned by the call: fmt.Println(err) prints [Code: …; Message: …; RequestId: …].",
      zh: "Go SDK 的这行日志只有状态码，错误码在调用返回的 err 里：fmt.Println(err) 会打印 [Code: …; Message: …; RequestId: …]。",
    },
  },
  "go-empty": {
    hidden: ["code"],
    note: {
      en: "The Go SDK found JSON without a code in the answer. A gateway may have put it into the header X-Bce-Error-Code, which this SDK does not read; curl -i shows the answer.",
      zh: "Go SDK 从返回的 JSON 中没有读到错误码。网关可能把它放在该 SDK 不读取的 X-Bce-Error-Code 响应头中，可用 curl -i 查看。",
    },
  },
  "bce-cli": {
    hidden: ["code", "message", "requestId"],
    note: {
      en: "The bce CLI shows only the status. Run the same call with --debug to see the response headers, including the request id.",
      zh: "bce CLI 只显示了状态码。加 --debug 重新执行，可看到响应头，其中有 requestId。",
    },
  },
  bcecmd: {
    hidden: ["code", "requestId", "httpStatus"],
    note: {
      en: "bcecmd prints neither the code nor the request id; bosprobe, run on the same bucket, prints both.",
      zh: "bcecmd 不打印错误码和 requestId；用 bosprobe 检测同一 Bucket，两者都会给出。",
    },
  },
  "message-only": {
    hidden: ["code", "requestId", "httpStatus"],
    note: {
      en: "Only the gateway's message is shown, and it names the code. The request id, needed for a ticket, is in the error object or the response header X-Bce-Request-Id.",
      zh: "这里只显示了网关的消息，错误码就在消息里。提交工单所需的 requestId 在错误对象或响应头 X-Bce-Request-Id 中。",
    },
  },
  "java-dump": {
    hidden: ["message"],
    note: {
      en: "For a status of 500 and above, bce-sdk-java replaces the service's message with the headers. baiducloud-java-sdk keeps the message; support can also find it by the request id.",
      zh: "状态码为 500 及以上时，bce-sdk-java 用响应头替换了服务端的错误消息。baiducloud-java-sdk 会保留消息；凭 requestId 提交工单也能查到。",
    },
  },
  "java-null": {
    hidden: ["code"],
    note: {
      en: "Error Code: null means that the Java SDK found no code: the answer had no body, or it was not JSON. A gateway may have put it into the header X-Bce-Error-Code, which this SDK does not read; the wire log of org.apache.http shows it.",
      zh: "Error Code: null 表示 Java SDK 没读到错误码：返回体为空或不是 JSON。网关可能把它放在该 SDK 不读取的 X-Bce-Error-Code 响应头中，打开 org.apache.http 的 wire 日志即可看到。",
    },
  },
  php: {
    hidden: ["code"],
    note: {
      en: "The PHP SDK found no code: the answer had no body, or it was not JSON. Check $e->getStatusCode(), or send the same request with curl -i to see the headers.",
      zh: "PHP SDK 没有读到错误码：返回体为空或不是 JSON。可查看 $e->getStatusCode()，或用 curl -i 发送同一请求查看响应头。",
    },
  },
  "js-empty": {
    hidden: ["code", "message"],
    note: {
      en: "@baiducloud/sdk found no JSON in the answer, so code and message are missing. It does not read a gateway's X-Bce-Error-Code header either; curl -i shows the headers.",
      zh: "@baiducloud/sdk 没有从返回体中读到 JSON，因此缺少错误码和消息；它也不读取网关的 X-Bce-Error-Code 响应头，可用 curl -i 查看。",
    },
  },
  "js-object": {
    hidden: ["code", "message", "requestId", "httpStatus"],
    note: {
      en: "@baiducloud/sdk rejects with a plain object, which prints as [object Object]. Catch it and print its members: .catch(e => console.error(e.status_code, e.code, e.message, e.request_id)).",
      zh: "@baiducloud/sdk 抛出的是普通对象，转成字符串就是 [object Object]。请捕获后打印其成员：.catch(e => console.error(e.status_code, e.code, e.message, e.request_id))。",
    },
  },
  axios: {
    hidden: ["code", "message", "requestId"],
    note: {
      en: "The printed axios error does not include the response body, which has the code: console.error(error.response?.status, JSON.stringify(error.response?.data)).",
      zh: "打印出来的 axios 错误不含返回体，而错误码就在其中：console.error(error.response?.status, JSON.stringify(error.response?.data))。",
    },
  },
  "s3-java": {
    hidden: ["code"],
    note: {
      en: "The AWS SDK for Java prints the message without its code: e.awsErrorDetails().errorCode() has it.",
      zh: "AWS SDK for Java 打印的消息不含错误码，可用 e.awsErrorDetails().errorCode() 取得。",
    },
  },
  requests: {
    hidden: ["code", "message", "requestId"],
    note: {
      en: "raise_for_status() gives only the status. The code is in the response body: except requests.HTTPError as e: print(e.response.text, e.response.headers.get('x-bce-request-id')).",
      zh: "raise_for_status() 只给出状态码，错误码在返回体中：except requests.HTTPError as e: print(e.response.text, e.response.headers.get('x-bce-request-id'))。",
    },
  },
  guzzle: {
    hidden: ["code", "message", "requestId"],
    note: {
      en: "Guzzle's message omits the body, or cuts it at 120 characters. The code is in it: $e->getResponse()->getBody(); the request id is also in $e->getResponse()->getHeaderLine('x-bce-request-id').",
      zh: "Guzzle 的报错不含返回体，或只保留前 120 个字符。错误码在其中：$e->getResponse()->getBody()；requestId 也可取自 $e->getResponse()->getHeaderLine('x-bce-request-id')。",
    },
  },
  wget: {
    hidden: ["code", "message", "requestId"],
    note: {
      en: "wget discards the body of a failed request, which has the code. wget -S --content-on-error -O - shows headers and body.",
      zh: "wget 会丢弃失败请求的返回体，而错误码就在其中。wget -S --content-on-error -O - 可显示响应头和返回体。",
    },
  },
  "curl-fail": {
    hidden: ["code", "message", "requestId"],
    note: {
      en: "curl -f discards the body of a failed request, which has the code. Use --fail-with-body instead, or -i to see the headers too.",
      zh: "curl -f 会丢弃失败请求的返回体，而错误码就在其中。请改用 --fail-with-body，或加 -i 同时查看响应头。",
    },
  },
  dio: {
    hidden: ["code", "message", "requestId"],
    note: {
      en: "Dio prints only the status. The code is in the response body: on DioException catch (e) { print(e.response?.data); print(e.response?.headers.value('x-bce-request-id')); }",
      zh: "Dio 只打印状态码，错误码在返回体中：on DioException catch (e) { print(e.response?.data); print(e.response?.headers.value('x-bce-request-id')); }",
    },
  },
  "http-library": {
    hidden: ["code", "message", "requestId"],
    note: {
      en: "The HTTP library gives only the status. Log the response body, which has the code, and the header x-bce-request-id.",
      zh: "HTTP 库只给出了状态码。请在日志中记录返回体（错误码在其中）和响应头 x-bce-request-id。",
    },
  },
  qianfan: {
    hidden: [],
    note: {
      en: "Numeric codes are Qianfan's own, not codes of BCE's infrastructure services; see the Qianfan error page.",
      zh: "数字错误码属于千帆自己的编号，与云基础服务的错误码无关，请查阅千帆的错误码文档。",
    },
  },
} as const satisfies Record<string, ClientNote>;

export type ClientName = keyof typeof clientNotes;

export const clientNote = (name: ClientName): ClientNote => clientNotes[name];
