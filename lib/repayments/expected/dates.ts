import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { bareId } from "./bare-id";
import { type Family, type Match, matchesAt, NO_MATCHES } from "./match";
import { datesCounted, datesOfId, datesShown, mayBeSameYear, type SaidDate } from "./read-date";

interface Dated {
  position: number;
  year: number | null;
}

/** The loans whose IDs Excel takes for dates, by the day, and by the month of a year. */
class DatedLoans {
  private readonly groups = new Map<string, Dated[]>();
  private readonly answers = new Map<string, readonly Match[]>();

  constructor(loans: readonly ExpectedLoan[]) {
    for (const [position, { loanId }] of loans.entries()) {
      for (const date of datesOfId(bareId(loanId))) {
        const dated = { position, year: date.year };
        this.add(dayKey(date), dated);
        if (date.year !== null) this.add(monthKey(date), dated);
      }
    }
  }

  private add(key: string, dated: Dated): void {
    const group = this.groups.get(key);
    if (group) group.push(dated);
    else this.groups.set(key, [dated]);
  }

  /** The loans that agree with one of the dates in all that both say. */
  of(dates: readonly SaidDate[]): readonly Match[] {
    const question = dates.map(({ day, month, year }) => `${day} ${month} ${year}`).join();
    const known = this.answers.get(question);
    if (known) return known;
    const found = matchesAt(
      dates.flatMap((date) =>
        (this.groups.get(date.day === null ? monthKey(date) : dayKey(date)) ?? [])
          .filter(({ year }) => mayBeSameYear(year, date.year))
          .map(({ position }) => position),
      ),
      "date",
    );
    this.answers.set(question, found);
    return found;
  }
}

function dayKey({ day, month }: SaidDate): string {
  return `${day}.${month}`;
}

function monthKey({ month, year }: SaidDate): string {
  return `${month}/${(year ?? 0) % 100}`;
}

function datedLoans(loans: readonly ExpectedLoan[]): DatedLoans {
  return new DatedLoans(loans);
}

/** `05-Mar`, `May-23`, `03/05/2026`, `2036-12-01 00:00:00`, and `45047`, a date whose format is gone. */
export const dated: Family = (index, { plain }) => {
  const dates = [...datesShown(plain), ...datesCounted(plain)];
  return dates.length === 0 ? NO_MATCHES : index.once(datedLoans).of(dates);
};
