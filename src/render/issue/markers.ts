/** What everything of ours begins with. */
export const MARKER_PREFIX = '<!-- outside-collaborator-audit:';

/** The label of every page of ours. */
export const PAGE_LABEL = 'access-review';

/** The label by which a reviewer puts a page at the top. */
export const ESCALATED_LABEL = 'escalated';

/** What a marker can mark: a page of ours, or a comment of ours beneath one. */
export const MARKER_KINDS = [
  'index',
  'person',
  'counts',
  'gate',
  'part',
  'news',
  'answer',
  'left',
  'twin',
] as const;
export type MarkerKind = (typeof MARKER_KINDS)[number];

/** What a page or comment of ours says about itself, in an HTML comment at its beginning that nobody sees. */
export interface Marker {
  readonly kind: MarkerKind;
  readonly fields: Readonly<Record<string, string>>;
}

/** Foreign text cannot produce it: whatever is shown of that has its `<!--` broken. */
export function markerText({ kind, fields }: Marker): string {
  const pairs = Object.entries(fields).map(([name, value]) => ` ${name}=${encoded(value)}`);
  return `${MARKER_PREFIX}${kind}${pairs.join('')} -->`;
}

/** The marker a text begins with, if it does. */
export function readMarker(text: string): Marker | undefined {
  const match = /^\s*<!-- outside-collaborator-audit:([a-z]+)((?: [a-z]+=[^\s]*)*) -->/.exec(text);
  const kind = MARKER_KINDS.find((one) => one === match?.[1]);
  if (match === null || kind === undefined) return undefined;
  const fields = (match[2] ?? '')
    .trim()
    .split(' ')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decoded(pair.slice(at + 1))];
    });
  return { kind, fields: Object.fromEntries(fields) };
}

/** Two hyphens would end an HTML comment. */
function encoded(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll('%2C', ',')
    .replaceAll('--', '%2D%2D');
}

/** What nobody of us encoded decodes to nothing. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
