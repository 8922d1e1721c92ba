import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { backdatedAgainstServer } from '../../src/signals/backdated-against-server.ts';
import { commitsBeforeAccount } from '../../src/signals/commits-before-account.ts';
import { dormantAccountRevived } from '../../src/signals/dormant-account-revived.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { known, notCollected } from '../../src/snapshot/fact.ts';
import type { Facts } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const ago = (days: number) => EXAMPLE_NOW - days * DAY;
const NAME = 'example-person/ledger';
const THIS_YEAR = 2026;

/** Sixty commits from five to three years ago, in a repository of this year; nothing else before this year. */
function person(facts: Partial<Facts> = {}, total: number | null = 40): Collaborator {
  const base = examplePerson({
    facts: {
      account: { createdAt: ago(3_000), type: 'user' },
      ownRepositories: [
        {
          name: NAME,
          createdAt: ago(60),
          pushedAt: ago(5),
          fork: false,
          archived: false,
          url: `https://github.com/${NAME}`,
        },
      ],
      ownCommits: exampleCommits({
        count: 60,
        clock: 120,
        until: ago(1_100),
        everyDays: 12,
        repository: NAME,
      }),
      contributions: Array.from({ length: 6 }, (_, index) => ({
        year: THIS_YEAR - index,
        total,
        restricted: 0,
      })),
    },
  });
  return { ...base, facts: { ...base.facts, ...facts } };
}

function judge(one: Collaborator) {
  return evaluate(backdatedAgainstServer, one, contextOf({ person: one }));
}

describe('backdated-against-server', () => {
  it('says how many commits, since when, and what the server first saw', () => {
    const outcome = judge(person());
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toMatch(
      /^60 commits in 1 own repository are dated from 202\d-.* The first is of 2026-09-03/,
    );
    expect(outcome.sample).toBe(60);
  });

  it.each([
    [
      'a fork',
      { ownRepositories: known([repository({ name: 'example-person/fork', fork: true })]) },
    ],
    [
      'a key',
      { keys: known([{ kind: 'ssh' as const, fingerprint: 'SHA256:x', createdAt: ago(2_000) }]) },
    ],
    ['a comment', { activity: known([event(2_000)]) }],
  ])('is settled by %s from before these commits', (_, facts) => {
    const merged =
      'ownRepositories' in facts
        ? {
            ownRepositories: known([
              repository({}),
              repository({ fork: true, name: 'x/y' }, 2_000),
            ]),
          }
        : facts;
    expect(judge(person(merged)).result).toBe('clear');
  });

  it('is settled by something made on the site at that time', () => {
    const edits = exampleCommits({ count: 1, clock: 120, until: ago(2_000), origin: 'github-web' });
    expect(judge(person({ commits: known(edits) })).result).toBe('clear');
  });

  it('knows nothing where the server may have seen more than was read', () => {
    const gap = notCollected('Part of it was not read.');
    expect(judge(person({ activity: known([event(30)], [gap]) })).result).toBe('unknown');
    expect(judge(person({ ownRepositories: known([repository({})], [gap]) })).result).toBe(
      'unknown',
    );
    expect(judge(person({}, null)).result).toBe('unknown');
  });

  it('does not mind a handful, or one week of old commits', () => {
    const few = exampleCommits({
      count: 9,
      clock: 120,
      until: ago(1_100),
      repository: NAME,
      everyDays: 20,
    });
    const week = exampleCommits({
      count: 40,
      clock: 120,
      until: ago(1_100),
      repository: NAME,
      everyDays: 0.2,
    });
    for (const commits of [few, week]) {
      expect(judge(person({ ownCommits: known(commits) })).result).toBe('clear');
    }
  });

  it('leaves years without contributions to dormant-account-revived, and what is older than the account to its signal', () => {
    const silent = person({}, 0);
    expect(judge(silent).result).toBe('unknown');
    const active = person();
    const context = contextOf({ person: active });
    expect(evaluate(dormantAccountRevived, active, context).result).not.toBe('observed');
    expect(evaluate(commitsBeforeAccount, active, context).result).toBe('clear');
  });
});

function repository(change: { readonly name?: string; readonly fork?: boolean }, daysAgo = 60) {
  return {
    name: NAME,
    createdAt: ago(daysAgo),
    pushedAt: ago(5),
    fork: false,
    archived: false,
    url: `https://github.com/${change.name ?? NAME}`,
    ...change,
  };
}

function event(daysAgo: number) {
  return {
    kind: 'comment' as const,
    at: ago(daysAgo),
    repository: 'example-org/tool',
    private: false,
  };
}
