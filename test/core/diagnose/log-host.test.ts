import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hostOf } from "../../../src/core/diagnose/stream/log-host.js";

const record = (members: object): string => JSON.stringify(members);

describe("the host of a line", () => {
  it("is that of the header of syslog", () => {
    for (const [line, host] of [
      ["Nov 20 10:00:00 web-1 app[812]: x", "web-1"],
      ["Nov  2 10:00:00 node7.example kubelet: x", "node7.example"],
      ["<13>Nov 28 10:00:00 10.0.0.7 app: x", "10.0.0.7"],
      ["2026-11-20T10:00:00.123456+08:00 web-1 app[812]: x", "web-1"],
      ["2026-11-20T10:00:00+0800 web-1 cce-cni[1]: x", "web-1"],
      ["<165>1 2026-11-20T10:00:00.003Z web-1.example.com app 812 ID47 - x", "web-1.example.com"],
    ] as const)
      assert.equal(hostOf(line), host, line);
  });

  it("is that of a record of journald, of Fluent Bit, of Elastic and of other collectors", () => {
    for (const members of [
      { __REALTIME_TIMESTAMP: "1763632800123456", _HOSTNAME: "web-1", MESSAGE: "x" },
      { date: 1763632800.1, log: "x", kubernetes: { pod_name: "a", labels: { host: "no" }, host: "web-1" } },
      { date: 1763632800.1, log: "{ x", host: "web-1" },
      { pri: "13", host: "web-1", ident: "app", message: "x" },
      { version: "1.1", host: "web-1", short_message: "x" },
      { "@timestamp": "2026-11-20T10:00:00Z", host: { name: "web-1", ip: ["10.0.0.1"] }, message: "x" },
      { "host.name": "web-1", message: "x" },
      { name: "app", hostname: "web-1", pid: 812, level: 50, msg: "x" },
    ])
      assert.equal(hostOf(record(members)), "web-1", record(members));
  });

  it("is not known from what only looks like one", () => {
    for (const line of [
      "",
      "x",
      "Nov 20 10:00:00 app: x",
      "Nov 20 10:00:00 ERROR main: x",
      "Nov 20 10:00:00 4711 main: x",
      "2026-11-20T10:00:00Z ERROR main[3]: x",
      "2026-11-20T10:00:00Z main worker: x",
      "2026-11-20T10:00:00Z stdout F app[1]: x",
      "<165>1 2026-11-20T10:00:00.003Z - app 812 ID47 - x",
      "E1120 10:00:00.000000   15094 service.go:88] x",
      // The host that was called, not the one that called.
      record({ level: "error", host: "web-1", msg: "x" }),
      record({ code: "ENOTFOUND", syscall: "getaddrinfo", hostname: "web-1" }),
      record({ log: "x", host: "vpc.bj.baidubce.com" }),
      // Only in what was printed.
      record({ log: record({ _HOSTNAME: "web-1" }), stream: "stdout" }),
      record({ log: "x", request: { host: "web-1" } }),
      record({ log: "x", host: 7, hostname: "a b" }),
      `${record({ log: "x", host: "web-1" })}…`,
    ])
      assert.equal(hostOf(line), null, line);
  });
});
