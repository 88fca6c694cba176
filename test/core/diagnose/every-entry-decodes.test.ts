import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Entry } from "../../../src/core/catalogue/entry.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { diagnose } from "./diagnose.js";

const entries = await loadEveryEntry();
const book = codeBook(entries);
const requestId = "c4abab14-ebc4-4eb0-85d2-03c4d51eed18";

/** What the service would send: the documented message with its placeholders filled in. */
const bodyOf = ({ code, message }: { code: string; message: string | null }): string =>
  JSON.stringify({ code, ...(message === null ? {} : { message: message.replaceAll(/\$\{(\w+)\}/g, "value-of-$1") }), requestId });

/** The row of the VPC's table that an entry of another service repeats in the same words. */
const generalOf = (entry: Entry): Entry | undefined =>
  entries.find(
    (other) =>
      other !== entry &&
      other.service === "vpc" &&
      ["code", "httpStatus", "message"].every((key) => Reflect.get(other, key) === Reflect.get(entry, key)),
  );
const repeating: ReadonlySet<string> = new Set(["security-group", "snic"]);

describe("the body that an entry describes", () => {
  it("decodes to that entry or to candidates that contain it, with the status of the answer where there is one", () => {
    const failures = entries.flatMap((entry) => {
      const answer = entry.httpStatus === null ? bodyOf(entry) : `HTTP/1.1 ${entry.httpStatus} Reason\r\n\r\n${bodyOf(entry)}`;
      const facts = generalOf(entry) && repeating.has(entry.service) ? { service: entry.service } : {};
      const [found] = diagnose(answer, book, facts).errors;
      const ids = found?.entry ? [found.entry.id] : (found?.candidates ?? []).map(({ id }) => id);
      return ids.includes(entry.id) ? [] : [`${entry.id} decodes to ${ids.join(", ") || "nothing"}`];
    });
    assert.deepEqual(failures, []);
  });

  it("decodes to the row of the VPC's table where a page of one operation repeats it and the service is not known", () => {
    const repeated = entries.filter((entry) => repeating.has(entry.service) && generalOf(entry));
    assert.deepEqual(
      repeated.map(({ id }) => id),
      ["security-group/NoSuchObject", "snic/NoSuchObject"],
    );
    for (const entry of repeated) {
      const answer = `HTTP/1.1 ${entry.httpStatus} Reason\n\n${bodyOf(entry)}`;
      assert.equal(diagnose(answer, book).errors[0]?.entry?.id, generalOf(entry)?.id);
      assert.equal(diagnose(answer, book, { service: entry.service }).errors[0]?.entry?.id, entry.id);
    }
  });

  it("is a message of the VPC's table where the called service has the code for other messages only", () => {
    const general = bodyOf({ code: "BadRequest", message: "Bad request parameters or illegal request." });
    assert.equal(diagnose(general, book, { service: "security-group" }).errors[0]?.entry?.id, "vpc/BadRequest");
    assert.equal(diagnose(general, book, { service: "snic" }).errors[0]?.entry?.id, "vpc/BadRequest");
    const own = bodyOf({ code: "BadRequest", message: "protocol is invalid." });
    assert.equal(diagnose(own, book).errors[0]?.entry?.id, "security-group/BadRequest.protocol-invalid");
  });

  it("is known by the beginning of a message whose end could not be read", () => {
    const code = "Esg.EsgRuleIpAddressEmpty";
    const [found] = diagnose(bodyOf({ code, message: "Enterprise security group rule ip(cidr) address is required." }), book).errors;
    assert.equal(found?.entry?.id, `enterprise-security-group/${code}`);
  });

  it("leaves codes that other clouds have, too, to them without a request id of BCE's form", () => {
    for (const code of ["InvalidParameter", "MissingParameter", "QuotaExceeded", "InvalidRequest", "VersionMismatch"]) {
      const error = (id: string, more = {}) => JSON.stringify({ code, message: "something else", requestId: id, ...more });
      assert.equal(diagnose(error(requestId), book).errors[0]?.code, code);
      assert.deepEqual(diagnose(error("B7FC2012-93AD"), book).errors, [], code);
      assert.deepEqual(diagnose(error(requestId, { HostId: "ecs.aliyuncs.com" }), book).errors, [], code);
    }
  });

  it("leaves the codes of object storage to others without a request id of BCE's form", () => {
    const missing = (id: string) => JSON.stringify({ code: "NoSuchBucket", message: "The specified bucket does not exist", requestId: id });
    assert.equal(diagnose(missing(requestId), book).errors[0]?.entry?.id, "bos/NoSuchBucket");
    assert.deepEqual(
      diagnose(missing("5C3D9175B6FC201293AD"), book).errors.filter(({ known }) => known),
      [],
    );
    const key = JSON.stringify({ code: "NoSuchKey", message: "The resource you requested does not exist" });
    assert.deepEqual(diagnose(key, book).errors, []);
  });

  it("decodes to exactly that entry when status and message are known and no other entry has the same", () => {
    const failures = entries
      .filter(({ message, httpStatus }) => message !== null && httpStatus !== null)
      .filter((entry) => !repeating.has(entry.service) || !generalOf(entry))
      .filter(
        (entry) =>
          !entries.some(
            (other) =>
              other !== entry &&
              other.code.toLowerCase() === entry.code.toLowerCase() &&
              other.httpStatus === entry.httpStatus &&
              other.message?.toLowerCase() === entry.message?.toLowerCase(),
          ),
      )
      .flatMap((entry) => {
        const [found] = diagnose(`HTTP/1.1 ${entry.httpStatus} Reason\n\n${bodyOf(entry)}`, book).errors;
        return found?.entry?.id === entry.id ? [] : [`${entry.id}: ${found?.entry?.id ?? "not singled out"}`];
      });
    assert.deepEqual(failures, []);
  });

  it("gives the values that stand in place of the placeholders", () => {
    const values = (code: string, message: string) => diagnose(JSON.stringify({ code, message, requestId }), book).errors[0]?.values;
    assert.deepEqual(values("ResourceNotExistException", "resource: eni-x not found!"), { resourceId: "eni-x" });
    assert.deepEqual(values("MaxKeysParamInvalidException", "maxkeys 100000 invalid"), { maxKeys: "100000" });
    assert.deepEqual(values("EniNotFoundException", "eni:eni-abc resource not exist"), { eniId: "eni-abc" });
    assert.deepEqual(
      values("IamSignatureInvalid", "IamSignatureInvalid, cause: Fail to authn user: Missing headers required by signing: content-length"),
      {
        header: "content-length",
      },
    );
    assert.deepEqual(values("NoSuchNat", "The specified nat is not found."), {});
  });
});

