import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { remedyOf } from '../../src/assess/remedy.ts';
import {
  exampleCommits,
  examplePerson,
  exampleRepository,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { type Gap, known, notCollected, unknown } from '../../src/snapshot/fact.ts';
import { contextOf } from '../signals/context.ts';

const commits = exampleCommits({ count: 60, clock: 'Europe/Lisbon' });
const person = examplePerson({ facts: { commits } });
const unknownOf = (who: Collaborator, id: string) =>
  assess(who, CATALOGUE, contextOf({ person: who }), DEFAULT_THRESHOLDS).unknown.find(
    ({ signal }) => signal.id === id,
  );
const withGaps = (...gaps: readonly Gap[]) => ({
  ...person,
  facts: { ...person.facts, commits: known(commits, gaps) },
});
const cutOff = (what: string): Gap => ({ reason: 'truncated', detail: `${what} was cut off.` });
const refused = (permission: string): Gap => ({
  reason: 'forbidden',
  detail: 'It was refused.',
  permission,
});

describe('what would let an unknown signal come to an answer', () => {
  it('is the permission or the option that the missing fact names', () => {
    const accessLog = unknown(notCollected('No audit log was given.', 'audit-log'));
    expect(
      unknownOf({ ...person, facts: { ...person.facts, accessLog } }, 'impossible-travel')?.remedy,
    ).toEqual({ kind: 'option', name: 'audit-log' });
    expect(
      unknownOf(
        { ...person, facts: { ...person.facts, commits: unknown(refused('contents: read')) } },
        'incoherent-clocks',
      )?.remedy,
    ).toEqual({ kind: 'permission', name: 'contents: read' });
  });

  it.each([
    ['name-differs-from-roster', 'roster'],
    ['on-indicator-list', 'indicators'],
    ['contact-replaced', 'earlier-snapshots'],
    ['place-changed-often', 'earlier-snapshots'],
  ])('is the list of the organization that %s asks for', (id, option) => {
    expect(unknownOf(person, id)?.remedy).toEqual({ kind: 'option', name: option });
  });

  it('is the option without which nobody searched for copies, and nothing once some were found', () => {
    const of = (...searched: readonly boolean[]) => {
      const repositories = searched.map((_, index) => `example-person/project-${index}`);
      const histories = repositories.map((repository) =>
        exampleCommits({ count: 20, clock: 0, repository }),
      );
      return examplePerson({
        facts: {
          ownCommits: histories.flat(),
          portfolio: searched.map((isSearched, index) =>
            exampleRepository(repositories[index] ?? '', {
              rootCommit: String(index).repeat(40),
              ...(isSearched ? { elsewhere: { total: 1, repositories: [] } } : {}),
            }),
          ),
        },
      });
    };
    const remedy = (who: Collaborator) => unknownOf(who, 'history-begun-elsewhere')?.remedy;
    expect(remedy(of(false, false))).toEqual({ kind: 'option', name: 'search-copies' });
    expect(unknownOf(of(true, false), 'history-begun-elsewhere')).toBeDefined();
    expect(remedy(of(true, false))).toBeUndefined();
    expect(remedy(examplePerson())).toBeUndefined();
  });

  it('is nothing where the person shows too little', () => {
    expect(unknownOf(examplePerson({}), 'incoherent-clocks')).toMatchObject({
      signal: { id: 'incoherent-clocks' },
    });
    expect(unknownOf(examplePerson({}), 'incoherent-clocks')?.remedy).toBeUndefined();
  });

  it('is nothing where one of several things that are missing would not do', () => {
    expect(remedyOf([refused('contents: read'), cutOff('a list')])).toBeUndefined();
    expect(remedyOf([refused('contents: read'), refused('members: read')])).toBeUndefined();
    expect(remedyOf([refused('contents: read'), refused('contents: read')])?.name).toBe(
      'contents: read',
    );
  });
});

describe('a signal that is not clear because not all was read', () => {
  it('names what was not, and counts the rest', () => {
    const gaps = ['One', 'Two', 'Three', 'Four', 'Five'].map(cutOff);
    const because = unknownOf(withGaps(...gaps), 'future-dated-commits')?.because ?? [];
    expect(plainText(because)).toBe(
      'Nothing was observed in what could be read, but not all of it could: One was cut off. Two was cut off. Three was cut off. So it is in 2 more cases.',
    );
  });
});
