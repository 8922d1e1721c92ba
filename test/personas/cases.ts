import { exampleEvent } from '../../src/evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { known } from '../../src/snapshot/fact.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';
import { BILLING, TURNED_DOWN } from './material.ts';
import {
  coherent,
  dated,
  formerly,
  type Persona,
  settled,
  WORK,
  withFact,
  withLog,
  YEAR,
} from './persona.ts';

/** Published cases with the traces their sources name together: names, places and projects are invented. */
export const CASES: readonly Persona[] = [
  {
    login: 'device-farm-tess',
    story:
      'Machines stand where the profile says and are used from afar: browser, hours and network are those of another part of the world.',
    observed: ['browser-contradicts-machine', 'rhythm-contradicts-location', 'concealing-network'],
    reaches: 'routine',
    short:
      'Hours of work are a weak witness; a consultant on the laptop of a client who kept an old address in the profile shows the same.',
    tell: (p) =>
      settled(p.named('Tess Calder').claims('Tulsa, Oklahoma').joined('2019-06-11'))
        .worksFrom('Asia/Shanghai')
        .machine('America/Chicago')
        .browsesFrom('Asia/Shanghai')
        .commits({ to: WORK, count: 220, ...YEAR, webEdits: 0.15 }),
    afterwards: (person) =>
      withLog(
        person,
        Array.from({ length: 14 }, (_, day) =>
          exampleEvent({ at: EXAMPLE_NOW - (day + 2) * DAY, address: '203.0.113.21' }),
        ),
      ),
    operator: {
      networks: {
        asOf: EXAMPLE_NOW - 30 * DAY,
        nameOf: (address) => (address.startsWith('203.0.113.') ? 'Example VPN' : undefined),
      },
    },
  },
  {
    login: 'many-hands-sorrel',
    story:
      'One account for a whole team: three distant clocks, and two full names that take turns behind one address.',
    observed: ['incoherent-clocks', 'unrelated-names'],
    reaches: 'soon',
    tell: (p) =>
      settled(p.named('Sorrel Ames').joined('2018-03-19'))
        .worksFrom('Asia/Bangkok')
        .machine('Asia/Bangkok', { cluster: 'day' })
        .machine('Europe/London', { cluster: 'day' })
        .machine('America/Denver', { cluster: 'day' })
        .commitsAs({ name: 'Sorrel Ames', email: 'sorrel@example.net', share: 3 })
        .commitsAs({ name: 'Dagny Obuya', email: 'sorrel@example.net', share: 2 })
        .commits({ to: WORK, count: 180, ...YEAR }),
  },
  ...(['persona-switch-mona', 'persona-switch-rune'] as const).map(
    (login, index): Persona => ({
      login,
      story:
        'One of two accounts of one operator: one mailbox, commits pushed under the wrong full name and overwritten, a browser elsewhere than the machine.',
      observed: ['shared-commit-email', 'identity-pushed-away', 'browser-contradicts-machine'],
      reaches: 'soon',
      tell: (p) => switching(p, index),
    }),
  ),
  {
    login: 'bought-account-gale',
    story:
      'An old account in new hands: after a long silence name, address and clock are others, and the clock is not that of the place the profile still states.',
    observed: ['renamed-everything', 'clock-contradicts-location'],
    short:
      'How many old accounts come back renewed was never measured, so it weighs as if one in twenty did; two such traces are a little too common.',
    tell: (p) =>
      settled(p.named('Gale Thorsen').claims('Trondheim, Norway').joined('2013-02-02'))
        .worksFrom('Asia/Vladivostok')
        .commits({ to: WORK, count: 40, from: '2022-01-10', until: '2022-12-10' })
        .commits({ to: WORK, count: 80, ...YEAR }),
    afterwards: (person) =>
      formerly(person, { name: 'Kristin Moe', email: 'k.moe@fjord.example', offset: 60 }),
  },
  {
    login: 'borrowed-name-sten',
    story:
      'Works under the identity of somebody who exists: no name is the one on contract, the account is as young as the job, and clock and place do not agree.',
    observed: ['name-differs-from-roster', 'clock-contradicts-location'],
    short:
      'How often names differ from a roster was never measured; a moved person with a pen name shows the same.',
    tell: (p) =>
      p
        .named('Sten Abrahams')
        .claims('Boise, Idaho')
        .joined('2026-01-05')
        .contributed({ 2026: 200 })
        .worksFrom('Asia/Irkutsk')
        .owns('scratch', { createdAt: '2026-02-01', commits: 5 })
        .commits({ to: WORK, count: 90, from: '2026-01-20', until: '2026-10-30' })
        .grant('core', 'WRITE'),
    operator: {
      roster: {
        compare: ({ login }) => (login === 'borrowed-name-sten' ? 'different' : undefined),
      },
    },
    bound: 'what is in a roster nobody can rename',
  },
  {
    login: 'takes-the-code-arvo',
    story: 'Copies what there is in the week access is given, and shows part of it as a portfolio.',
    observed: ['mass-clone-after-access', 'organization-code-on-profile'],
    short:
      'Neither rate was measured, and both are a matter of the contract, whoever somebody is; each is listed with its records.',
    tell: (p) =>
      coherent(p, 'Arvo Linden', 'Graz', 'Europe/Vienna', '2016-09-09').owns('showcase', {
        createdAt: '2026-08-08',
        commits: 4,
        files: { 'billing/tax.ts': BILLING, 'billing/rounding.ts': BILLING.repeat(2) },
      }),
    afterwards: (person) =>
      withLog(person, [
        exampleEvent({
          kind: 'grant',
          action: 'repo.add_member',
          at: EXAMPLE_NOW - 7 * DAY,
          actor: 'owner-of-juniper',
          own: false,
          permission: 'write',
        }),
        ...Array.from({ length: 15 }, (_, index) =>
          exampleEvent({
            kind: 'clone',
            action: 'git.clone',
            repository: `juniper-works/piece-${index}`,
            at: EXAMPLE_NOW - 6 * DAY + index * 700,
          }),
        ),
      ]),
  },
  {
    login: 'made-up-past-neva',
    story:
      'A portfolio for the interview: a copied project with its first authors’ merges, a painted graph, and small pull requests to famous projects.',
    observed: ['painted-activity', 'foreign-merges', 'badge-farming'],
    short:
      'Of none of it anybody has measured how common it is among people who learn or look for work.',
    tell: (p) =>
      coherent(p, 'Neva Holm', 'Turku', 'Europe/Helsinki', '2017-02-27')
        .owns('daily', { createdAt: '2025-06-01', commits: 50 })
        .owns('atlas', {
          createdAt: '2026-01-15',
          commits: 12,
          mergesFrom: ['mirela-t', 'kwabena-a', 'mirela-t', 'kwabena-a', 'mirela-t'],
        }),
    afterwards: madeUp,
  },
  ...(['front-company-lark', 'front-company-wynn'] as const).map(
    (login, index): Persona => ({
      login,
      story:
        'One of two people of a company that exists for the purpose: one page, one biography, commits to each other’s projects, and one key.',
      observed: ['shared-key', 'near-identical-bio', 'cross-commit-ring', 'shared-website'],
      reaches: 'soon',
      tell: (p) =>
        coherent(
          p,
          index === 0 ? 'Lark Davenport' : 'Wynn Ellery',
          'Leeds',
          'Europe/London',
          `201${6 + index}-11-1${index}`,
        )
          .says(
            `We craft calm booking systems for small ferries, climbing halls and village theatres, ${index === 0 ? 'always' : 'ever'} one desk at a time.`,
          )
          .website('https://calm-bookings.example')
          .sshKey('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIcalmbookings', { createdAt: '2023-03-03' })
          .owns('tickets', { createdAt: '2022-02-02', commits: 20 })
          .commits({
            to: `front-company-${index === 0 ? 'wynn' : 'lark'}/tickets`,
            count: 10,
            from: '2024-01-01',
            until: '2024-09-01',
          }),
    }),
  ),
];

