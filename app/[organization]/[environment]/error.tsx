"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/**
 * What is left when a page could not be made. It stands outside the language provider of the page that failed, so
 * it brings its own few words in all three languages.
 */
export default function PlaceError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Notice
      tone="error"
      role="alert"
      title="Something went wrong · Algo salió mal · Une erreur s’est produite"
    >
      <p lang="en">Nothing you saved is lost. Try again in a minute.</p>
      <p lang="es">No se perdió nada de lo que guardó. Inténtelo de nuevo en un minuto.</p>
      <p lang="fr">Rien de ce que vous avez enregistré n’est perdu. Réessayez dans une minute.</p>
      {error.digest && <p className="text-small text-ink-soft">{error.digest}</p>}
      <Button onClick={reset}>Try again · Reintentar · Réessayer</Button>
    </Notice>
  );
}
