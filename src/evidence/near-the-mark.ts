import type { Reached } from './outcome.ts';
import { counted, percent } from './wording.ts';

/** Of what lies twice as far from it, that it does says nothing to anybody. */
const NEAR = 2;

/** ` Near the mark: 2, observed from 3.`, for every signal alike; nothing of a number that is far from it. */
export function nearTheMark(reached: Reached | undefined): string {
  if (reached === undefined) return '';
  const { value, threshold, below } = reached;
  const near = below
    ? value >= threshold && value <= NEAR * threshold
    : value < threshold && value * NEAR >= threshold;
  if (!near) return '';
  const from = `${below ? 'below ' : ''}${written(threshold, reached)}`;
  return ` Near the mark: ${written(value, reached)}, observed from ${from}.`;
}

function written(value: number, { as }: Reached): string {
  if (as === 'share') return percent(value);
  return as === 'days' ? counted(value, 'day') : String(value);
}
