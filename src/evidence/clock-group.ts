import type { OffsetCluster } from '../inference/clock/series.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Evidence } from './outcome.ts';
import { linkTo, machineCommits } from './own-commits.ts';
import { ours } from './prose.ts';
import { counted, offsetText, utcDay } from './wording.ts';

/**
 * The record of commits on one group of clocks: all its offsets, the most common first (a zone with daylight saving has
 * two), and the newest commit that carries the one named first.
 */
export function clockGroupRecord(person: Collaborator, group: OffsetCluster): Evidence {
  const { count, first, last, representative } = group;
  const offsets = group.offsets.map(({ offset }) => offsetText(offset));
  const named = [offsets.slice(0, -1).join(', '), ...offsets.slice(-1)]
    .filter((words) => words !== '')
    .join(' and ');
  const carrying = machineCommits(person, first, last)
    .filter(({ author }) => author.offset === representative)
    .toSorted((a, b) => b.author.at - a.author.at);
  return {
    text: ours(`${named}: ${counted(count, 'commit')} from ${utcDay(first)} to ${utcDay(last)}`),
    ...linkTo(carrying),
  };
}
