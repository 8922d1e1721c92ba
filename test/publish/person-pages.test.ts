import { describe, expect, it } from 'vitest';
import { isAllGone, whatIsLeft } from '../../src/commands/cli/person-pages.ts';
import type { WhosePages } from '../../src/publish/pages-of-person.ts';
import { deletePersonPages, readPersonPages } from '../../src/publish/person-pages.ts';
import { MARKER_PREFIX } from '../../src/render/issue/markers.ts';
import { type Client, clientOf, REPOSITORY } from './github.ts';
import { type Person, runWeek } from './review.ts';
import { stage } from './stage.ts';

const on = stage();
const ours = { repository: REPOSITORY, marker: MARKER_PREFIX, author: 'github-actions[bot]' };
const ORGANIZATION = 'northwind-labs';
const INDEX = 'Outside collaborator access review: northwind-labs';
const NOW = Date.parse('2026-11-20') / 1_000;
const one: Person = { id: 11 };
const other: Person = { id: 12, priority: 'routine', seen: ['names'] };
const owner = () => {
  const login = 'northwind-labs-owner';
  const scopes = ['repo', 'admin:org'];
  return clientOf(on.github, on.github.tokens.make({ kind: 'classic', login, scopes }));
};
const whose = (who: string, account?: WhosePages['account']): WhosePages => ({
  organization: ORGANIZATION,
  who,
  account,
});
const deleted = (who: string, api: Client = owner(), author = ours.author) =>
  deletePersonPages(api, { ...ours, author }, whose(who), NOW);
const titles = () => on.github.issues(REPOSITORY).map(({ title }) => title);
const numberOf = (title: string) => on.page(title).number;
const nothing = { index: [], others: [], unproven: [], foreign: [] };

describe('what a report repository holds of one person', () => {
  it('is handed out by login or id, with what was said beneath, and not that of others', async () => {
    await runWeek(on.job, 0, [one, other]);
    await on.say('person-11', 'I asked them.');
    const exported = await readPersonPages(on.job, ours, whose('Person-11'));
    expect(exported).toEqual({
      ids: ['11'],
      pages: [
        {
          number: numberOf('person-11'),
          title: 'Access review: person-11',
          state: 'open',
          body: on.page('person-11').body,
          comments: [{ by: 'ines-duarte', body: 'I asked them.' }],
        },
      ],
      elsewhere: { ...nothing, index: [numberOf(INDEX)] },
    });
    expect(await readPersonPages(on.job, ours, whose('11'))).toEqual(exported);
    expect((await readPersonPages(on.job, ours, whose('nobody'))).pages).toEqual([]);
  });

  it('is deleted with its history by a token of somebody who administers the repository', async () => {
    await runWeek(on.job, 0, [one, other]);
    const number = numberOf('person-11');
    const gone = await deleted('11');
    expect(gone).toMatchObject({ deleted: [number], emptied: [] });
    expect(titles()).toEqual(['Access review: person-12', INDEX]);
    expect(whatIsLeft(gone, ours)).toContain('with everything GitHub kept of them');
  });

  it('is emptied and closed by any other, which is not the same and is not said to be', async () => {
    await runWeek(on.job, 0, [one, other]);
    const number = numberOf('person-11');
    const gone = await deleted('person-11', on.job);
    expect(gone).toMatchObject({ deleted: [], emptied: [number] });
    expect(isAllGone(gone)).toBe(false);
    const page = on.github.issues(REPOSITORY).find((issue) => issue.number === number);
    expect(`${page?.title} ${page?.body}`).not.toMatch(/person-11|Lisbon|clock/);
    expect(page?.state).toBe('closed');
    expect(whatIsLeft(gone, ours)).toContain('GitHub keeps earlier versions');
    expect(whatIsLeft(gone, ours)).toContain('the next audit writes a page again');
  });

  it('is all gone only where nothing names them any more', async () => {
    await runWeek(on.job, 0, [one, other]);
    const gone = await deleted('person-11');
    expect(gone.elsewhere).toEqual({ ...nothing, index: [numberOf(INDEX)] });
    expect(isAllGone(gone)).toBe(false);
    // Two audits without them: the first tells that they left.
    await runWeek(on.job, 1, [other]);
    await runWeek(on.job, 2, [{ ...other, place: 'Porto' }]);
    const again = await deleted('person-11');
    expect(again.elsewhere).toEqual(nothing);
    expect(isAllGone(again)).toBe(true);
  });

  it('is remembered by the index under the number of the account too', async () => {
    await runWeek(on.job, 0, [one, other]);
    await on.change(INDEX, { body: on.page(INDEX).body.replaceAll('person-11', 'somebody') });
    await on.change('person-11', { title: 'Something else' });
    expect((await deleted('11')).elsewhere.index).toEqual([numberOf(INDEX)]);
  });
});

