import { exampleEvent } from '../../src/evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';
import {
  coherent,
  dated,
  type Persona,
  settled,
  signed,
  WORK,
  withFact,
  withLog,
  YEAR,
} from './persona.ts';

const ONE = { atMost: 'none', observed: [] } as const;
const COURSE_README =
  'This is the starting point of the Lantern course. Follow the steps below to install the tools, run the tests, and hand in your work by pushing to the branch of your group before Friday evening. Ask in the forum when something does not work on your machine.';

/** Innocents whose company, or whose several peculiarities at once, look like what this audit is made for. */
export const TOGETHER: readonly Persona[] = [
  ...(['course-amina', 'course-bram', 'course-chidi', 'course-dora', 'course-emre'] as const).map(
    (login, index): Persona => ({
      ...ONE,
      login,
      story:
        'One of five of a course: accounts and keys of one morning, one starter project with its README, one template as biography.',
      tell: (p) =>
        p
          .named(
            ['Amina Sow', 'Bram Hoekstra', 'Chidi Anozie', 'Dora Pinter', 'Emre Polat'][index] ??
              '',
          )
          .claims('Rotterdam')
          .joined(`2022-09-05T08:0${index}:00Z`)
          .contributed({ 2022: 60, 2023: 150, 2024: 170, 2025: 200 })
          .worksFrom('Europe/Amsterdam')
          .commits({ to: WORK, count: 100, ...YEAR })
          .grant('core', 'WRITE')
          .says(
            'Graduate of the evening school by the harbour, where we built small web things in pairs and learned to ask for help early.',
          )
          .sshKey(`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${String(index + 4).repeat(40)}`, {
            createdAt: `2022-09-05T08:3${index}:00Z`,
          })
          .owns('lantern-exercises', {
            createdAt: '2022-09-06',
            commits: 12,
            startsAs: 'the starter of the course',
            readme: COURSE_README,
          }),
    }),
  ),
  ...(['team-of-noor-1', 'team-of-noor-2', 'team-of-noor-3'] as const).map(
    (login, index): Persona => ({
      ...ONE,
      login,
      story:
        'One of three of a university team that commit to each other’s repositories and state their university.',
      tell: (p) =>
        [0, 1, 2]
          .filter((other) => other !== index)
          .reduce(
            (person, other) =>
              person.commits({
                to: `team-of-noor-${other + 1}/measurements`,
                count: 8,
                from: '2024-02-01',
                until: '2024-10-01',
              }),
            coherent(
              p,
              ['Farida Nazari', 'Goran Petrov', 'Hiba Saleh'][index] ?? '',
              'Amman',
              'Asia/Amman',
              `2018-10-${11 + index}`,
            )
              .at('Harbour University')
              .owns('measurements', { createdAt: '2023-01-01', commits: 20 }),
          ),
    }),
  ),
  ...(['couple-of-friends-leo', 'couple-of-friends-mai'] as const).map(
    (login, index): Persona => ({
      ...ONE,
      login,
      story:
        'One of two friends who live together: one line to the network, a game they make together and each keep, and commits to each other’s attic.',
      observed: ['cross-commit-ring', 'shared-network-address'],
      tell: (p) => friends(p, index),
      afterwards: (person) =>
        withLog(
          person,
          Array.from({ length: 8 }, (_, day) =>
            exampleEvent({ at: EXAMPLE_NOW - (day + 2) * DAY, address: '192.0.2.33' }),
          ),
        ),
    }),
  ),
  ...[1, 2, 3, 4, 5, 6].map(
    (number): Persona => ({
      ...ONE,
      login: `squad-behind-one-exit-${number}`,
      story: 'One of six of a squad that its client lets work through one VPN only.',
      tell: (p) =>
        coherent(
          p,
          ['Ada Brun', 'Ben Castro', 'Cleo Dahl', 'Dev Anand', 'Eli Forde', 'Fay Grant'][
            number - 1
          ] ?? '',
          'Lisbon',
          'Europe/Lisbon',
          `201${number}-0${number}-15`,
        ),
      afterwards: (person) =>
        withLog(
          person,
          Array.from({ length: 8 }, (_, day) =>
            exampleEvent({ at: EXAMPLE_NOW - (day + 2) * DAY, address: '192.0.2.90' }),
          ),
        ),
    }),
  ),
  {
    ...ONE,
    login: 'new-name-old-laptop-robin',
    story:
      'Took a new full name two years ago, moved abroad, and an old laptop still writes the former name now and then.',
    observed: ['clock-contradicts-location'],
    bound: 'it is about two names',
    tell: (p) =>
      settled(p.named('Robin Ahlgren').claims('Malmö').joined('2015-09-12'))
        .worksFrom('America/Vancouver')
        .commits({ to: WORK, count: 160, from: '2023-11-01', until: '2026-10-30' }),
    afterwards: (person) =>
      withFact(person, 'commits', (commits) =>
        commits.map((commit, index) => {
          const former = commit.author.at < Date.UTC(2024, 9) / 1_000 || index % 12 === 0;
          return signed(commit, former ? 'Kasper Dyrholm' : 'Robin Ahlgren', 'me@ahlgren.example');
        }),
      ),
  },
  {
    ...ONE,
    login: 'spelled-anew-tengyao',
    story: 'Has been written in three romanizations by three offices, and in the own script.',
    bound: 'it is about spellings of one name',
    tell: (p) =>
      ['Tengyao Chi', 'Ting-yao Ki', 'Chi Tengyao', '池 騰堯']
        .reduce(
          (person, name) => person.commitsAs({ name, email: 'tengyao@example.org', share: 1 }),
          settled(p.named('Tengyao Chi').claims('Taichung').joined('2014-02-28')),
        )
        .worksFrom('Asia/Taipei')
        .commits({ to: WORK, count: 100, ...YEAR }),
  },
  {
    ...ONE,
    login: 'monorepo-mover-edith',
    story:
      'Joined nine repositories of a dissolved firm into one, history of thirty colleagues and all, and opened the account for it.',
    observed: ['owner-among-many-authors'],
    tell: (p) =>
      coherent(p, 'Edith Marlow', 'Leeds', 'Europe/London', '2019-01-09').owns('all-of-it', {
        createdAt: '2026-05-05',
        commits: 48,
      }),
    afterwards: (person) =>
      withFact(person, 'ownCommits', (commits) =>
        commits.map((commit, index) =>
          commit.repository.endsWith('/all-of-it') && index % 12 !== 0
            ? {
                ...signed(
                  dated(commit, Date.UTC(2022, 1, 1) / 1_000 - index * DAY, 0),
                  `Colleague ${index}`,
                  `colleague-${index}@dissolved.example`,
                ),
                account: null,
              }
            : commit,
        ),
      ),
  },
  {
    ...ONE,
    login: 'client-laptop-suvi',
    story:
      'A consultant on the client’s laptop: its clock, its name for the user, its office hours, and its VPN.',
    observed: ['clock-contradicts-location'],
    bound: 'what a client calls a laptop is no name of a person',
    tell: (p) =>
      settled(p.named('Suvi Koskinen').claims('Tampere').joined('2012-08-30'))
        .worksFrom('Europe/Helsinki', { hours: [16, 24] })
        .machine('America/New_York')
        .commitsAs({ name: 'Suvi Koskinen', email: 'suvi@example.org', share: 2 })
        .commitsAs({ name: 'Client Laptop User', email: 'suvi@example.org', share: 1 })
        .commits({ to: WORK, count: 140, ...YEAR }),
  },
  {
    ...ONE,
    login: 'rewritten-history-ola',
    story:
      'Rewrote all histories with a filter to hide an old address: every commit recorded anew on one evening.',
    observed: [],
    tell: (p) =>
      coherent(p, 'Ola Brekke', 'Stavanger', 'Europe/Oslo', '2013-05-17')
        .contributed({ 2014: 60, 2015: 70, 2016: 80, 2017: 60, 2018: 90, 2019: 100 })
        .owns('weather', { createdAt: '2014-06-01', commits: 40 }),
    afterwards: (person) =>
      withFact(person, 'ownCommits', (commits) =>
        commits.map((commit, index) => ({
          ...commit,
          committer: { ...commit.committer, at: Date.UTC(2026, 4, 5, 19) / 1_000 + index },
        })),
      ),
  },
  {
    ...ONE,
    login: 'everything-at-once-ines',
    story:
      'Emigrated, works by night, moved an old archive, opened a work account, changed the login, and was silent for three years.',
    observed: ['clock-contradicts-location', 'commits-before-account'],
    tell: (p) =>
      p
        .named('Inés Quiroga')
        .claims('Rosario, Argentina')
        .joined('2020-01-20')
        .contributed({ 2020: 30, 2025: 160, 2026: 220 })
        .worksFrom('Europe/Madrid', { hours: [19, 27] })
        .owns('svn-archive', { createdAt: '2020-02-01', importedFrom: '2009-01-01', commits: 45 })
        .commits({ to: WORK, count: 110, ...YEAR })
        .grant('core', 'WRITE'),
    afterwards: (person) =>
      withFact(person, 'commits', (commits) =>
        commits.map((commit, index) =>
          signed(
            commit,
            commit.author.name,
            `${person.id}+${index % 2 === 0 ? 'everything-at-once-ines' : 'ines-of-before'}@users.noreply.github.com`,
          ),
        ),
      ),
  },
];

/** Two people who make a game together, of which each keeps a copy, and help in each other's attic. */
function friends(p: PersonBuilder, index: number): PersonBuilder {
  const other = index === 0 ? 'mai' : 'leo';
  const period = { from: '2024-01-01', until: '2024-10-01' } as const;
  return coherent(
    p,
    index === 0 ? 'Leo Marchand' : 'Mai Sørensen',
    'Odense',
    'Europe/Copenhagen',
    `201${5 + index}-06-0${index + 3}`,
  )
    .owns('attic', { createdAt: '2022-01-01', commits: 20 })
    .commits({ to: `couple-of-friends-${other}/attic`, count: 10, ...period })
    .owns('game', { createdAt: '2023-06-01', commits: 20, startsAs: 'the game' })
    .commits({ to: `couple-of-friends-${other}/game`, count: 12, ...period });
}
