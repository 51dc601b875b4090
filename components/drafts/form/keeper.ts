import { submissionToken } from "@/components/ui/submission-token";
import { thrownCode } from "@/components/ui/thrown-code";
import type { Draft } from "@/lib/drafts/draft";
import type { DraftFailure, SavedDraft } from "@/lib/drafts/answers";
import type { Result } from "@/lib/result";
import type { CopyBasis } from "./unsaved-copy";

/** So long after the last key the draft is saved; somebody who never pauses is saved this often all the same. */
const WAIT_MS = 1_200;
const AT_LEAST_EVERY_MS = 8_000;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

/** `network`: no answer came. `unexpected`: the server broke. `form.too-long`: more than is kept of one text. */
export type KeepTrouble = DraftFailure | { code: "network" | "unexpected" | "form.too-long" };

export interface KeepState {
  draftId: string | null;
  version: number | null;
  phase: "kept" | "changed" | "saving" | "stuck";
  /** Epoch milliseconds of this visit's last save. */
  savedAt: number | null;
  trouble: KeepTrouble | null;
}

interface Saving {
  draftId: string | null;
  version: number | null;
  token: string;
  content: Draft;
}

export interface Keeper {
  subscribe(listener: () => void): () => void;
  state(): KeepState;
  /** The text has changed, or may have. */
  changed(): void;
  /** Saves what stands in the form now, also if nothing was typed yet; null if that could not be done. */
  flush(): Promise<SavedDraft | null>;
  /** Tries again now what did not work, if it was the line, the server or the session. */
  retry(why: "line" | "session"): void;
  /** Her text goes over the version that somebody else has saved. */
  keepMine(version: number): Promise<SavedDraft | null>;
  /** Somebody else has saved this version meanwhile. */
  overtaken(version: number): void;
  /** What the text in the form was typed upon, for a copy of it. */
  basis(): CopyBasis;
  /**
   * What stands in the form comes from a copy: its next save starts from the version that she had before her then, so
   * that what was saved meanwhile is not gone over, and is the one that may have arrived without an answer.
   */
  takeBasis(basis: CopyBasis): void;
  stop(): void;
}

/**
 * Keeps a draft on the server as it changes: never two saves at once, and a save whose answer was lost is repeated
 * word for word under its token until an answer comes, so that it is made once and no newer text is lost over it.
 */
export function makeKeeper({
  start,
  content,
  token: firstToken,
  save,
}: {
  start: { draftId: string | null; version: number | null };
  content: () => Draft;
  /** Of the first save of a new draft: a copy of it kept in this browser is known by it. */
  token: string;
  save: (saving: Saving) => Promise<Result<SavedDraft, DraftFailure>>;
}): Keeper {
  const listeners = new Set<() => void>();
  let state: KeepState = { ...start, phase: "kept", savedAt: null, trouble: null };
  let keptText = JSON.stringify(content());
  let unanswered: Saving | null = null;
  let underWay: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changedSince = 0;
  let retryMs = FIRST_RETRY_MS;
  let isStopped = false;
  /** Of the next save, where it has to be this one. */
  let token: string | null = firstToken;
  /** The server may hold an older text under the token: its answer to that save says nothing about ours. */
  let isDoubtful = false;
  let brought: CopyBasis | null = null;

  const set = (next: Partial<KeepState>) => {
    state = { ...state, ...next };
    listeners.forEach((listener) => listener());
  };
  const isBehind = () => JSON.stringify(content()) !== keptText;
  const later = (ms: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void saveOnce(), ms);
  };

  /** An answer that is still out comes first: it says a version that is not that of the copy. */
  const takeBrought = () => {
    if (!brought || unanswered) return;
    token = brought.token;
    isDoubtful = token !== null;
    set({ version: brought.version ?? state.version });
    brought = null;
  };

  async function attempt(): Promise<boolean> {
    const { draftId, version } = state;
    const text = unanswered ? unanswered.content : content();
    unanswered ??= { draftId, version, token: token ?? submissionToken(), content: text };
    const saving = unanswered;
    set({ phase: "saving" });
    let answer: Result<SavedDraft, DraftFailure>;
    try {
      answer = await save(saving);
    } catch (error) {
      later(retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      return stuck({ code: thrownCode(error) });
    }
    if (!answer.ok) {
      // Signed out says nothing about an earlier try whose answer was lost: that one is still to be repeated.
      if (answer.failure.code !== "auth.signed-out") unanswered = null;
      takeBrought();
      // The fields hold nothing but texts and choices: their length is all that the server can object to.
      return stuck(answer.failure.code === "input.invalid" ? { code: "form.too-long" } : answer.failure);
    }
    unanswered = token = null;
    retryMs = FIRST_RETRY_MS;
    keptText = isDoubtful ? "" : JSON.stringify(saving.content);
    isDoubtful = false;
    const isMore = isBehind();
    set({ ...answer.value, phase: isMore ? "changed" : "kept", savedAt: Date.now(), trouble: null });
    takeBrought();
    if (isMore) {
      changedSince = Date.now();
      later(WAIT_MS);
    }
    return true;
  }

  function stuck(trouble: KeepTrouble): false {
    set({ phase: "stuck", trouble });
    return false;
  }

  async function saveOnce(): Promise<boolean> {
    clearTimeout(timer);
    if (underWay) return underWay;
    if (isStopped) return false;
    underWay = attempt();
    try {
      return await underWay;
    } finally {
      underWay = null;
    }
  }

  async function flush(): Promise<SavedDraft | null> {
    if (underWay) await underWay;
    // Twice at most goes to what was unanswered and what was typed meanwhile; a third round is for the typing on.
    for (let round = 0; round < 3; round++) {
      const { draftId, version } = state;
      const isDone = !unanswered && !isBehind() && draftId !== null && version !== null;
      if (isDone) {
        // She asked, so she is told, also where nothing was left to save.
        set({ savedAt: Date.now() });
        return { draftId, version };
      }
      if (!(await saveOnce())) return null;
    }
    return null;
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    changed: () => {
      if (isStopped || (!isBehind() && state.phase === "kept")) return;
      const now = Date.now();
      if (state.phase === "kept") {
        changedSince = now;
        set({ phase: "changed" });
      }
      // Somebody else's save, or a draft that is gone: typing on does not make it savable.
      if (state.phase === "stuck" && !canPass(state.trouble)) return;
      if (!unanswered) later(Math.max(0, Math.min(WAIT_MS, changedSince + AT_LEAST_EVERY_MS - now)));
    },
    flush,
    retry: (why) => {
      const code = state.trouble?.code;
      const isWhy =
        why === "session" ? code === "auth.signed-out" : code === "network" || code === "unexpected";
      if (state.phase === "stuck" && isWhy) void saveOnce();
    },
    keepMine: (version) => {
      set({ version, trouble: null, phase: "changed" });
      keptText = "";
      return flush();
    },
    overtaken: (version) => {
      if (state.version === null || version <= state.version || underWay || unanswered) return;
      if (state.trouble?.code !== "draft.changed-elsewhere") {
        clearTimeout(timer);
        stuck({ code: "draft.changed-elsewhere" });
      }
    },
    basis: () => ({ version: state.version, token: unanswered?.token ?? token }),
    takeBasis: (basis) => {
      brought = basis;
      takeBrought();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      set({ phase: "kept", trouble: null });
    },
  };
}

/** True for troubles that other text can end. */
function canPass(trouble: KeepTrouble | null): boolean {
  return trouble?.code === "form.too-long";
}
