import type { ReactNode } from "react";

/** The frame of pages for people who are not signed in: one narrow column, one job. */
export function EntryPage({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: string;
  children: ReactNode;
}) {
  return (
    <main id="content" className="mx-auto w-full max-w-md grow px-4 py-12">
      <h1 className="text-title">{title}</h1>
      {intro && <p className="mt-2 text-ink-soft">{intro}</p>}
      <div className="mt-6 space-y-6">{children}</div>
    </main>
  );
}
