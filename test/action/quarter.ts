import type { Fault } from '../github/faults.ts';
import type { GitHub } from '../github/server.ts';
import type { World } from '../github/world/model.ts';
import { organization } from '../github/world/organization.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-08-03T06:00:00Z');
const ORGANIZATION = 'juniper-freight';
export const REVIEWS = `${ORGANIZATION}/reviews`;
export const RENAMED = `${ORGANIZATION}/access-reviews`;

/** The Monday of a week, counted from one. */
export function mondayOf(week: number): number {
  return START + (week - 1) * 7 * DAY;
}

interface Week {
  /** What happened since the week before, in a sentence. */
  readonly story: string;
  /** What reviewers do before the audit runs. */
  readonly before?: (github: GitHub, reviewer: Reviewer) => Promise<unknown>;
  readonly faults?: readonly Fault[];
  /** Whether the job fails. */
  readonly fails?: true;
}

/** Somebody who may write to the report repository. */
export interface Reviewer {
  say(title: string, words: string): Promise<unknown>;
  close(title: string, reason: 'completed' | 'not_planned'): Promise<unknown>;
}

/** Thirteen weeks, as they happen to one organization. */
export const QUARTER: readonly Week[] = [
  { story: 'The first audit.' },
  { story: 'Everybody goes on working; nothing is new.' },
  { story: 'tall-cedar is given access.' },
  { story: 'far-lantern commits under a second name.' },
  {
    story: 'A reviewer has looked into marsh-ferry and accepts it for a month.',
    before: (_, reviewer) =>
      reviewer.say('marsh-ferry', '/accept until 2026-09-26 because we met in the new flat'),
  },
  {
    story: 'GitHub does not answer for commits.',
    faults: [{ on: 'GraphQL OrganizationCommits', answer: 'bad-gateway' }],
  },
  {
    story: 'It answers again. A reviewer closes tall-cedar as not planned.',
    before: (_, reviewer) => reviewer.close('tall-cedar', 'not_planned'),
  },
  { story: 'Nothing is new.' },
  { story: 'The month of marsh-ferry is over.' },
  { story: 'far-lantern calls itself bright-lantern.' },
  {
    story: 'marsh-ferry has no access any more. The job is cut short by GitHub.',
    faults: [
      { on: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}', answer: 'forbidden', after: 1 },
    ],
    fails: true,
  },
  { story: 'The next run mends that.' },
  { story: 'The report repository has another name; nothing is new.' },
];

/** The organization as it is in a week, counted from one. */
export function juniperFreight(week: number): World {
  const now = new Date(mondayOf(week)).toISOString();
  const until = new Date(mondayOf(week) - DAY).toISOString().slice(0, 10);
  const reviews = (week < 13 ? REVIEWS : RENAMED).split('/')[1] ?? '';
  return organization(
    ORGANIZATION,
    (it) => {
      it.repository('router', { visibility: 'private', createdAt: '2021-01-01' });
      it.repository('billing', { visibility: 'private', createdAt: '2022-01-01' });
      it.repository(reviews, { visibility: 'private', createdAt: '2023-01-01' });
      it.member(
        'ulla-berg',
        (person) => person.joined('2014-01-01').worksFrom('Europe/Oslo'),
        'admin',
      );
      it.member('ines-duarte', (person) => person.joined('2015-01-01').grant(reviews, 'WRITE'));
      it.collaborator(week < 10 ? 'far-lantern' : 'bright-lantern', (person) =>
        lantern(person, week, until),
      );
      if (week < 11) it.collaborator('marsh-ferry', (person) => ferry(person, week, until));
      if (week >= 3) it.collaborator('tall-cedar', (person) => cedar(person, week, until));
      it.collaborator('plain-penny', (person) =>
        person
          .claims('Porto, Portugal')
          .joined('2016-01-01')
          .worksFrom('Europe/Lisbon')
          .commits({ to: `${ORGANIZATION}/billing`, count: 60 + week, from: '2025-08-11', until })
          .grant('billing', 'WRITE'),
      );
    },
    { now },
  );
}

function lantern(person: PersonBuilder, week: number, until: string): PersonBuilder {
  const told = person
    .numbered(50_118_001)
    .named('Corin Halloway')
    .claims('Halifax, Nova Scotia')
    .joined('2019-03-03')
    .worksFrom('Asia/Singapore')
    .browsesFrom('Africa/Tunis')
    .commitsAs({ name: 'Corin Halloway', email: 'corin@example.com', share: 1 });
  const named =
    week < 4
      ? told
      : told.commitsAs({ name: 'Ximena Duarte', email: 'corin@example.com', share: 1 });
  return named
    .commits({
      to: `${ORGANIZATION}/router`,
      count: 80 + week,
      from: '2025-08-11',
      until,
      webEdits: 0.2,
    })
    .grant('router', 'ADMIN');
}

function ferry(person: PersonBuilder, week: number, until: string): PersonBuilder {
  return person
    .numbered(50_118_002)
    .named('Marlow Quist')
    .claims('Cape Town, South Africa')
    .joined('2025-06-03')
    .worksFrom('America/Chicago')
    .browsesFrom('Asia/Tokyo')
    .commitsAs({ name: 'Marlow Quist', email: 'marlow@example.com', share: 1 })
    .commits({
      to: `${ORGANIZATION}/billing`,
      count: 110 + week,
      from: '2025-08-11',
      until,
      webEdits: 0.2,
    })
    .owns('lens-notes', { createdAt: '2025-06-10', importedFrom: '2016-05-01', commits: 50 })
    .grant('billing', 'WRITE');
}

function cedar(person: PersonBuilder, week: number, until: string): PersonBuilder {
  return person
    .numbered(50_118_003)
    .named('Anneke Thorvald')
    .claims('Montevideo, Uruguay')
    .joined('2024-09-03')
    .worksFrom('Asia/Karachi')
    .browsesFrom('Pacific/Auckland')
    .commitsAs({ name: 'Anneke Thorvald', email: 'anneke@example.com', share: 1 })
    .commits({
      to: `${ORGANIZATION}/router`,
      count: 90 + week,
      from: '2025-08-11',
      until,
      webEdits: 0.2,
    })
    .owns('reed-organ', { createdAt: '2024-09-10', importedFrom: '2017-05-01', commits: 40 })
    .grant('router', 'WRITE');
}