describe("choosing among the entries of a code", () => {
  const idOf = (code: string, message: string, status = "") => {
    const [found] = diagnose(`${status && `HTTP/1.1 ${status} X\n\n`}${JSON.stringify({ code, message, requestId })}`, book).errors;
    return found?.entry?.id ?? found?.candidates.map(({ id }) => id);
  };

  it("goes by the gateway's cause, whatever code stands before it", () => {
    assert.equal(
      idOf("IamSignatureInvalid", "IamSignatureInvalid, cause: Could not find credential."),
      "gateway/IamSignatureInvalid.unknown-key",
    );
    assert.equal(
      idOf("IamSignatureInvalid", "SignatureDoesNotMatch, cause: Fail to authn user: Signature does not match"),
      "gateway/IamSignatureInvalid.signature-mismatch",
    );
  });

  it("lists all causes of a gateway code when the cause is a new one", () => {
    assert.equal(idOf("IamSignatureInvalid", "IamSignatureInvalid, cause: something new")?.length, 4);
  });

  it("tells an SDK's invention from the service's own code by the message", () => {
    assert.equal(idOf("AccessDenied", "403 Forbidden"), "sdk/AccessDenied");
    assert.equal(idOf("AccessDenied", "Access denied."), "global/AccessDenied");
    assert.equal(idOf("MalformedJSON", "Service json error message decode failed"), "sdk/MalformedJSON");
    assert.equal(idOf("MalformedJSON", "The JSON you provided was not well-formed."), "global/MalformedJSON");
  });

  it("folds blanks, case, quotes and final full stops of the documented message", () => {
    assert.equal(idOf("NoSuchObject", "Account not  exist."), "vpc/NoSuchObject.account-not-exist");
    assert.equal(idOf("EniIdException", "The param eniId is invalid"), "eni/EniIdException");
    assert.equal(
      idOf(
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.",
      ),
      "global/SignatureDoesNotMatch",
    );
  });

  it("goes by the status where the messages are equal, and lists the candidates where nothing tells them apart", () => {
    assert.equal(idOf("LimitExceeded", "Limit exceeded for current request.", "413"), "vpc/LimitExceeded");
    assert.equal(idOf("LimitExceeded", "Limit exceeded for current request.", "400"), "nat/LimitExceeded");
    assert.deepEqual(idOf("BadRequest", "Bad request parameters or illegal request."), ["vpc/BadRequest", "nat/BadRequest"]);
  });
});
