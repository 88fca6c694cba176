import { fromBase64, fromLatin1 } from "../../../text/bytes.js";

/** BOS writes server address and time into the host id; that of AWS decodes to random bytes. */
export const isBosHost = (hostId: string): boolean => /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/u.test(fromLatin1(fromBase64(hostId)));
