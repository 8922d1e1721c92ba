import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, evaluate } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/assess/assessment.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { exampleEvent } from '../../src/evidence/example-access.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  exampleGrant,
  examplePerson,
  exampleRepository,
} from '../../src/evidence/example-person.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { known, unknown } from '../../src/snapshot/fact.ts';
import { type FactName, factsSchema } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

/**
 * What protects a person often stands in the facts of others: colleagues, crowds, whoever shares a mailbox. Where GitHub
 * does not answer for those, nothing may be held against the person that would not be held against them otherwise.
 *
 * It is about answers that come and go. What GitHub refuses, has no more or cuts off is the same in every run, and part of what an
 * audit is; so is who is audited at all.
 */
const FACT_NAMES = Object.keys(factsSchema.shape) as readonly FactName[];
const NO_ANSWER = { reason: 'unavailable', detail: 'GitHub did not answer.' } as const;

type Loss = (person: Collaborator) => Collaborator;

function without(...names: readonly FactName[]): Loss {
  const lost = Object.fromEntries(names.map((name) => [name, unknown(NO_ANSWER)]));
  return (person) => ({ ...person, facts: { ...person.facts, ...lost } });
}

/** A list of which nothing but the first entry arrived. */
function cutOff(name: FactName): Loss {
  return (person) => {
    const fact = person.facts[name];
    if (!fact.known || !Array.isArray(fact.value)) return person;
    const rest = known(fact.value.slice(0, 1), [NO_ANSWER]);
    return { ...person, facts: { ...person.facts, [name]: rest } };
  };
}

const LOSSES: readonly (readonly [string, Loss])[] = [
  ['everything', without(...FACT_NAMES)],
  ...FACT_NAMES.map((name) => [name, without(name)] as const),
  ...FACT_NAMES.map((name) => [`most of ${name}`, cutOff(name)] as const),
];

describe('for want of the facts of one other person', () => {
  const examples = CATALOGUE.flatMap((signal) =>
    signal.examples
      .filter(({ among = [], expect: result }) => among.length > 0 && result !== 'observed')
      .map((example) => [`${signal.id}: ${example.title}`, signal, example] as const),
  );
  it.each(examples)('%s is not observed', (_, signal, example) => {
    const { among = [] } = example;
    for (const [index, other] of among.slice(0, 6).entries()) {
      for (const [what, lose] of LOSSES) {
        const context = contextOf({ ...example, among: among.with(index, lose(other)) });
        const { result } = evaluate(signal, example.person, context);
        expect(result, `without ${what} of ${other.login}`).not.toBe('observed');
      }
    }
  });
});

/** People with nothing in common, of whom somebody who would explain an observation could be one. */
const BYSTANDERS = Array.from({ length: 60 }, (_, index) =>
  examplePerson({ id: String(700_001 + index), login: `bystander-${index}` }),
);

describe('in an audit of many', () => {
  const examples = CATALOGUE.flatMap((signal) =>
    signal.examples
      .filter(({ expect: result }) => result === 'observed')
      .map((example) => [`${signal.id}: ${example.title}`, signal, example] as const),
  );
  const resultAmong = (
    [, signal, example]: (typeof examples)[number],
    bystanders: readonly Collaborator[],
  ) => {
    const among = [...(example.among ?? []), ...bystanders];
    return evaluate(signal, example.person, contextOf({ ...example, among })).result;
  };
  const lostOf = (share: number) => {
    const lose = without(...FACT_NAMES);
    return BYSTANDERS.map((one, index) => (index < share * BYSTANDERS.length ? lose(one) : one));
  };

  it.each(examples)('one account that cannot be read does not silence %s', (...example) => {
    const whole = resultAmong(example, BYSTANDERS);
    expect(resultAmong(example, lostOf(1 / BYSTANDERS.length))).toBe(whole);
  });

  /** Signals that come to no answer where that share of the others cannot be read. */
  const silencedBy = (share: number) =>
    examples
      .filter((example) => resultAmong(example, BYSTANDERS) === 'observed')
      .filter((example) => resultAmong(example, lostOf(share)) === 'unknown')
      .map(([, { id }]) => id);
  const ofOne = [
    'disposable-address',
    'identity-pushed-away',
    'key-names-another',
    'only-unlinked-addresses',
    'shared-website',
    'unrelated-names-in-key',
  ];
  const ofCrowds = ['identical-avatar', 'shared-network-address', 'shared-root-commit'];

  it('holds back what one of them may explain where one in twenty cannot be read', () => {
    expect(silencedBy(1 / 20)).toEqual(expect.arrayContaining(ofOne));
  });
  it('holds back what a crowd may explain where a crowd may well be among the unread', () => {
    expect(silencedBy(1 / 2)).toEqual(expect.arrayContaining(ofCrowds));
    expect(silencedBy(1 / 20).filter((id) => ofCrowds.includes(id))).toEqual([]);
  });
});

