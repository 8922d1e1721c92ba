import type { Assessment } from '../../assess/assessment.ts';
import { digest, fingerprintOf } from '../../assess/fingerprint.ts';
import type { Report } from '../../assess/report.ts';
import { code, text } from '../escape/markdown.ts';
import type { IndexState } from './index-state.ts';
import type { Reviews } from './index-tables.ts';
import { readMarker } from './markers.ts';
import type { WrittenPage } from './seal.ts';
import { newsComment } from './thread-words.ts';

/** Hexadecimal digits kept of each fingerprint; a coincidence would hide one comment. */
const BEGINNING = 6;
const LINES = 50;

/** What the index remembers of the evidence of people without pages of their own: all that was ever seen of them. */
export function knownEvidence(
  { assessments }: Report,
  queue: readonly Assessment[],
  last: IndexState | undefined,
): IndexState['known'] {
  const audited = new Set(assessments.map(({ id }) => id));
  const known = new Map([...(last?.known ?? [])].filter(([id]) => audited.has(id)));
  for (const { id, observations } of queue) {
    const seen = observations.map((one) => fingerprintOf(one).slice(0, BEGINNING));
    known.set(id, [...new Set([...(known.get(id) ?? []), ...seen])]);
  }
  return known;
}

interface States {
  readonly last: IndexState | undefined;
  readonly now: IndexState;
}

/** Whether the index has news, and the comment that tells them, where nobody has a page of their own to be told on. */
export function newsOf(
  queue: readonly Assessment[],
  { pages }: Reviews,
  { last, now }: States,
  before: WrittenPage,
): { readonly comment?: string } | undefined {
  if (last === undefined) return undefined;
  if (pages) {
    const stood = new Set([...last.soon, ...last.routine]);
    return [...now.soon, ...now.routine].some((id) => !stood.has(id)) ? {} : undefined;
  }
  const lines = queue.flatMap(({ id, login, observations }) => {
    const known = last.known.get(id) ?? [];
    const fresh = observations.filter(
      (seen) => !known.includes(fingerprintOf(seen).slice(0, BEGINNING)),
    );
    return fresh.map(({ signal }) => `${code(login, { maximum: 60 })}: ${text(signal.title)}`);
  });
  if (lines.length === 0) return undefined;
  const left = lines.length - LINES;
  const shown = [...lines.slice(0, LINES), ...(left > 0 ? [text(`and ${left} more`)] : [])];
  const page = readMarker(before.body)?.fields['sum'] ?? '';
  const of = digest(lines);
  return { comment: newsComment({ why: 'fresh', of, page, lines: shown }) };
}
