import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Commit, Key } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return assess(person, CATALOGUE, contextOf({ person, among }), DEFAULT_THRESHOLDS);
}

function seen(person: Collaborator, ...among: readonly Collaborator[]) {
  return judge(person, ...among)
    .observations.filter(({ signal }) => signal.family !== 'account')
    .map(({ signal }) => signal.id);
}

/** What has one cause counts in one family, however many signals could see it. */
describe('one mailbox of two colleagues is counted once', () => {
  const DESK = 'desk@yopmail.com';
  const [ILSE, TEODOR] = ['Ilse Brandvold', 'Teodor Makinen'] as const;

  function colleague(id: string, name: string, clock: string): Collaborator {
    const login = `person-${id}`;
    const byDesk = (author: string, zone: string, part: string): Commit[] =>
      exampleCommits({
        count: 40,
        clock: zone,
        account: null,
        name: author,
        email: DESK,
        repository: `${login}/${part}`,
      });
    const gpg: Key = {
      kind: 'gpg',
      fingerprint: id.padStart(16, 'A'),
      createdAt: EXAMPLE_NOW - 900 * DAY,
      emails: [DESK],
    };
    return examplePerson({
      id,
      login,
      profile: { name, email: DESK },
      facts: {
        keys: [gpg],
        commits: exampleCommits({
          count: 40,
          clock,
          account: id,
          name,
          email: `${login}@example.com`,
        }),
        ownCommits: [
          ...byDesk(ILSE, 'Europe/Oslo', 'one'),
          ...byDesk(TEODOR, 'America/Bogota', 'two'),
        ],
      },
    });
  }

  const ilse = colleague('1001', ILSE, 'Europe/Oslo');
  const teodor = colleague('1002', TEODOR, 'America/Bogota');

  it('as a link between them, not as two names, a disposable or an unlinked address, or two clocks', () => {
    expect(seen(ilse, teodor)).toEqual(['shared-commit-email']);
    expect(seen(teodor, ilse)).toEqual(['shared-commit-email']);
    expect(judge(ilse, teodor).priority).toBe('none');
  });

  it('as what it is where only one of them is audited', () => {
    expect(seen(ilse)).toContain('disposable-address');
    expect(seen(ilse)).not.toContain('incoherent-clocks');
  });
});

describe('one key of two accounts is counted once', () => {
  const key = (title: string): Key => ({
    kind: 'ssh-signing',
    fingerprint: `SHA256:${'A'.repeat(43)}`,
    createdAt: EXAMPLE_NOW - 900 * DAY,
    title,
  });
  const account = (id: string, login: string, title: string) =>
    examplePerson({ id, login, facts: { keys: [key(title)] } });

  it('as a link, not as a name in a key or keys made together', () => {
    const one = account('1001', 'wren-calloway', 'sunniva-aas');
    expect(seen(one, account('1002', 'sunniva-aas', 'laptop'))).toEqual(['shared-key']);
  });
});
