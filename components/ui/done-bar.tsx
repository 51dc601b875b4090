/** How many of all, as a bar; its words stand beside it. */
export function DoneBar({ done, all, label }: { done: number; all: number; label: string }) {
  return (
    <>
      <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" className="block h-3 w-full">
        <rect width="100" height="2" className="fill-line" />
        <rect width={all === 0 ? 0 : (done / all) * 100} height="2" className="fill-leaf" />
      </svg>
      <progress className="sr-only" max={all} value={done} aria-label={label} />
    </>
  );
}
