import { each, given, notBlank, oneOf } from "../checks.js";
import type { Confidence, Constraint } from "../constraint.js";
import { isAbsent, isItem } from "../request-values.js";
import { disputed } from "./certainty.js";

/** Months that can be bought. */
const terms: readonly unknown[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36];
const length = "billing.reservation.reservationLength";
const unit = "billing.reservation.reservationTimeUnit";

/** The codes an operation has for its bill; services without codes of their own have one for all. */
interface Codes {
  readonly billing: string;
  readonly timingEmpty: string;
  readonly timing: string;
  readonly reservation: string;
  readonly length: string;
  readonly unit: string;
  readonly confidence: Confidence;
}

const nat: Codes = {
  billing: "nat/RequestBillingEmpty",
  timingEmpty: "nat/PaymentTimingEmpty",
  timing: "nat/PaymentTimingInvalid",
  reservation: "nat/ReservationEmpty",
  length: "nat/ReservationLengthInvalid",
  unit: "nat/ReservationTimeUnitInvalid",
  confidence: "certain",
};
const alike = (entry: string): Codes => ({
  billing: entry,
  timingEmpty: entry,
  timing: entry,
  reservation: entry,
  length: entry,
  unit: entry,
  confidence: "likely",
});

const isTerm = (value: unknown): boolean => terms.includes(value);
const isCount = (value: unknown): boolean => typeof value !== "number" || (Number.isInteger(value) && value > 0);

/** What a reservation must meet, wherever it is asked for. */
const termRows = (operation: string, codes: Codes): Constraint[] => [
  {
    id: `${operation}.reservationLength`,
    operations: [operation],
    basis: "documented",
    confidence: codes.confidence,
    entry: codes.length,
    text: { en: "reservationLength must be a number of months above 0", zh: "reservationLength 必须是大于 0 的月数" },
    ...each([length], isCount),
  },
  {
    id: `${operation}.reservationLength-offered`,
    operations: [operation],
    basis: "documented",
    confidence: "likely",
    entry: codes.length,
    text: { en: "the number of months must be 1 to 9, 12, 24 or 36", zh: "月数只能是 1 至 9、12、24 或 36" },
    ...each([length], (value) => !isCount(value) || typeof value !== "number" || isTerm(value)),
  },
  {
    id: `${operation}.reservationTimeUnit`,
    operations: [operation],
    basis: "documented",
    confidence: codes.confidence,
    entry: codes.unit,
    text: { en: "reservationTimeUnit must be month, the only unit", zh: "reservationTimeUnit 只能是 month" },
    ...each([unit], (value) => typeof value !== "string" || value === "month"),
  },
  {
    id: `${operation}.reservationTimeUnit-blank`,
    operations: [operation],
    basis: "inferred",
    confidence: "likely",
    entry: codes.unit,
    text: { en: "reservationTimeUnit must not be blank if set", zh: "填写 reservationTimeUnit 时不能为空" },
    ...notBlank([unit]),
  },
  {
    id: `${operation}.reservationLength-given`,
    operations: [operation],
    basis: "inferred",
    confidence: "likely",
    entry: codes.length,
    text: { en: "reservation must contain reservationLength, the number of months", zh: "reservation 必须填写月数 reservationLength" },
    ...given([length], (reservation) => Object.values(reservation).some((value) => !isAbsent(value))),
  },
];

const billingGiven = (operation: string, codes: Codes): Constraint => ({
  id: `${operation}.billing`,
  operations: [operation],
  basis: "documented",
  confidence: codes.confidence,
  entry: codes.billing,
  text: { en: "billing is required", zh: "必须填写 billing" },
  ...given(["billing"]),
});

/** A reservation that says nothing is none. */
const isNoReservation = (value: unknown): boolean => isAbsent(value) || (isItem(value) && Object.values(value).every(isAbsent));

