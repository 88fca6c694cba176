import packageJson from "../../../package.json" with { type: "json" };
import { InterruptedError, NoAnswerError, UsageError } from "../../core/refusals.js";
import { cleanLine } from "../../core/text/clean.js";
import { measureSkew } from "../client/clock.js";
import type { Endpoint } from "../client/endpoint.js";
import { type Exchange, exchange } from "../client/exchange.js";
import { type ChosenProxy, decoded, findProxy } from "../client/proxy.js";
import { type RequestPlan, signRequest, transportHeaders } from "../client/request.js";
import { defaultLongestWait } from "../client/retry.js";
import { type Answer, createSender, type Deadlines, type Sender } from "../client/send.js";
import type { Credentials } from "../client/settings.js";
import { TransportError } from "../client/transport-error.js";
import { InputTooLargeError } from "../io.js";
import type { Caller } from "../notices.js";

/** How an endpoint is reached; times in seconds. */
export interface ConnectionOptions {
  readonly connectTimeout?: number;
  readonly firstByteTimeout?: number;
  readonly proxy?: string;
  readonly cacert?: string;
}

export interface SessionOptions extends ConnectionOptions {
  readonly retry?: number;
  readonly retryMaxTime?: number;
  readonly timeout?: number;
  readonly clock?: "local" | "server";
  /** Bytes. */
  readonly maxBody?: number;
  readonly verbose?: boolean;
  readonly showSecrets?: boolean;
  /** Standard error is to hold one document. */
  readonly json?: boolean;
}

interface Purpose {
  /** Whether the requests may change something. */
  readonly changes: boolean;
}

/** A connection to one endpoint, over which any number of requests go. */
export interface Session {
  readonly proxy: ChosenProxy | null;
  readonly deadlines: Deadlines;
  /** Milliseconds for everything; null without a limit. */
  readonly whole: number | null;
  /** Milliseconds by which requests are signed ahead of this machine's clock. */
  clockOffset(): number;
  send(plan: RequestPlan): Promise<Exchange>;
  close(): void;
}

export const userAgent = `bcevpc/${packageJson.version}`;

const longestAuthority = 4 * 1024 * 1024;

/** Whether all that stands between PEM lines of certificates is a certificate, and there is one. */
async function holdsCertificates(text: string): Promise<boolean> {
  const { X509Certificate } = await import("node:crypto");
  const blocks = text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/gu) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block)).length > 0;
  } catch {
    return false;
  }
}

/**
 * The certificates of `--cacert`, checked.
 * @throws {UsageError} when the file cannot be read or holds no certificate.
 */
export async function readAuthority({ io }: Pick<Caller, "io">, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = (await io.readFile(file, longestAuthority)).toString("latin1");
  } catch (error) {
    const reason = error instanceof InputTooLargeError ? "> 4 MiB" : (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw new UsageError({
      en: `cannot read --cacert ${cleanLine(file)}: ${reason}`,
      zh: `无法读取 --cacert ${cleanLine(file)}：${reason}`,
    });
  }
  if (await holdsCertificates(text)) return text;
  throw new UsageError(
    { en: `--cacert ${cleanLine(file)} contains no PEM certificate`, zh: `--cacert ${cleanLine(file)} 中没有 PEM 格式的证书` },
    [{ en: "to convert: openssl x509 -inform der -in FILE -out ca.pem", zh: "格式转换：openssl x509 -inform der -in 文件 -out ca.pem" }],
  );
}

/** Milliseconds by which the service's clock is ahead, asked with a request that is not signed. */
async function serverOffset(sender: Sender, endpoint: Endpoint, signal: AbortSignal): Promise<number> {
  const headers = { host: endpoint.host, ...transportHeaders("HEAD", null, userAgent) };
  const answer = await sender.send({ method: "HEAD", url: `${endpoint.origin}/`, headers, body: null }, signal);
  const skew = measureSkew(answer);
  if (skew) return skew.seconds * 1000;
  throw new NoAnswerError(
    {
      en: `${endpoint.host} did not send its time: the answer has no usable Date header`,
      zh: `${endpoint.host} 没有给出时间：返回中没有可用的 Date 头域`,
    },
    [{ en: "set this machine's clock instead of using --clock server", zh: "请校准本机时钟，不要使用 --clock server" }],
  );
}

