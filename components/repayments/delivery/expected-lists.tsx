import { useLocale, useTranslations } from "next-intl";
import { amountText, countText } from "@/components/ui/amount-text";
import { LocalTime } from "@/components/ui/local-time";
import { Mark } from "@/components/ui/mark";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import type { OtherUpload, ReportProgress } from "@/lib/repayments/report-progress";
import { around, expectedUploads } from "@/lib/repayments/expected-uploads";

/** Rows of a list at most: the one in doubt and its neighbours. */
const MOST_ROWS = 7;

/** A line of PA2's list; `isOthers`: of another report of the month. */
type Upload = OtherUpload & { isOthers?: boolean };

/** PA2's list of uploads twice, side by side and line by line: if the batch arrived, and if it did not. */
export function ExpectedLists({
  batch,
  progress: { batches, others },
  currency,
}: {
  batch: BatchProgress;
  progress: ReportProgress;
  currency: string;
}) {
  const t = useTranslations("delivery.unknown");
  const hasOthers = others.length > 0;
  const uploads: Upload[] = [...batches, ...others.map((other) => ({ ...other, isOthers: true }))];
  const { inOrder, certain, sameSize, otherDoubts } = expectedUploads<Upload>(uploads, batch);
  const part = around(inOrder, batch, MOST_ROWS);
  const loans = batch.itemCount;
  const words = (isArrived: boolean) => {
    const more = isArrived ? 1 : 0;
    const figures = { uploads: certain + more, same: sameSize + more, loans };
    if (hasOthers) return t(isArrived ? "arrivedMonth" : "notArrivedMonth", figures);
    if (sameSize > 0) return t(isArrived ? "arrivedSame" : "notArrivedSame", figures);
    return t(isArrived ? "arrived" : "notArrived", figures);
  };
  const lists = [true, false].map((isArrived) => ({ isArrived, words: words(isArrived) }));
  const ownDoubts = otherDoubts.filter(({ isOthers }) => !isOthers);
  const othersDoubts = otherDoubts.length - ownDoubts.length;
  return (
    <div className="space-y-2 pt-2">
      <div className="grid max-w-[64rem] gap-x-8 gap-y-4 md:grid-cols-2">
        {lists.map(({ isArrived, words }) => (
          <div key={words} className="space-y-2">
            <p className="font-semibold md:min-h-[3lh] lg:min-h-[2lh]">{words}</p>
            <UploadList
              label={words}
              part={part}
              currency={currency}
              doubt={batch}
              isArrived={isArrived}
              isOnlyOfSize={sameSize === 0}
            />
          </div>
        ))}
      </div>
      {ownDoubts.length > 0 && (
        <p>
          {t("otherDoubts", {
            count: ownDoubts.length,
            numbers: ownDoubts.map(({ number }) => number).join(", "),
          })}
        </p>
      )}
      {othersDoubts > 0 && <p>{t("otherReportsDoubts", { count: othersDoubts })}</p>}
      <p className="text-small text-ink-soft">{t(hasOthers ? "list.noteMonth" : "list.note")}</p>
    </div>
  );
}

const HEAD = "border-b border-line-strong px-2 py-1 text-end font-normal text-ink-soft first:text-start";
const CELL = "border-b border-line px-2 py-1 text-end first:text-start";

function UploadList({
  label,
  part: { before, shown, after },
  currency,
  doubt,
  isArrived,
  isOnlyOfSize,
}: {
  label: string;
  part: ReturnType<typeof around<Upload>>;
  currency: string;
  doubt: Upload;
  isArrived: boolean;
  /** No other upload there has as many loans. */
  isOnlyOfSize: boolean;
}) {
  const t = useTranslations("delivery.unknown.list");
  return (
    <table aria-label={label} className="w-full border-collapse bg-sheet text-small">
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t("sent")}
          </th>
          <th scope="col" className={HEAD}>
            {t("loans")}
          </th>
          <th scope="col" className={HEAD}>
            {t("sum", { currency })}
          </th>
        </tr>
      </thead>
      <tbody>
        {before > 0 && <Aside>{t("newer", { count: before })}</Aside>}
        {shown.map((batch) =>
          batch.id === doubt.id && !isArrived ? (
            <Gap key={batch.id}>{isOnlyOfSize ? t("gap", { loans: batch.itemCount }) : t("gapSame")}</Gap>
          ) : (
            <UploadRow key={batch.id} batch={batch} isThis={batch.id === doubt.id} />
          ),
        )}
        {after > 0 && <Aside>{t("older", { count: after })}</Aside>}
      </tbody>
    </table>
  );
}

function UploadRow({ batch, isThis }: { batch: Upload; isThis: boolean }) {
  const t = useTranslations("delivery.unknown.list");
  const locale = useLocale();
  return (
    <tr className={isThis ? "bg-leaf-wash font-semibold" : undefined}>
      <td className={CELL}>
        {batch.sentAt === null ? "–" : <LocalTime at={batch.sentAt} locale={locale} />}
        {isThis && (
          <span className="flex items-center gap-1">
            <Mark tone="good" />
            {t("thisOne")}
          </span>
        )}
        {batch.isOthers && <span className="block text-ink-soft">{t("otherReport")}</span>}
        {!isThis && batch.state === "unknown" && (
          <span className="flex items-center gap-1 text-brick">
            <Mark tone="error" />
            {t("inDoubt")}
          </span>
        )}
      </td>
      <td className={CELL}>{countText(batch.itemCount, locale)}</td>
      <td className={CELL}>{amountText(batch.sumText, locale)}</td>
    </tr>
  );
}

/** Where it would stand. */
function Gap({ children }: { children: string }) {
  return (
    <tr>
      <td colSpan={3} className="border border-dashed border-brick bg-brick-wash px-2 py-2 text-brick">
        <span className="flex items-center gap-2">
          <Mark tone="error" />
          {children}
        </span>
      </td>
    </tr>
  );
}

function Aside({ children }: { children: string }) {
  return (
    <tr>
      <td colSpan={3} className={`${CELL} text-ink-soft`}>
        {children}
      </td>
    </tr>
  );
}
