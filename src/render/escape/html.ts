import type { Prose } from '../../evidence/prose.ts';
import { visible, visiblePart } from './visible-characters.ts';

/** Markup this program wrote. Everything else is escaped when it is put into a template. */
export interface Markup {
  readonly markup: string;
}

type Insert = string | number | Markup | readonly Markup[];

/** A template of HTML: the literal parts are markup, every value is escaped unless it came from such a template itself. */
export function html(literals: TemplateStringsArray, ...values: readonly Insert[]): Markup {
  let markup = literals[0] ?? '';
  for (const [index, value] of values.entries()) {
    markup += inserted(value) + (literals[index + 1] ?? '');
  }
  return { markup };
}

function inserted(value: Insert): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  if ('markup' in value) return value.markup;
  return value.map((part) => part.markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for element content and quoted attributes, on one line, unseen characters shown. */
export function escapeHtml(text: string): string {
  return visiblePart(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** Foreign text, set apart by its looks, and in its direction (`dir="auto"`) so that it moves nothing beside it. */
export function foreign(text: string, maximum = 300): Markup {
  const shown = visible(text, maximum);
  return shown === ''
    ? html`<span class="none">(empty)</span>`
    : html`<code dir="auto">${shown}</code>`;
}

export function htmlOf(prose: Prose): Markup {
  return html`${prose.map((part) => (typeof part === 'string' ? html`${part}` : foreign(part.foreign)))}`;
}
