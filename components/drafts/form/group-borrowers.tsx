import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { useFieldArray } from "react-hook-form";
import { OnDemand } from "@/components/drafts/on-demand";
import { Button } from "@/components/ui/button";
import { NEW_MEMBER, type Borrower, type Draft, type Member } from "@/lib/drafts/draft";
import { BorrowerLine, OPEN_UP_TO, type LineActs } from "./borrower-line";
import { useFormParts } from "./form-context";
import { GroupTotal } from "./group-total";
import type { Drop } from "./drag-order";
import { checksHere } from "./load-checks";

const nameOf = ({ firstName, lastName }: Borrower) => [firstName, lastName].filter(Boolean).join(" ");

/** The borrowers of a group, in the order in which they go out. */
export function GroupBorrowers() {
  const { control, getValues, setValue, mayEdit } = useFormParts();
  const t = useTranslations("draftForm.borrowers");
  const common = useTranslations("common");
  const { fields, append, insert, move, remove, replace } = useFieldArray<Draft, "borrowers">({
    control,
    name: "borrowers",
  });
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const [removed, setRemoved] = useState<{ index: number; member: Member } | null>(null);
  const [isPasting, setPasting] = useState(false);
  /** Who came by the button, not by pasting: open, however many there are. */
  const [added, setAdded] = useState(0);
  const focusNext = useRef<string | null>(null);

  // What was pressed may have moved in the page, or gone: focus goes where she left off.
  useEffect(() => {
    const target = focusNext.current;
    focusNext.current = null;
    if (target) list.current?.parentElement?.querySelector<HTMLElement>(target)?.focus();
  });

  const moveTo = (from: number, to: number) => {
    const name = nameOf(getValues(`borrowers.${from}`));
    move(from, to);
    setSaid(t("moved", { name: name || t("someone"), number: to + 1, count: getValues("borrowers").length }));
  };
  const [drop, setDrop] = useState<Drop | null>(null);

  const handlers = useRef<LineActs>(null);
  useEffect(() => {
    handlers.current = {
      move: (from, to, button) => {
        if (button) focusNext.current = `[data-borrower="${to}"] [data-move="${button}"]`;
        moveTo(from, to);
      },
      remove: (index) => {
        setRemoved({ index, member: getValues(`borrowers.${index}`) as Member });
        focusNext.current = "[data-undo-remove]";
        remove(index);
      },
      grab: (index) => {
        const lines = list.current?.querySelectorAll<HTMLElement>("[data-borrower]");
        // The handle came with what checks.
        checksHere()?.dragOrder(index, lines, setDrop, ({ from, to }) => moveTo(from, to));
      },
    };
  });
  const acts = useMemo<LineActs>(
    () => ({
      move: (...given) => handlers.current?.move(...given),
      remove: (...given) => handlers.current?.remove(...given),
      grab: (...given) => handlers.current?.grab(...given),
    }),
    [],
  );

  return (
    <div className="space-y-3">
      <ol ref={list} id="borrowers" className="divide-y divide-line">
        {fields.map(({ id }, index) => (
          <BorrowerLine
            key={id}
            index={index}
            count={fields.length}
            startsOpen={fields.length <= OPEN_UP_TO || (added > 0 && index === fields.length - 1)}
            dropsHere={
              drop?.to === index && drop.from !== index ? (drop.to < drop.from ? "above" : "below") : null
            }
            acts={acts}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
      {removed && (
        <p className="flex flex-wrap items-center gap-x-2 text-ink-soft">
          <span role="status">{t("removed", { name: nameOf(removed.member) || t("someone") })}</span>
          <Button
            kind="quiet"
            data-undo-remove
            onClick={() => {
              const { index, member } = removed;
              focusNext.current = `[data-borrower="${index}"] button`;
              setRemoved(null);
              insert(index, member, { shouldFocus: false });
            }}
          >
            {common("undo")}
          </Button>
        </p>
      )}
      {mayEdit && (
        <div className="flex flex-wrap gap-3">
          <Button
            onClick={() => {
              setAdded(added + 1);
              append(NEW_MEMBER, { focusName: `borrowers.${fields.length}.firstName` });
            }}
          >
            {t("add")}
          </Button>
          <Button onClick={() => setPasting(true)}>{t("paste")}</Button>
        </div>
      )}
      <GroupTotal />
      {isPasting && (
        <OnDemand load={() => import("./paste-borrowers-dialog")}>
          {({ PasteBorrowersDialog }) => (
            <PasteBorrowersDialog
              present={getValues("borrowers") as Member[]}
              onClose={() => setPasting(false)}
              onTake={(borrowers, group) => {
                setPasting(false);
                setAdded(0);
                replace(borrowers);
                for (const field of ["groupName", "groupClientId", "groupLoanId"] as const) {
                  if (group && getValues(field) === "") setValue(field, group[field]);
                }
                setSaid(t("pasted", { count: borrowers.length }));
              }}
            />
          )}
        </OnDemand>
      )}
    </div>
  );
}