it('costs hardly more to ask about everybody than about one where answers about many are owed', () => {
  const lose = without('keys', 'ownCommits');
  const people = Array.from({ length: 3_000 }, (_, index) =>
    lose(examplePerson({ id: String(800_001 + index), login: `owed-${index}` })),
  );
  const [person = examplePerson({})] = people;
  const { cohort } = contextOf({ person, among: people.slice(1) });
  const timeOf = (times: number) => {
    const begun = performance.now();
    for (let time = 0; time < times; time += 1) cohort.unanswered(['keys', 'ownCommits'], person);
    return performance.now() - begun;
  };
  const first = timeOf(1);
  expect(cohort.unanswered(['keys', 'ownCommits'], person)).toBe(2_999);
  expect(timeOf(2_000)).toBeLessThan(300 * first);
});

/** Words of one's own, enough of them to be compared. */
const TEXTS = [
  'I mend clocks on a lighthouse island and keep bees; on rainy days I write parsers for tide tables and teach them to my nieces.',
  'Ferries, folk songs and formal methods. I once rebuilt a harbour crane out of matchsticks, and it still lifts half a sandwich.',
];
const NAMES = ['Ilse Brandvold', 'Teodor Makinen', 'Wren Calloway'] as const;
const DESKS = ['desk@yopmail.com', 'studio@example.net', 'wren@example.org'] as const;
const OPENED = EXAMPLE_NOW - 900 * DAY;

const letter = fc.constantFrom('A', 'B', 'C');
const trait = fc.record({
  name: fc.constantFrom(...NAMES),
  company: fc.constantFrom(null, null, 'Harborworks', 'Quayside'),
  website: fc.constantFrom(
    null,
    'https://harborworks.example',
    'https://wren.example.net',
    'https://wren.example.net/about',
  ),
  bio: fc.constantFrom(null, ...TEXTS),
  picture: fc.option(letter),
  openedHours: fc.constantFrom(0, 3, 9, 4_000, 9_000),
  key: fc.option(fc.record({ of: letter, minutes: fc.constantFrom(0, 9, 40, 40_000) })),
  signing: fc.option(
    fc.record({
      of: letter,
      names: fc.subarray([...NAMES]),
      emails: fc.subarray([...DESKS]),
      title: fc.constantFrom('laptop', 'person-1003', DESKS[1]),
    }),
  ),
  unclaimed: fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...DESKS)), {
    maxLength: 4,
  }),
  guests: fc.subarray(['1001', '1002', '1003']),
  root: fc.option(letter),
  stars: fc.constantFrom(0, 0, 60),
  readme: fc.constantFrom(null, ...TEXTS),
  follows: fc.subarray(['71', '72', '73', '74', '75']),
  invitedBy: fc.option(fc.constantFrom('owner', 'other-owner')),
  network: fc.option(fc.constantFrom('198.51.100.7', '203.0.113.9')),
  copies: fc.constantFrom(0, 2, 30),
  pushedAway: fc.boolean(),
});
type Trait = typeof trait extends fc.Arbitrary<infer T> ? T : never;

