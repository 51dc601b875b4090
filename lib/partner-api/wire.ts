import { z } from "zod";
import { snakeFirst } from "./snake-first";

/**
 * Kiva's words, as far as they are publicly known (partner-api/openapi.yaml). Every variant that some public source
 * shows is accepted when reading; one variant is sent.
 */

/** What becomes a header must hold no space or line break. */
const headerSafe = z.string().regex(/^[\x21-\x7e]+$/);

/** The answer of the token endpoint. `expires_in` is looked at by lib/partner-api/token.ts. */
export const tokenAnswer = z.object({
  access_token: headerSafe,
  token_type: z.string(),
  expires_in: z.unknown().optional(),
  scope: z.string().nullish(),
  partnerId: z.union([z.string(), z.int().transform(String)]).nullish(),
});

const uploadId = z
  .union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
  .refine((id) => Number.isSafeInteger(id) && id > 0);

const problem = z.object({
  loan_id: z.string(),
  code: z.string().nullish(),
  details: z.string().nullish(),
  severity: z.enum(["error", "warning"]),
});

/** Kiva's word on one loan of a batch, kept as it came. */
export interface KivaProblem {
  loanId: string;
  code: string | null;
  details: string | null;
  severity: "error" | "warning";
}

const repaymentsObject = z.object({
  code: z.literal("api.success"),
  message: z.string().nullish(),
  upload_id: uploadId,
  problems: z.array(problem).nullish(),
});

export interface RepaymentsAnswer {
  message: string | null;
  uploadId: number;
  problems: KivaProblem[];
}

/**
 * Reads the answer to a batch of repayments: one object, or a list that holds one (the public clients disagree).
 * Null if it is anything else. A missing upload_id does not fit: it is the only receipt there is.
 */
export function readRepaymentsAnswer(json: unknown): RepaymentsAnswer | null {
  const parsed = repaymentsObject.safeParse(theOne(json));
  if (!parsed.success) return null;
  const { message, upload_id, problems } = parsed.data;
  return {
    message: message ?? null,
    uploadId: upload_id,
    problems: (problems ?? []).map(({ loan_id, code, details, severity }) => ({
      loanId: loan_id,
      code: code ?? null,
      details: details ?? null,
      severity,
    })),
  };
}

const draftUuid = z.string().regex(/^[\x21-\x7e]{1,100}$/);
const loanDraftObject = z.object({
  code: z.literal("api.success"),
  message: z.string().nullish(),
  loan_draft_uuid: draftUuid,
});

export interface LoanDraftAnswer {
  message: string | null;
  draftUuid: string;
}

/**
 * Reads the answer to a draft loan. Public sources name its receipt loan_draft_uuid or loanDraftUuid. Null if it is
 * anything else: the receipt is what a person finds the draft by.
 */
export function readLoanDraftAnswer(json: unknown): LoanDraftAnswer | null {
  const parsed = loanDraftObject.safeParse(snakeFirst(theOne(json)));
  if (!parsed.success) return null;
  return { message: parsed.data.message ?? null, draftUuid: parsed.data.loan_draft_uuid };
}

/** The public clients disagree whether an answer is one object or a list that holds one. */
function theOne(json: unknown): unknown {
  return Array.isArray(json) && json.length === 1 ? (json[0] as unknown) : json;
}

const errorBody = z.object({
  code: z.string().nullish(),
  message: z.string().nullish(),
  error: z.string().nullish(),
  error_description: z.string().nullish(),
});

export interface ErrorAnswer {
  /** Only from the field of that name: what else may stand for it is written by others than Kiva, too. */
  code: string | null;
  /** Kiva's own sentence, or its code where it gives no sentence. */
  message: string;
}

/** Reads the body of a refusal. Null if it names neither a code nor a message. */
export function readErrorAnswer(json: unknown): ErrorAnswer | null {
  const parsed = errorBody.safeParse(json);
  if (!parsed.success) return null;
  const code = parsed.data.code || null;
  const message = parsed.data.message || parsed.data.error_description || code || parsed.data.error || null;
  return message === null ? null : { code, message };
}

/** One loan of an expected or other status. Kiva gives neither balance nor schedule. */
export interface KivaLoan {
  kivaId: string;
  loanId: string;
  clientId: string | null;
  name: string;
  status: string;
  currency: string | null;
  /** In the loan's currency, as text. */
  localPrice: string | null;
  /** In US dollars, as text. */
  price: string | null;
  delinquent: boolean | null;
}

export interface LoanPage {
  total: number;
  loans: KivaLoan[];
}

const text = z.string().nullish();
const loan = z.object({
  kiva_id: z.union([z.string(), z.int().transform(String)]),
  internal_loan_id: z.string(),
  internal_client_id: text,
  name: z.string(),
  status: z.string(),
  loan_currency: text,
  loan_local_price: text,
  loan_price: text,
  delinquent: z.boolean().nullish(),
});
const loanPage = z.object({ total_records: z.int().min(0), data: z.array(z.preprocess(snakeFirst, loan)) });

/** Reads one page of the loan list; null if it does not fit. */
export function readLoanPage(json: unknown): LoanPage | null {
  const parsed = loanPage.safeParse(snakeFirst(json));
  if (!parsed.success) return null;
  const loans = parsed.data.data.map((one) => ({
    kivaId: one.kiva_id,
    loanId: one.internal_loan_id,
    clientId: one.internal_client_id ?? null,
    name: one.name,
    status: one.status,
    currency: one.loan_currency ?? null,
    localPrice: one.loan_local_price ?? null,
    price: one.loan_price ?? null,
    delinquent: one.delinquent ?? null,
  }));
  return { total: parsed.data.total_records, loans };
}
