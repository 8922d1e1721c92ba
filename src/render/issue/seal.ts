import { digest } from '../../assess/fingerprint.ts';
import { type Marker, markerText, readMarker } from './markers.ts';

/** A page of ours as it stands: its body, and the comments beneath it that go on with it, in their order. */
export interface WrittenPage {
  readonly body: string;
  readonly parts: readonly string[];
}

/** A text of ours with its marker, which says how the text was, so that an edit by anybody else is noticed. */
export function sealed({ kind, fields }: Marker, content: string): string {
  return `${markerText({ kind, fields: { ...fields, sum: sumOf(content) } })}\n${content}`;
}

/** Whether a page says what it said when it was written about this face, with all its parts, as nobody has changed them. */
export function stands({ body, parts }: WrittenPage, face: string): boolean {
  const marker = readMarker(body);
  if (!isIntact(body) || marker?.fields['face'] !== face) return false;
  const count = Number(marker.fields['parts'] ?? '1');
  const present = new Map(
    parts.map((part) => [Number(readMarker(part)?.fields['number']), part] as const),
  );
  return Array.from({ length: count - 1 }, (_, index) => present.get(index + 2)).every(
    (part) => part !== undefined && readMarker(part)?.fields['face'] === face && isIntact(part),
  );
}

function isIntact(text: string): boolean {
  const marker = readMarker(text);
  return marker?.fields['sum'] === sumOf(text.slice(text.indexOf('-->') + '-->'.length));
}

/** Ticking a box is what the boxes are for, and GitHub changes ends of lines. */
function sumOf(content: string): string {
  return digest(
    content
      .replace(/^(\s*)- \[x\] /gim, '$1- [ ] ')
      .replace(/[ \t\r]+$/gm, '')
      .trim(),
  );
}
