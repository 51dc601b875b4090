"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** A link of the main menu that says when it is where she is. */
export function NavLink({
  href,
  isExact = false,
  className,
  children,
}: {
  href: string;
  /** Pages below it are not part of it. */
  isExact?: boolean;
  className: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const isHere = path === href || (!isExact && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      aria-current={isHere ? "page" : undefined}
      className={classNames(
        className,
        isHere && "font-semibold underline decoration-leaf decoration-2 underline-offset-8",
      )}
    >
      {children}
    </Link>
  );
}