/** Bytes in which an error of the service has room; a longer answer holds none. */
const longestError = 1024 * 1024;

/** Whether an answer says by its code that requests come too fast. */
async function isThrottled({ status, headers, body }: Answer): Promise<boolean> {
  if (body.length > longestError) return false;
  const { errorInResponse } = await import("../../core/diagnose/forms/http/http-response.js");
  const error = errorInResponse({ status, headers: new Map(Object.entries(headers)), body: body.toString("utf8") });
  return error?.code?.toLowerCase() === "ratelimit";
}

const interrupted = { en: "interrupted", zh: "已中断" };
const brokenOff = {
  en: "interrupted; it is not known whether the request in progress was executed",
  zh: "已中断；正在进行的请求是否已被执行无法确定",
};

const milliseconds = (seconds: number): number => Math.round(seconds * 1000);

/** Time limits in milliseconds. */
export const deadlinesOf = ({ connectTimeout = 10, firstByteTimeout = 30 }: ConnectionOptions): Deadlines => ({
  connect: milliseconds(connectTimeout),
  firstByte: milliseconds(firstByteTimeout),
});

/** Opens the way to an endpoint. Ctrl-C and `--timeout` end whatever is under way on it. */
export async function openSession(
  caller: Caller,
  endpoint: Endpoint,
  credentials: Credentials,
  options: SessionOptions & Purpose,
): Promise<Session> {
  const { io, notices } = caller;
  const proxy = await findProxy(endpoint.origin, options.proxy, io.env);
  if (proxy) for (const form of [proxy.url.password, decoded(proxy.url.password) ?? ""]) io.protect(form);
  if (options.verbose && proxy)
    notices.remark({ en: `proxy ${proxy.shown} from ${proxy.source.en}`, zh: `代理 ${proxy.shown}，来自 ${proxy.source.zh}` });
  const deadlines = deadlinesOf(options);
  const certificateAuthority = await readAuthority(caller, options.cacert);
  const stop = new AbortController();
  const release = io.onInterrupt(() => stop.abort(new InterruptedError(options.changes ? brokenOff : interrupted)));
  const whole = options.timeout === undefined ? null : milliseconds(options.timeout);
  const timer = whole === null ? undefined : setTimeout(() => stop.abort(new TransportError("timeout-whole", "request")), whole);
  const startedAt = io.now();
  const sender = await createSender(endpoint.origin, { deadlines, proxy, certificateAuthority, now: io.now, longestBody: options.maxBody });
  let clockOffset: number | null = options.clock === "server" ? null : 0;
  return {
    proxy,
    deadlines,
    whole,
    clockOffset: () => clockOffset ?? 0,
    async send(plan) {
      try {
        clockOffset ??= await serverOffset(sender, endpoint, stop.signal);
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        const signedAt = io.now();
        const request = signRequest(plan, endpoint, credentials, { time: new Date(signedAt), userAgent });
        return { request, outcome: error, attempts: 1, signedAt, skew: null };
      }
      return exchange(plan, endpoint, credentials, sender, {
        retries: options.retry ?? 0,
        clockOffset,
        userAgent,
        signal: stop.signal,
        now: io.now,
        isThrottled,
        longestWait: options.retryMaxTime ?? defaultLongestWait,
        endsAt: whole === null ? null : startedAt + whole,
        onTooLong: (wait) => {
          if (!options.json) notices.tooLong(wait);
        },
        onPause: (pause) => notices.pause(pause, (options.retry ?? 0) + 1),
        onAttempt: (request) => {
          if (options.verbose) notices.sent(request, options.showSecrets === true);
        },
        onAnswer: (answer) => {
          if (options.verbose) notices.received(answer, options.showSecrets === true);
        },
      });
    },
    close: () => {
      clearTimeout(timer);
      release();
      sender.close();
    },
  };
}
