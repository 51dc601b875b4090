import { setImmediate } from "node:timers/promises";
import type { Context } from "@/lib/organizations/context";
import { addAmounts } from "@/lib/money";
import { draftName, type Draft } from "./draft";
import { DRAFT_STATES, type DraftState } from "./draft-state";
import { countDrafts, findDrafts, findSameLoans, type StoredDraft } from "./draft-store";
import { EDITING_FOR_MS } from "./editing";
import { editorsOf } from "./editors-store";
import { judgeDraft } from "./judge-draft";
import { missingFields } from "./judge-missing";
import { plainName, type KivaLists } from "./kiva-lists";
import { readLists } from "./lists-store";
import { DRAFT_PROBLEMS, type DraftProblemCode } from "./problems";
import { readTypedAmount } from "./typed-amount";

export const PAGE_SIZE = 50;
/** What is missing stands in no column: where it is filtered by, this many of the newest are looked through. */
const MOST_LOOKED_THROUGH = 1_000;
/** Others are served after so many. */
const AT_A_TIME = 50;

/** How the list is looked at; lives in the address. */
export interface DraftListView {
  search: string;
  state: DraftState | null;
  /** A `missing.` code. */
  lacks: DraftProblemCode | null;
  importId: string | null;
  /** From 1. */
  page: number;
}

/** Reads the view out of an address; whatever does not fit falls back to the default. */
export function parseDraftListView(query: Record<string, string | string[] | undefined>): DraftListView {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value.replaceAll("\0", "") : "";
  };
  const lacks = text("lacks");
  const isMissingCode = lacks in DRAFT_PROBLEMS && lacks.startsWith("missing.");
  return {
    search: text("search").slice(0, 100),
    state: DRAFT_STATES.find((name) => name === text("state")) ?? null,
    lacks: isMissingCode ? (lacks as DraftProblemCode) : null,
    importId: text("import").slice(0, 64) || null,
    page: Math.min(Math.max(1, Math.trunc(Number(text("page"))) || 1), 10_000),
  };
}

export interface DraftRow {
  id: string;
  /** "" if it has none yet. */
  name: string;
  loanType: Draft["loanType"];
  borrowers: number;
  /** All borrowers together, plain decimal text; null if none is readable. */
  amountText: string | null;
  currency: string;
  state: DraftState;
  errors: number;
  /** `missing.` codes, each once. */
  missing: DraftProblemCode[];
  advice: number;
  version: number;
  updatedAt: number;
  updatedBy: string;
  importId: string | null;
  /** An address whose photo has not been fetched; "" if there is none. */
  photoUrl: string;
  /** How many of its loans stand in other drafts, too. */
  sameLoans: number;
  /** Names of others who have it open. */
  editors: string[];
}

/** One page of the drafts that fit the view, judged as of today, and how many fit in all. */
export async function listDrafts(
  context: Context,
  view: DraftListView,
): Promise<{ drafts: DraftRow[]; total: number }> {
  const { db, person } = context;
  const filter = { needle: plainName(view.search), state: view.state, importId: view.importId };
  const lists = await readLists(db, context);
  const page = { offset: (view.page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const { rows, total } = view.lacks
    ? await lackingDrafts(context, filter, view.lacks, lists, page.offset)
    : {
        rows: (await findDrafts(db, context, filter, page)).map((draft) => toRow(draft, lists)),
        total: await countDrafts(db, context, filter),
      };
  const open = rows.filter(({ state }) => state === "open").map(({ id }) => id);
  const editors = await editorsOf(db, open, { since: Date.now() - EDITING_FOR_MS, except: person.id });
  const same = await findSameLoans(db, context, open);
  const drafts = rows.map((row) => ({
    ...row,
    sameLoans: new Set(same.filter(({ draftId }) => draftId === row.id).map(({ loanId }) => loanId)).size,
    editors: editors.filter(({ draftId }) => draftId === row.id).map(({ name }) => name),
  }));
  return { drafts, total };
}

async function lackingDrafts(
  context: Context,
  filter: Parameters<typeof findDrafts>[2],
  lacks: DraftProblemCode,
  lists: KivaLists | null,
  offset: number,
) {
  const open = { ...filter, state: filter.state ?? ("open" as const) };
  const all = await findDrafts(context.db, context, open, { offset: 0, limit: MOST_LOOKED_THROUGH });
  const fitting: StoredDraft[] = [];
  for (let from = 0; from < all.length; from += AT_A_TIME) {
    if (from > 0) await setImmediate();
    fitting.push(...all.slice(from, from + AT_A_TIME).filter((draft) => missingIn(draft).includes(lacks)));
  }
  const shown = fitting.slice(offset, offset + PAGE_SIZE);
  return { rows: shown.map((draft) => toRow(draft, lists)), total: fitting.length };
}

/** A draft that has left is judged no more: what is left to fill in is PA2's to say. */
function missingIn({ stage, content }: StoredDraft): DraftProblemCode[] {
  return stage === "sent" ? [] : [...new Set(missingFields(content).map(({ code }) => code))];
}

function toRow(draft: StoredDraft, lists: KivaLists | null): Omit<DraftRow, "editors" | "sameLoans"> {
  const { content } = draft;
  const today = new Date().toISOString().slice(0, 10);
  const problems = draft.stage === "sent" ? [] : judgeDraft(content, { lists, today, suggest: false });
  return {
    id: draft.id,
    name: draftName(content),
    loanType: content.loanType,
    borrowers: content.borrowers.length,
    amountText: totalAmount(content),
    currency: content.currency,
    state: draft.state,
    errors: problems.filter(({ severity }) => severity === "error").length,
    missing: missingIn(draft),
    advice: problems.filter(({ severity }) => severity === "advice").length,
    version: draft.version,
    updatedAt: draft.updatedAt,
    updatedBy: draft.updatedBy,
    importId: draft.importId,
    photoUrl: content.photo.id === "" && content.photo.sendAs === "image" ? content.photo.url.trim() : "",
  };
}

/** The sum of the borrowers' amounts as plain decimal text; null if none can be read. */
export function totalAmount({ borrowers, currency }: Pick<Draft, "borrowers" | "currency">): string | null {
  const amounts = borrowers.flatMap(({ amount }) => {
    const read = readTypedAmount(amount, currency);
    return "amountText" in read ? read.amountText : [];
  });
  return amounts.length > 0 ? addAmounts(amounts) : null;
}
