import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { fingerprintOf } from '../../src/assess/fingerprint.ts';
import type { Signal, SignalExample } from '../../src/evidence/define-signal.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Commit, Facts } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

/** What they observe is no commit of the person, though commits help to tell it. */
const ABOUT_OTHER_THINGS = new Set([
  'history-begun-elsewhere',
  'identity-pushed-away',
  'key-names-another',
  'on-indicator-list',
  'owner-among-many-authors',
  'unrelated-names-in-key',
]);
const COMMITS = ['commits', 'ownCommits', 'historyBeforeAccount'] as const;

const OBSERVED = CATALOGUE.filter(
  ({ id, needs, clearNeedsAllOf }) =>
    !ABOUT_OTHER_THINGS.has(id) &&
    [...needs, ...clearNeedsAllOf].some((name) => COMMITS.some((fact) => fact === name)),
).flatMap((signal) =>
  signal.examples
    .filter(({ expect, person }) => expect === 'observed' && hasCommits(person))
    .filter(({ person }) => !restsOnProfile(person))
    .map((example) => [signal.id, example.title, signal, example] as const),
);

describe('an observation that rests on commits', () => {
  it('is made by most signals', () => {
    expect(new Set(OBSERVED.map(([id]) => id)).size).toBeGreaterThan(20);
  });

  it.each(OBSERVED)('links to some of them: %s, %s', (_id, _title, signal, example) => {
    const links = observe(signal, linked(example)).evidence.flatMap(({ url }) => url ?? []);
    const toCommits = links.filter((url) => /\/commit\/[0-9a-f]{40}$/.test(url));
    expect(toCommits.length).toBeGreaterThan(0);
  });

  it.each(OBSERVED)(
    'stays the same for another commit like them: %s, %s',
    (...[, , signal, example]) => {
      const before = linked(example);
      const after = { ...before, person: withOneMore(before.person) };
      expect(fingerprintOf({ signal, ...observe(signal, after) })).toBe(
        fingerprintOf({ signal, ...observe(signal, before) }),
      );
    },
  );
});

function observe(signal: Signal, example: SignalExample) {
  const outcome = evaluate(signal, example.person, contextOf(example));
  if (outcome.result !== 'observed') throw new Error(`${signal.id}: ${outcome.result}`);
  return outcome;
}

function hasCommits({ facts }: Collaborator): boolean {
  return COMMITS.some((name) => {
    const fact = facts[name];
    return fact.known && fact.value.length > 0;
  });
}

function restsOnProfile({ facts: { profile } }: Collaborator): boolean {
  return profile.known && profile.value.email !== null;
}

/** Every commit of the example with an address, as GitHub gives them. */
function linked(example: SignalExample): SignalExample {
  return {
    ...example,
    person: mapCommits(example.person, (commits) =>
      commits.map((commit) => ({ ...commit, url: urlOf(commit) })),
    ),
  };
}

/** A minute after the newest one, made in the same way. */
function withOneMore(person: Collaborator): Collaborator {
  return mapCommits(person, (commits) => {
    const [newest] = commits.toSorted((a, b) => b.author.at - a.author.at);
    if (newest === undefined) return commits;
    const later = <T extends { readonly at: number }>(one: T) => ({ ...one, at: one.at + 60 });
    const commit = { ...newest, oid: 'f'.repeat(40) };
    return [
      {
        ...commit,
        author: later(commit.author),
        committer: later(commit.committer),
        url: urlOf(commit),
      },
      ...commits,
    ];
  });
}

function urlOf({ repository, oid }: Commit): string {
  return `https://github.com/${repository}/commit/${oid}`;
}

function mapCommits(
  person: Collaborator,
  change: (commits: readonly Commit[]) => readonly Commit[],
): Collaborator {
  const { commits, ownCommits, historyBeforeAccount } = person.facts;
  const changed: Partial<Facts> = {
    ...(commits.known ? { commits: { ...commits, value: change(commits.value) } } : {}),
    ...(ownCommits.known ? { ownCommits: { ...ownCommits, value: change(ownCommits.value) } } : {}),
    ...(historyBeforeAccount.known
      ? {
          historyBeforeAccount: {
            ...historyBeforeAccount,
            value: historyBeforeAccount.value.map((one) => ({
              ...one,
              commits: change(one.commits),
            })),
          },
        }
      : {}),
  };
  return { ...person, facts: { ...person.facts, ...changed } };
}
