import type { ColumnType } from "kysely";

/** Times are epoch milliseconds, money is plain decimal text, yes/no is 1/0: the same on both databases. */
type Flag = 0 | 1;
/** Set once when the row is made. */
type Fixed<T> = ColumnType<T, T, never>;
/** May be left out when the row is made. */
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** What a 5xx of Kiva says about the call it answers. */
export type ServerErrors = "unknown" | "nothing-taken";

export interface Organizations {
  id: Fixed<string>;
  slug: string;
  name: string;
  partner_id: string;
  columns: "two" | "three";
  amount_meaning: "repaid" | "outstanding";
  currency: string;
  /** Loans a batch, 300 at most. */
  batch_limit: number;
  /** Last number given to a history row. */
  history_seq: number;
  /** Of the last history row: rows cut off at the end show too. */
  history_hash: Defaulted<string>;
  /** What a 5xx of Kiva says: `nothing-taken` only where Kiva has confirmed so to this organization. */
  server_errors: Defaulted<ServerErrors>;
  created_at: Fixed<number>;
}

export interface People {
  id: Fixed<string>;
  /** Lower case. */
  email: string;
  name: string;
  password_hash: string;
  language: "en" | "es" | "fr";
  created_at: Fixed<number>;
}

export interface Memberships {
  organization_id: Fixed<string>;
  person_id: Fixed<string>;
  role: "viewer" | "coordinator" | "administrator";
  created_at: Fixed<number>;
}

export interface Sessions {
  /** SHA-256 of the session's secret: the database alone opens no session. */
  id: Fixed<string>;
  person_id: Fixed<string>;
  created_at: Fixed<number>;
  last_seen_at: number;
  ended_at: number | null;
}

export interface SignInAttempts {
  /** `account:<hash>` or `address:<hash>`. */
  key: Fixed<string>;
  at: Fixed<number>;
}

export interface KivaCredentials {
  organization_id: Fixed<string>;
  environment: Fixed<string>;
  client_id: string;
  /** AES-256-GCM, bound to organization and environment; see lib/organizations/secrets.ts. */
  secret_sealed: string;
  updated_at: number;
}

export interface RememberedColumns {
  organization_id: Fixed<string>;
  /** The set of headers, order aside. */
  header_key: Fixed<string>;
  choice: string;
  updated_at: number;
}

export interface RepaymentReports {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  environment: Fixed<string>;
  /** YYYY-MM */
  month: string;
  /** What a person decided; what delivery adds to it is derived from the batches. */
  stage: "draft" | "confirmed" | "cancelled" | "finalized";
  /** Made in the browser before the first try: the same token twice makes one report. */
  submission_token: Fixed<string>;
  file_name: Fixed<string>;
  file_sha256: Fixed<string>;
  file_bytes: Fixed<number>;
  /** The token of the last save: the same save again, after its answer was lost, changes nothing. */
  saved_token: string;
  /** JSON: Choices */
  choices: string;
  /** Raised by every save; a save that started from an older one is refused. */
  version: number;
  /** The server's own check of the file at the last save. */
  fingerprint: string;
  line_count: number;
  sum_text: string;
  problem_rows: number;
  left_out_rows: number;
  /** Copied from the organization at each save, frozen by confirming. */
  partner_id: string;
  columns: "two" | "three";
  amount_meaning: "repaid" | "outstanding";
  currency: string;
  batch_limit: number;
  created_at: Fixed<number>;
  created_by: Fixed<string>;
  updated_at: number;
  confirmed_at: number | null;
  confirmed_by: string | null;
  closed_at: number | null;
  closed_by: string | null;
  /** The report whose refused loans this one sends again. */
  corrects_report_id: ColumnType<string | null, string | null | undefined, never>;
  /** Kiva's list of expected loans that the report is held against. */
  snapshot_id: Defaulted<string | null>;
}

export interface ReportFiles {
  report_id: Fixed<string>;
  bytes: Fixed<Uint8Array>;
}

export interface ReportEdits {
  report_id: Fixed<string>;
  position: Fixed<number>;
  /** JSON: Edit */
  edit: Fixed<string>;
  at: Fixed<number>;
  person_id: Fixed<string>;
}

export interface ReportLines {
  report_id: Fixed<string>;
  position: Fixed<number>;
  batch_number: Fixed<number>;
  loan_id: Fixed<string>;
  client_id: Fixed<string | null>;
  amount_text: Fixed<string>;
  /** Excel's row numbers, comma separated. */
  rows: Fixed<string>;
}

