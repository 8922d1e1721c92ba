import { describe, expect, it } from 'vitest';
import { whatIsLeft } from '../../src/commands/cli/person-pages.ts';
import { deletePersonPages, readPersonPages } from '../../src/publish/person-pages.ts';
import { MARKER_PREFIX } from '../../src/render/issue/markers.ts';
import { clientOf, REPOSITORY } from './github.ts';
import { type Person, runWeek } from './review.ts';
import { stage } from './stage.ts';

const on = stage();
const ours = { repository: REPOSITORY, marker: MARKER_PREFIX, author: 'github-actions[bot]' };
const ORGANIZATION = 'northwind-labs';
const NOW = Date.parse('2026-11-20') / 1_000;
const one: Person = { id: 11 };
const other: Person = { id: 12, priority: 'routine', seen: ['names'] };
const owner = () => {
  const login = 'northwind-labs-owner';
  const scopes = ['repo', 'admin:org'];
  return clientOf(on.github, on.github.tokens.make({ kind: 'classic', login, scopes }));
};

describe('what a report repository holds of one person', () => {
  it('is handed out by login or id, with what was said beneath, and not that of others', async () => {
    await runWeek(on.job, 0, [one, other]);
    await on.say('person-11', 'I asked them.');
    const exported = await readPersonPages(on.job, ours, ORGANIZATION, 'Person-11');
    expect(exported).toMatchObject({
      ids: ['11'],
      pages: [
        {
          number: on.page('person-11').number,
          body: on.page('person-11').body,
          comments: [{ by: 'ines-duarte', body: 'I asked them.' }],
        },
      ],
    });
    expect(await readPersonPages(on.job, ours, ORGANIZATION, '11')).toEqual(exported);
    expect((await readPersonPages(on.job, ours, ORGANIZATION, 'nobody')).pages).toEqual([]);
  });

  it('is deleted with its history by a token of somebody who administers the repository', async () => {
    await runWeek(on.job, 0, [one, other]);
    const { number } = on.page('person-11');
    const gone = await deletePersonPages(owner(), ours, ORGANIZATION, '11', NOW);
    expect(gone).toMatchObject({ deleted: [number], emptied: [] });
    expect(on.github.issues(REPOSITORY).map(({ title }) => title)).toEqual([
      'Access review: person-12',
      'Outside collaborator access review: northwind-labs',
    ]);
    expect(whatIsLeft(gone, ours)).toContain('with everything GitHub kept of them');
  });

  it('is emptied by any other, which is not the same and is not said to be', async () => {
    await runWeek(on.job, 0, [one, other]);
    const { number } = on.page('person-11');
    const gone = await deletePersonPages(on.job, ours, ORGANIZATION, 'person-11', NOW);
    expect(gone).toMatchObject({ deleted: [], emptied: [number] });
    const page = on.github.issues(REPOSITORY).find((issue) => issue.number === number);
    expect(`${page?.title} ${page?.body}`).not.toMatch(/person-11|Lisbon|clock/);
    expect(whatIsLeft(gone, ours)).toContain('GitHub keeps earlier versions');
    expect(whatIsLeft(gone, ours)).toContain('the next audit writes a page again');
  });

  it('is looked for under the account the audit writes as', async () => {
    await runWeek(on.job, 0, [one]);
    const wrong = { ...ours, author: 'northwind-labs-owner' };
    const gone = await deletePersonPages(owner(), wrong, ORGANIZATION, '11', NOW);
    expect(gone).toEqual({ deleted: [], emptied: [], index: undefined });
    expect(whatIsLeft(gone, ours)).toContain('--author "github-actions[bot]"');
  });
});
