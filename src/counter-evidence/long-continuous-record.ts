import { defineCounterEvidence } from '../evidence/define-counter-evidence.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { ours, prose } from '../evidence/prose.ts';
import type { ServerEvent } from '../snapshot/facts.ts';
import { KETMAN, SECURITY_ALLIANCE } from './sources.ts';

/** Calendar years in a row, up to this one or the last. */
const YEARS = 5;

export const longContinuousRecord = defineCounterEvidence({
  id: 'long-continuous-record',
  title: 'Active year after year by the server’s clock',
  sources: [KETMAN, SECURITY_ALLIANCE],
  limit: 'An account can be bought or borrowed with its record; published cases had one.',
  answers: [],
  needs: ['activity', 'ownRepositories'],
  examples: [
    {
      title: 'Something in every one of the last seven years',
      person: examplePerson({ facts: { activity: everyYear(7) } }),
      found: true,
    },
    {
      title: 'A gap of two years',
      person: examplePerson({
        facts: { activity: everyYear(9).filter((_, year) => year !== 3 && year !== 4) },
      }),
      found: false,
    },
    {
      title: 'Three years',
      person: examplePerson({ facts: { activity: everyYear(3) } }),
      found: false,
    },
  ],
  find({ activity, ownRepositories }, _person, { takenAt }) {
    const instants = [
      ...activity.map(({ at }) => at),
      ...ownRepositories.map(({ createdAt }) => createdAt),
    ];
    const years = new Set(instants.map(yearOf));
    const thisYear = yearOf(takenAt);
    // A year that has just begun may still be empty.
    const last = years.has(thisYear) ? thisYear : thisYear - 1;
    let first = last;
    while (years.has(first - 1)) first -= 1;
    const count = years.has(last) ? last - first + 1 : 0;
    if (count < YEARS) return undefined;
    return {
      summary: prose`Pull requests, comments, pushes or new repositories in each of the ${count} years from ${ours(String(first))} to ${ours(String(last))}, dated by GitHub.`,
      evidence: [],
    };
  },
});

function yearOf(at: number): number {
  return new Date(at * 1_000).getUTCFullYear();
}

function everyYear(years: number): ServerEvent[] {
  return Array.from({ length: years }, (_, year) => ({
    kind: 'comment',
    at: EXAMPLE_NOW - year * 365 * DAY,
    repository: 'elsewhere/project',
    private: false,
  }));
}
