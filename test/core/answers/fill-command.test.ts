import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fillCommand } from "../../../src/core/answers/fill-command.js";

const nothing = { called: null, values: {}, message: null, context: null };
const context = (object: string) => ({ tool: null, address: null, action: null, file: null, line: null, object, host: null });

describe("a command of the catalogue for one failure", () => {
  it("has the id that the failure names in the place of the placeholder of its kind", () => {
    const command = "bcevpc call GetSecurityGroupDetails securityGroupId=SG_ID";
    assert.equal(
      fillCommand(command, { ...nothing, context: context("g-3vy2k1p8mzqx") }),
      "bcevpc call GetSecurityGroupDetails securityGroupId=g-3vy2k1p8mzqx",
    );
    assert.equal(fillCommand(command, { ...nothing, context: context("vpc-3vy2k1p8mzqx") }), command);
    assert.equal(fillCommand(command, nothing), command);
    assert.equal(
      fillCommand("bcevpc call GET /v1/vpc/VPC_ID", { ...nothing, message: "vpc vpc-3vy2k1p8mzqx is busy" }),
      "bcevpc call GET /v1/vpc/vpc-3vy2k1p8mzqx",
    );
  });

  it("goes to the region that was asked, and takes ids from path, query and body", () => {
    const request = {
      path: "/v1/nat/nat-b1jb3b5e34tc",
      query: [["vpcId", "vpc-a1b2c3d4e5f6"]] as const,
      body: '{"eniId":"eni-a1b2c3d4e5f6"}',
    };
    const called = { operation: "GetNat", service: "nat", request, flags: " --region gz" } as const;
    assert.equal(
      fillCommand("bcevpc call GetNat natId=NAT_ID", { ...nothing, called }),
      "bcevpc call GetNat natId=nat-b1jb3b5e34tc --region gz",
    );
    assert.equal(
      fillCommand("bcevpc call ListNat vpcId=VPC_ID", { ...nothing, called }),
      "bcevpc call ListNat vpcId=vpc-a1b2c3d4e5f6 --region gz",
    );
    assert.equal(
      fillCommand("bcevpc call GetEniDetail eniId=ENI_ID", { ...nothing, called }),
      "bcevpc call GetEniDetail eniId=eni-a1b2c3d4e5f6 --region gz",
    );
    assert.equal(fillCommand("bcevpc configure list", { ...nothing, called }), "bcevpc configure list");
  });
});
