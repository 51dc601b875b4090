import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const HEAD = "border-b border-line-strong py-1 pe-3 font-normal text-ink-soft last:pe-0";
const CELL = "border-b border-line py-1 pe-3 align-top wrap-anywhere last:pe-0";

/** What is about to change, by the first of its rows: a small table within a question. */
export function PreviewTable({
  label,
  heads,
  figures = [],
  rows,
}: {
  label: string;
  heads: string[];
  /** The columns that hold figures, which line up at their ends; they count from 0. */
  figures?: readonly number[];
  rows: { key: string; cells: ReactNode[] }[];
}) {
  const alignOf = (at: number) => (figures.includes(at) ? "text-end" : "text-start");
  return (
    <table aria-label={label} className="w-full border-collapse text-small tabular-nums">
      <thead>
        <tr>
          {heads.map((head, at) => (
            <th key={head} scope="col" className={classNames(HEAD, alignOf(at))}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, at) => (
              <td key={heads[at]} className={classNames(CELL, alignOf(at))}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
