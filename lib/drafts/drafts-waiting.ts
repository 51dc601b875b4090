import { openDoubts, type OpenDoubt } from "@/lib/delivery/open-doubts";
import type { Context } from "@/lib/organizations/context";
import { draftName } from "./draft";
import { countDrafts, findDrafts, findUncorrected } from "./draft-store";

/** Drafts that need a person, the most urgent first. */
export interface DraftsWaiting {
  inDoubt: { id: string; name: string; asked: OpenDoubt["asked"] }[];
  refused: { id: string; name: string }[];
  /** Not sent yet, of which `withoutPhoto` have none. */
  open: number;
  withoutPhoto: number;
}

const MOST_NAMED = 5;
const MOST_LOOKED_THROUGH = 500;

/** What the home page says about the drafts of one environment. A refused draft that was corrected waits no more. */
export async function draftsWaiting(context: Context): Promise<DraftsWaiting> {
  const { db } = context;
  const find = (state: "open" | "unknown", limit: number) =>
    findDrafts(db, context, { needle: "", state, importId: null }, { offset: 0, limit });
  const named = (drafts: Awaited<ReturnType<typeof find>>) =>
    drafts.map(({ id, content }) => ({ id, name: draftName(content) }));
  const open = await find("open", MOST_LOOKED_THROUGH);
  const doubts = await openDoubts(db, {
    organizationId: context.organization.id,
    environment: context.environment,
  });
  const notes = new Map(doubts.map(({ subjectId, asked }) => [subjectId, asked]));
  return {
    inDoubt: named(await find("unknown", MOST_NAMED)).map((draft) => ({
      ...draft,
      asked: notes.get(draft.id) ?? null,
    })),
    refused: named(await findUncorrected(db, context, MOST_NAMED)),
    open: await countDrafts(db, context, { needle: "", state: "open", importId: null }),
    withoutPhoto: open.filter(({ content: { photo } }) => photo.id === "" && photo.sendAs === "image").length,
  };
}

/** True if anything of it is worth a line. */
export function isAnyWaiting({ inDoubt, refused, open }: DraftsWaiting): boolean {
  return inDoubt.length > 0 || refused.length > 0 || open > 0;
}
