import type { DecimalSign } from "@/lib/amounts/number-format";
import {
  NEW_MEMBER,
  type Draft,
  type GroupDraft,
  type IndividualDraft,
  type Instalment,
  type Member,
} from "@/lib/drafts/draft";
import type { ListField } from "@/lib/drafts/kiva-lists";
import { readGender, readYesNo } from "./cell-words";
import { fitText } from "./fit-text";
import { sharedText, type Gathered, type MisRow } from "./gather";
import type { Told } from "./imported";
import { loanSchedule } from "./loan-schedule";
import type { NameMatcher } from "./match-names";
import { settledAmount } from "./settle-amounts";
import { settledDate } from "./settle-dates";
import { splitName } from "./split-name";

/** What holds for the whole file. */
export interface FileReading {
  sign: DecimalSign | null;
  /** True if she said which sign it is. */
  asked: boolean;
  /** True while the decimal sign must be asked: then nothing is built on amounts. */
  asking: boolean;
  isMonthFirst(field: string): boolean;
  names: NameMatcher;
  /** Where the file says nothing. */
  defaults: { currency: string; language: string };
  /** The numbers of the schedule columns, ascending. */
  instalments: number[];
}

/** One draft keeps no more (lib/drafts/draft.ts). */
const MOST_BORROWERS = 300;

function amountOf(row: MisRow, field: string, currency: string, reading: FileReading, told: Told): string {
  const { text, otherSign } = settledAmount({ text: row.text(field), currency }, reading);
  if (otherSign) told.problem(row.row, "amount.other-sign", { text });
  return fitText(text, field.split(".")[0] ?? field, row.row, told);
}

function nameOf(row: MisRow, told: Told): { firstName: string; lastName: string } {
  const [firstName, lastName, text] = [row.text("firstName"), row.text("lastName"), row.text("fullName")];
  if (firstName !== "" || lastName !== "" || text === "") return { firstName, lastName };
  const split = splitName(text);
  told.note(row.row, "name.split", { text, ...split });
  return split;
}

function yesNo(row: number, field: string, text: string, told: Told): boolean {
  const answer = readYesNo(text);
  if (answer === null) told.problem(row, "yes-no.unknown", { field, text });
  return answer ?? false;
}

function memberOf(row: MisRow, currency: string, reading: FileReading, told: Told): Member {
  const { firstName, lastName } = nameOf(row, told);
  const gender = readGender(row.text("gender"));
  if (gender === null) told.problem(row.row, "gender.unknown", { text: row.text("gender") });
  return {
    ...NEW_MEMBER,
    firstName: fitText(firstName, "firstName", row.row, told),
    lastName: fitText(lastName, "lastName", row.row, told),
    gender: gender ?? "",
    clientId: fitText(row.text("clientId"), "clientId", row.row, told),
    loanId: fitText(row.text("loanId"), "loanId", row.row, told),
    amount: amountOf(row, "amount", currency, reading, told),
    notPictured: yesNo(row.row, "notPictured", row.text("notPictured"), told),
  };
}

function dateIn(text: string, field: string, reading: FileReading): string {
  return settledDate(text, reading.isMonthFirst(field));
}

/** The instalments in a row's own columns: those with anything in them. */
function ownSchedule(row: MisRow, currency: string, reading: FileReading, told: Told): Instalment[] {
  return reading.instalments.flatMap((number) => {
    const instalment = {
      date: fitText(dateIn(row.text(`date.${number}`), `date.${number}`, reading), "date", row.row, told),
      principal: amountOf(row, `principal.${number}`, currency, reading, told),
      interest: amountOf(row, `interest.${number}`, currency, reading, told),
    };
    return Object.values(instalment).some(Boolean) ? [instalment] : [];
  });
}

/** Everyone must have signed: one "no" is the answer for all. */
function waiverOf(loan: Gathered, told: Told): boolean {
  const said = loan.rows.filter((row) => row.text("waiverSigned") !== "");
  const signed = said.filter((row) => yesNo(row.row, "waiverSigned", row.text("waiverSigned"), told));
  const not = said.find((row) => !signed.includes(row));
  for (const row of not ? signed : []) {
    const [text, kept] = [row.text("waiverSigned"), not?.text("waiverSigned") ?? ""];
    told.problem(row.row, "group.differs", { field: "waiverSigned", text, kept, keptRow: not?.row ?? 0 });
  }
  return said.length > 0 && !not;
}

/** What individual and group loans share, by the rows of one. */
function sharedOf(loan: Gathered, currency: string, members: Member[], reading: FileReading, told: Told) {
  const first = loan.rows[0].row;
  const text = (field: string) => fitText(sharedText(loan, field, told).text, field, first, told);
  const listed = (field: ListField) => {
    const said = sharedText(loan, field, told);
    return fitText(reading.names.match(field, said.text, said.rows), field, first, told);
  };
  const disbursalDate = dateIn(text("disbursalDate"), "disbursalDate", reading);
  const schedule = reading.asking
    ? []
    : loanSchedule(
        {
          loan,
          currency,
          amounts: members.map(({ amount }) => amount),
          disbursalDate,
          monthFirst: reading.isMonthFirst("firstDate"),
          ownSchedule: (row) => ownSchedule(row, currency, reading, told),
        },
        told,
      );
  return {
    location: listed("location"),
    activity: listed("activity"),
    theme: listed("theme"),
    currency,
    language: listed("language") || reading.defaults.language,
    loanUse: text("loanUse"),
    description: text("description"),
    disbursalDate,
    waiverSigned: waiverOf(loan, told),
    photo: { url: text("photoUrl"), id: "", sendAs: "image" as const },
    schedule,
  };
}

/** The currency of a loan by its rows, brought to Kiva's list; the organization's where they say none. */
export function currencyOf(
  loan: Gathered,
  reading: Pick<FileReading, "names" | "defaults">,
  told: Told,
): string {
  const { text, rows } = sharedText(loan, "currency", told);
  return (
    fitText(reading.names.match("currency", text, rows), "currency", loan.rows[0].row, told) ||
    reading.defaults.currency
  );
}

/** Makes one draft of the rows of a loan. */
export function buildDraft(loan: Gathered, currency: string, reading: FileReading, told: Told): Draft {
  const kept = loan.rows.slice(0, MOST_BORROWERS);
  for (const { row } of loan.rows.slice(MOST_BORROWERS))
    told.problem(row, "group.too-many", { count: loan.rows.length, limit: MOST_BORROWERS });
  const members = kept.map((row) => memberOf(row, currency, reading, told));
  const shared = sharedOf(loan, currency, members, reading, told);
  const first = loan.rows[0];
  const ofGroup = (field: string) => fitText(sharedText(loan, field, told).text, field, first.row, told);
  const group = {
    groupName: ofGroup("groupName"),
    groupClientId: ofGroup("groupClientId") || fitText(first.text("groupId"), "groupId", first.row, told),
    groupLoanId: ofGroup("groupLoanId"),
  };
  if (loan.group) return { loanType: "group", ...shared, ...group, borrowers: members } satisfies GroupDraft;

  const { notPictured, ...borrower } = members[0] ?? NEW_MEMBER;
  const cameAlong = notPictured || Object.values(group).some(Boolean);
  if (cameAlong) told.note(first.row, "group.set-aside");
  return {
    loanType: "individual",
    ...shared,
    borrowers: [borrower],
    setAside: cameAlong ? { because: "came-along", ...group, notPictured, others: [] } : null,
  } satisfies IndividualDraft;
}
