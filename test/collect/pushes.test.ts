import { describe, expect, it } from 'vitest';
import { organization } from '../github/world/organization.ts';
import { known, missing, readWorld } from './read.ts';

const year = { from: '2025-12-01', until: '2026-10-30' };
const world = ({ pushes = 7, archived = false } = {}) =>
  organization('quiet-harbor', (builder) => {
    builder.repository('ledger', { visibility: 'private', archived });
    builder.repository('website', { visibility: 'public' });
    builder.collaborator('sanna-ek', (person) =>
      person
        .joined('2015-01-01')
        .pushes({ in: 'quiet-harbor/ledger', count: pushes, ...year })
        .grant('ledger', 'WRITE'),
    );
    builder.collaborator('odell-marsh', (person) =>
      person
        .joined('2016-01-01')
        .pushes({ in: 'quiet-harbor/ledger', count: 3, ...year })
        .pushes({ in: 'quiet-harbor/website', count: 2, ...year })
        .grant('ledger', 'WRITE')
        .grant('website', 'WRITE'),
    );
  });

describe('pushes', () => {
  it('are told apart by who pushed, and by whether reaching the repository needs access', async () => {
    const { person } = await readWorld(world());
    const pushes = (login: string) =>
      known(person(login).facts.activity)
        .filter(({ kind }) => kind === 'push')
        .map(({ repository, private: hidden }) => `${repository} ${hidden}`);
    expect(pushes('sanna-ek')).toEqual(new Array(7).fill('quiet-harbor/ledger true'));
    expect(pushes('odell-marsh').sort()).toEqual([
      ...new Array(3).fill('quiet-harbor/ledger true'),
      ...new Array(2).fill('quiet-harbor/website false'),
    ]);
  });

  it('cost one request a repository, however many people there are', async () => {
    const { requests } = await readWorld(world());
    expect(requests.filter((line) => line.includes('/activity?'))).toHaveLength(2);
  });

  it('beyond the latest three hundred of a repository are a gap of everybody who can reach it', async () => {
    const { person, requests } = await readWorld(world({ pushes: 420 }));
    expect(requests.filter((line) => line.includes('/ledger/activity?'))).toHaveLength(3);
    for (const login of ['sanna-ek', 'odell-marsh']) {
      const { activity } = person(login).facts;
      expect(missing(activity)).toEqual(['truncated']);
      expect(JSON.stringify(activity)).toContain('quiet-harbor/ledger');
    }
  });

  it('are a gap where a proxy takes the cursor of the next page away', async () => {
    const { person } = await readWorld(world({ pushes: 120 }), {
      faults: [{ on: 'GET /repos/{owner}/{repo}/activity', answer: 'no-links' }],
    });
    expect(missing(person('sanna-ek').facts.activity)).toEqual(['truncated']);
  });

  it('of an archived repository are not asked for', async () => {
    const { requests } = await readWorld(world({ archived: true }));
    expect(requests.filter((line) => line.includes('/ledger/activity?'))).toEqual([]);
  });

  it('that one repository does not show are a gap of the people who can reach it, and of nobody else', async () => {
    const { person } = await readWorld(world(), {
      faults: [
        {
          on: 'GET /repos/{owner}/{repo}/activity',
          for: 'quiet-harbor/website',
          answer: 'forbidden',
        },
      ],
    });
    expect(missing(person('sanna-ek').facts.activity)).toEqual([]);
    expect(missing(person('odell-marsh').facts.activity)).toEqual(['forbidden']);
    expect(JSON.stringify(person('odell-marsh').facts.activity)).toContain('contents: read');
  });
});
