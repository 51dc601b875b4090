import { isBlankDraft, type Draft } from "@/lib/drafts/draft";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import type { DraftProblem } from "@/lib/drafts/problems";
import { checksHere, loadChecks } from "./load-checks";

/** So long after the last key the draft is judged anew: a group of 50 has a few hundred texts. */
const WAIT_MS = 200;
const NONE: readonly DraftProblem[] = [];

interface Given {
  lists: KivaLists | null;
  today: string;
}

/**
 * What is wrong with the draft as it stands, outside React: a field asks for its own problems and is drawn again only
 * when those change.
 */
export interface Judged {
  /** The draft as it stands in the form. */
  content(): Draft;
  take(content: Draft): void;
  subscribe(listener: () => void): () => void;
  all(): readonly DraftProblem[];
  /** Of one field; the same array for as long as nothing about it changes. */
  at(name: string): readonly DraftProblem[];
  /** How many errors there are in what is under a name: "borrowers.2". */
  errorsUnder(name: string): number;
  /** True while nothing at all is filled in. */
  isBlank(): boolean;
  /** True once she pressed Send: then untouched fields say what is wrong with them, too. */
  isAllShown(): boolean;
  showAll(): void;
  /** Judges at once, fetching what judges if it must; null if that cannot be had. */
  judgeNow(): Promise<readonly DraftProblem[] | null>;
  /** Kiva's lists as the form has them now. */
  lists(): KivaLists | null;
  give(lists: KivaLists | null): void;
  /** Who can fetch them anew, and the word to do so: the server judges with newer ones. */
  fetchesLists(fetch: (() => void) | null): void;
  wantLists(): void;
  /** Which field is to be brought into sight; closed borrowers open for it. */
  revealed(): { at: string; turn: number };
  reveal(at: string): void;
}

/** `first`: what the server found in the draft; it stands until the form can judge by itself. */
export function makeJudged(start: Draft, given: Given, first: readonly DraftProblem[]): Judged {
  const listeners = new Set<() => void>();
  let content = start;
  let { lists } = given;
  let all = first;
  let byField = gathered(all, new Map());
  let isAllShown = false;
  let revealed = { at: "", turn: 0 };
  let fetchLists: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => listeners.forEach((listener) => listener());

  const set = (next: readonly DraftProblem[]) => {
    if (JSON.stringify(next) === JSON.stringify(all)) return;
    all = next;
    byField = gathered(all, byField);
    tell();
  };
  const judgeNow = async () => {
    clearTimeout(timer);
    const checks = checksHere() ?? (await loadChecks());
    if (!checks) return null;
    set(checks.judgeDraft(content, { lists, today: given.today }));
    return all;
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: () => all,
    at: (name) => byField.get(name) ?? NONE,
    errorsUnder: (name) =>
      all.filter(({ at, severity }) => severity === "error" && at.startsWith(`${name}.`)).length,
    isBlank: () => isBlankDraft(content),
    isAllShown: () => isAllShown,
    showAll: () => {
      isAllShown = true;
      tell();
    },
    content: () => content,
    take: (next) => {
      content = next;
      clearTimeout(timer);
      timer = setTimeout(() => void judgeNow(), WAIT_MS);
    },
    judgeNow,
    lists: () => lists,
    give: (next) => {
      if (next === lists) return;
      lists = next;
      if (checksHere()) void judgeNow();
      // Else she only looks so far: which names the lists lack is said with her first key.
      tell();
    },
    fetchesLists: (fetch) => void (fetchLists = fetch),
    wantLists: () => fetchLists?.(),
    revealed: () => revealed,
    reveal: (at) => {
      revealed = { at, turn: revealed.turn + 1 };
      tell();
    },
  };
}

function gathered(all: readonly DraftProblem[], before: ReadonlyMap<string, readonly DraftProblem[]>) {
  const found = new Map<string, DraftProblem[]>();
  for (const problem of all) {
    const here = found.get(problem.at);
    if (here) here.push(problem);
    else found.set(problem.at, [problem]);
  }
  return new Map<string, readonly DraftProblem[]>(
    [...found].map(([at, problems]) => {
      const known = before.get(at);
      return [at, known && JSON.stringify(known) === JSON.stringify(problems) ? known : problems];
    }),
  );
}
