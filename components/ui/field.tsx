import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Mark } from "./mark";

export const INPUT_LOOK =
  "min-h-11 w-full rounded-base border border-line-strong bg-sheet px-3 py-2 text-body text-ink " +
  "aria-invalid:border-2 aria-invalid:border-brick";

/** A label, what to know before, what is wrong, and the control between them, tied together for screen readers. */
export function Field({
  id,
  label,
  hint,
  error,
  className,
  children,
}: {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={classNames("space-y-1", Boolean(error) && "border-s-4 border-brick ps-3", className)}>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="max-w-[70ch] text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-2 font-semibold text-brick">
          <Mark tone="error" className="mt-1" />
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** The ids of a field's hint and error, for the control's `aria-describedby`. */
export function describedBy(id: string, parts: { hint?: unknown; error?: unknown }): string | undefined {
  const ids = [parts.hint && `${id}-hint`, parts.error && `${id}-error`].filter(Boolean);
  return ids.length ? ids.join(" ") : undefined;
}

export function TextInput({
  id,
  hint,
  error,
  className,
  ...rest
}: ComponentProps<"input"> & { id: string; hint?: boolean; error?: boolean }) {
  return (
    <input
      id={id}
      aria-invalid={error || undefined}
      aria-describedby={describedBy(id, { hint, error })}
      className={classNames(INPUT_LOOK, className)}
      {...rest}
    />
  );
}

export function Select({
  id,
  hint,
  error,
  className,
  ...rest
}: ComponentProps<"select"> & { id: string; hint?: boolean; error?: boolean }) {
  return (
    <select
      id={id}
      aria-invalid={error || undefined}
      aria-describedby={describedBy(id, { hint, error })}
      className={classNames(INPUT_LOOK, "pe-8", className)}
      {...rest}
    />
  );
}
