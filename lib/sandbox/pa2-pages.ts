import type { Call } from "./call";
import { currencyProfile } from "./currencies";
import { groupThousands, sumDecimals } from "./decimal-text";
import { button, html, page, table } from "./pa2-html";
import type { Html } from "./pa2-html";
import { Refusal, textReply } from "./reply";
import type { Reply } from "./reply";
import { currentUploads, expectedLoans, finalize, missingLoans, statementOfMonth } from "./statement";
import { timeOf } from "./world";
import type { JournalArchive, Partner, StoredDraft, Upload, World } from "./world";

type Page = (partner: Partner, world: World, match: RegExpExecArray) => Reply;

const pages: readonly (readonly [method: "GET" | "POST", path: RegExp, show: Page])[] = [
  ["GET", /^\/pa2\/?$/, showHome],
  ["GET", /^\/pa2\/account$/, showAccount],
  ["GET", /^\/pa2\/repayments$/, (partner, world) => showRepayments(partner, world)],
  ["GET", /^\/pa2\/repayments\/missing$/, showMissing],
  ["POST", /^\/pa2\/repayments\/finalize$/, finalizeStatement],
  ["GET", /^\/pa2\/drafts$/, showDrafts],
  ["GET", /^\/pa2\/journals$/, showJournals],
  ["GET", /^\/pa2\/journals\/([^/]+)$/, showArchive],
  ["POST", /^\/pa2\/journals\/([^/]+)\/publish$/, publishArchive],
];

/** A page of PA2's stand-in: what a person looks at after the API has taken something. */
export function pa2Page(call: Call, world: World): Reply {
  const id = call.query.get("partner");
  const partner = id === null ? world.defaultPartner : world.partners.get(id);
  if (!partner) throw new Refusal(404, "sandbox.no_partner", `There is no partner ${id}.`);
  for (const [method, path, show] of pages) {
    const match = call.method === method ? path.exec(call.path) : null;
    if (match) return show(partner, world, match);
  }
  return page("Not found", partner, html`<p>There is no such page.</p>`, 404);
}

const count = (value: number) => groupThousands(String(value));
const link = (partner: Partner, path: string, words: string) =>
  html`<a href="${path}?partner=${partner.id}">${words}</a>`;
const day = (time: string) => time.slice(0, 16).replace("T", " ");

function showHome(partner: Partner): Reply {
  const toConfirm = partner.archives.filter(({ published }) => published === null).length;
  return page(
    "Home",
    partner,
    html`<p>${reportedLine(partner)}</p>
      <ul>
        <li>${link(partner, "/pa2/repayments", "Repayments")}</li>
        <li>${link(partner, "/pa2/drafts", `[ ${count(partner.drafts.length)} Drafts ]`)}</li>
        <li>${link(partner, "/pa2/journals", `${count(toConfirm)} journal uploads to confirm`)}</li>
      </ul>`,
  );
}

function showAccount(partner: Partner): Reply {
  const clients = partner.clients.map(({ clientId }) => clientId).join(", ");
  return page(
    "Account",
    partner,
    table(
      "Profile and API access",
      ["Setting", "Value"],
      [
        ["Partner ID", partner.id],
        ["CSV upload format", partner.columns === "three" ? "Three columns" : "Two columns"],
        ["Currency", partner.currency],
        ["API clients", clients],
      ],
    ),
  );
}

function reportedLine(partner: Partner): string {
  const expected = expectedLoans(partner).length;
  return `${count(expected - missingLoans(partner).length)} reported of ${count(expected)} expected`;
}

