import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import type { EarlierState } from '../../src/evidence/earlier-states.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { contactReplaced } from '../../src/signals/contact-replaced.ts';
import { known, notCollected } from '../../src/snapshot/fact.ts';
import type { Key } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

interface Contact {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly website?: string | null;
  readonly keys?: string;
  readonly login?: string;
}

const OLD = {
  name: 'Ilse Brandvold',
  email: 'ilse@gardens.example',
  website: 'ilse.example.org',
  keys: 'AB',
  login: 'wren',
};
const NEW = {
  name: 'Teodor Makinen',
  email: 'makinen@harbor.example',
  website: 'https://makinen.example.net/',
  keys: 'C',
  login: 'wren',
};

function keysOf(letters = ''): Key[] {
  return Array.from(letters, (letter) => ({
    kind: 'ssh' as const,
    fingerprint: `SHA256:${letter.repeat(43)}`,
    createdAt: null,
  }));
}

function state(daysAgo: number, contact: Contact): EarlierState {
  const { name = null, email = null, website = null, keys, login = 'wren' } = contact;
  return {
    takenAt: EXAMPLE_NOW - daysAgo * DAY,
    login,
    profile: { name, email, website, location: null, bio: null, company: null },
    keys: keysOf(keys),
  };
}

function judge(now: Contact, ...earlier: readonly EarlierState[]) {
  const { name = null, email = null, website = null, keys, login = 'wren' } = now;
  const person = examplePerson({
    login,
    profile: { name, email, website },
    facts: { keys: keysOf(keys) },
  });
  const operator = { earlier: { of: () => earlier } };
  return evaluate(contactReplaced, person, contextOf({ person, operator }));
}

describe('contact-replaced', () => {
  it('tells what was replaced and when, and repeats nothing of it', () => {
    const outcome = judge({ ...NEW, login: 'new-wren' }, state(180, OLD), state(90, OLD));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'Between 2026-08-04 and 2026-11-02 name, public address, website and list of keys were replaced, and nothing of the former was kept; the login changed too. A change of name is private and needs no reason.',
    );
    expect(JSON.stringify(outcome)).not.toMatch(/ilse|brandvold|makinen|gardens|harbor|AAA|wren/i);
  });

  it('finds it between two earlier snapshots too', () => {
    expect(judge(NEW, state(180, OLD), state(90, NEW)).result).toBe('observed');
  });

  it('is not misled by a time in which the profile was empty', () => {
    expect(judge(NEW, state(180, OLD), state(90, {})).result).toBe('observed');
  });

  it('needs three of the four', () => {
    expect(judge({ ...NEW, keys: '' }, state(90, OLD)).result).toBe('observed');
    expect(judge({ ...NEW, keys: '', website: null }, state(90, OLD)).result).toBe('unknown');
  });

  it.each([
    ['the name', { name: OLD.name }],
    ['the address', { email: 'Ilse@Gardens.example' }],
    ['the website', { website: 'https://www.ilse.example.org/' }],
    ['one of two keys', { keys: 'BC' }],
  ])('is clear when one was kept: %s', (_, kept) => {
    expect(judge({ ...NEW, ...kept }, state(90, OLD)).result).toBe('clear');
  });

  it.each([
    ['a family name by marriage', { name: 'Ilse Makinen' }],
    ['a name in another script', { name: 'Олена Коваленко' }],
    ['another mailbox of the same name', { email: 'ilse.b@harbor.example' }],
    ['another page of one host', { website: 'https://ilse.example.org/blog' }],
  ])('does not know when one may have been kept: %s', (_, similar) => {
    expect(judge({ ...NEW, ...similar }, state(90, OLD)).result).toBe('unknown');
  });

  it('takes no private address for a mailbox', () => {
    const email = '1001+wren@users.noreply.github.com';
    expect(judge({ ...NEW, email, keys: '' }, state(90, OLD)).result).toBe('unknown');
  });

  it('does not call replaced at once what had years to change', () => {
    expect(judge(NEW, state(800, OLD)).result).toBe('unknown');
    const slowly = [state(300, OLD), state(200, { ...OLD, name: NEW.name, keys: 'C' })];
    expect(judge(NEW, ...slowly).result).toBe('clear');
  });

  it('does not know of an account no earlier snapshot holds', () => {
    expect(judge(NEW).result).toBe('unknown');
  });

  it('counts no keys of which some were not read', () => {
    const person = examplePerson({
      profile: { name: NEW.name, email: NEW.email, website: null },
      facts: { keys: keysOf('C') },
    });
    const gap = notCollected('GPG keys were not read.');
    const facts = { ...person.facts, keys: known(keysOf('C'), [gap]) };
    const partly = { ...person, facts };
    const operator = { earlier: { of: () => [state(90, OLD)] } };
    const judged = evaluate(contactReplaced, partly, contextOf({ person: partly, operator }));
    expect(judged.result).toBe('unknown');
  });
});
