import { exampleEvent } from '../../src/evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { indicatorList } from '../../src/evidence/indicator-list.ts';
import type { OperatorFiles } from '../../src/evidence/operator-files.ts';
import type { Profile } from '../../src/snapshot/facts.ts';
import { coherent, type Persona, withLog } from './persona.ts';

/** Mechanisms that show in what the organization keeps itself: its audit log, its roster, its earlier snapshots. */
export const ON_RECORD: readonly Persona[] = [
  {
    login: 'took-everything-ulf',
    story: 'Copied fourteen private repositories in the week in which access to them was given.',
    observed: ['mass-clone-after-access'],
    tell: (p) => coherent(p, 'Ulf Brenner', 'Linz', 'Europe/Vienna', '2016-04-24'),
    afterwards: (person) =>
      withLog(person, [change(6, 'grant', 'write', 'owner-of-juniper'), ...clones(14)]),
  },
  {
    login: 'two-places-sanna',
    story: 'At work in two countries within the hour, day after day.',
    observed: ['impossible-travel'],
    tell: (p) => coherent(p, 'Sanna Keller', 'Bern', 'Europe/Zurich', '2015-08-28'),
    afterwards: (person) =>
      withLog(person, [...clones(2), ...pushes(12, (index) => ({ place: 1 + (index % 2) }))]),
  },
  ...(['one-line-pia', 'one-line-ned'] as const).map(
    (login, index): Persona => ({
      login,
      story: 'One of two accounts that work from one address, under different employers.',
      observed: ['shared-network-address'],
      tell: (p) =>
        coherent(
          p,
          index === 0 ? 'Pia Ostrom' : 'Ned Falkner',
          'Ghent',
          'Europe/Brussels',
          `201${4 + index}-03-2${index}`,
        ),
      afterwards: (person) =>
        withLog(person, [...clones(1), ...pushes(10, () => ({ address: '198.51.100.77' }))]),
    }),
  ),
  {
    login: 'behind-a-veil-nour',
    story: 'Works through a network of the organization’s list that hides where one is.',
    observed: ['concealing-network'],
    tell: (p) => coherent(p, 'Nour Vidal', 'Marseille', 'Europe/Paris', '2016-07-17'),
    afterwards: (person) =>
      withLog(
        person,
        pushes(12, () => ({ address: '203.0.113.9' })),
      ),
    operator: {
      networks: {
        asOf: EXAMPLE_NOW - 20 * DAY,
        nameOf: (address) => (address.startsWith('203.0.113.') ? 'Example VPN' : undefined),
      },
    },
  },
  {
    login: 'more-and-more-gil',
    story: 'Asked one owner for maintain and another for admin, within two months.',
    observed: ['growing-permission'],
    tell: (p) => coherent(p, 'Gil Waters', 'Swansea', 'Europe/London', '2015-10-20'),
    afterwards: (person) =>
      withLog(person, [
        change(200, 'grant', 'write', 'an-owner'),
        change(180, 'role-change', 'maintain', 'an-owner'),
        change(160, 'role-change', 'admin', 'another-owner'),
      ]),
  },
  {
    login: 'not-on-contract-ewa',
    story: 'No name on the account is the one on the contract.',
    observed: ['name-differs-from-roster'],
    bound: 'what is in a roster nobody can rename',
    tell: (p) => coherent(p, 'Ewa Lindqvist', 'Gdynia', 'Europe/Warsaw', '2016-01-16'),
    operator: {
      roster: {
        compare: ({ login }) => (login === 'not-on-contract-ewa' ? 'different' : undefined),
      },
    },
  },
  {
    login: 'on-a-list-fynn',
    story: 'The account stands on a list the organization was given.',
    observed: ['on-indicator-list'],
    tell: (p) => coherent(p, 'Fynn Adler', 'Kiel', 'Europe/Berlin', '2015-06-06'),
    operator: {
      indicators: indicatorList([
        { kind: 'account', value: 'on-a-list-fynn', source: 'a list passed on' },
      ]),
    },
  },
  {
    login: 'all-replaced-ove',
    story: 'Name, address and website were others half a year ago.',
    observed: ['contact-replaced'],
    bound: 'its earlier snapshots hold a name',
    tell: (p) =>
      coherent(p, 'Ove Sandell', 'Uppsala', 'Europe/Stockholm', '2014-12-24')
        .mail('ove@forge.example')
        .website('https://sandell.example'),
    operator: earlier([
      180,
      { name: 'Radka Jelinek', email: 'radka@press.example', website: 'https://jelinek.example' },
    ]),
  },
  {
    login: 'here-and-there-lune',
    story: 'Has stated three places on three clocks within a year.',
    observed: ['place-changed-often'],
    bound: 'its earlier snapshots hold places',
    tell: (p) => coherent(p, 'Lune Garnier', 'Nantes', 'Europe/Paris', '2015-02-05'),
    operator: earlier([330, { location: 'Lima, Peru' }], [150, { location: 'Hanoi' }]),
  },
];

/** A push every day on a different hour, each with what the log tells of it. */
function pushes(
  count: number,
  told: (index: number) => { readonly place?: number; readonly address?: string },
) {
  return Array.from({ length: count }, (_, index) =>
    exampleEvent({
      at: EXAMPLE_NOW - (Math.floor(index / 2) + 2) * DAY + (index % 2) * 2_400,
      ...told(index),
    }),
  );
}

function clones(count: number) {
  return Array.from({ length: count }, (_, index) =>
    exampleEvent({
      kind: 'clone',
      action: 'git.clone',
      repository: `juniper-works/part-${index}`,
      at: EXAMPLE_NOW - 5 * DAY + index * 900,
    }),
  );
}

function change(daysAgo: number, kind: 'grant' | 'role-change', permission: string, actor: string) {
  return exampleEvent({
    kind,
    action: kind === 'grant' ? 'repo.add_member' : 'repo.update_member',
    repository: 'juniper-works/core',
    at: EXAMPLE_NOW - daysAgo * DAY,
    actor,
    own: false,
    permission,
  });
}

/** Earlier snapshots of the person, each so many days ago. */
function earlier(
  ...states: readonly (readonly [daysAgo: number, profile: Partial<Profile>])[]
): OperatorFiles {
  const blank: Profile = {
    name: null,
    location: null,
    bio: null,
    company: null,
    email: null,
    website: null,
  };
  return {
    earlier: {
      of: ({ login }) =>
        states.map(([daysAgo, profile]) => ({
          takenAt: EXAMPLE_NOW - daysAgo * DAY,
          login,
          keys: [],
          profile: { ...blank, ...profile },
        })),
    },
  };
}