export interface ReportLeftOut {
  report_id: Fixed<string>;
  row: Fixed<number>;
  loan_id: Fixed<string>;
  amount_written: Fixed<string>;
  because: Fixed<string>;
}

export interface Deliveries {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  environment: Fixed<string>;
  kind: Fixed<"repayments" | "drafts">;
  subject_id: Fixed<string>;
  /** The partner number at confirmation; the token's must be the same. */
  partner_id: Fixed<string>;
  created_at: Fixed<number>;
  requested_at: number | null;
  requested_by: string | null;
}

export interface Batches {
  id: Fixed<string>;
  delivery_id: Fixed<string>;
  /** From 1, in the order of sending. */
  number: Fixed<number>;
  item_count: Fixed<number>;
  sum_text: Fixed<string>;
  body: Fixed<Uint8Array>;
  body_sha256: Fixed<string>;
  state: string;
  /** Raised by "it did not arrive". */
  generation: number;
  /** Raised by every claim: a worker that holds an older one can write nothing. */
  fence: number;
  worker: string | null;
  lease_until: number | null;
  not_before: number;
  /** Tries in this generation that provably sent nothing, or were throttled. */
  tries: number;
  upload_id: number | null;
  /** Kiva's receipt for a draft loan. */
  draft_uuid: string | null;
  /** Why it is in its state, as a code of lib/delivery/outcomes.ts; null where the state says it all. */
  reason: string | null;
  /** Kiva's own words to the reason, verbatim. */
  reason_detail: string | null;
  settled_at: number | null;
  resolved_by: string | null;
  resolved_reason: string | null;
  /** In doubt, and left to a colleague: by whom, when, with which words. */
  asked_by: string | null;
  asked_at: number | null;
  asked_note: string | null;
  /** In doubt, and a person sent the others all the same. */
  set_aside_by: string | null;
  set_aside_at: number | null;
}

export interface Dispatches {
  id: Fixed<string>;
  batch_id: Fixed<string>;
  generation: Fixed<number>;
  fence: Fixed<number>;
  body_sha256: Fixed<string>;
  url: Fixed<string>;
  committed_at: Fixed<number>;
  /** 1 for the second try after a 401 or 403, with a fresh token. */
  second_try: Fixed<Flag>;
  /** What the organization knew of Kiva's 5xx when it was sent. */
  server_errors: ColumnType<ServerErrors, ServerErrors | undefined, never>;
  reply_status: number | null;
  reply_headers: string | null;
  reply_body: Uint8Array | null;
  replied_at: number | null;
  /** Transport failure, as a code. */
  failure: string | null;
  outcome: string | null;
}

export interface BatchProblems {
  batch_id: Fixed<string>;
  position: Fixed<number>;
  loan_id: Fixed<string>;
  severity: Fixed<string>;
  code: Fixed<string | null>;
  details: Fixed<string | null>;
}

export interface History {
  organization_id: Fixed<string>;
  seq: Fixed<number>;
  at: Fixed<number>;
  /** null: the system itself. */
  person_id: Fixed<string | null>;
  environment: Fixed<string | null>;
  action: Fixed<string>;
  subject_kind: Fixed<string>;
  subject_id: Fixed<string>;
  /** The report or draft that the batch belongs to, or once did; null for everything else. */
  part_of: Fixed<string | null>;
  /** JSON */
  details: Fixed<string>;
  /** Of this row and the hash of the one before it: see lib/history/chain.ts. */
  hash: Fixed<string>;
}

/** One file of the MIS that became drafts. */
export interface DraftImports {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  environment: Fixed<string>;
  file_name: Fixed<string>;
  draft_count: Fixed<number>;
  submission_token: Fixed<string>;
  created_at: Fixed<number>;
  created_by: Fixed<string>;
}

/** What the columns of a file of drafts are, by the set of its headers. */
export interface DraftColumns {
  organization_id: Fixed<string>;
  header_key: Fixed<string>;
  /** JSON: header -> field */
  choice: string;
  updated_at: number;
}

export interface Drafts {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  environment: Fixed<string>;
  /** `open`: hers to change. `sent`: frozen; what becomes of it is its delivery's. */
  stage: "open" | "sent" | "deleted";
  /** JSON: Draft, as typed. */
  content: string;
  /** Names and IDs, without case and accents. */
  search_text: string;
  /** Raised by every save; a save that started from an older one is refused. */
  version: number;
  /** Made in the browser before the first try: the same token twice makes one draft. */
  submission_token: Fixed<string>;
  /** The token of the last save. */
  saved_token: string;
  import_id: Fixed<string | null>;
  import_position: Fixed<number | null>;
  copied_from: Fixed<string | null>;
  created_at: Fixed<number>;
  created_by: Fixed<string>;
  updated_at: number;
  updated_by: string;
  sent_at: number | null;
  deleted_at: number | null;
}

