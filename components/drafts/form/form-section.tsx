import type { ReactNode } from "react";

/** A part of the form under its heading. */
export function FormSection({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} className="space-y-5 border-t border-line pt-6">
      <h3 id={`${id}-title`} className="text-lead">
        {title}
      </h3>
      {children}
    </section>
  );
}
