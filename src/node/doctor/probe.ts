import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { transportHeaders } from "../client/request.js";
import { type Answer, createSender, type SenderOptions } from "../client/send.js";
import { TransportError } from "../client/transport-error.js";
import { type Certificate, certificateChain } from "./certificates.js";

/** What an unsigned request showed of the way to a host. */
export interface Probe {
  readonly outcome: Answer | TransportError;
  /** The certificates that the host showed, its own first, whether or not they were accepted. Empty without TLS. */
  readonly chain: readonly Certificate[];
  /** `TLSv1.3`; null when no handshake was finished. */
  readonly protocol: string | null;
}

/**
 * Reads the certificates when the handshake is done and before they are judged: a connection whose certificate is not
 * accepted is closed at once, and verification stays on. Where Node should not tell, only the chain is missing.
 */
function watchHandshake(socket: Socket, done: (chain: readonly Certificate[], protocol: string | null) => void): void {
  socket.prependOnceListener("secure", () => {
    const secure = socket as TLSSocket;
    done(certificateChain(secure.getPeerCertificate(true)), secure.getProtocol());
  });
}

/** Sends HEAD to a host, with the client that calls are sent with. No key is used. */
export async function probe(
  { origin, host }: { readonly origin: string; readonly host: string },
  options: SenderOptions,
  { userAgent, signal, times = 1 }: { readonly userAgent: string; readonly signal: AbortSignal; readonly times?: number },
): Promise<Probe & { readonly last: Answer | TransportError }> {
  let chain: readonly Certificate[] = [];
  let protocol: string | null = null;
  const onSocket = (socket: Socket): void =>
    watchHandshake(socket, (certificates, version) => {
      chain = certificates;
      protocol = version;
    });
  const sender = await createSender(origin, { ...options, ...(origin.startsWith("https:") ? { onSocket } : {}) });
  const headers = { host, ...transportHeaders("HEAD", null, userAgent) };
  const once = async (): Promise<Answer | TransportError> => {
    try {
      return await sender.send({ method: "HEAD", url: `${origin}/`, headers, body: null }, signal);
    } catch (error) {
      if (error instanceof TransportError) return error;
      throw error;
    }
  };
  try {
    const outcome = await once();
    let last = outcome;
    for (let time = 1; time < times && !(last instanceof TransportError); time += 1) last = await once();
    return { outcome, last, chain, protocol };
  } finally {
    sender.close();
  }
}
