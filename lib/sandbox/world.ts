import { createHash } from "node:crypto";
import type { DraftContent } from "./endpoints/loan-draft";
import type { JournalItem } from "./endpoints/journals";
import type { RepaymentItem } from "./endpoints/repayments";
import type { Problem } from "./repayment-problems";
import { seedLoans } from "./seed";
import type { SeededLoan } from "./seed";

const SCOPES = ["read:loans", "create:loan_draft", "create:journal_update", "create:repayment"] as const;
export type Scope = (typeof SCOPES)[number];

/** The credentials of a partner's program, and what it may do. */
interface ApiClient {
  clientId: string;
  clientSecret: string;
  /** All four when left out. */
  scopes?: readonly Scope[];
}

/** What can be chosen about one partner. */
export interface PartnerOptions {
  /** Kiva's number for the partner, digits as text. */
  id: string;
  /** PA2's CSV upload format: whether a repayment carries the client ID. */
  columns?: "two" | "three";
  currency?: string;
  /** What an amount means by agreement with Kiva; only cumulative figures must not go down. */
  amountMeaning?: "repaid" | "outstanding";
  /** How many loans PA2 expects in a report. */
  loanCount?: number;
  clients?: readonly ApiClient[];
}

/** One taken call of the repayments endpoint. Amounts are the digits that were sent. */
export interface Upload {
  readonly uploadId: number;
  readonly seq: number;
  readonly time: string;
  readonly items: readonly RepaymentItem[];
  readonly problems: readonly Problem[];
  readonly bodyText: string;
  readonly bodySha256: string;
  /** The month of the statement it was finalized in. */
  finalized: string | null;
}

export interface StoredDraft {
  readonly uuid: string;
  readonly seq: number;
  readonly time: string;
  readonly content: DraftContent;
  /** What PA2 would say when a person tries to publish it. */
  readonly blocks: readonly string[];
}

export interface JournalArchive {
  readonly archiveId: string;
  readonly seq: number;
  readonly time: string;
  readonly journals: readonly JournalItem[];
  published: string | null;
}

export interface Statement {
  readonly month: string;
  readonly time: string;
  readonly reported: number;
}

/** A field partner with everything the sandbox holds for it. */
export interface Partner {
  readonly id: string;
  readonly columns: "two" | "three";
  readonly currency: string;
  readonly amountMeaning: "repaid" | "outstanding";
  readonly clients: readonly Required<ApiClient>[];
  readonly loans: readonly SeededLoan[];
  readonly loansById: ReadonlyMap<string, SeededLoan>;
  uploads: Upload[];
  drafts: StoredDraft[];
  archives: JournalArchive[];
  statements: Statement[];
}

interface AccessToken {
  readonly partnerId: string;
  readonly scopes: readonly string[];
  readonly expires: number;
}

/** Everything the sandbox knows, in memory. */
export interface World {
  readonly partners: ReadonlyMap<string, Partner>;
  readonly defaultPartner: Partner;
  /** By the token's SHA-256. */
  readonly tokens: Map<string, AccessToken>;
  readonly now: () => number;
  /** The address people reach PA2's stand-in at. */
  publicUrl: string;
  nextUploadId: number;
}

/** A world with freshly seeded partners; the first is the default one. */
export function createWorld(options: readonly PartnerOptions[], now: () => number): World {
  const partners = options.map(createPartner);
  const [defaultPartner] = partners;
  if (!defaultPartner) throw new RangeError("A sandbox needs at least one partner");
  requireUnique(partners.map(({ id }) => id));
  requireUnique(partners.flatMap(({ clients }) => clients.map(({ clientId }) => clientId)));
  return {
    partners: new Map(partners.map((partner) => [partner.id, partner])),
    defaultPartner,
    tokens: new Map(),
    now,
    publicUrl: "",
    // Seconds: a sandbox that is started again issues none that its predecessor issued.
    nextUploadId: Math.floor(now() / 1000),
  };
}

/**
 * Forgets what was sent. Tokens stay good, so that a running app need not notice; upload ids go on, so that one
 * is never issued twice.
 */
export function forgetSent(world: World): void {
  for (const partner of world.partners.values()) {
    partner.uploads = [];
    partner.drafts = [];
    partner.archives = [];
    partner.statements = [];
  }
}

export function timeOf(world: World): string {
  return new Date(world.now()).toISOString();
}

export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function createPartner(options: PartnerOptions, position: number): Partner {
  const { id, columns = "three", currency = "KES", amountMeaning = "repaid", loanCount = 2_199 } = options;
  if (!/^\d+$/.test(id)) throw new RangeError(`A partner's id is digits, not ${JSON.stringify(id)}`);
  const clientId = position === 0 ? "sandbox" : `sandbox-${id}`;
  const clients = options.clients ?? [{ clientId, clientSecret: "sandbox-secret" }];
  const loans = seedLoans({ partnerId: id, currency, expected: loanCount });
  return {
    id,
    columns,
    currency,
    amountMeaning,
    clients: clients.map((client) => ({ scopes: SCOPES, ...client })),
    loans,
    loansById: new Map(loans.map((seeded) => [seeded.loan.internal_loan_id, seeded])),
    uploads: [],
    drafts: [],
    archives: [],
    statements: [],
  };
}

function requireUnique(ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new RangeError(`${JSON.stringify(twice)} is given twice`);
}
