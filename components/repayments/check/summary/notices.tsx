import { Notice } from "@/components/ui/notice";
import type { Tone } from "@/components/ui/mark";
import type { CheckedReport, Notice as FileNotice } from "@/lib/repayments/checked-report";
import { useNoticeText } from "../use-problem-text";

const TONES: Record<FileNotice["code"], Tone> = {
  "file.nul-bytes": "warning",
  "file.letters-unsure": "warning",
  "file.letters-lost": "warning",
  "file.letters-garbled": "warning",
  "file.stray-quotes": "warning",
  "file.wrapped-lines": "information",
  "file.lines-before-header": "information",
  "file.no-header": "information",
  "file.totals-agree": "good",
  "file.totals-differ": "warning",
  "file.totals-unreadable": "warning",
  "sheet.hidden-rows": "warning",
  "sheet.hidden-columns": "warning",
  "sheet.formulas": "information",
  "sheet.merged": "warning",
};

/** What she should know about the file as a whole. */
export function Notices({ notices }: Pick<CheckedReport, "notices">) {
  const textOf = useNoticeText();
  if (notices.length === 0) return null;
  return (
    <ul className="space-y-2">
      {notices.map((notice, index) => (
        <li key={index}>
          <Notice tone={TONES[notice.code]}>
            <p>{textOf(notice)}</p>
          </Notice>
        </li>
      ))}
    </ul>
  );
}
