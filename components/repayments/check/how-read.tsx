import type { ComponentProps, ReactNode } from "react";
import { onceDrawn } from "@/components/ui/later";
import type { CheckProps } from "./check-props";
import { ReadingLine } from "./reading/reading-line";
import type { CheckAnswer } from "./worker/use-check";

const ComparisonLine = onceDrawn(() =>
  import("./expected/comparison-line").then((part) => part.ComparisonLine),
);

/** How the file was read, and what it was held against: two lines above the figures. */
export function HowRead({
  place,
  snapshot,
  comparison,
  onCompare,
  ...reading
}: Pick<CheckProps, "place" | "snapshot"> &
  Pick<CheckAnswer, "comparison"> & {
    /** She wants Kiva's list fetched again. */
    onCompare: () => void;
    /** The way to another file. */
    children?: ReactNode;
  } & ComponentProps<typeof ReadingLine>) {
  return (
    <>
      <ReadingLine {...reading} />
      <ComparisonLine comparison={comparison} snapshot={snapshot} place={place} onAgain={onCompare} />
    </>
  );
}
