import { spawnSync } from 'node:child_process';

const COMMAND = 'cmark-gfm';
const EXTENSIONS = ['table', 'autolink', 'strikethrough', 'tagfilter'].flatMap((name) => [
  '-e',
  name,
]);

/** GitHub's own Markdown engine (Debian package `cmark-gfm`). In continuous integration it must be there. */
const present = spawnSync(COMMAND, ['--version']).status === 0;
export const withoutEngine = !present && process.env['CI'] === undefined;
export const ENGINE = withoutEngine
  ? 'GitHub’s Markdown engine (skipped: install the package cmark-gfm)'
  : 'GitHub’s Markdown engine';

function run(markdown: string, options: readonly string[]): string {
  const result = spawnSync(COMMAND, [...EXTENSIONS, '--unsafe', ...options], {
    input: markdown,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0) {
    throw new Error(
      `cmark-gfm (Debian package cmark-gfm) failed: ${result.error ?? result.stderr}`,
    );
  }
  return result.stdout;
}

/** @param boxes whether items of task lists become boxes, as GitHub shows them */
export function toHtml(markdown: string, boxes = false): string {
  return run(markdown, boxes ? ['-e', 'tasklist'] : []);
}

/** One node of a parsed document, in document order. */
export interface Node {
  readonly type: string;
  /** Attributes as written: `destination="…"`. */
  readonly attributes: string;
  /** Text of a leaf, entities decoded. */
  readonly literal: string;
}

export function nodesOf(markdown: string): readonly Node[] {
  const xml = run(markdown, ['-t', 'xml']);
  const body = xml.slice(xml.indexOf('<document'));
  return [...body.matchAll(/<([a-z_]+)((?: [a-z:]+="[^"]*")*) ?(?:\/>|>([^<]*))/g)].map(
    ([, type = '', attributes = '', literal = '']) => ({
      type,
      attributes: decoded(attributes.replace(' xml:space="preserve"', '')),
      literal: LEAVES.has(type) ? decoded(literal) : '',
    }),
  );
}

const LEAVES = new Set(['text', 'code', 'html_inline', 'html_block', 'code_block']);

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
