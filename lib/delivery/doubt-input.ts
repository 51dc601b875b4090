import { z } from "zod";

const batch = {
  batchId: z.string().regex(/^[^\0]{1,64}$/),
  /** Which sending she looked at: an answer about an older one says nothing about a newer one. */
  generation: z.int().min(1),
};
const words = z
  .string()
  .trim()
  .regex(/^[^\0]{1,500}$/);

/** A person's answer about a batch in doubt. */
export const resolutionInput = z.strictObject({
  ...batch,
  answer: z.enum(["arrived", "did-not-arrive"]),
  reason: words,
});

/** A note about it for a colleague. */
export const questionInput = z.strictObject({ ...batch, note: words });

/** The batches in doubt, as a page showed them. */
export const doubtsInput = z.array(z.strictObject(batch)).min(1).max(1000);
