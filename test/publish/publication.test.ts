import { afterEach, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from '../github/server.ts';
import { organization } from '../github/world/organization.ts';
import { clientOf, REPOSITORY, world, writesTo } from './github.ts';
import { type Person, runWeek, type WeekOptions } from './review.ts';
import { stage } from './stage.ts';
import { expectToOutliveKills, type Story, tell } from './story.ts';

const INDEX = 'Outside collaborator';
const one: Person = { id: 11 };
const more: Person = { id: 11, seen: ['clock', 'history'] };
const other: Person = { id: 12, priority: 'routine', seen: ['names'] };

describe('pages beneath the index', () => {
  const on = stage();
  const parents = () =>
    on.github.issues(REPOSITORY).map(({ title, parent }) => `${title}: ${parent !== undefined}`);

  it('hang there as sub-issues, new ones too, and cost nothing afterwards', async () => {
    await runWeek(on.job, 0, [one]);
    await runWeek(on.job, 1, [one, other]);
    expect(parents()).toEqual([
      'Access review: person-11: true',
      `${INDEX} access review: northwind-labs: false`,
      'Access review: person-12: true',
    ]);
    expect(await on.writes(() => runWeek(on.job, 2, [one, other]))).toBe(0);
  });

  it('are left where somebody else hung them', async () => {
    await runWeek(on.job, 0, [one]);
    const { data: plan } = await on.reviewer.rest.issues.create({
      owner: 'northwind-labs',
      repo: 'security',
      title: 'Reviews of this quarter',
    });
    on.page('person-11').parent = plan.id;
    expect(await on.writes(() => runWeek(on.job, 1, [one]))).toBe(0);
    expect(on.page('person-11').parent).toBe(plan.id);
  });

  it('are a hundred at most, the most urgent ones', async () => {
    await runWeek(on.job, 0, [one, other]);
    const index = on.page(INDEX).id;
    const issues = on.github.store.issues(REPOSITORY);
    for (const page of issues) page.parent = undefined;
    const page = on.page('person-11');
    for (let number = 101; number < 200; number += 1) {
      const content = { title: `Older ${number}`, body: '', labels: [], comments: [] };
      issues.push({ ...page, ...content, id: number, number, parent: index });
    }
    await runWeek(on.job, 1, [one, other]);
    expect(on.page('person-11').parent).toBe(index);
    expect(on.page('person-12').parent).toBeUndefined();
    expect(await on.writes(() => runWeek(on.job, 2, [one, other]))).toBe(0);
  });
});

describe('a server without sub-issues', () => {
  const on = stage({ subIssues: false });

  it('gets the same pages, and nothing is said of it', async () => {
    const log = await runWeek(on.job, 0, [one, other]);
    expect(log.join('\n')).not.toMatch(/sub-issue/);
    expect(on.page(INDEX).body).toContain(`#${on.page('person-11').number} open`);
    expect(await on.writes(() => runWeek(on.job, 1, [one, other]))).toBe(0);
  });
});

describe('one page for all', () => {
  const on = stage();
  const ALONE: WeekOptions = { pages: 'index' };

  it('tells news in a comment, opens again for them, and is quiet otherwise', async () => {
    await runWeek(on.job, 0, [one, other], ALONE);
    expect(on.github.issues(REPOSITORY)).toHaveLength(1);
    expect(on.page(INDEX).body).toContain('### 1. `person-11`: review soon');
    expect(await on.writes(() => runWeek(on.job, 1, [{ ...one, count: 300 }, other], ALONE))).toBe(
      0,
    );
    await on.change(INDEX, { state: 'closed' });
    await runWeek(on.job, 2, [one], ALONE);
    expect(on.page(INDEX)).toMatchObject({ state: 'closed', comments: [] });
    await runWeek(on.job, 3, [more], ALONE);
    expect(on.page(INDEX).state).toBe('open');
    expect(on.said(INDEX)).toEqual([
      expect.stringContaining('- `person-11`: Commits from before the account existed'),
    ]);
    expect(await on.writes(() => runWeek(on.job, 4, [more], ALONE))).toBe(0);
  });

  it('closes the pages of people when the policy asks for it, and opens them when it no longer does', async () => {
    await runWeek(on.job, 0, [one, other]);
    await on.change('person-12', { state: 'closed' });
    await runWeek(on.job, 1, [one, other], ALONE);
    expect(on.page('person-11').state).toBe('closed');
    expect(on.said('person-11')[0]).toContain('The policy keeps all people on one page by now');
    expect(on.said('person-12')).toEqual([]);
    expect(await on.writes(() => runWeek(on.job, 2, [one, other], ALONE))).toBe(0);
    await runWeek(on.job, 3, [one, other]);
    expect(on.page('person-11').state).toBe('open');
    expect(on.page('person-12').state).toBe('closed');
    expect(on.page(INDEX).body).not.toContain('### 1.');
  });

  it('tells where orders belong that it cannot take', async () => {
    await runWeek(on.job, 0, [one], ALONE);
    await on.say(INDEX, '/accept because we met');
    await runWeek(on.job, 1, [one], ALONE);
    expect(on.said(INDEX)[1]).toContain('acceptances are written into the policy file');
  });
});

describe('a dry run', () => {
  const on = stage();

  it('tells what would be written and writes nothing', async () => {
    const log = await runWeek(on.job, 0, [one], { dryRun: true });
    expect(log.join('\n')).toContain('Dry run, nothing is written. Create an issue');
    expect(writesTo(on.github)).toEqual([]);
  });
});

describe('a repository whose readers must not see details', () => {
  const on = stage();
  const app = () => clientOf(on.github, on.github.tokens.app);
  const WEBSITE = 'northwind-labs/website';
  const COUNTS: WeekOptions = { repository: WEBSITE, allowPublic: 'counts' };

  it('gets nothing, unless numbers are asked for', async () => {
    await expect(runWeek(app(), 0, [one], { repository: WEBSITE })).rejects.toMatchObject({
      failure: 'audience',
      message: expect.stringContaining('`allow-public: counts`'),
    });
    expect(writesTo(on.github)).toEqual([]);
  });

  it('gets numbers on one page, written when they change, and nothing that tells who', async () => {
    await runWeek(app(), 0, [one, other], COUNTS);
    const [page, ...others] = on.github.issues(WEBSITE);
    expect(others).toEqual([]);
    expect(page?.body).toContain('1 review soon · 1 review when convenient');
    expect(`${page?.title} ${page?.body}`).not.toMatch(/person-|id=|soon=|Lisbon|clock/);
    expect(await on.writes(() => runWeek(app(), 1, [one, other], COUNTS))).toBe(0);
    await runWeek(app(), 2, [one], COUNTS);
    expect(on.github.issues(WEBSITE)[0]?.body).toContain('1 review soon · 0 review when');
    expect(on.github.issues(WEBSITE)[0]?.comments).toEqual([]);
  });

  it('is said to hold details of earlier runs, which editing would not remove', async () => {
    await runWeek(on.job, 0, [one]);
    const details = on.page('person-11').body;
    await app().rest.issues.create({
      owner: 'northwind-labs',
      repo: 'website',
      title: 'Access review: person-11',
      body: details,
    });
    const log = await runWeek(app(), 1, [one], COUNTS);
    expect(log.join('\n')).toContain(`Earlier runs left details in ${WEBSITE}: #1. Delete`);
  });

  it('gets details in a private one all the same', async () => {
    await runWeek(on.job, 0, [one], { allowPublic: 'counts' });
    expect(on.page('person-11').state).toBe('open');
  });
});

describe('a report repository that was renamed', () => {
  let github: GitHub | undefined;
  afterEach(() => github?.close());

  it('is found under its old name, and written to under its new one', async () => {
    const renamed = organization('northwind-labs', (northwind) => {
      northwind.repository('access-reviews');
    });
    const first = await startGitHub(world);
    await runWeek(clientOf(first, first.tokens.job), 0, [one]);
    github = await startGitHub(renamed, {
      after: first,
      renamed: { [REPOSITORY]: 'northwind-labs/access-reviews' },
      reportRepository: 'northwind-labs/access-reviews',
    });
    await first.close();
    const job = clientOf(github, github.tokens.job);
    const log = await runWeek(job, 1, [one]);
    expect(log.join('\n')).toContain(
      'northwind-labs/security is called northwind-labs/access-reviews by now: name it so.',
    );
    expect(writesTo(github)).toEqual([]);
    await runWeek(job, 2, [more]);
    expect(github.issues('northwind-labs/access-reviews')).toHaveLength(2);
    expect(writesTo(github).join('\n')).toContain('/repos/northwind-labs/access-reviews/issues/');
    expect(github.violations).toEqual([]);
  });
});

describe('a run that is killed', () => {
  const pages = 'index';
  const switching: Story = [
    { people: [one, other] },
    { people: [more, other], pages },
    { people: [{ ...more, seen: ['clock', 'history', 'names'] }], pages },
    { people: [one, other] },
  ];
  const crowd = (count: number): readonly Person[] =>
    Array.from({ length: count }, (_, index) => ({ id: 100 + index }));
  /** One body, then several comments beneath it, then fewer. */
  const growing: Story = [5, 90, 30].map((count) => ({ people: crowd(count), pages }));

  it('while pages become one, or one becomes pages, leaves nothing the next run does not mend', async () => {
    await expectToOutliveKills(switching);
  });

  it('while a page grows over comments, or shrinks, does not either', async () => {
    await expectToOutliveKills(growing);
    const github = await startGitHub(world);
    const { counts, end } = await tell(growing, github);
    await github.close();
    expect(counts[1]).toBeGreaterThan(3);
    expect(end[0]?.said.join('\n')).toContain('nothing is continued here any more');
  });
});
