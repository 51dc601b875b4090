import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/** A box to tick with its words beside it; the words can be pressed, too. */
export function Checkbox({
  id,
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { id: string; label: ReactNode; hint?: ReactNode }) {
  return (
    <div className={className}>
      <div className="flex min-h-11 items-center gap-3">
        <input
          {...rest}
          type="checkbox"
          id={id}
          aria-describedby={classNames(Boolean(hint) && `${id}-hint`, rest["aria-describedby"]) || undefined}
          className="size-5 shrink-0 accent-leaf"
        />
        <label htmlFor={id} className="cursor-pointer py-2 font-semibold">
          {label}
        </label>
      </div>
      {hint && (
        <p id={`${id}-hint`} className="max-w-[70ch] ps-8 text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
