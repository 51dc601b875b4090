import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Mark } from "@/components/ui/mark";
import { TextArea } from "@/components/ui/text-area";
import { isBlankBorrower, type Member } from "@/lib/drafts/draft";
import { readPastedBorrowers, type PastedBorrowers } from "@/lib/drafts/paste-borrowers";

const FIELD = "pasted-borrowers";
const SHOWN = 3;
/** Rows and words that are told; of more, how many. */
const TOLD = 8;

/** Rows copied from Excel become borrowers: what was understood is said before anything changes. */
export function PasteBorrowersDialog({
  present,
  onTake,
  onClose,
}: {
  present: Member[];
  onTake: (borrowers: Member[], group: PastedBorrowers["group"]) => void;
  onClose: () => void;
}) {
  const t = useTranslations("draftForm.pasting");
  const common = useTranslations("common");
  const [text, setText] = useState("");
  const reading = useMemo(() => (text.trim() === "" ? null : readPastedBorrowers(text)), [text]);
  const filled = present.filter((member) => !isBlankBorrower(member));
  const found = reading?.ok ? reading.value : null;
  const take = (before: Member[]) => found && onTake([...before, ...found.borrowers], found.group);

  return (
    <Dialog title={t("title")} onClose={onClose}>
      <Field
        id={FIELD}
        label={t("label")}
        hint={t("hint")}
        error={reading && !reading.ok ? t(`failures.${reading.failure.code}`, reading.failure.params) : null}
      >
        <TextArea
          id={FIELD}
          rows={6}
          value={text}
          autoFocus
          spellCheck={false}
          aria-describedby={`${FIELD}-hint ${FIELD}-found`}
          aria-invalid={reading?.ok === false || undefined}
          onChange={(event) => setText(event.target.value)}
          className="max-h-60"
        />
      </Field>
      <div id={`${FIELD}-found`} role="status" className="space-y-1">
        {found && (
          <>
            <p className="font-semibold">{t("found", { count: found.borrowers.length })}</p>
            <ul className="text-small text-ink-soft">
              {found.borrowers.slice(0, SHOWN).map((member, index) => (
                <li key={index} className="wrap-anywhere">
                  {[member.firstName, member.lastName, member.clientId, member.loanId, member.amount]
                    .filter(Boolean)
                    .join(" · ")}
                </li>
              ))}
              {found.borrowers.length > SHOWN && <li>…</li>}
            </ul>
            {found.ignored.length > 0 && (
              <p className="text-small wrap-anywhere">
                {t("ignored", { headers: found.ignored.join(", ") })}
              </p>
            )}
            <NotTaken found={found} />
          </>
        )}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" aria-disabled={!found || undefined} onClick={() => take(filled)}>
          {filled.length > 0 ? t("append") : t("take")}
        </Button>
        {filled.length > 0 && (
          <Button aria-disabled={!found || undefined} onClick={() => take([])}>
            {t("replace", { count: filled.length })}
          </Button>
        )}
        <Button onClick={onClose}>{common("cancel")}</Button>
      </div>
    </Dialog>
  );
}

/** Rows that were left out and words that were not understood: a missed "not pictured" would put a face online. */
function NotTaken({ found: { dropped, unread } }: { found: PastedBorrowers }) {
  const t = useTranslations("draftForm.pasting");
  const rows = `${dropped.slice(0, TOLD).join(", ")}${dropped.length > TOLD ? " …" : ""}`;
  // Those that are a matter of privacy first.
  const told = [
    ...unread.filter(({ field }) => field === "notPictured"),
    ...unread.filter(({ field }) => field === "gender"),
  ];
  return (
    <>
      {dropped.length > 0 && (
        <p className="flex items-start gap-2 text-small">
          <Mark tone="warning" className="mt-0.5" />
          <span>{t("dropped", { rows, count: dropped.length })}</span>
        </p>
      )}
      {told.length > 0 && (
        <ul className="space-y-1 text-small">
          {told.slice(0, TOLD).map(({ row, text, field }) => (
            <li key={`${field} ${row}`} className="flex items-start gap-2">
              <Mark tone="warning" className="mt-0.5" />
              <span className="min-w-0 wrap-anywhere">{t(`unread.${field}`, { row, text })}</span>
            </li>
          ))}
          {told.length > TOLD && <li>{t("unread.more", { count: told.length - TOLD })}</li>}
        </ul>
      )}
    </>
  );
}