/** Which loans a draft is about: the same loan in two drafts is likely posted twice. */
export interface DraftLoanIds {
  draft_id: Fixed<string>;
  loan_id: Fixed<string>;
}

export interface DraftPhotos {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  draft_id: Fixed<string>;
  /** JPEG, upright, without metadata. */
  bytes: Fixed<Uint8Array>;
  width: Fixed<number>;
  height: Fixed<number>;
  /** The photo it was cut out of. */
  cut_from: Fixed<string | null>;
  created_at: Fixed<number>;
  created_by: Fixed<string>;
}

export interface DraftEditors {
  draft_id: Fixed<string>;
  person_id: Fixed<string>;
  seen_at: number;
}

export interface StoredKivaLists {
  organization_id: Fixed<string>;
  environment: Fixed<string>;
  /** JSON: KivaLists */
  lists: string;
  fetched_at: number;
  /** The first fetch that brought exactly these lists. */
  unchanged_since: number;
}

export interface Snippets {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  name: string;
  text: string;
  updated_at: number;
  updated_by: string;
}

/** A file on its way: whose it is, and how much of it is here. */
export interface Uploads {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  environment: Fixed<string>;
  person_id: Fixed<string>;
  /** Made in the browser; it says nothing but to the person who sends. */
  token: Fixed<string>;
  /** From the file's begin without a gap, as it was sent: packed or not. */
  stored_bytes: number;
  touched_at: number;
}

export interface UploadParts {
  upload_id: Fixed<string>;
  /** Of its first byte. */
  position: Fixed<number>;
  bytes: Fixed<Uint8Array>;
}

/** Kiva's list of the loans it expects to be reported, as one fetch brought it. */
export interface ExpectedSnapshots {
  id: Fixed<string>;
  organization_id: Fixed<string>;
  environment: Fixed<string>;
  /** Kiva's number for the organization when it was fetched. */
  partner_id: Fixed<string>;
  /** Who had it fetched first. */
  person_id: Fixed<string>;
  first_at: Fixed<number>;
  /** When Kiva was last asked and said just this. */
  as_of: number;
  loan_count: Fixed<number>;
  defaulted_count: Fixed<number>;
  /** Of the content before it was compressed, in hex. */
  sha256: Fixed<string>;
  /** gzip of what lib/loans/pack-expected.ts writes. */
  content: Fixed<Uint8Array>;
}

/** The last or running fetch of that list: one for each organization and environment, whoever began it. */
export interface LoanFetches {
  organization_id: Fixed<string>;
  environment: Fixed<string>;
  /** Of this run: whoever holds an older one can write nothing. */
  fetch_id: string;
  person_id: string;
  state: "running" | "failed" | "done";
  received: number;
  /** null: Kiva has not said yet. */
  total: number | null;
  /** Why it failed, as a code of lib/loans/fetch-progress.ts. */
  failure: string | null;
  started_at: number;
  /** The last sign of life of the process that runs it, and when it ended. */
  beat_at: number;
  /** The newest list there is; a fetch that fails leaves it. */
  snapshot_id: Defaulted<string | null>;
}

export interface Schema {
  organizations: Organizations;
  people: People;
  memberships: Memberships;
  sessions: Sessions;
  sign_in_attempts: SignInAttempts;
  kiva_credentials: KivaCredentials;
  remembered_columns: RememberedColumns;
  repayment_reports: RepaymentReports;
  report_files: ReportFiles;
  report_edits: ReportEdits;
  report_lines: ReportLines;
  report_left_out: ReportLeftOut;
  deliveries: Deliveries;
  batches: Batches;
  dispatches: Dispatches;
  batch_problems: BatchProblems;
  history: History;
  draft_imports: DraftImports;
  draft_columns: DraftColumns;
  drafts: Drafts;
  draft_loan_ids: DraftLoanIds;
  draft_photos: DraftPhotos;
  draft_editors: DraftEditors;
  kiva_lists: StoredKivaLists;
  snippets: Snippets;
  uploads: Uploads;
  upload_parts: UploadParts;
  expected_snapshots: ExpectedSnapshots;
  loan_fetches: LoanFetches;
}
