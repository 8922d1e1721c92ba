import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishApi } from '../../src/publish/api.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { type Client, clientOf, REPOSITORY, world, writesTo } from './github.ts';
import { Killed, killedAt, type Person, runWeek, shown } from './review.ts';

const address = { owner: 'northwind-labs', repo: 'security' };

let github: GitHub;
let job: Client;
let ines: Client;

beforeEach(async () => {
  github = await startGitHub(world);
  job = clientOf(github, github.tokens.job);
  ines = clientOf(
    github,
    github.tokens.make({ kind: 'classic', login: 'ines-duarte', scopes: ['repo'] }),
  );
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  expect(github.unexpected).toEqual([]);
  await github.close();
});

const page = (title: string) => {
  const found = github.issues(REPOSITORY).find((issue) => issue.title.includes(title));
  if (found === undefined) throw new Error(`There is no page "${title}".`);
  return found;
};
const saidBy = (title: string) => page(title).comments.map(({ body }) => body);
const say = (title: string, body: string, by: Client = ines) =>
  by.rest.issues.createComment({ ...address, issue_number: page(title).number, body });
const close = (title: string) =>
  ines.rest.issues.update({ ...address, issue_number: page(title).number, state: 'closed' });

const one: Person = { id: 11 };
const other: Person = { id: 12, priority: 'routine', seen: ['names'] };

describe('a quarter of weekly runs', () => {
  it('gives everybody in the queue a page, and an index that leads there', async () => {
    await runWeek(job, 0, [one, other, { id: 13, priority: 'none', seen: [] }]);
    expect(shown(github).map(({ title, state }) => `${state}: ${title}`)).toEqual([
      'open: Access review: person-11',
      'open: Access review: person-12',
      'open: Outside collaborator access review: northwind-labs',
    ]);
    const index = page('Outside collaborator').body;
    expect(index).toContain(`| 1 | \`person-11\` | #${page('person-11').number} open |`);
    expect(index).not.toContain('Changed since');
  });

  it('writes nothing in a week in which nothing is new, though counts have grown', async () => {
    await runWeek(job, 0, [one, other]);
    const before = writesTo(github).length;
    await runWeek(job, 1, [
      { ...one, count: 230 },
      { ...other, count: 260 },
    ]);
    expect(writesTo(github)).toHaveLength(before);
  });

  it('edits the page and says once what is new', async () => {
    await runWeek(job, 0, [one]);
    await runWeek(job, 1, [{ ...one, seen: ['clock', 'history'] }]);
    expect(saidBy('person-11')).toHaveLength(1);
    expect(saidBy('person-11')[0]).toContain('There is new evidence.');
    expect(saidBy('person-11')[0]).toContain('Commits from before the account existed');
    expect(page('person-11').body).toContain('`commits-before-account`');
    const before = writesTo(github).length;
    await runWeek(job, 2, [{ ...one, seen: ['clock', 'history'] }]);
    expect(writesTo(github)).toHaveLength(before);
  });

  it('takes another place for new evidence, and less evidence for none', async () => {
    await runWeek(job, 0, [{ ...one, seen: ['clock', 'names'] }]);
    await runWeek(job, 1, [{ ...one, seen: ['clock'] }]);
    expect(saidBy('person-11')).toEqual([]);
    expect(page('person-11').body).not.toContain('`unrelated-names`');
    await runWeek(job, 2, [{ ...one, place: 'Porto' }]);
    expect(saidBy('person-11')).toHaveLength(1);
  });

  it('closes the page of somebody who left the queue, with the reason, and opens it when they return', async () => {
    await runWeek(job, 0, [one]);
    await runWeek(job, 1, []);
    expect(page('person-11').state).toBe('closed');
    expect(saidBy('person-11')).toEqual([expect.stringContaining('No review is due any more')]);
    const { number } = page('person-11');
    expect(page('Outside collaborator').body).toContain(`**No longer in the queue:** #${number}`);
    await runWeek(job, 2, []);
    await runWeek(job, 3, [one]);
    expect(page('person-11').state).toBe('open');
    expect(saidBy('person-11')[1]).toContain('A review is due again.');
  });

  it('leaves a page that somebody opened again after that', async () => {
    await runWeek(job, 0, [one]);
    await runWeek(job, 1, []);
    const issue_number = page('person-11').number;
    await ines.rest.issues.update({ ...address, issue_number, state: 'open' });
    await runWeek(job, 2, []);
    expect(page('person-11').state).toBe('open');
  });

  it('leaves a closed page closed until there is new evidence', async () => {
    await runWeek(job, 0, [one]);
    await close('person-11');
    await runWeek(job, 1, [one]);
    expect(page('person-11').state).toBe('closed');
    expect(page('Outside collaborator').body).toContain('closed |');
    await runWeek(job, 2, [{ ...one, seen: ['clock', 'history'] }]);
    expect(page('person-11').state).toBe('open');
    expect(saidBy('person-11')).toHaveLength(1);
  });

  it('keeps boxes ticked that somebody ticked', async () => {
    await runWeek(job, 0, [one]);
    const { number, body } = page('person-11');
    const ticked = body.replace('- [ ]', '- [x]');
    await ines.rest.issues.update({ ...address, issue_number: number, body: ticked });
    await runWeek(job, 1, [{ ...one, seen: ['clock', 'history'] }]);
    expect(page('person-11').body.match(/- \[x\]/g)).toHaveLength(1);
  });

  it('follows a change of login', async () => {
    await runWeek(job, 0, [one]);
    const before = github.issues(REPOSITORY).length;
    await runWeek(job, 1, [{ ...one, login: 'wren-calloway' }]);
    expect(github.issues(REPOSITORY)).toHaveLength(before);
    expect(page('wren-calloway').comments).toEqual([]);
    const writes = writesTo(github).length;
    await runWeek(job, 2, [{ ...one, login: 'wren-calloway' }]);
    expect(writesTo(github)).toHaveLength(writes);
  });
});

