/** The few words of a page that could not be made, in all three languages: what failed may be what knows hers. */
export const BROKEN = {
  title: "Something went wrong · Algo salió mal · Une erreur s’est produite",
  tryAgain: "Try again · Reintentar · Réessayer",
};

/** What may have become of her last step, and what to do. */
export function BrokenWords() {
  return (
    <>
      <p lang="en">
        We cannot say whether your last step was saved; what was saved before is not lost. Try again in a
        minute, and look at what the page shows before you repeat the step.
      </p>
      <p lang="es">
        No podemos decir si su último paso se guardó; lo que ya estaba guardado no se perdió. Inténtelo de
        nuevo en un minuto y mire lo que muestra la página antes de repetir el paso.
      </p>
      <p lang="fr">
        Nous ne pouvons pas dire si votre dernière étape est enregistrée ; ce qui l’était déjà n’est pas
        perdu. Réessayez dans une minute, et regardez ce que montre la page avant de refaire l’étape.
      </p>
    </>
  );
}
