import { html, type Markup } from './html-escape.ts';
import { STYLE } from './html-style.ts';

/** Nothing may be loaded, run or sent: the page is text, and a style that it carries itself. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The parts of a page that differ. */
export interface HtmlPage {
  readonly title: string;
  /** Where the link leads that readers of screens meet first. */
  readonly skip: { readonly to: string; readonly label: string };
  readonly header: Markup;
  readonly main: Markup;
  readonly footer: Markup;
  readonly version: string;
}

/** A page that needs no network and no script. */
export function htmlPage({ title, skip, header, main, footer, version }: HtmlPage): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<a class="skip" href="#${skip.to}">${skip.label}</a>
<header class="page">
${header}
</header>
<main>
${main}
</main>
<footer>
${footer}<p class="when">Written by outside-collaborator-audit ${version}.</p>
</footer>
</body>
</html>
`.markup;
}
