import { z } from "zod";

/** Characters: who, when and where it is written; more belongs into a document of its own. */
export const LONGEST_NOTE = 2000;

/** What an administrator says a 5xx of Kiva means, and on whose word. */
export const serverErrorsInput = z.strictObject({
  organization: z.string().regex(/^[^\0]{1,64}$/),
  serverErrors: z.enum(["unknown", "nothing-taken"]),
  note: z
    .string()
    .max(LONGEST_NOTE)
    .regex(/^[^\0]*$/),
});
