import { z } from "zod";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import { unpack } from "@/lib/uploads/unpack";
import { uploadSchema } from "@/lib/uploads/upload-schema";
import { choicesSchema, editsSchema } from "./edits/edit-schema";
import { MAX_EDITS_BYTES } from "./edits";
import { largeInTurn } from "./large-files";

const finding = z.strictObject({
  fingerprint: z.string().max(64),
  lines: z.int().min(0),
  sumText: z.string().max(40),
  problemRows: z.int().min(0),
  snapshotId: z.string().max(64).nullable(),
});

const fields = z.strictObject({
  token: z.string().regex(/^[\w-]{8,64}$/),
  month: z.string().max(7),
  fileName: z.string().min(1).max(255).transform(withoutNul),
  choices: choicesSchema,
  edits: editsSchema,
  seen: finding,
  /** The file of a new report, sent before; an existing draft's is stored already. */
  upload: uploadSchema.optional(),
  reportId: z.string().max(64).optional(),
  version: z.coerce.number().int().min(1).optional(),
  sameFile: z.literal("yes").optional(),
});

/** PostgreSQL takes no NUL in a text, and a file's name may hold anything. */
function withoutNul(text: string): string {
  return text.replaceAll("\0", "");
}

/** What a person saves: which file, her answers and edits, and what her browser made of them. */
export type SaveInput = z.infer<typeof fields>;

const TEXT_FIELDS = ["token", "month", "fileName", "reportId", "version", "sameFile"] as const;
const JSON_FIELDS = ["choices", "edits", "seen", "upload"] as const;

/** Of many edits, which come compressed: how many bytes their JSON has. */
const editsSize = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .pipe(z.int().max(MAX_EDITS_BYTES));

type Parsed = Result<SaveInput, Failure<"input.invalid" | "server.busy">>;

/**
 * Parses the form of the check page. Whatever is missing, malformed or too much is `input.invalid`. `edits` are JSON,
 * or a gzip of it beside its size; where that is large, it is taken apart in turn with others (`server.busy`).
 */
export async function parseSaveForm(form: FormData): Promise<Parsed> {
  const packed = form.get("edits");
  if (!(packed instanceof Blob)) return parseFields(form, packed);
  const size = editsSize.safeParse(form.get("editsSize"));
  if (!size.success) return fail("input.invalid", undefined, "editsSize");
  return largeInTurn(size.data, async () => {
    const bytes = await unpack(partsOf(packed), "gzip", size.data);
    return bytes
      ? parseFields(form, new TextDecoder().decode(bytes))
      : fail("input.invalid", undefined, "edits");
  });
}

async function* partsOf(packed: Blob): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(await packed.arrayBuffer());
}

function parseFields(form: FormData, edits: string | null): Result<SaveInput, Failure<"input.invalid">> {
  const given: Record<string, unknown> = {};
  for (const name of TEXT_FIELDS) {
    const value = form.get(name);
    if (typeof value === "string") given[name] = value;
  }
  for (const name of JSON_FIELDS) {
    const value = name === "edits" ? edits : form.get(name);
    try {
      given[name] = typeof value === "string" ? JSON.parse(value) : undefined;
    } catch {
      return fail("input.invalid", undefined, name);
    }
  }
  const parsed = fields.safeParse(given);
  return parsed.success
    ? ok(parsed.data)
    : fail("input.invalid", undefined, parsed.error.issues[0]?.path.join("."));
}
