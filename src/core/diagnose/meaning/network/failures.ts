/**
 * The failures in which no answer came, by their permanent names, and whether another attempt can get past each: true, false,
 * or null where that depends on what is changed.
 */
export const networkFailures = {
  "name-not-found": null,
  "name-server-failed": true,
  refused: true,
  reset: true,
  unreachable: true,
  "timeout-name": true,
  "timeout-connect": true,
  "timeout-handshake": true,
  "timeout-answer": true,
  "timeout-whole": null,
  "certificate-expired": null,
  "certificate-not-yet-valid": null,
  "certificate-self-signed": null,
  "certificate-untrusted": null,
  "certificate-wrong-host": null,
  "not-tls": null,
  tls: null,
  "proxy-unreachable": true,
  "proxy-timeout": true,
  "proxy-authentication": null,
  "proxy-refused": null,
  "proxy-not-http": null,
  "proxy-long-head": null,
  "not-http": null,
  "long-head": null,
  switched: null,
  "too-long": null,
  "no-host": false,
  other: null,
} as const satisfies Readonly<Record<string, boolean | null>>;

export type NetworkFailure = keyof typeof networkFailures;