/** One of two: a mailbox in common, the machine at home, the browser elsewhere, and a slip that was overwritten twice. */
function switching(p: PersonBuilder, index: number): PersonBuilder {
  const [name, other] = index === 0 ? ['Mona Strand', 'Rune Falk'] : ['Rune Falk', 'Mona Strand'];
  const email = `persona-switch-${index === 0 ? 'mona' : 'rune'}@example.com`;
  const begun = settled(p.named(name ?? '').joined(`201${7 + index}-04-1${index}`))
    .worksFrom('Europe/Warsaw')
    .browsesFrom('Asia/Shanghai')
    .commitsAs({ name: name ?? '', email, share: 3 })
    .commitsAs({ name: name ?? '', email: 'desk@two-of-us.example', share: 1, verified: false })
    .owns('pieces', { createdAt: '2021-01-01', commits: 20 })
    .commits({ to: WORK, count: 120, ...YEAR, webEdits: 0.2 })
    .opensPullRequests({ in: WORK, count: 10, ...YEAR });
  return ['2026-03-03T10:00:00Z', '2026-07-07T10:00:00Z'].reduce(
    (person, at) =>
      person.forcePushes({
        in: WORK,
        at,
        before: { name: 'Cassian Drew', email: `other-${other?.length}@slip.example` },
        after: { name: name ?? '', email },
      }),
    begun,
  );
}

/** The merges were made years before, by the first owner of the project; the graph by a script. */
function madeUp(person: Collaborator): Collaborator {
  const told = withFact(person, 'ownCommits', (commits) =>
    commits.map((commit, index) => {
      if (commit.repository.endsWith('/daily')) {
        return dated(commit, Date.UTC(2025, 1, 1) / 1_000 + index * DAY + 19 * 3_600 + 41, 120);
      }
      return commit.mergedFrom === undefined
        ? commit
        : { ...dated(commit, commit.author.at - 1_500 * DAY, 60), account: '7002' };
    }),
  );
  return { ...told, facts: { ...told.facts, pullRequests: known(TURNED_DOWN) } };
}