describe('a page whose marker somebody removed', () => {
  const lose = async (change: object = {}) => {
    await runWeek(on.job, 0, [one, other]);
    const number = numberOf('person-11');
    await on.change('person-11', { body: 'I rewrote this page by hand.', ...change });
    return number;
  };

  it('is deleted by its title and label', async () => {
    const number = await lose();
    expect((await readPersonPages(on.job, ours, whose('PERSON-11'))).pages).toMatchObject([
      { number },
    ]);
    expect(await deleted('person-11')).toMatchObject({ deleted: [number] });
    expect(titles()).not.toContain('Access review: person-11');
  });

  it('is emptied by its title and label', async () => {
    const number = await lose();
    expect(await deleted('person-11', on.job)).toMatchObject({ emptied: [number] });
    const page = on.github.issues(REPOSITORY).find((issue) => issue.number === number);
    expect(page?.title).toBe('Access review: account');
    expect(page?.body).not.toContain('by hand');
  });

  it('is found by the login that snapshots know of the id', async () => {
    const number = await lose();
    const account = { id: '11', logins: ['person-11'] };
    const gone = await deletePersonPages(owner(), ours, whose('11', account), NOW);
    expect(gone.deleted).toEqual([number]);
  });

  it.each([
    ['and its label', { labels: [] }],
    ['and its title', { title: 'Contractor', body: 'The page of person-11, shortened.' }],
    ['and both', { title: 'Contractor', labels: [], body: 'See github.com/Person-11.' }],
  ])('%s is told, and left to a human', async (_, change) => {
    const number = await lose(change);
    const gone = await deleted('person-11');
    expect(gone).toMatchObject({ deleted: [], elsewhere: { unproven: [number] } });
    expect(whatIsLeft(gone, ours)).toContain(`Left: #${number} of ${REPOSITORY} may be about`);
    expect(isAllGone(gone)).toBe(false);
  });

  it('is told where an id alone is known', async () => {
    const number = await lose();
    expect((await deleted('11')).elsewhere.unproven).toEqual([number]);
  });

  it('is told where pages of another organization lie there too', async () => {
    const number = await lose();
    const { body } = on.page('person-12');
    const elsewhere = body.replace('organization=northwind-labs', 'organization=other-org');
    await on.change('person-12', { body: elsewhere });
    expect(await deleted('person-11')).toMatchObject({
      deleted: [],
      elsewhere: { unproven: [number] },
    });
  });
});

describe('what else names the person', () => {
  it('is told: pages of others, comments beneath them, and issues people opened', async () => {
    await runWeek(on.job, 0, [one, other]);
    await on.say('person-12', 'Invited by person-11.');
    const create = { owner: 'northwind-labs', repo: 'security', title: 'Offboarding' };
    await on.reviewer.rest.issues.create({ ...create, body: 'Of `person-11`.' });
    await on.reviewer.rest.issues.create({ ...create, title: 'Another', body: 'person-111' });
    const gone = await deleted('11');
    expect(gone.elsewhere).toEqual({
      ...nothing,
      index: [numberOf(INDEX)],
      others: [numberOf('Offboarding'), numberOf('person-12')].sort((a, b) => a - b),
    });
  });

  it('is told of pages another account wrote, such as the one that writes with another token', async () => {
    await runWeek(on.job, 0, [one]);
    const gone = await deleted('11', owner(), 'northwind-labs-owner');
    const foreign = [numberOf('person-11'), numberOf(INDEX)];
    expect(gone).toEqual({ deleted: [], emptied: [], elsewhere: { ...nothing, foreign } });
    expect(isAllGone(gone)).toBe(false);
    expect(whatIsLeft(gone, ours)).toContain('--author "github-actions[bot]"');
  });

  it('is not the heir of a login', async () => {
    await runWeek(on.job, 0, [one, { id: 12, login: 'person-11' }]);
    await expect(deleted('person-11')).rejects.toThrow(/Several accounts.*: 11, 12\. Give the id/);
    await expect(readPersonPages(on.job, ours, whose('person-11'))).rejects.toThrow(/Several/);
    const gone = await deleted('12');
    expect(gone.deleted).toHaveLength(1);
    expect(titles().filter((title) => title === 'Access review: person-11')).toHaveLength(1);
  });
});

describe('a question to the gate', () => {
  const ask = async (title: string) => {
    const body = `${MARKER_PREFIX}gate organization=northwind-labs id=logins%20abc -->\nRead.`;
    const create = { owner: 'northwind-labs', repo: 'security', title, body };
    return (await on.job.rest.issues.create(create)).data.number;
  };

  it('about the person alone is theirs', async () => {
    const number = await ask('Review before access: person-11 (pull request 4)');
    expect(await deleted('person-11', on.job)).toMatchObject({ emptied: [number] });
    expect(on.page('Review before access').title).toBe('Review before access');
    expect(await deleted('person-11')).toMatchObject({ deleted: [], emptied: [] });
  });

  it('about several logins is told', async () => {
    const number = await ask('Review before access: 2 logins');
    await on.say('2 logins', 'person-11 is known to me.');
    expect((await deleted('person-11')).elsewhere.others).toEqual([number]);
  });
});
