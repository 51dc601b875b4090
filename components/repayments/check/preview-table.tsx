import type { ReactNode } from "react";

const HEAD = "border-b border-line-strong py-1 pe-3 text-start font-normal text-ink-soft last:pe-0";
const CELL = "border-b border-line py-1 pe-3 align-top wrap-anywhere last:pe-0";

/** What is about to change, by the first of its rows: a small table within a question. */
export function PreviewTable({
  label,
  heads,
  rows,
}: {
  label: string;
  heads: string[];
  rows: { key: string; cells: ReactNode[] }[];
}) {
  return (
    <table aria-label={label} className="w-full border-collapse text-small tabular-nums">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={HEAD}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, at) => (
              <td key={heads[at]} className={CELL}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