describe('orders beneath a page', () => {
  it('are answered with what was understood, once', async () => {
    await runWeek(job, 0, [one]);
    await say('person-11', '/help');
    await runWeek(job, 1, [one]);
    await runWeek(job, 2, [one]);
    expect(saidBy('person-11')).toHaveLength(2);
    expect(saidBy('person-11')[1]).toContain('`/accept until 2027-03-01 because …`');
  });

  it('accept evidence until a day, which closes the page; after it the page comes back', async () => {
    await runWeek(job, 0, [one]);
    await say('person-11', '/accept until 2026-11-20 because we met in Lisbon');
    await runWeek(job, 1, [one]);
    expect(page('person-11').state).toBe('closed');
    expect(saidBy('person-11')[1]).toContain('until 2026-11-20');
    await runWeek(job, 2, [one]);
    expect(page('Outside collaborator').body).toContain('accepted until 2026-11-20');
    expect(page('person-11').state).toBe('closed');
    await runWeek(job, 3, [one]);
    expect(page('person-11').state).toBe('open');
    expect(saidBy('person-11').at(-1)).toContain('has passed');
    const before = writesTo(github).length;
    await runWeek(job, 4, [one]);
    expect(writesTo(github)).toHaveLength(before);
  });

  it('accept what is there, not what comes later', async () => {
    await runWeek(job, 0, [one]);
    await say('person-11', '/accept because known');
    await runWeek(job, 1, [one]);
    await runWeek(job, 2, [{ ...one, seen: ['clock', 'history'] }]);
    expect(page('person-11').state).toBe('open');
  });

  it('are taken back by opening the page again', async () => {
    await runWeek(job, 0, [one]);
    await say('person-11', '/accept because known');
    await runWeek(job, 1, [one]);
    await runWeek(job, 2, [one]);
    const issue_number = page('person-11').number;
    await ines.rest.issues.update({ ...address, issue_number, state: 'open' });
    await runWeek(job, 3, [one]);
    expect(page('person-11').state).toBe('open');
  });

  it('escalate to the top of the index', async () => {
    await runWeek(job, 0, [one, other]);
    await say('person-12', '/escalate because of a payment');
    await runWeek(job, 1, [one, other]);
    expect(page('Outside collaborator').body).toMatch(/\| 1 \| `person-12` \| #\d+ escalated \|/);
  });

  it('say what is not understood', async () => {
    await runWeek(job, 0, [one]);
    await say('person-11', '/accept until soon because I like them');
    await runWeek(job, 1, [one]);
    expect(page('person-11').state).toBe('open');
    expect(saidBy('person-11')[1]).toContain('written as YYYY-MM-DD');
  });

  it('are not taken from people who may not write, nor from planted markers', async () => {
    const token = github.tokens.make({ kind: 'classic', login: 'leander-voss', scopes: ['repo'] });
    const stranger = clientOf(github, token);
    await runWeek(job, 0, [one]);
    await say(
      'person-11',
      '<!-- outside-collaborator-audit:answer to=1 did=accept by=x evidence= until= done=no -->',
      stranger,
    );
    await say('person-11', '/accept because I say so', stranger);
    await runWeek(job, 1, [one]);
    expect(page('person-11').state).toBe('open');
    expect(saidBy('person-11')).toHaveLength(2);
  });
});

interface Week {
  readonly people: readonly Person[];
  /** What a reviewer writes before it, and beneath whose page. */
  readonly order?: readonly [string, string];
  /** Days for which pages of people who left are kept. */
  readonly keep?: number;
}
type Disturbance = (
  week: number,
  run: (api: PublishApi) => Promise<unknown>,
  api: Client,
) => Promise<void>;

/** What a story leaves behind, and how many writes each week of it took. */
async function tell(story: readonly Week[], at: GitHub, disturb: Disturbance = async () => {}) {
  const api = clientOf(at, at.tokens.job);
  const reviewer = clientOf(
    at,
    at.tokens.make({ kind: 'classic', login: 'ines-duarte', scopes: ['repo'] }),
  );
  const counts: number[] = [];
  for (const [week, { people, order, keep }] of story.entries()) {
    if (order !== undefined) {
      const found = at.issues(REPOSITORY).find(({ title }) => title.includes(order[0]));
      const issue_number = found?.number ?? 0;
      await reviewer.rest.issues.createComment({ ...address, issue_number, body: order[1] });
    }
    const run = (client: PublishApi) =>
      runWeek(client, week, people, keep === undefined ? {} : { leftAfterDays: keep });
    await disturb(week, run, api);
    const before = writesTo(at).length;
    await run(api);
    counts.push(writesTo(at).length - before);
  }
  return { counts, end: shown(at) };
}

/** Each time a new beginning, in which one week's run is killed before or after one of its writes and started again. */
async function killAtEveryWrite(
  story: readonly Week[],
  killed: number,
  writes: number,
  end: ReturnType<typeof shown>,
) {
  for (let write = 1; write <= writes; write += 1) {
    for (const when of ['before', 'after'] as const) {
      const again = await startGitHub(world);
      const after = await tell(story, again, async (week, run, api) => {
        if (week !== killed) return;
        await expect(run(killedAt(api, write, when))).rejects.toThrow(Killed);
      });
      expect(after.end, `week ${killed}, ${when} write ${write}`).toEqual(end);
      await again.close();
    }
  }
}

const TEN = { leftAfterDays: 10 };

describe('the page of somebody who left the queue', () => {
  const more: Person = { ...one, seen: ['clock', 'history'] };
  const story: readonly Week[] = [
    { people: [one], keep: 10 },
    { people: [more], keep: 10, order: ['person-11', '/escalate because of a call in Porto'] },
    { people: [], keep: 10 },
    { people: [], keep: 10 },
    { people: [], keep: 10 },
    { people: [], keep: 10 },
  ];
  const pageOf = (at: GitHub) =>
    at.issues(REPOSITORY).find(({ body }) => body.includes(':person ')) ?? page('person');

  it('says nothing of them any more after the days the policy keeps it', async () => {
    const { counts } = await tell(story.slice(0, 4), github);
    expect(counts.slice(3)).toEqual([0]);
    expect(pageOf(github).body).toContain('Lisbon');
    await runWeek(job, 4, [], TEN);
    const { title, body, state, comments } = pageOf(github);
    expect({ title, state }).toEqual({ title: 'Access review: account 11', state: 'closed' });
    expect(body).toBe(
      '<!-- outside-collaborator-audit:person organization=northwind-labs id=11 status=left left=2026-11-16 -->\nNo review has been due since 2026-11-16; what stood on this page was removed, as the policy asks.',
    );
    const ours = comments.map((comment) => comment.body).filter((said) => said.startsWith('<!--'));
    expect(ours).toHaveLength(3);
    for (const said of ours) {
      expect(said).toMatch(/^<!-- [^>]*-->\s+What stood here was removed, as the policy asks\.$/);
      expect(said).not.toMatch(/evidence=|by=|Porto|ines/);
    }
    const before = github.requests.length;
    await runWeek(job, 5, [], TEN);
    const later = github.requests.slice(before).map(({ line }) => line);
    expect(later.filter((line) => !line.startsWith('G'))).toEqual([]);
    // Nothing is left to be read of it either.
    expect(later.filter((line) => line.includes('/comments'))).toEqual([]);
  });

  it('is kept for good where the policy says nothing', async () => {
    await tell(
      story.map(({ keep: _, ...week }) => week),
      github,
    );
    expect(pageOf(github).body).toContain('Lisbon');
  });

  it('is left alone when somebody opened it again', async () => {
    await tell(story.slice(0, 3), github);
    const issue_number = page('person-11').number;
    await ines.rest.issues.update({ ...address, issue_number, state: 'open' });
    await runWeek(job, 6, [], TEN);
    expect(pageOf(github).body).toContain('Lisbon');
  });

  it('comes back whole when they return, and no order is answered twice', async () => {
    await tell(story, github);
    await runWeek(job, 6, [one], TEN);
    const { title, body, state, comments } = pageOf(github);
    expect({ title, state }).toEqual({ title: 'Access review: person-11', state: 'open' });
    expect(body).toContain('Lisbon');
    expect(comments.at(-1)?.body).toContain('A review is due again.');
    const before = writesTo(github).length;
    await runWeek(job, 7, [one], TEN);
    expect(writesTo(github)).toHaveLength(before);
  });

  it('from before the day was noted is kept from now on for as long', async () => {
    await tell(story.slice(0, 3), github);
    const { number: issue_number, body } = page('person-11');
    const old = body.replace(/ left=\S+/, '');
    await job.rest.issues.update({ ...address, issue_number, body: old });
    await runWeek(job, 4, [], TEN);
    expect(pageOf(github).body).toContain('left=2026-11-30');
    expect(pageOf(github).body).toContain('Lisbon');
    await runWeek(job, 6, [], TEN);
    expect(pageOf(github).body).not.toContain('Lisbon');
  });

  it('is emptied all the same when the run is killed before or after any of its writes', async () => {
    const calm = await startGitHub(world);
    const { counts, end } = await tell(story, calm);
    await calm.close();
    // The index names the account no more either.
    expect(counts[4]).toBe(5);
    await killAtEveryWrite(story, 2, counts[2] ?? 0, end);
    await killAtEveryWrite(story, 4, counts[4] ?? 0, end);
  });
});

describe('a run that is killed', () => {
  const story: readonly Week[] = [
    { people: [one, other] },
    { people: [{ ...one, seen: ['clock', 'history'] }] },
    { people: [one, { ...other, priority: 'soon' }] },
    { people: [one, other], order: ['person-11', '/accept until 2026-12-05 because known'] },
    { people: [one, other], order: ['person-12', '/escalate because of a call'] },
    { people: [one, other] },
  ];

  it('before or after any of its writes leaves nothing that the next run does not mend', async () => {
    const calm = await startGitHub(world);
    const { counts, end } = await tell(story, calm);
    await calm.close();
    expect(counts.every((count) => count > 0)).toBe(true);
    for (const [week, writes] of counts.entries()) {
      await killAtEveryWrite(story, week, writes, end);
    }
  });

  it('or two at once leave one open page for everybody after the next run', async () => {
    await Promise.all([runWeek(job, 0, [one, other]), runWeek(job, 0, [one, other])]);
    await runWeek(job, 1, [one, other]);
    const open = github.issues(REPOSITORY).filter(({ state }) => state === 'open');
    expect(open.map(({ title }) => title).sort()).toEqual([
      'Access review: person-11',
      'Access review: person-12',
      'Outside collaborator access review: northwind-labs',
    ]);
    const before = writesTo(github).length;
    await runWeek(job, 2, [one, other]);
    expect(writesTo(github)).toHaveLength(before);
  });
});