function showRepayments(partner: Partner, world: World, complaint?: Html): Reply {
  const missing = missingLoans(partner).length;
  const final = statementOfMonth(partner, world);
  const conclusion = final
    ? html`<p>
        ${final.month} was finalized on ${day(final.time)}, loans reported: ${count(final.reported)}.
      </p>`
    : button(`/pa2/repayments/finalize?partner=${partner.id}`, "Finalize");
  const content = html`${complaint ?? ""}
    <p class="count">${reportedLine(partner)}</p>
    <p>${link(partner, "/pa2/repayments/missing", `View ${count(missing)} loans not reported`)}</p>
    ${table(
      "Repayment CSVs Uploaded",
      ["Upload", "Time (UTC)", "#Loans", `#Sum ${partner.currency}`, "#Errors", "#Warnings", "State"],
      [...partner.uploads].reverse().map((upload) => uploadRow(upload, partner)),
    )}
    ${conclusion}`;
  return page("Repayments", partner, content, complaint ? 409 : 200);
}

function uploadRow({ uploadId, time, items, problems, finalized }: Upload, { currency }: Partner): string[] {
  const having = (wanted: string) => count(problems.filter(({ severity }) => severity === wanted).length);
  const amounts = items.map(({ amount }) => amount);
  const sum = groupThousands(sumDecimals(amounts, currencyProfile(currency).decimals));
  const state = finalized === null ? "open" : `finalized for ${finalized}`;
  return [String(uploadId), day(time), count(items.length), sum, having("error"), having("warning"), state];
}

function showMissing(partner: Partner): Reply {
  const rows = missingLoans(partner).map(({ loan }) => [
    loan.internal_loan_id,
    loan.internal_client_id,
    loan.name,
    loan.status,
    groupThousands(loan.loan_local_price),
  ]);
  const columns = ["Loan ID", "Client ID", "Borrower", "Status", `#Loan ${partner.currency}`];
  return page(
    "Loans not reported",
    partner,
    table(`${count(rows.length)} loans not reported`, columns, rows),
  );
}

function finalizeStatement(partner: Partner, world: World): Reply {
  const isEmpty = currentUploads(partner).length === 0;
  if (finalize(partner, world)) return seeOther(partner, "/pa2/repayments");
  const why = isEmpty
    ? "There is nothing to finalize."
    : "This month's statement is final and cannot be revised.";
  return showRepayments(partner, world, html`<p role="alert"><strong>${why}</strong></p>`);
}

function showDrafts(partner: Partner): Reply {
  const rows = [...partner.drafts].reverse().map((draft) => [
    draft.uuid,
    day(draft.time),
    borrowersOf(draft),
    html`<ul>
      ${draft.blocks.map((block) => html`<li>${block}</li>`)}
    </ul>`,
  ]);
  const columns = ["Draft", "Time (UTC)", "Borrower or group", "Before it can be published"];
  return page("New loans", partner, table(`[ ${count(rows.length)} Drafts ]`, columns, rows));
}

function borrowersOf({ content }: StoredDraft): string {
  const names = (content.entreps ?? []).map(({ first_name = "", last_name = "" }) =>
    `${first_name} ${last_name}`.trim(),
  );
  const borrowers = names.filter(Boolean).join(", ") || "(no name yet)";
  return content.group_name ? `${content.group_name}: ${borrowers}` : borrowers;
}

function showJournals(partner: Partner): Reply {
  const rows = [...partner.archives]
    .reverse()
    .map((archive) => [
      link(partner, `/pa2/journals/${archive.archiveId}`, archive.archiveId),
      day(archive.time),
      count(archive.journals.length),
      archive.published === null ? "to be confirmed" : `published ${day(archive.published)}`,
    ]);
  return page(
    "Journals",
    partner,
    table("Journal uploads", ["Upload", "Time (UTC)", "#Journals", "State"], rows),
  );
}

function showArchive(partner: Partner, _world: World, match: RegExpExecArray): Reply {
  const archive = archiveOf(partner, match);
  const rows = archive.journals.map(({ internal_loan_id, subject, body, image_url }) => [
    internal_loan_id,
    subject,
    body,
    image_url ?? "",
  ]);
  const conclusion =
    archive.published === null
      ? button(`/pa2/journals/${archive.archiveId}/publish?partner=${partner.id}`, "Publish")
      : html`<p>Published on ${day(archive.published)}.</p>`;
  const content = html`${table("Journals to confirm", ["Loan ID", "Subject", "Body", "Photo"], rows)}
  ${conclusion}`;
  return page("Confirm journals", partner, content);
}

function publishArchive(partner: Partner, world: World, match: RegExpExecArray): Reply {
  const archive = archiveOf(partner, match);
  archive.published ??= timeOf(world);
  return seeOther(partner, `/pa2/journals/${archive.archiveId}`);
}

function archiveOf(partner: Partner, [, archiveId]: RegExpExecArray): JournalArchive {
  const archive = partner.archives.find((one) => one.archiveId === archiveId);
  if (!archive) throw new Refusal(404, "sandbox.no_archive", "There is no such journal upload.");
  return archive;
}

function seeOther(partner: Partner, path: string): Reply {
  return textReply(303, "", { location: `${path}?partner=${partner.id}` });
}
