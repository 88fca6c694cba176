import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { InputScan } from "../../../src/core/answers/input-scan.js";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Found } from "../../../src/core/diagnose/found.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { Stop } from "../../../src/core/diagnose/stream/read-loop.js";

const book = codeBook(await loadEveryEntry());

async function decoded(text: string): Promise<Found[]> {
  const errors: Found[] = [];
  const sink = { found: () => undefined, settled: (error: Found) => void errors.push(error) };
  const scan = new InputScan(sink, { book, service: undefined, stop: new Stop(), now: Date.now, onEncoding: () => undefined });
  async function* chunks() {
    yield Buffer.from(text);
  }
  await scan.read({ file: null, chunks: chunks() });
  return errors;
}

const box = (code: string, action: string, type: string): string => `╷
│ Error: [ERROR] terraform-provider-baiducloud/baiducloud/resource_${type}.go:175: Resource ${type} ${action} Failed!!! [SDK bce-sdk-go ERROR]:
│ [Code: ${code}; Message: m; RequestId: 7651356d-8bdd-496f-9e33-c46622be4c7e]
│ 
│   with ${type}.default[0],
│   on main.tf line 71, in resource "${type}" "default":
│   71: resource "${type}" "default" {
│ 
╵
`;

const real = (name: string): string => readFileSync(new URL(`../../fixtures/real/${name}`, import.meta.url), "utf8");