function personWith(id: string, t: Trait): Collaborator {
  const login = `person-${id}`;
  const repository = `${login}/project`;
  const mine = { name: t.name, email: `${login}@example.com` };
  const signature = { oid: '7'.padStart(40, '0'), account: null };
  return examplePerson({
    id,
    login,
    profile: { name: t.name, company: t.company, website: t.website, bio: t.bio },
    facts: {
      account: { createdAt: OPENED + t.openedHours * 3_600, type: 'user' },
      avatar: { digest: t.picture === null ? null : t.picture.repeat(64) },
      keys: [
        ...(t.key === null
          ? []
          : [
              {
                kind: 'ssh' as const,
                fingerprint: `SHA256:${(t.key.minutes === 0 ? id : t.key.of).padStart(43, t.key.of)}`,
                createdAt: OPENED + t.key.minutes * 60,
              },
            ]),
        ...(t.signing === null
          ? []
          : [
              {
                kind: 'gpg' as const,
                fingerprint: t.signing.of.repeat(16),
                createdAt: OPENED,
                names: t.signing.names,
                emails: t.signing.emails,
                title: t.signing.title,
              },
            ]),
      ],
      commits: exampleCommits({ count: 12, clock: 60, account: id, ...mine }),
      ownCommits: [
        ...t.unclaimed.flatMap(([name, email], part) =>
          exampleCommits({
            count: 12,
            clock: 60,
            account: null,
            name,
            email,
            repository: `${login}/part-${part % 2}`,
            until: EXAMPLE_NOW - (1 + part) * DAY,
          }),
        ),
        ...t.guests
          .filter((guest) => guest !== id)
          .flatMap((guest) =>
            exampleCommits({
              count: 4,
              clock: 60,
              account: guest,
              name: `Guest ${guest}`,
              email: `person-${guest}@example.com`,
              repository,
            }),
          ),
        ...exampleCommits({ count: 20, clock: 60, account: id, ...mine, repository }),
      ],
      portfolio: [
        exampleRepository(repository, {
          stars: t.stars,
          rootCommit: t.root === null ? null : t.root.repeat(40),
          readme: t.readme,
        }),
      ],
      following: t.follows.map((hub) => ({
        id: hub,
        login: `neighbour-${hub}`,
        followers: 40,
        mutual: true,
      })),
      invitations:
        t.invitedBy === null
          ? []
          : [
              {
                id: Number(id),
                ...exampleGrant(),
                invitedAt: EXAMPLE_NOW - 5 * DAY,
                expired: false,
                inviter: t.invitedBy,
                url: 'https://github.com/example-org/tool/invitations',
              },
            ],
      accessLog: [
        ...Array.from({ length: t.network === null ? 0 : 4 }, (_, day) =>
          exampleEvent({ at: EXAMPLE_NOW - (day + 1) * DAY, address: t.network }),
        ),
        ...Array.from({ length: t.copies }, (_, index) =>
          exampleEvent({
            kind: 'clone',
            action: 'git.clone',
            repository: `example-org/part-${index}`,
            at: EXAMPLE_NOW - 100 * DAY + index * 600,
          }),
        ),
      ],
      forcedPushes: t.pushedAway
        ? [10, 20, 30].map((days) => ({
            repository: 'example-org/tool',
            url: `https://github.com/example-org/tool/pull/${days}`,
            at: EXAMPLE_NOW - days * DAY,
            before: { ...signature, name: 'Odalys Ferrant', email: DESKS[1] },
            after: { ...signature, ...mine, account: id },
          }))
        : [],
    },
  });
}

const TRAITS = [
  ...['name', 'company', 'website', 'bio', 'picture', 'openedHours', 'key', 'signing', 'unclaimed'],
  ...['guests', 'root', 'stars', 'readme', 'follows', 'invitedBy', 'network', 'copies'],
] as const;

/** A few people, and a crowd of whom some things are as with the first of them: what more than a handful share is nobody's. */
const audited = fc
  .record({
    people: fc.array(trait, { minLength: 3, maxLength: 6 }),
    crowd: fc.constantFrom(0, 0, 1, 2, 3, 4, 5, 11, 29),
    like: trait,
    common: fc.subarray([...TRAITS]),
  })
  .map(({ people, crowd, like, common }) => {
    const same = Object.fromEntries(
      Object.entries(people[0] ?? {}).filter(([name]) => common.some((one) => one === name)),
    );
    return [...people, ...Array.from({ length: crowd }, (): Trait => ({ ...like, ...same }))];
  });

function judge(people: readonly Collaborator[], ids: ReadonlySet<string>): readonly Assessment[] {
  const [person, ...among] = people;
  if (person === undefined) return [];
  const context = contextOf({ person, among });
  return people
    .filter(({ id }) => ids.has(id))
    .map((one) => assess(one, CATALOGUE, context, DEFAULT_THRESHOLDS));
}

/** Both of the last ask nothing of anybody. */
const RANK = { soon: 2, routine: 1, 'insufficient-data': 0, none: 0 } as const;

describe('in audits made up at random, what is lost of one person', () => {
  it('adds no observation to another and raises no priority of theirs', () => {
    const loss = fc.constantFrom(...LOSSES);
    fc.assert(
      fc.property(audited, fc.nat(), loss, (traits, which, [what, lose]) => {
        const people = traits.map((one, index) => personWith(String(1_001 + index), one));
        const index = which % people.length;
        const hit = people[index];
        if (hit === undefined) return;
        const looked = new Set(
          people
            .slice(0, 6)
            .map(({ id }) => id)
            .filter((id) => id !== hit.id),
        );
        const before = judge(people, looked);
        const after = judge(people.with(index, lose(hit)), looked);
        for (const [place, one] of before.entries()) {
          const then = after[place];
          if (then === undefined) throw new Error(`${one.login} is missing`);
          const seen = new Set(one.observations.map(({ signal }) => signal.id));
          const added = then.observations
            .map(({ signal }) => signal.id)
            .filter((id) => !seen.has(id));
          expect(added, `${one.login}, without ${what} of ${hit.login}`).toEqual([]);
          expect(
            RANK[then.priority],
            `${one.login}, without ${what} of ${hit.login}`,
          ).toBeLessThanOrEqual(RANK[one.priority]);
          // Nobody knows whether a look that was prevented would have been one; see `rarityOf`.
          expect(then.chance).toBeGreaterThanOrEqual(0.85 * one.chance);
        }
      }),
    );
  }, 600_000);
});
