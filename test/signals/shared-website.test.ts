import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { sharedWebsite } from '../../src/signals/shared-website.ts';
import { contextOf } from './context.ts';

function account(id: string, website: string, company: string | null = null) {
  return examplePerson({ id, login: `person-${id}`, profile: { website, company } });
}

function judge(one: string, other: string, companies: readonly (string | null)[] = []) {
  const person = account('1', one, companies[0] ?? null);
  const among = [account('2', other, companies[1] ?? null)];
  return evaluate(sharedWebsite, person, contextOf({ person, among }));
}

describe('shared-website', () => {
  it('names the page and who else names it, as foreign text', () => {
    const outcome = judge('http://WWW.Portfolio.Example.net/', 'https://portfolio.example.net');
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'The website portfolio.example.net is also named by person-2.',
    );
    expect(outcome.summary).toContainEqual({ foreign: 'portfolio.example.net' });
  });

  it('takes one page of a platform for a page, and its front for none', () => {
    const page = 'https://linkedin.com/in/wren-calloway-example';
    expect(judge(page, page).result).toBe('observed');
    for (const front of [
      'https://linkedin.com',
      'https://github.com/',
      'facebook.com/profile.php',
    ]) {
      expect(judge(front, front).result).toBe('unknown');
    }
  });

  it('tells pages apart by what follows the path', () => {
    const profile = 'https://facebook.com/profile.php?id=';
    expect(judge(`${profile}1`, `${profile}2`).result).toBe('clear');
    expect(judge('https://chat.example/#/@one', 'https://chat.example/#/@two').result).toBe(
      'clear',
    );
    expect(judge(`${profile}1`, `${profile}1`).result).toBe('observed');
  });

  it.each([
    ['@harborworks', null],
    [null, '@harborworks'],
    ['Harborworks International', 'on leave'],
    ['Tidewater Group', '@tidewater-group'],
  ])('leaves the site of an employer out: %s, %s', (...companies) => {
    const site = 'https://harborworks.example';
    expect(judge(site, site, companies).result).toBe('clear');
    expect(judge(site, site, ['Tidewater Group', 'on leave']).result).toBe('observed');
  });

  it.each(['', 'not a site', 'localhost', 'http://', '::::'])('reads no page in %j', (text) => {
    expect(judge(text, text).result).toBe('unknown');
  });
});
