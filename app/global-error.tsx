"use client";

/** What is left when not even the frame of a page could be made: no styles, no language, so all three. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Something went wrong · Algo salió mal · Une erreur s’est produite</h1>
          <p lang="en">Nothing you saved is lost. Try again in a minute.</p>
          <p lang="es">No se perdió nada de lo que guardó. Inténtelo de nuevo en un minuto.</p>
          <p lang="fr">Rien de ce que vous avez enregistré n’est perdu. Réessayez dans une minute.</p>
          <button type="button" onClick={reset}>
            Try again · Reintentar · Réessayer
          </button>
        </main>
      </body>
    </html>
  );
}
