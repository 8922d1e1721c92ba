import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { unrelatedNamesInKey } from '../../src/signals/unrelated-names-in-key.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Commit, Key } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const GPG = '3AA5C34371567BD2';
const [ILSE, TEODOR, OLUCHI] = ['Ilse Brandvold', 'Teodor Makinen', 'Oluchi Nwosu'] as const;

interface Told {
  readonly name?: string | null;
  readonly company?: string;
  readonly commits?: readonly Commit[];
  readonly emails?: readonly string[];
}

function holder(names: readonly string[] | undefined, told: Told = {}): Collaborator {
  const { name = null, company = null, commits = under(ILSE) } = told;
  const { emails = (names ?? []).map((_, index) => `key@home-${index}.example`) } = told;
  const key: Key = { kind: 'gpg', fingerprint: GPG, createdAt: null, emails };
  return examplePerson({
    profile: { name, company },
    facts: { commits, keys: [names === undefined ? key : { ...key, names }] },
  });
}

function under(name: string, { email = 'one@example.com', daysAgo = 1, count = 10 } = {}) {
  return exampleCommits({ count, clock: 0, name, email, until: EXAMPLE_NOW - daysAgo * DAY });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(unrelatedNamesInKey, person, contextOf({ person, among }));
}

describe('unrelated-names-in-key', () => {
  it('names the key and whom it is made out to, and links to the keys of the account', () => {
    const person = { ...holder([ILSE, TEODOR, OLUCHI]), url: 'https://github.com/wren' };
    const outcome = judge(person);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '3 full names that share no part stand in one GPG key of this account: Ilse Brandvold, Teodor Makinen and Oluchi Nwosu.',
    );
    expect(outcome.summary).toContainEqual({ foreign: TEODOR });
    expect(outcome.evidence[0]).toEqual({
      text: ['GPG key ', { foreign: GPG }, ': ', { foreign: ILSE }],
      url: 'https://github.com/wren.gpg',
    });
  });

  it('does not hold a former name against anybody, whether or not it was ever used in commits', () => {
    const former = under(TEODOR, { daysAgo: 400 });
    expect(judge(holder([TEODOR, ILSE])).result).toBe('unknown');
    expect(judge(holder([TEODOR, ILSE], { name: ILSE })).result).toBe('unknown');
    expect(judge(holder([TEODOR, ILSE], { commits: [...former, ...under(ILSE)] })).result).toBe(
      'unknown',
    );
    expect(judge(holder([TEODOR])).result).toBe('unknown');
  });

  it.each([
    [
      'all at one domain',
      ['a@ferry.example', 'b@ferry.example', 'c@keys.ferry.example'],
      'unknown',
    ],
    ['one beside it', ['a@gmail.com', 'b@ferry.example', 'c@ferry.example'], 'unknown'],
    ['each with a public provider', ['a@gmail.com', 'b@gmail.com', 'c@proton.me'], 'observed'],
    ['none', [], 'unknown'],
  ])('takes the offices of one domain for no people: addresses %s', (_, emails, result) => {
    expect(judge(holder([ILSE, TEODOR, OLUCHI], { emails })).result).toBe(result);
  });

  it('repeats no former name where it says that it may be one', () => {
    const outcome = judge(holder([TEODOR, ILSE]));
    if (outcome.result !== 'unknown') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.because)).not.toMatch(/Teodor|Makinen|Ilse|Brandvold/);
  });

  it('says nothing of two names where the owner goes by none', () => {
    const commits = under('wren', { count: 20 });
    expect(judge(holder([TEODOR, OLUCHI], { commits })).result).toBe('unknown');
    expect(judge(holder([TEODOR, OLUCHI], { commits, name: 'Wren' })).result).toBe('unknown');
  });

  it('observes two names of which the owner uses neither', () => {
    expect(judge(holder([TEODOR, OLUCHI], { commits: [], name: ILSE })).result).toBe('observed');
  });

  it('compares the names of each key, not those of two keys', () => {
    const { facts, ...person } = holder([ILSE]);
    const [key] = facts.keys.known ? facts.keys.value : [];
    if (key === undefined) throw new Error('no key');
    const second = { ...key, fingerprint: 'AAAAAAAAAAAAAAAA', names: ['Ilse Winther'] };
    const keys = { known: true as const, value: [key, second], gaps: [] };
    expect(judge({ ...person, facts: { ...facts, keys } }).result).toBe('clear');
  });

  it.each([
    ['a release', 'Tools Release'],
    ['a signing key', 'Harbor Signing'],
    ['packagers', 'Harbor Packaging'],
    ['a company', 'Brightwater Ltd'],
    ['a foundation', 'Brightwater Foundation'],
    ['the employer', 'Harbor Works'],
    ['a handle', 'tmakinen'],
    ['another script', 'Олена Коваленко'],
    ['a text of two scripts', '王小明 Wang Xiaoming'],
  ])('takes %s for no second person', (_, name) => {
    expect(judge(holder([ILSE, name, 'me'], { company: '@harbor-works' })).result).toBe('clear');
  });

  it('compares within a script, wherever the first name is written in another', () => {
    expect(judge(holder(['Олена Коваленко', ILSE, TEODOR, OLUCHI])).result).toBe('observed');
  });

  it('tells a key once: not where it, or an address in it, is another account’s too', () => {
    const names = [ILSE, TEODOR, OLUCHI];
    const other = (told: Partial<Collaborator['facts']>) => {
      const person = examplePerson({ id: '2', login: 'teodor' });
      return { ...person, facts: { ...person.facts, ...told } };
    };
    const email = 'desk@example.com';
    const mailbox = exampleCommits({ count: 3, clock: 0, account: '2', name: TEODOR, email });
    const commits = { known: true as const, value: mailbox, gaps: [] };
    expect(judge(holder(names), other(holder(names).facts)).result).toBe('unknown');
    expect(
      judge(
        holder(names, { emails: [email, 'a@one.example', 'b@two.example'] }),
        other({ commits }),
      ).result,
    ).toBe('unknown');
    // The mailbox is in no key, but it links the two, and the key bears the other's name.
    const linked = holder(names, { commits: under(ILSE, { email }) });
    expect(judge(linked, other({ commits })).result).toBe('unknown');
    expect(judge(holder(names), other({ commits })).result).toBe('observed');
  });

  it('observes what could be read beside what could not', () => {
    const { facts, ...person } = holder([ILSE, TEODOR, OLUCHI]);
    const [key] = facts.keys.known ? facts.keys.value : [];
    const unread: Key = { kind: 'gpg', fingerprint: 'AAAAAAAAAAAAAAAA', createdAt: null };
    const keys = { known: true as const, value: [unread, ...(key ? [key] : [])], gaps: [] };
    expect(judge({ ...person, facts: { ...facts, keys } }).result).toBe('observed');
    expect(judge(holder(undefined)).result).toBe('unknown');
  });
});
