import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { isDisposableDomain } from '../../src/evidence/disposable-domains.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { disposableAddress } from '../../src/signals/disposable-address.ts';
import { notCollected, unknown } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

function judge(email: string | null, ...commits: readonly (readonly [string, number])[]) {
  const person = examplePerson({
    profile: { email },
    facts: {
      commits: commits.flatMap(([address, count]) =>
        exampleCommits({ count, clock: 60, email: address }),
      ),
    },
  });
  return evaluate(disposableAddress, person, contextOf({ person }));
}

describe('disposable-address', () => {
  it('tells the domain, and where each address stands, as foreign text', () => {
    const outcome = judge(
      'Heron@Yopmail.com',
      ['heron@yopmail.com', 2],
      ['night@mailinator.com', 5],
      ['heron@example.com', 9],
    );
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '2 addresses of this account lie in a domain of disposable mailboxes: yopmail.com and mailinator.com.',
    );
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      'heron@yopmail.com: the profile and 2 commits',
      'night@mailinator.com: 5 commits',
    ]);
    expect(outcome.summary).toContainEqual({ foreign: 'yopmail.com' });
  });

  it.each(
    `
      privaterelay.appleid.com icloud.com mozmail.com relay.firefox.com duck.com simplelogin.com simplelogin.co
      slmail.me aleeas.com 8alias.com passmail.net anonaddy.com anonaddy.me addy.io 33mail.com e4ward.com opayq.com
      gmial.com hotmial.com gmail.com outlook.com yahoo.com proton.me pm.me tuta.io posteo.de mailbox.org fastmail.com
      qq.com 163.com naver.com mail.ru yandex.ru seznam.cz abv.bg rediffmail.com gmx.de web.de laposte.net uol.com.br
      zoho.com hey.com riseup.net disroot.org cock.li eu.org users.noreply.github.com example.com
    `
      .trim()
      .split(/\s+/),
  )('never calls relays, providers and their misspellings disposable: %s', (domain) => {
    expect(isDisposableDomain(domain)).toBe(false);
    expect(judge(`heron@${domain}`).result).not.toBe('observed');
  });

  it('looks at commits where profiles are not known, and clears nobody there', () => {
    const inClone = (email: string) => {
      const { facts, ...author } = examplePerson({
        facts: { commits: exampleCommits({ count: 6, clock: 60, email }) },
      });
      const profile = unknown(notCollected('Clones do not hold profiles.'));
      const person = { ...author, facts: { ...facts, profile } };
      return evaluate(disposableAddress, person, contextOf({ person })).result;
    };
    expect(inClone('heron@yopmail.com')).toBe('observed');
    expect(inClone('heron@example.com')).toBe('unknown');
  });

  it('takes a slip for nothing, and clears nobody for it', () => {
    expect(judge(null, ['heron@yopmail.com', 2], ['heron@example.com', 90]).result).toBe('unknown');
    expect(judge(null, ['heron@yopmail.com', 3]).result).toBe('observed');
  });

  it("looks at nobody else's commits in the same repositories", () => {
    const commits = exampleCommits({
      count: 9,
      clock: 60,
      account: '2002',
      email: 'other@yopmail.com',
    });
    const own = exampleCommits({ count: 9, clock: 60, email: 'heron@example.com' });
    const person = examplePerson({ facts: { commits: [...commits, ...own] } });
    expect(evaluate(disposableAddress, person, contextOf({ person })).result).toBe('clear');
  });

  it.each([
    ['a subdomain of a listed name', 'heron@team.yopmail.com.example'],
    ['text without a domain', 'yopmail.com'],
    ['nothing', ''],
  ])('passes over %s', (_, email) => {
    expect(judge(email, ['heron@example.com', 3]).result).toBe('clear');
  });
});
