import { useEffect, useState } from "react";

/** What is shorter than this passes without being drawn at all. */
const MOMENT_MS = 150;

/** The place of the table while the file is read; what is happening stands in the status line. */
export function TableSkeleton() {
  if (!useIsLong()) return null;
  return (
    <div aria-hidden="true" className="space-y-6">
      <div className="flex flex-wrap gap-x-12 gap-y-4 rounded-base border border-line bg-sheet px-5 py-4">
        {[0, 1, 2, 3].map((figure) => (
          <div key={figure} className="space-y-2 py-1">
            <div className="h-7 w-28 rounded-base bg-line" />
            <div className="h-3 w-20 rounded-base bg-line" />
          </div>
        ))}
      </div>
      <Rows />
    </div>
  );
}

/** The place of a table whose rows are on their way. */
export function RowsSkeleton() {
  if (!useIsLong()) return null;
  return (
    <div aria-hidden="true">
      <Rows />
    </div>
  );
}

function useIsLong(): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), MOMENT_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLong;
}

function Rows() {
  return (
    <div className="border-y border-line bg-sheet">
      {Array.from({ length: 10 }, (_, row) => (
        <div key={row} className="flex gap-8 border-b border-line px-4 py-3.5 last:border-b-0">
          <div className="h-4 w-8 rounded-base bg-line" />
          <div className="h-4 w-24 rounded-base bg-line" />
          <div className="h-4 w-24 rounded-base bg-line max-sm:hidden" />
          <div className="h-4 w-20 rounded-base bg-line" />
        </div>
      ))}
    </div>
  );
}
