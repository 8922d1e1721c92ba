import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { type IndicatorKind, indicatorList } from '../../src/evidence/indicator-list.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { onIndicatorList } from '../../src/signals/on-indicator-list.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { known, notCollected, unknown } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

const KEY = `SHA256:${'k'.repeat(43)}`;
const WREN = examplePerson({
  id: '1001',
  login: 'Wren-C',
  profile: { website: 'https://www.wren.example/me/', email: 'Wren@Mail.Gardens.example' },
  facts: {
    keys: [
      { kind: 'ssh', fingerprint: KEY, createdAt: null },
      { kind: 'gpg', fingerprint: '3AA5C34371567BD2', createdAt: null },
    ],
    commits: exampleCommits({
      count: 3,
      clock: 60,
      email: '1001+old-wren@users.noreply.github.com',
    }),
    links: [{ url: 'https://social.example/@wren', kind: 'social', state: 'alive' }],
  },
});

function judge(
  entries: readonly (readonly [IndicatorKind, string, string?])[],
  person: Collaborator = WREN,
  among: readonly Collaborator[] = [],
) {
  const listed = entries.map(([kind, value, source = 'a list']) => ({ kind, value, source }));
  const operator = { indicators: indicatorList(listed) };
  return evaluate(onIndicatorList, person, contextOf({ person, among, operator }));
}

function observed(...args: Parameters<typeof judge>) {
  const outcome = judge(...args);
  if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
  return { ...outcome, texts: outcome.evidence.map(({ text }) => plainText(text)) };
}

describe('on-indicator-list', () => {
  it('clears nobody of whose pages some could not be read, which is not the case where nobody asked', () => {
    const failed = { reason: 'unavailable', detail: 'GitHub did not answer.' } as const;
    const withLinks = (links: Collaborator['facts']['links']) =>
      judge([['account', 'nobody']], { ...WREN, facts: { ...WREN.facts, links } }).result;
    expect(withLinks(known([]))).toBe('clear');
    expect(withLinks(known([], [failed]))).toBe('unknown');
    expect(withLinks(unknown(failed))).toBe('unknown');
    expect(withLinks(unknown(notCollected('The policy does not ask for it.')))).toBe('clear');
  });

  it.each([
    ['account', 'wren-c', 'The login: a list'],
    ['account', '1001', 'The number of the account: a list'],
    ['address', 'wren@mail.gardens.example', 'The address wren@mail.gardens.example: a list'],
    ['domain', 'gardens.example', 'The domain gardens.example of an address: a list'],
    ['key', KEY, `The key SSH ${KEY}: a list`],
    ['key', '3AA5C34371567BD2', 'The key GPG 3AA5C34371567BD2: a list'],
    ['website', 'wren.example/me', 'The website wren.example/me: a list'],
    ['website', 'wren.example', 'The website wren.example: a list'],
    ['website', 'social.example/@wren', 'The website https://social.example/@wren: a list'],
  ] as const)('finds the %s %s', (kind, value, text) => {
    expect(observed([[kind, value]]).texts).toEqual([text]);
  });

  it('finds a former login, and does not repeat it', () => {
    const outcome = observed([
      ['account', 'old-wren'],
      ['address', '1001+old-wren@users.noreply.github.com'],
    ]);
    expect(outcome.texts).toHaveLength(2);
    expect(JSON.stringify(outcome)).not.toContain('old-wren');
  });

  it('says that it decides nothing, and where an entry comes from', () => {
    const outcome = observed([
      ['account', 'wren-c', 'Appendix A'],
      ['account', 'wren-c', 'a partner'],
    ]);
    expect(outcome.texts).toEqual(['The login: Appendix A and a partner']);
    expect(outcome.evidence[0]?.text).toContainEqual({ foreign: 'Appendix A' });
    expect(plainText(outcome.summary)).toBe(
      "1 entry of the organization's list fits this account or one it commits together with. That is a lead for a review and decides nothing: such lists hold stolen identities and what has gone back to its owners.",
    );
  });

  describe('over commits in each other’s own repositories', () => {
    const guest = (count: number, repository = 'wren-c/garden') =>
      exampleCommits({
        count,
        clock: 60,
        account: '2002',
        email: '2002+sunniva@users.noreply.github.com',
        repository,
      });
    const host = examplePerson({ id: '1001', login: 'wren-c', facts: { ownCommits: guest(4) } });

    it.each([
      ['by number', '2002'],
      ['by login', 'sunniva'],
    ])('finds an account that commits to theirs, %s', (_, value) => {
      const outcome = observed([['account', value]], host);
      expect(outcome.texts).toEqual([
        'The account sunniva, which commits to repositories of this one: a list',
      ]);
      expect(outcome).not.toHaveProperty('others');
    });

    it.each([
      ['by number', '1001'],
      ['by login', 'wren-c'],
    ])('finds an audited account they commit to, %s', (_, value) => {
      const person = examplePerson({ id: '2002', login: 'sunniva' });
      const outcome = observed([['account', value]], person, [host]);
      expect(outcome.texts).toEqual([
        'The account wren-c, to whose repositories this one commits: a list',
      ]);
      expect(outcome.others).toEqual([{ id: '1001', login: 'wren-c' }]);
    });

    it('leaves out a favour and a project of many', () => {
      const favour = examplePerson({ facts: { ownCommits: guest(2) } });
      expect(judge([['account', '2002']], favour).result).toBe('clear');
      const others = ['3', '4', '5', '6', '7'].flatMap((account) =>
        exampleCommits({ count: 3, clock: 60, account, repository: 'wren-c/garden' }),
      );
      const project = examplePerson({ facts: { ownCommits: [...guest(4), ...others] } });
      expect(judge([['account', '2002']], project).result).toBe('clear');
    });
  });

  it('does not take a part of a domain or of an address for the whole', () => {
    expect(
      judge([
        ['domain', 'ardens.example'],
        ['domain', 'other.mail.gardens.example'],
        ['address', 'ren@mail.gardens.example'],
        ['website', 'wren.example/other'],
        ['account', 'wren'],
      ]).result,
    ).toBe('clear');
  });

  it('observes in what could be read, and clears nobody of whom something is unread', () => {
    const gap = notCollected('GPG keys were not read.');
    const person = { ...WREN, facts: { ...WREN.facts, keys: known([], [gap]) } };
    expect(judge([['account', '1001']], person).result).toBe('observed');
    expect(judge([['account', '9']], person).result).toBe('unknown');
    expect(judge([['account', '9']]).result).toBe('clear');
  });
});
