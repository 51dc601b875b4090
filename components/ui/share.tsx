/** How much of a whole a part is, as a bar; the figures stand beside it in words. */
export function Share({ part, whole }: { part: number; whole: number }) {
  const percent = whole === 0 ? 0 : (part / whole) * 100;
  return (
    <span aria-hidden="true" className="block h-1.5 overflow-hidden rounded-base bg-line">
      <span className="block h-full bg-leaf" style={{ width: `${percent}%` }} />
    </span>
  );
}
