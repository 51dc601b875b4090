import { z } from "zod";
import { compareDecimals, isOfSaneSize } from "./decimal-text";
import { JsonNumber } from "./exact-json";

// The kinds of field the contract knows. Numbers come out as the text that was sent.

const number = z
  .instanceof(JsonNumber, { error: "expected a number" })
  .transform(({ text }) => text)
  .refine(isOfSaneSize, { error: "the number is out of range", abort: true });

/** A number of at least zero. */
export const amount = number.refine((text) => !text.startsWith("-"), {
  error: "must not be negative",
  abort: true,
});

/** A number above zero. */
export const positiveAmount = amount.refine((text) => compareDecimals(text, "0") > 0, "must be more than 0");

/** A number that Kiva gave to something in its lists. */
export const integer = number.refine((text) => /^-?\d+$/.test(text), "expected a whole number");

export const text = z.string({ error: "expected a text" });
export const filledText = text.min(1, "must not be empty");
export const flag = z.boolean({ error: "expected true or false" });
export const calendarDate = z.iso.date("expected a date, YYYY-MM-DD");
export const uri = text.refine((value) => URL.canParse(value), "expected an absolute URI");
