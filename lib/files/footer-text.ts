/** What systems print below a table and people sign. */
const FOOTER = new RegExp(
  [
    "\\b(?:page|p[aá]gina|p[aá]g\\.?|seite|hoja|folio)\\s*:?\\s*\\d+",
    "^(?:printed|print date|generated|created|exported|prepared|checked|verified|reviewed|approved|authori[sz]ed)\\b",
    "^(?:report|run|value) date\\b|^end of (?:the )?report\\b|^signatures?\\b|^user\\s*:|^note\\s*:|^confidential\\b",
    "^(?:impreso|generado|elaborado|emitido|preparado|revisado|aprobado|autorizado|verificado|firmas?)\\b|^nota\\s*:",
    "^fecha (?:de|y)\\b|^usuario\\s*:|^fin del (?:reporte|informe)\\b",
    "^(?:imprim[eé]|g[eé]n[eé]r[eé]|[eé]dit[eé]|[eé]tabli|pr[eé]par[eé]|v[eé]rifi[eé]|approuv[eé]|sign[eé])(?![\\p{L}])",
    "^date d(?:e|['’])|^utilisateur\\s*:|^fin du rapport\\b|^visa\\s*:|^(?:impresso|gerado|assinatura)\\b|_{4,}",
  ].join("|"),
  "iu",
);

/** True for what stands below tables: page numbers, who printed it, who signs. */
export function readsLikeFooter(text: string): boolean {
  return text.length <= 300 && FOOTER.test(text.trim());
}
