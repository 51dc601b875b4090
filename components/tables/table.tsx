import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/**
 * A table with rows, not boxes. On a phone each row becomes a short list: every cell shows its column's name, which
 * it gets from `label`. The roles are spelled out, because browsers drop them when CSS changes how a table is laid
 * out.
 */
export function Table({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <table role="table" aria-label={label} className={classNames("w-full border-collapse", className)}>
      {children}
    </table>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead role="rowgroup" className="max-sm:sr-only">
      <tr role="row">{children}</tr>
    </thead>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody role="rowgroup">{children}</tbody>;
}

export function HeadCell({ isFigure, className, ...rest }: ComponentProps<"th"> & { isFigure?: boolean }) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={classNames(
        "border-b border-line-strong px-3 py-2 align-bottom text-small",
        isFigure && "text-end",
        className,
      )}
      {...rest}
    />
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      role="row"
      className={classNames(
        "border-b border-line max-sm:grid max-sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] max-sm:gap-x-3 max-sm:py-2",
        className,
      )}
      {...rest}
    />
  );
}

/** A cell; `label` is its column's name, shown beside it on a phone. */
export function Cell({
  label,
  isFigure,
  className,
  children,
  ...rest
}: ComponentProps<"td"> & { label: string; isFigure?: boolean }) {
  return (
    <td
      role="cell"
      className={classNames(
        "px-3 py-2 align-top max-sm:col-span-2 max-sm:grid max-sm:grid-cols-subgrid max-sm:px-0 max-sm:py-1",
        isFigure && "text-end whitespace-nowrap max-sm:text-start max-sm:whitespace-normal",
        className,
      )}
      {...rest}
    >
      <span aria-hidden="true" className="hidden text-small text-ink-soft max-sm:block">
        {label}
      </span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </td>
  );
}
