import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { emptyDraft } from "@/lib/drafts/draft";
import { defaultMonth } from "@/lib/repayments/months";
import type { SavedReport } from "@/lib/repayments/save-answer";
import type { SavedDraft } from "@/lib/drafts/answers";
import type { Result } from "@/lib/result";
import { routes } from "@/lib/routes";
import { saveInputOf } from "../save-input";
import { uploadOf } from "../upload-and-save";
import { actionForm, type Person } from "./person";

/** What a person does, click by click. A click whose answer was lost is made again, and carries the same token. */
export interface Story {
  /** Her clicks up to Send, in order. */
  clicks: readonly ((person: Person) => Promise<void>)[];
  /** The first of them, broken off half-way. */
  firstHalf(person: Person): Promise<void>;
  /** Her answer about a batch in doubt. */
  answer(person: Person, doubt: Doubt, isArrived: boolean): Promise<void>;
  /** The page that shows how it stands; null before there is one. */
  pagePath(): string | null;
}

export interface Doubt {
  batchId: string;
  generation: number;
}

interface Who {
  slug: string;
  personId: string;
}

const environment = "sandbox";

/** A month's report of so many loans that the sandbox does not know: it takes them, and flags each. */
export function reportStory({ slug }: Who, loans: number): Story {
  const place = { organization: slug, environment };
  const rows = Array.from({ length: loans }, (_, index) => `X-${index},C-${index},${index + 1}.25`);
  const text = `Loan ID,Client ID,Amount\n${rows.join("\n")}\n`;
  const { token, bytes, seen, fileName } = saveInputOf(text, { columns: "three", currency: "KES" });
  const packed = gzipSync(bytes);
  const half = Math.floor(packed.length / 2);
  let reportId: string | null = null;
  const form = () =>
    actionForm({
      ...place,
      token,
      fileName,
      month: defaultMonth(new Date()),
      choices: "{}",
      edits: "[]",
      seen: JSON.stringify(seen),
      upload: JSON.stringify(uploadOf(bytes, token)),
    });
  /** The file in two parts; what has arrived already is no trouble. */
  const parts = [0, half].map((at) => {
    const part = packed.subarray(at, at === 0 ? half : undefined);
    return { path: routes.uploadPart(place, token, { at, bytes: part.length }), part };
  });
  const target = () => ({ ...place, reportId: reportId ?? "" });
  return {
    clicks: [
      async (person) => {
        for (const { path, part } of parts) await person.put(path, part);
        reportId = taken(await person.act<SavedReport>("saveReportAction", form())).reportId;
      },
      async (person) => {
        const given = { ...target(), version: 1, fingerprint: seen.fingerprint };
        taken(await person.act("confirmReportAction", [given]));
      },
      async (person) => {
        taken(await person.act("sendReportAction", [target()]));
      },
    ],
    firstHalf: async (person) => {
      const [first, second] = parts;
      await person.put(first!.path, first!.part);
      await person.putHalf(second!.path, second!.part);
    },
    answer: (person, doubt, isArrived) => answer(person, "resolveBatchAction", target(), doubt, isArrived),
    pagePath: () => reportId && `/${slug}/${environment}/repayments/${reportId}`,
  };
}

/** A draft loan with holes, which Kiva takes all the same. */
export function draftStory({ slug, personId }: Who): Story {
  const place = { organization: slug, environment };
  const content = { ...emptyDraft({ currency: "", language: "" }), loanUse: "to buy two dairy cows" };
  const token = randomUUID();
  let draftId: string | null = null;
  const target = () => ({ ...place, draftId: draftId ?? "" });
  const given = { ...place, personId, draftId: null, version: null, token, content };
  return {
    clicks: [
      async (person) => {
        draftId = taken(await person.act<SavedDraft>("saveDraftAction", [given])).draftId;
      },
      async (person) => {
        const send = { ...target(), personId, version: 1, listsFetchedAt: null };
        taken(await person.act("sendDraftAction", [send]));
      },
    ],
    firstHalf: () => Promise.reject(new Error("A draft is too small for that")),
    answer: (person, doubt, isArrived) => answer(person, "resolveDraftAction", target(), doubt, isArrived),
    pagePath: () => draftId && `/${slug}/${environment}/drafts/${draftId}/delivery`,
  };
}

async function answer(
  person: Person,
  action: string,
  target: Record<string, string>,
  doubt: Doubt,
  isArrived: boolean,
): Promise<void> {
  const said = isArrived ? "PA2's list shows it" : "PA2's list does not show it";
  const { batchId, generation } = doubt;
  const given = { batchId, generation, answer: isArrived ? "arrived" : "did-not-arrive", reason: said };
  const got = await person.act(action, [target, given]);
  // Her own first answer may have been committed, and only the reply lost.
  if (!got.ok && got.failure.code !== "batch.not-unknown") taken(got);
}

function taken<Value>(answer: Result<Value>): Value {
  if (!answer.ok) throw new Error(`Refused: ${answer.failure.code}`);
  return answer.value;
}