/** Whether a reservation is there. Prepaid: only where the bill says so; a renewal always needs one. */
function reservationGiven(operation: string, codes: Codes, isRenewal: boolean): Constraint {
  const whole = given(["billing"]);
  return {
    id: `${operation}.reservation`,
    operations: [operation],
    basis: "documented",
    confidence: codes.confidence,
    entry: codes.reservation,
    text: isRenewal
      ? { en: "a renewal must set billing.reservation", zh: "续费必须填写 billing.reservation" }
      : { en: "prepaid orders must set billing.reservation", zh: "预付费订单必须填写 billing.reservation" },
    parameters: ["billing.reservation"],
    check: (request) => {
      const bill = isItem(request.body) ? request.body["billing"] : null;
      if (whole.check(request).length > 0 || !isItem(bill)) return [];
      if (!isRenewal && !isPrepaid(bill["paymentTiming"])) return [];
      const { reservation } = bill;
      return isNoReservation(reservation) ? [{ parameter: "billing.reservation", in: "body", value: reservation }] : [];
    },
  };
}

const purchase = (operation: string, codes: Codes): Constraint[] => [
  ...(codes.confidence === "certain" ? [billingGiven(operation, codes)] : []),
  {
    id: `${operation}.paymentTiming-given`,
    operations: [operation],
    basis: "documented",
    confidence: codes.confidence,
    entry: codes.timingEmpty,
    text: { en: "billing.paymentTiming must not be empty", zh: "billing.paymentTiming 不能为空" },
    ...given(["billing.paymentTiming"]),
  },
  {
    id: `${operation}.paymentTiming`,
    operations: [operation],
    basis: "documented",
    confidence: codes.confidence,
    entry: codes.timing,
    text: {
      en: "paymentTiming must be Prepaid or Postpaid, in exactly this case",
      zh: "paymentTiming 只能是 Prepaid 或 Postpaid，大小写须一致",
    },
    ...each(["billing.paymentTiming"], (value) => typeof value !== "string" || oneOf("Prepaid", "Postpaid")(value)),
  },
  reservationGiven(operation, codes, false),
  {
    id: `${operation}.postpaid-reservation`,
    operations: [operation],
    ...disputed,
    entry: codes.reservation,
    text: {
      en: "postpaid orders must not set reservation, although some SDK examples send it",
      zh: "后付费订单不能带 reservation，但有的 SDK 示例仍会发送",
    },
    ...each(["billing.reservation"], (value, bill) => isNoReservation(value) || bill["paymentTiming"] !== "Postpaid"),
  },
  ...termRows(operation, codes).map((row) => onlyPrepaid(row)),
];

/** Whether prepaid is meant: a misspelt value must not hide what else is wrong. */
const isPrepaid = (timing: unknown): boolean => typeof timing === "string" && /^pre/iu.test(timing.trim());

/** A rule for reservations that counts only where they do: not beside Postpaid. */
function onlyPrepaid(row: Constraint): Constraint {
  const check: Constraint["check"] = (request) => {
    const bill = isItem(request.body) ? request.body["billing"] : null;
    return isItem(bill) && isPrepaid(bill["paymentTiming"]) ? row.check(request) : [];
  };
  return { ...row, check };
}

const renewal = (operation: string, codes: Codes): Constraint[] => [
  ...(codes.confidence === "certain" ? [billingGiven(operation, codes)] : []),
  reservationGiven(operation, codes, true),
  ...termRows(operation, codes),
];

export const constraints: readonly Constraint[] = [
  ...purchase("CreateNat", nat),
  ...renewal("PurchaseReservedNat", nat),
  ...purchase("CreatePeerConn", alike("peering/BadRequest")),
  ...renewal("RenewPeerConn", alike("peering/BadRequest")),
  ...purchase("CreateIpv6Gateway", alike("vpc/BadRequest")).filter(
    ({ id }) => /(?:-given|postpaid-reservation)$/u.test(id) && !/length/iu.test(id),
  ),
  ...purchase("CreateVpn", alike("vpc/BadRequest")),
  ...renewal("RenewVpn", alike("vpc/BadRequest")),
  ...purchase("CreateSnic", alike("vpc/BadRequest")),
  {
    id: "CreateIpv6Gateway.postpaid",
    operations: ["CreateIpv6Gateway"],
    basis: "documented",
    confidence: "likely",
    entry: "vpc/BadRequest",
    text: {
      en: "an IPv6 gateway can only be postpaid: paymentTiming must be Postpaid",
      zh: "IPv6 网关仅支持后付费：paymentTiming 只能是 Postpaid",
    },
    ...each(["billing.paymentTiming"], (value) => typeof value !== "string" || value === "Postpaid"),
  },
];
