import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Mark, type Tone } from "./mark";

const WASH: Record<Tone, string> = {
  neutral: "border-line bg-sheet",
  good: "border-leaf bg-leaf-wash",
  warning: "border-amber bg-amber-wash",
  error: "border-brick bg-brick-wash",
  information: "border-sea bg-sea-wash",
};

/** Something she should know, on the page where it belongs. `role="alert"` only for what needs her now. */
export function Notice({
  tone,
  title,
  children,
  role,
  isWide = false,
  className,
}: {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  role?: "alert";
  /** Holds more than sentences. */
  isWide?: boolean;
  className?: string;
}) {
  return (
    <div
      role={role}
      className={classNames("rounded-base border-s-4 px-4 py-3 text-ink", WASH[tone], className)}
    >
      <div className="flex gap-3">
        <Mark tone={tone} className="mt-1" />
        <div className={classNames("min-w-0 grow space-y-2", !isWide && "max-w-[70ch]")}>
          {title && <p className="font-semibold">{title}</p>}
          {children}
        </div>
      </div>
    </div>
  );
}
