import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { EnvironmentName } from "@/lib/env";

const SHAPES: Record<EnvironmentName, string> = {
  sandbox: "band-sandbox",
  stage: "band-stage",
  production: "band-production",
};

/** Says on every page where things go: by word, by shape and by colour, so that no one of them has to be seen. */
export function EnvironmentBand({ environment }: { environment: EnvironmentName }) {
  const words = useTranslations("layout.band")(environment);
  return (
    <section
      aria-label={words}
      data-environment={environment}
      className={classNames("text-small font-semibold", SHAPES[environment])}
    >
      <p className="mx-auto max-w-[1200px] px-4 py-1.5">{words}</p>
    </section>
  );
}