describe("the context of an error", () => {
  it("tells by the type of Terraform's resource whose code it is, and of a type of other products nothing", async () => {
    const entryOf = async (type: string): Promise<string | undefined> => (await decoded(box("BadRequest", "Create", type)))[0]?.entry?.id;
    assert.equal(await entryOf("baiducloud_vpc"), "vpc/BadRequest");
    assert.equal(await entryOf("baiducloud_nat_gateway"), "nat/BadRequest");
    assert.equal(await entryOf("baiducloud_bos_bucket"), undefined);
    const [missing] = await decoded(box("NoSuchNat", "Read", "baiducloud_vpc"));
    assert.equal(missing?.entry?.id, "nat/NoSuchNat");
  });

  it("is Terraform's: the action, the address, the user's own file and line, and the id", async () => {
    const [error] = await decoded(box("NotAllowDeleteVpc", "Delete VPC vpc-9b5fv2k3q0aa", "baiducloud_vpc"));
    assert.deepEqual(error?.context, {
      tool: "terraform",
      address: "baiducloud_vpc.default[0]",
      action: "Delete VPC vpc-9b5fv2k3q0aa",
      file: "main.tf",
      line: 71,
      object: "vpc-9b5fv2k3q0aa",
      host: null,
    });
  });

  it("is that of its own box, of two that follow each other", async () => {
    const text =
      box("CidrConflict", "Create Subnet app", "baiducloud_subnet") +
      box("NoSuchNat", "Read NAT nat-b1jb3b5e34tc", "baiducloud_nat_gateway");
    const errors = await decoded(text.replaceAll("7651356d", () => `${Math.random()}`.slice(2, 10).padEnd(8, "0")));
    assert.deepEqual(
      errors.map(({ context }) => [context?.address, context?.action, context?.object]),
      [
        ["baiducloud_subnet.default[0]", "Create Subnet app", null],
        ["baiducloud_nat_gateway.default[0]", "Read NAT nat-b1jb3b5e34tc", "nat-b1jb3b5e34tc"],
      ],
    );
  });

  it("is that of Terraform's JSON lines", async () => {
    const message =
      "Error: [ERROR] p/resource_baiducloud_nat_gateway.go:163: Resource baiducloud_nat_gateway Create NAT Gateway Failed!!! [SDK bce-sdk-go ERROR]:\\n[Code: subnatEmpty; Message: The VPC in the creation request has no subnet.; RequestId: 90c71a52-18af-45c0-8cc8-296c65772b23]";
    const [error] = await decoded(
      `{"@level":"error","@message":"${message}","diagnostic":{"severity":"error","address":"baiducloud_nat_gateway.nat","range":{"filename":"nat.tf","start":{"line":1,"column":41}}},"type":"diagnostic"}\n`,
    );
    assert.deepEqual([error?.context?.address, error?.context?.file, error?.context?.line], ["baiducloud_nat_gateway.nat", "nat.tf", 1]);
  });

  it("is Packer's build and what it was about, and the pod of a Kubernetes event", async () => {
    const [packer] = await decoded(real("18-packer-sg-inuse.txt"));
    assert.deepEqual(
      [packer?.context?.tool, packer?.context?.address, packer?.context?.action, packer?.context?.object],
      ["packer", "baiducloud-bcc.example", "deleting security group", "g-3vy2k1p8mzqx"],
    );
    const [event] = await decoded(real("15-cce-pod-event-subnetnomoreip.txt"));
    assert.deepEqual(
      [event?.context?.tool, event?.context?.action, event?.context?.object],
      ["kubernetes", "FailedCreatePodSandBox", "pod/default/web-6d4cf56db6-x7k2p"],
    );
  });

  const lost =
    "Error syncing load balancer: [Code: NoSuchNat; Message: The specified nat is not found.; RequestId: 3c1b4a55-8a2d-4c0f-9c1e-1f2d3c4b5a69]";
  const objectIn = async (text: string): Promise<(string | null | undefined)[]> => {
    const [error] = await decoded(text);
    return [error?.context?.tool, error?.context?.action, error?.context?.object];
  };

  it("is the object of a row of kubectl get events, with the namespace of its column or of the command", async () => {
    const row = `2m10s       Warning   SyncLoadBalancerFailed   service/ingress-lb        ${lost}\n`;
    assert.deepEqual(await objectIn(row), ["kubernetes", "SyncLoadBalancerFailed", "service/ingress-lb"]);
    assert.deepEqual(await objectIn(`$ kubectl get events -n prod\n${row}`), [
      "kubernetes",
      "SyncLoadBalancerFailed",
      "service/prod/ingress-lb",
    ]);
    assert.deepEqual(await objectIn(`prod        ${row}`), ["kubernetes", "SyncLoadBalancerFailed", "service/prod/ingress-lb"]);
  });

  it("is the object that kubectl describe shows above its events", async () => {
    const events = `Events:\n  Type     Reason  Age  From  Message\n  Warning  SyncLoadBalancerFailed  30s   service-controller  ${lost}\n`;
    const service = `Name:        ingress-lb\nNamespace:   prod\nType:        LoadBalancer\n${events}`;
    assert.deepEqual(await objectIn(service), ["kubernetes", "SyncLoadBalancerFailed", "service/prod/ingress-lb"]);
    assert.deepEqual(await objectIn(`$ kubectl describe svc ingress-lb -n prod\n${events}`), [
      "kubernetes",
      "SyncLoadBalancerFailed",
      "service/prod/ingress-lb",
    ]);
  });

  it("is the object whose log kubectl shows", async () => {
    assert.deepEqual(await objectIn(`$ kubectl logs -n kube-system pod/nat-operator-x1\n${lost}\n`), [
      "kubernetes",
      null,
      "pod/kube-system/nat-operator-x1",
    ]);
    assert.deepEqual(await objectIn(`# kubectl -n prod logs deploy/web -c main --tail=5\n${lost}\n`), [
      "kubernetes",
      null,
      "deployment/prod/web",
    ]);
    assert.deepEqual(await objectIn(`$ kubectl logs web-1 -n prod\n${lost}\n`), ["kubernetes", null, "pod/prod/web-1"]);
  });

  it("gives the read call with the real id, and is null where nothing is said", async () => {
    const [error] = await decoded(box("NoSuchNat", "Read NAT nat-b1jb3b5e34tc", "baiducloud_nat_gateway"));
    assert.deepEqual(error?.proof, { operation: "GetNat", command: "bcevpc call GetNat natId=nat-b1jb3b5e34tc" });
    const [plain] = await decoded('{"code":"NoSuchNat","message":"m","requestId":"7651356d-8bdd-496f-9e33-c46622be4c7e"}\n');
    assert.equal(plain?.context, null);
  });
});
