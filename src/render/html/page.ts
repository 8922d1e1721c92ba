import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { html, type Markup } from '../escape/html.ts';
import { PICTURE_STYLE } from '../picture/svg-frame.ts';
import { PAGE_SCRIPT } from './page-script.generated.ts';
import { STYLE } from './style.ts';

/** The parts of a page that differ. */
export interface HtmlPage {
  readonly title: string;
  /** Where the link leads that readers of screens meet first. */
  readonly skip: { readonly to: string; readonly label: string };
  /** Whether it is searched and sorted, and shows one person at a time. */
  readonly script: boolean;
  readonly header: Markup;
  readonly main: Markup;
  readonly footer: Markup;
  readonly version: string;
}

const SCRIPT = `\n${PAGE_SCRIPT}`;
const STYLES = `${STYLE}${PICTURE_STYLE}\n`;

/** Nothing may be loaded or sent, and only the script and the style run that the page was written with. */
function policyOf(script: boolean): string {
  return [
    "default-src 'none'",
    ...(script ? [`script-src '${hashOf(SCRIPT)}'`] : []),
    `style-src '${hashOf(STYLES)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${script ? 'as-written' : "'none'"}`,
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}`;
}

/** A page that needs no network, and is whole without its script. */
export function htmlPage(page: HtmlPage): string {
  const { title, skip, script, header, main, footer, version } = page;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script)}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: STYLES }}</style>
${script ? html`<script>${{ markup: SCRIPT }}</script>` : html``}
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
