import { z } from "zod";
import { PACKINGS, PART_BYTES, type Upload } from "./upload";

const token = z.string().regex(/^[\w-]{8,64}$/);
const digits = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Where a part belongs, as the address of its request says it. */
export const partSchema = z.strictObject({
  token,
  /** Of its first byte in what is sent. */
  at: digits,
  /** How many they are: a body that was cut on its way is not taken for a whole one. */
  bytes: digits.pipe(z.int().min(1).max(PART_BYTES)),
});

/** What a whole file is, as the save that uses it says it. */
export const uploadSchema: z.ZodType<Upload> = z.strictObject({
  token,
  packing: z.enum(PACKINGS),
  size: z.int().min(0),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
