import type { Reply } from "./reply";
import { textReply } from "./reply";
import type { Partner } from "./world";

/** Markup that is safe to put into a page as it is. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = Html | string | number | readonly Html[];

/** Markup from a template; whatever is filled in is escaped, unless it is markup already. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.reduce((markup, text, index) => markup + toMarkup(parts[index - 1] ?? "") + text));
}

function toMarkup(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === "object") return part.map(({ markup }) => markup).join("");
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const MENU = [
  ["HOME", "/pa2"],
  ["NEW LOANS", "/pa2/drafts"],
  ["REPAYMENTS", "/pa2/repayments"],
  ["DEFAULTS", null],
  ["JOURNALS", "/pa2/journals"],
  ["REPORTS", null],
  ["ACCOUNT", "/pa2/account"],
] as const;

const STYLE = `
  body { margin: 0; background: #fbfaf7; color: #1d2118; font: 15px/22px system-ui, sans-serif }
  .band { background: #e6f2f7; color: #10303d; border-bottom: 2px dashed #1f5f7a; padding: 8px 24px }
  nav { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 12px 24px; border-bottom: 1px solid #deddd3 }
  main { max-width: 1100px; padding: 8px 24px 48px }
  h1 { font-size: 24px } h2 { font-size: 18px }
  a, nav b { color: #2b6a3f } nav b { color: #1d2118 } nav span { color: #5a6152 }
  table { border-collapse: collapse; font-variant-numeric: tabular-nums } caption { text-align: left; font-weight: 600 }
  th, td { text-align: left; padding: 6px 20px 6px 0; border-bottom: 1px solid #deddd3; vertical-align: top }
  td ul { margin: 0; padding-left: 20px } form { margin-top: 24px }
  .number { text-align: right } .count { font-size: 32px; line-height: 40px }
  button { font: inherit; min-height: 44px; padding: 0 20px; border: 0; border-radius: 6px; background: #2b6a3f; color: #fff }
  :focus-visible { outline: 3px solid #2b6a3f; outline-offset: 2px }
`;

/** A page of the stand-in, with its menu and the plain words that it is one. */
export function page(title: string, partner: Partner, content: Html, status = 200): Reply {
  const menu = MENU.map(([word, path]) => {
    if (path === null) return html`<span>${word}</span>`;
    if (word === title.toUpperCase()) return html`<b aria-current="page">${word}</b>`;
    return html`<a href="${path}?partner=${partner.id}">${word}</a>`;
  });
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} - PA2 stand-in</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <div class="band">
          <strong>A stand-in for PA2.</strong> It is part of the sandbox, made for trying; nothing here is
          Kiva's, and nothing reaches Kiva. Partner ${partner.id}.
        </div>
        <nav aria-label="PA2">${menu}</nav>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `;
  return textReply(status, markup, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "cache-control": "no-store",
  });
}

/** A table with a caption; a column whose name starts with # holds numbers. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
): Html {
  const className = (index: number) => (columns[index]?.startsWith("#") ? "number" : "");
  const head = columns.map(
    (column, index) => html`<th scope="col" class="${className(index)}">${column.replace("#", "")}</th>`,
  );
  const body = rows.map(
    (row) =>
      html`<tr>
        ${row.map((cell, index) => html`<td class="${className(index)}">${cell}</td>`)}
      </tr>`,
  );
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${body}
    </tbody>
  </table>`;
}

/** A form that is one button. */
export function button(action: string, word: string): Html {
  return html`<form method="post" action="${action}"><button>${word}</button></form>`;
}
