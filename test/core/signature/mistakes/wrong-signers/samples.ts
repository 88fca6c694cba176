/** Requests as clients send them, each with what makes some mistake visible. */
import { createHash } from "node:crypto";
import type { Credentials, UnsignedRequest } from "./signer.js";

export const credentials: Credentials = {
  id: "0123456789abcdef0123456789abcdef",
  secret: "fedcba9876543210fedcba9876543210",
  time: "2026-08-13T08:00:00Z",
};

const host = ["Host", "bcc.bj.baidubce.com"] as const;
const date = ["x-bce-date", credentials.time] as const;
const ofBody = (body: string) =>
  [
    ["Content-Type", "application/json; charset=utf-8"],
    ["Content-Length", String(Buffer.byteLength(body))],
    ["Content-MD5", createHash("md5").update(body).digest("base64")],
  ] as const;

export const plain: UnsignedRequest = { method: "GET", target: "/v1/vpc", headers: [host, date] };
export const list: UnsignedRequest = { method: "GET", target: "/v1/vpc?maxKeys=10&isDefault=true", headers: [host, date] };
const eips = '{"eips":["180.76.1.1"],"name":"公网"}';
export const bind: UnsignedRequest = {
  method: "PUT",
  target: "/v1/nat/nat-b1jb3b5e34tc?clientToken=be31b98c-5e41&bind",
  headers: [host, date, ...ofBody(eips)],
  body: eips,
};
/** A path and a query with all that encoders treat in different ways. */
export const text: UnsignedRequest = {
  method: "GET",
  target: "/v1/test/%E6%B5%8B%20%E8%AF%95~%28a%2A%29?name=%E6%B5%8B%20%E8%AF%95%2F1%2B2~%28a%2A%29&text1=%3D%26&text10=x&text=",
  headers: [host, date],
};
export const session: UnsignedRequest = {
  ...list,
  headers: [
    host,
    date,
    ["x-bce-request-id", "be31b98c-5e41-4e83-9830-9be700de5a20"],
    ["x-bce-security-token", "a/token+of=STS"],
    ["User-Agent", "curl/8.5"],
  ],
};
