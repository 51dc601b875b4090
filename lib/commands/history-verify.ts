import { parseArgs } from "node:util";
import { connect } from "@/lib/db/connect";
import { env } from "@/lib/env";
import { readNoted, writeNoted, type NotedHash } from "@/lib/history/noted-hash";
import {
  checkHistories,
  missingGuards,
  type CheckedHistory,
  type HistoryBreak,
} from "@/lib/history/verify-history";

const BREAKS: Record<HistoryBreak["code"], (seq: number) => string> = {
  gap: (seq) => `row ${seq} is missing, or stands where no row was written`,
  changed: (seq) => `row ${seq} is not as it was written`,
  head: (seq) => `the history does not end with row ${seq}, which was the last one written`,
  noted: (seq) => `row ${seq} is missing, or does not have the hash that was noted`,
};

/**
 * Recounts every organization's history from its first row to its last and says whether its hashes follow from each
 * other. Whoever may write the whole database can make all of them anew, so the last one is printed to be noted
 * elsewhere; given back later, it tells whether everything up to it is still what it was:
 *
 *     npm run history:verify -- [--expect <organization>:<row>:<hash>]...
 *
 * Ends with 1 if anything is wrong, with 2 if a note cannot be read.
 */
async function verify(noted: NotedHash[]): Promise<void> {
  const db = connect(env().DATABASE_URL);
  try {
    const checked = await checkHistories(db, undefined, noted);
    for (const history of checked) console.log(said(history));
    if (checked.length === 0) console.log("There is no organization in this database yet.");
    const unguarded = await missingGuards(db);
    for (const { trigger } of unguarded) {
      console.log(`UNGUARDED: the database lets the history be changed: it has no trigger ${trigger}`);
    }
    if (unguarded.length > 0 || checked.some(({ breaks }) => breaks.length > 0)) process.exitCode = 1;
  } finally {
    await db.destroy();
  }
}

function said({ organization, rows, last, breaks }: CheckedHistory): string {
  const [first] = breaks;
  const counted = `${organization}: ${rows} ${rows === 1 ? "row" : "rows"} checked`;
  if (!first) return `${counted}, OK${last ? `\n  --expect ${writeNoted(last)}` : ""}`;
  const more = breaks.length > 1 ? `; ${breaks.length - 1} more after it` : "";
  return `${counted}, BROKEN: ${BREAKS[first.code](first.seq)}${more}`;
}

const { values } = parseArgs({ options: { expect: { type: "string", multiple: true, default: [] } } });
const notes = values.expect.map((text) => ({ text, read: readNoted(text) }));
const unread = notes.filter(({ read }) => !read.ok);
for (const { text } of unread) console.error(`Not <organization>:<row>:<hash>: ${text}`);
if (unread.length > 0) process.exitCode = 2;
else await verify(notes.flatMap(({ read }) => (read.ok ? [read.value] : [])));
