import { z } from "zod";
import { ENCODINGS } from "@/lib/files/file-failure";
import { MAX_ROWS } from "@/lib/files/file-limits";
import { editedRows, MAX_CELL_TEXT, MAX_EDITED_ROWS, type Choices, type Edit } from "../edits";
import { PROBLEMS, type ProblemCode } from "../problems";

/** Twice the rows of a file that just fits the size limit; Excel itself ends at 1,048,576. */
const MAX_ROW = 20_000_000;
/** Wider files exist, but no column that counts stands there. */
const MAX_POSITION = 16_384;
/** Excel ends at 31; other programs do not. */
const MAX_SHEET_NAME = 255;

const row = z.int().min(1).max(MAX_ROW);
const rows = z.array(row).min(2).max(MAX_ROWS);
const position = z.int().min(0).max(MAX_POSITION);
const problemCode = z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]);

/** One edit as it comes from a browser. Whether its row exists is for the check to see. */
export const editSchema: z.ZodType<Edit> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("cell"),
    row,
    column: z.enum(["loanId", "clientId", "amount"]),
    text: z.string().max(MAX_CELL_TEXT),
  }),
  z.strictObject({ kind: z.literal("leave-out"), row }),
  z.strictObject({ kind: z.literal("put-back"), row }),
  z.strictObject({ kind: z.literal("accept"), row, code: problemCode }),
  z.discriminatedUnion("choice", [
    z.strictObject({ kind: z.literal("twice"), rows, choice: z.literal("keep"), keep: row }),
    z.strictObject({ kind: z.literal("twice"), rows, choice: z.enum(["add", "all"]) }),
  ]),
]);

/** Her edits, in order. */
export const editsSchema: z.ZodType<Edit[]> = z
  .array(editSchema)
  .max(MAX_EDITED_ROWS)
  .refine((edits) => editedRows(edits) <= MAX_EDITED_ROWS);

/** Her answers to what the file alone cannot tell. */
export const choicesSchema: z.ZodType<Choices> = z.strictObject({
  sheet: z.string().min(1).max(MAX_SHEET_NAME).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  columns: z
    .strictObject({
      headerRow: row.nullable(),
      loanId: position,
      clientId: position.nullable(),
      amount: position,
    })
    .optional(),
  decimalSign: z.enum([".", ","]).optional(),
});
