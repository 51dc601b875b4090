import { classNames } from "./class-names";

/** What a mark says, told by shape as well as colour: a dot, a triangle, a cross, a tick, a ring. */
export type Tone = "neutral" | "good" | "warning" | "error" | "information";

const INK: Record<Tone, string> = {
  neutral: "text-ink-soft",
  good: "text-leaf",
  warning: "text-amber",
  error: "text-brick",
  information: "text-sea",
};

const SHAPES: Record<Tone, React.ReactNode> = {
  neutral: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2" />,
  good: <path d="M2.5 8.5l3.5 3.5 7.5-8" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  warning: <path d="M8 1.5l7 13H1z" fill="currentColor" />,
  error: <circle cx="8" cy="8" r="6.5" fill="currentColor" />,
  information: <path d="M8 1.5l6.5 6.5L8 14.5 1.5 8z" fill="currentColor" />,
};

/** A shape beside a word; the word says the same, so the shape is hidden from screen readers. */
export function Mark({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="14"
      height="14"
      aria-hidden="true"
      className={classNames("inline-block shrink-0", INK[tone], className)}
    >
      {SHAPES[tone]}
    </svg>
  );
}
