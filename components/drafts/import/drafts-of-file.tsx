import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { TableLine } from "@/lib/files/cut-lines";
import { ColumnsSection } from "./columns-section";
import { DecimalQuestion } from "./decimal-question";
import { DraftsTable } from "./drafts-table";
import type { ImportProps } from "./import-drafts";
import { MakeFoot } from "./make-foot";
import { RowProblems } from "./row-problems";
import { UnmatchedNames } from "./unmatched-names";
import { useImport } from "./use-import";

const SIGN_ID = "decimal-sign";

/** Everything about one file: its columns, what has to be asked, and the drafts it becomes. */
export function DraftsOfFile({
  fileName,
  lines,
  onOtherFile,
  ...props
}: ImportProps & { fileName: string; lines: TableLine[]; onOtherFile: () => void }) {
  const t = useTranslations("draftImport.read");
  const work = useImport(lines, props);
  const [isSignMissing, setSignMissing] = useState(false);
  const [isMade, setMade] = useState(false);
  useLeaveWarning(!isMade, t("leave"));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const { drafts } = work;
  const rows = lines.filter(({ row }) => row > work.headerRow).length;
  return (
    <div className="space-y-8">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <h2 ref={heading} tabIndex={-1} className="text-title wrap-anywhere">
          {t("title", { name: fileName })}
        </h2>
        <p role="status" className="font-semibold">
          {t("found", { rows, drafts: work.total })}
        </p>
        <Button kind="quiet" onClick={onOtherFile}>
          {t("another")}
        </Button>
      </div>
      {props.lists === null && (
        <Notice tone={props.isFetchingLists ? "information" : "warning"}>
          <p>{t(props.isFetchingLists ? "fetchingLists" : "noLists")}</p>
        </Notice>
      )}
      {work.monthFirst && (
        <Notice tone="information">
          <p>{t("monthFirst")}</p>
        </Notice>
      )}
      <ColumnsSection work={work} lines={lines} />
      {work.question && (
        <DecimalQuestion
          id={SIGN_ID}
          question={work.question}
          sign={work.sign}
          isMissing={isSignMissing && work.sign === null}
          onAnswer={work.setSign}
        />
      )}
      {props.lists && <UnmatchedNames work={work} lists={props.lists} />}
      <RowProblems problems={work.rowProblems} />
      {drafts.length === 0 ? (
        <Notice tone="warning">
          <p>{t("nobody")}</p>
        </Notice>
      ) : (
        <>
          <DraftsTable drafts={drafts} total={work.total} />
          <MakeFoot
            place={props.place}
            fileName={fileName}
            columns={work.choice}
            drafts={drafts}
            total={work.total}
            importDrafts={props.importDrafts}
            isAsked={() => {
              if (work.question === null || work.sign !== null) return false;
              setSignMissing(true);
              document.getElementById(SIGN_ID)?.focus();
              return true;
            }}
            onMade={() => setMade(true)}
          />
        </>
      )}
    </div>
  );
}
