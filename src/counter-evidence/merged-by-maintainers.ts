import { defineCounterEvidence } from '../evidence/define-counter-evidence.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { ownerOf } from '../evidence/here.ts';
import { prose } from '../evidence/prose.ts';
import type { PullRequest } from '../snapshot/collaboration.ts';
import { FIRSTLOOK, KETMAN } from './sources.ts';

const MERGED = 5;
const OWNERS = 3;
const MERGERS = 3;
/** Fewer may be friends' projects. */
const STARS = 50;

export const mergedByMaintainers = defineCounterEvidence({
  id: 'merged-by-maintainers',
  title: 'Work merged by maintainers of established projects',
  sources: [FIRSTLOOK, KETMAN],
  limit:
    'Real work by a capable person says nothing about who that person is; published cases had original code.',
  answers: ['badge-farming', 'single-organization-account'],
  needs: ['pullRequests'],
  examples: [
    {
      title: 'Six pull requests merged in three projects by their maintainers',
      person: examplePerson({ facts: { pullRequests: merged(6, 3, 900) } }),
      found: true,
    },
    {
      title: 'All in one project',
      person: examplePerson({ facts: { pullRequests: merged(6, 1, 900) } }),
      found: false,
    },
    {
      title: 'In projects nobody knows',
      person: examplePerson({ facts: { pullRequests: merged(6, 3, 2) } }),
      found: false,
    },
    {
      title: 'By other accounts under review',
      person: examplePerson({ facts: { pullRequests: merged(6, 3, 900) } }),
      among: [0, 1, 2].map((index) =>
        examplePerson({ id: `9${index}`, login: `maintainer-${index}` }),
      ),
      found: false,
    },
  ],
  find({ pullRequests }, person, { cohort }) {
    const telling = pullRequests.filter(
      ({ state, mergedBy, repository, stars }) =>
        state === 'merged' &&
        mergedBy !== null &&
        mergedBy.id !== person.id &&
        stars >= STARS &&
        ownerOf(repository) !== person.login.toLowerCase() &&
        cohort.holders('login', mergedBy.login.toLowerCase()) === 0,
    );
    const owners = new Set(telling.map(({ repository }) => ownerOf(repository)));
    const mergers = new Set(telling.map(({ mergedBy }) => mergedBy?.id));
    if (telling.length < MERGED || owners.size < OWNERS || mergers.size < MERGERS) return undefined;
    return {
      summary: prose`${telling.length} pull requests were merged in projects of ${owners.size} owners by ${mergers.size} other people, none of them audited here.`,
      evidence: telling
        .slice(0, 5)
        .map(({ repository, url }) => ({ text: prose`${repository}`, url })),
    };
  },
});

function merged(count: number, projects: number, stars: number): PullRequest[] {
  return Array.from({ length: count }, (_, index) => ({
    repository: `project-${index % projects}/code`,
    url: `https://github.com/project-${index % projects}/code/pull/${index}`,
    openedAt: EXAMPLE_NOW - (index + 1) * 30 * DAY,
    state: 'merged',
    mergedBy: { id: `9${index % projects}`, login: `maintainer-${index % projects}` },
    stars,
    changedLines: 40,
  }));
}
