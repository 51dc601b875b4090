import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { numberShape } from "../ids/id-damage";
import { bareId } from "./bare-id";
import { keyedBy, type KeyedPositions } from "./keyed-positions";
import { type Family, matchesAt } from "./match";
import { cutOff } from "./rounded";

const WHOLE = /^\d+$/;
const DECIMAL = /^(\d+)([.,])(\d*)$/;
/** 10,42,970, as it is written in India. */
const INDIAN = /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.0{1,2})?$/;
const ZEROS_IN_FRONT = /^0+(?=\d)/;

/** A number without the zeros that count for nothing: `12` for `0012` and `12.0`; "" for what is no number. */
function valueOf(text: string): string {
  if (WHOLE.test(text)) return text.replace(ZEROS_IN_FRONT, "");
  const [, whole = "", sign = "", decimals = ""] = DECIMAL.exec(text) ?? [];
  const counting = decimals.replace(/0+$/, "");
  return whole.replace(ZEROS_IN_FRONT, "") + (counting === "" ? "" : sign + counting);
}

function byValue(loans: readonly ExpectedLoan[]): KeyedPositions {
  return keyedBy(loans, (loanId) => valueOf(bareId(loanId)));
}

/** What a text can be that shows by its signs that it was kept as a number: `12.000` is 12 or 12000. */
function valuesShown(text: string): string[] {
  const values: string[] = [];
  const isGrouped = numberShape(text) === "groups" || INDIAN.test(text);
  if (isGrouped) values.push(text.replace(/[.,]0{1,2}$/, "").replace(/\D/g, ""));
  const [, , , decimals = null] = DECIMAL.exec(text) ?? [];
  if (decimals !== null && (isGrouped || !/[1-9]/.test(decimals))) values.push(valueOf(text));
  return values;
}

/** `12.0`, `1,042,970`, 123456789012345000. A number has lost its zeros in front as well. */
export const numbered: Family = (index, { plain }) => {
  const values = WHOLE.test(plain) ? [] : valuesShown(plain);
  const positions = values.flatMap((value) => index.once(byValue).of(value));
  const cut = (WHOLE.test(plain) ? [plain] : values).flatMap((value) =>
    WHOLE.test(value) ? cutOff(index, value) : [],
  );
  if (positions.length === 0) return cut;
  return matchesAt([...positions, ...cut.map(({ position }) => position)], "number");
};

/**
 * `12` for `0012`, `12.5` for `012.50`, and the other way round. Only what is a number to a spreadsheet loses zeros:
 * `A-12` is not `A-0012`.
 */
export const withoutZeros: Family = (index, { plain }) =>
  matchesAt(index.once(byValue).of(valueOf(plain)), "zeros");
