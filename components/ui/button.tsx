import Link from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** `primary`: the one action a page has. `danger`: what cannot be undone. `quiet`: beside a sentence. */
export type ButtonKind = "primary" | "secondary" | "danger" | "quiet";

const SHAPE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-base py-2 text-body " +
  "cursor-pointer no-underline disabled:cursor-default aria-disabled:cursor-default aria-disabled:opacity-60";

const KINDS: Record<ButtonKind, string> = {
  primary: "border border-leaf px-4 font-semibold bg-leaf text-leaf-ink hover:brightness-110",
  secondary: "border border-line-strong px-4 font-semibold bg-sheet text-ink hover:bg-leaf-wash",
  danger: "border border-brick px-4 font-semibold bg-brick text-brick-ink hover:brightness-110",
  quiet: "border border-transparent px-2 text-leaf underline underline-offset-2 hover:bg-leaf-wash",
};

function look(kind: ButtonKind, className?: string): string {
  return classNames(SHAPE, KINDS[kind], className);
}

export function Button({
  kind = "secondary",
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & { kind?: ButtonKind }) {
  return <button type={type} className={look(kind, className)} {...rest} />;
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({
  kind = "secondary",
  className,
  ...rest
}: ComponentProps<typeof Link> & { kind?: ButtonKind }) {
  return <Link className={look(kind, className)} {...rest} />;
}

/** The same for addresses outside the application and for downloads. */
export function ButtonAnchor({
  kind = "secondary",
  className,
  ...rest
}: ComponentProps<"a"> & { kind?: ButtonKind }) {
  return <a className={look(kind, className)} {...rest} />;
}
