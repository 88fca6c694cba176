import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";
import { temporaryFolder } from "../temporary-folder.js";

/** A key and its certificate, both PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

const day = 86_400_000;
export const inDays = (days: number): Date => new Date(Date.now() + days * day);

export interface Request {
  /** The name or address it is for; 127.0.0.1 when absent. */
  readonly host?: string;
  /** Further names. */
  readonly alsoFor?: readonly string[];
  /** Who signs it; itself when absent. */
  readonly authority?: Identity;
  readonly from?: Date;
  readonly until?: Date;
}

const keys = { keyType: "ec", algorithm: "sha256" } as const;

export async function certificate({
  host = "127.0.0.1",
  alsoFor = [],
  authority,
  from = inDays(-1),
  until = inDays(30),
}: Request = {}): Promise<Identity> {
  const names = [host, ...alsoFor].map((name) =>
    /^[\d.]+$/u.test(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
  );
  const { private: key, cert } = await generate([{ name: "commonName", value: host }], {
    ...keys,
    notBeforeDate: from,
    notAfterDate: until,
    extensions: [
      { name: "keyUsage", digitalSignature: true, keyCertSign: authority === undefined },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: names },
    ],
    ...(authority ? { ca: authority } : {}),
  });
  return { key, cert };
}

/** A private authority. */
export async function certificateAuthority(name = "Company CA"): Promise<Identity> {
  const { private: key, cert } = await generate([{ name: "commonName", value: name }], {
    ...keys,
    notBeforeDate: inDays(-2),
    notAfterDate: inDays(60),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key, cert };
}

const folder = temporaryFolder("servers");

/** Writes a file into a folder of this run and gives its path. */
export function fileWith(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
