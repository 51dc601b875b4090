import { useTranslations } from "next-intl";
import type { Borrower } from "@/lib/drafts/draft";
import type { DraftProblem } from "@/lib/drafts/problems";
import { lackingFields } from "../list/lacking";

/** The checklist of what PA2 will ask for before the draft can be published, borrower by borrower at its end. */
export function LeftToFill({
  missing,
  borrowers,
}: {
  missing: DraftProblem[];
  borrowers: Pick<Borrower, "firstName" | "lastName">[];
}) {
  const t = useTranslations("drafts");
  if (missing.length === 0) return <p>{t("sent.leftNone")}</p>;
  const words = (problems: DraftProblem[]) =>
    lackingFields(problems.map(({ code }) => code)).map((field) => t(`lacking.${field}`));
  const ofAll = missing.filter(({ at }) => borrowerOf(at) === null);
  const ofOne = borrowers.flatMap(({ firstName, lastName }, index) => {
    const what = words(missing.filter(({ at }) => borrowerOf(at) === index)).join(", ");
    if (what === "") return [];
    const name = `${firstName} ${lastName}`.trim();
    return name === ""
      ? t("sent.leftOf", { number: index + 1, what })
      : t("sent.leftOfNamed", { name, what });
  });
  return (
    <ul className="list-disc space-y-1 ps-5">
      {[...words(ofAll), ...ofOne].map((item) => (
        <li key={item} className="wrap-anywhere">
          {item}
        </li>
      ))}
    </ul>
  );
}

/** 2 for "borrowers.2.gender"; null for a field of the whole draft. */
function borrowerOf(at: string): number | null {
  const found = /^borrowers\.(\d+)\b/.exec(at);
  return found ? Number(found[1]) : null;
}
