import type { Failure, Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import type { AskFailure } from "@/lib/partner-api/reader";
import type { KivaLoan, LoanPage } from "@/lib/partner-api/wire";
import type { ExpectedLoan } from "./expected-loan";
import type { FetchFailureCode } from "./fetch-progress";
import { MOST_CHARACTERS, MOST_LOANS } from "./pack-expected";

/** Kiva advises against more at once (docs/fetch_loans: "more than 300 not recommended"). */
const PAGE_LOANS = 300;
/** Enough for the most loans twice; a server that answers page after page of a few loans is not followed for ever. */
const MOST_PAGES = 2_000;
/** A read may be asked again: a line that drops once in two hundred pages must not cost all of them. */
const PAUSES_MS = [1_000, 4_000];
/** Longer than this a person is told to come back. */
const LONGEST_WAIT_MS = 30_000;
const MOST_WAITS = 10;

/**
 * In this order none is missed: a loan in default stays so until it is repaid (domain.md, 1.7), so one that changes
 * between the two lists is in both, and the later one counts.
 */
const STATUSES = ["payingBack", "defaulted"] as const;

export interface LoanPageQuery {
  status: ExpectedLoan["status"];
  offset: number;
  limit: number;
}

/** What reading needs of the world around it. */
export interface Reading {
  askPage: (query: LoanPageQuery) => Promise<Result<LoanPage, Failure<AskFailure>>>;
  /** Told after every page; false gives up, as interrupted. */
  onProgress: (received: number, total: number) => Promise<boolean>;
  pause: (ms: number) => Promise<unknown>;
}

type Read<Value> = Result<Value, Failure<FetchFailureCode>>;

/**
 * Kiva's whole list of the loans that can be reported, one request after the other, in the order of their IDs. Every
 * page has to be what was asked for, and every status has to hold still while it is read, or be read once more.
 */
export async function readExpected(reading: Reading): Promise<Read<ExpectedLoan[]>> {
  const pages = patientPages(reading);
  let total = 0;
  for (const status of STATUSES) {
    const first = await pages({ status, offset: 0, limit: 1 });
    if (!first.ok) return first;
    total += first.value.total;
  }
  if (total > MOST_LOANS) return fail("loans.too-many");

  const found = new Map<string, ExpectedLoan>();
  for (const status of STATUSES) {
    const before = found.size;
    const told = (received: number) => reading.onProgress(Math.min(before + received, total), total);
    let loans = await readStatus(pages, status, told);
    if (!loans.ok && loans.failure.code === "loans.unstable") loans = await readStatus(pages, status, told);
    if (!loans.ok) return loans;
    for (const loan of loans.value) found.set(loan.kivaId, loan);
    if (found.size > MOST_LOANS || charactersOf(found.values()) > MOST_CHARACTERS)
      return fail("loans.too-many");
  }
  return ok([...found.values()].sort(byLoanId));
}

type Pages = (query: LoanPageQuery) => Promise<Read<{ total: number; loans: ExpectedLoan[] }>>;

/** All loans of a status, each once; `loans.unstable` if they are not as many as Kiva says from begin to end. */
async function readStatus(
  pages: Pages,
  status: ExpectedLoan["status"],
  told: (received: number) => Promise<boolean>,
): Promise<Read<Iterable<ExpectedLoan>>> {
  const found = new Map<string, ExpectedLoan>();
  let offset = 0;
  let total: number | null = null;
  do {
    const page = await pages({ status, offset, limit: PAGE_LOANS });
    if (!page.ok) return page;
    total ??= page.value.total;
    if (total > MOST_LOANS) return fail("loans.too-many");
    const isEarlyEnd = page.value.loans.length === 0 && offset < total;
    if (page.value.total !== total || isEarlyEnd) return fail("loans.unstable");
    for (const loan of page.value.loans) found.set(loan.kivaId, loan);
    offset += page.value.loans.length;
    if (!(await told(found.size))) return fail("loans.interrupted");
  } while (offset < total);
  // A loan that came twice pushed another one out of sight.
  return found.size === total ? ok(found.values()) : fail("loans.unstable");
}

/** Asks for pages with patience: again after a break, and later where Kiva asks for it, within bounds. */
function patientPages({ askPage, pause }: Reading): Pages {
  let pagesLeft = MOST_PAGES;
  let waitsLeft = MOST_WAITS;
  return async (query) => {
    for (let failures = 0; ;) {
      if (pagesLeft-- <= 0) return fail("loans.malformed");
      const answer = await askPage(query);
      if (answer.ok) return understood(answer.value, query);
      const { code, params } = answer.failure;
      if (code === "kiva.throttled") {
        const waitMs = Number(params?.waitMs);
        if (waitMs > LONGEST_WAIT_MS || waitsLeft-- <= 0) return fail("loans.throttled");
        await pause(waitMs);
        continue;
      }
      const isBreak =
        code === "kiva.unreachable" || (code === "kiva.refused" && Number(params?.status) >= 500);
      const pauseMs = isBreak ? PAUSES_MS[failures++] : undefined;
      if (pauseMs !== undefined) await pause(pauseMs);
      else if (isBreak) return fail("loans.unreachable");
      else return fail(code === "kiva.malformed" ? "loans.malformed" : "loans.refused");
    }
  };
}

function understood(
  { total, loans }: LoanPage,
  { status, limit }: LoanPageQuery,
): Read<{ total: number; loans: ExpectedLoan[] }> {
  const isPage = loans.length <= limit && loans.every((loan) => loan.status === status && loan.kivaId !== "");
  return isPage
    ? ok({ total, loans: loans.map((loan) => expectedLoan(loan, status)) })
    : fail("loans.malformed");
}

function expectedLoan(loan: KivaLoan, status: ExpectedLoan["status"]): ExpectedLoan {
  const { kivaId, loanId, clientId, name, currency, localPrice } = loan;
  return {
    kivaId,
    loanId,
    clientId: clientId || null,
    name,
    status,
    currency: currency || null,
    amountText: localPrice || null,
  };
}

function charactersOf(loans: Iterable<ExpectedLoan>): number {
  let count = 0;
  for (const { kivaId, loanId, clientId, name, currency, amountText } of loans) {
    for (const text of [kivaId, loanId, clientId, name, currency, amountText])
      count += (text?.length ?? 4) + 3;
  }
  return count;
}

/** The same list in whatever order Kiva gives it; by code units, which no version of a language's rules changes. */
function byLoanId(one: ExpectedLoan, other: ExpectedLoan): number {
  return compare(one.loanId, other.loanId) || compare(one.kivaId, other.kivaId);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
