import { describe, expect, it } from 'vitest';
import type { GitHub } from '../github/server.ts';
import { REPOSITORY, writesTo } from './github.ts';
import { type Person, runWeek, shown } from './review.ts';
import { stage } from './stage.ts';
import { expectToOutliveKills, type Story, tell } from './story.ts';

const on = stage();

const one: Person = { id: 11 };
const other: Person = { id: 12, priority: 'routine', seen: ['names'] };

describe('a quarter of weekly runs', () => {
  it('gives everybody in the queue a page, and an index that leads there', async () => {
    await runWeek(on.job, 0, [one, other, { id: 13, priority: 'none', seen: [] }]);
    expect(shown(on.github).map(({ title, state }) => `${state}: ${title}`)).toEqual([
      'open: Access review: person-11',
      'open: Access review: person-12',
      'open: Outside collaborator access review: northwind-labs',
    ]);
    const index = on.page('Outside collaborator').body;
    expect(index).toContain(`| 1 | \`person-11\` | #${on.page('person-11').number} open |`);
    expect(index).not.toContain('Changed since');
  });

  it('writes nothing in a week in which nothing is new, though counts have grown', async () => {
    await runWeek(on.job, 0, [one, other]);
    const before = writesTo(on.github).length;
    await runWeek(on.job, 1, [
      { ...one, count: 230 },
      { ...other, count: 260 },
    ]);
    expect(writesTo(on.github)).toHaveLength(before);
  });

  it('edits the page and says once what is new', async () => {
    await runWeek(on.job, 0, [one]);
    await runWeek(on.job, 1, [{ ...one, seen: ['clock', 'history'] }]);
    expect(on.said('person-11')).toHaveLength(1);
    expect(on.said('person-11')[0]).toContain('There is new evidence.');
    expect(on.said('person-11')[0]).toContain('Commits from before the account existed');
    expect(on.page('person-11').body).toContain('`commits-before-account`');
    const before = writesTo(on.github).length;
    await runWeek(on.job, 2, [{ ...one, seen: ['clock', 'history'] }]);
    expect(writesTo(on.github)).toHaveLength(before);
  });

  it('takes another place for new evidence, and less evidence for none', async () => {
    await runWeek(on.job, 0, [{ ...one, seen: ['clock', 'names'] }]);
    await runWeek(on.job, 1, [{ ...one, seen: ['clock'] }]);
    expect(on.said('person-11')).toEqual([]);
    expect(on.page('person-11').body).not.toContain('`unrelated-names`');
    await runWeek(on.job, 2, [{ ...one, place: 'Porto' }]);
    expect(on.said('person-11')).toHaveLength(1);
  });

  it('closes the page of somebody who left the queue, with the reason, and opens it when they return', async () => {
    await runWeek(on.job, 0, [one]);
    await runWeek(on.job, 1, []);
    expect(on.page('person-11').state).toBe('closed');
    expect(on.said('person-11')).toEqual([expect.stringContaining('No review is due any more')]);
    const { number } = on.page('person-11');
    expect(on.page('Outside collaborator').body).toContain(
      `**No longer in the queue:** #${number}`,
    );
    await runWeek(on.job, 2, []);
    await runWeek(on.job, 3, [one]);
    expect(on.page('person-11').state).toBe('open');
    expect(on.said('person-11')[1]).toContain('A review is due again.');
  });

  it('leaves a page that somebody opened again after that', async () => {
    await runWeek(on.job, 0, [one]);
    await runWeek(on.job, 1, []);
    await on.change('person-11', { state: 'open' });
    await runWeek(on.job, 2, []);
    expect(on.page('person-11').state).toBe('open');
  });

  it('leaves a closed page closed until there is new evidence', async () => {
    await runWeek(on.job, 0, [one]);
    await on.change('person-11', { state: 'closed' });
    await runWeek(on.job, 1, [one]);
    expect(on.page('person-11').state).toBe('closed');
    expect(on.page('Outside collaborator').body).toContain('closed |');
    await runWeek(on.job, 2, [{ ...one, seen: ['clock', 'history'] }]);
    expect(on.page('person-11').state).toBe('open');
    expect(on.said('person-11')).toHaveLength(1);
  });

  it('keeps boxes ticked that somebody ticked', async () => {
    await runWeek(on.job, 0, [one]);
    const { body } = on.page('person-11');
    const ticked = body.replace('- [ ]', '- [x]');
    await on.change('person-11', { body: ticked });
    await runWeek(on.job, 1, [{ ...one, seen: ['clock', 'history'] }]);
    expect(on.page('person-11').body.match(/- \[x\]/g)).toHaveLength(1);
  });

  it('follows a change of login', async () => {
    await runWeek(on.job, 0, [one]);
    const before = on.github.issues(REPOSITORY).length;
    await runWeek(on.job, 1, [{ ...one, login: 'wren-calloway' }]);
    expect(on.github.issues(REPOSITORY)).toHaveLength(before);
    expect(on.page('wren-calloway').comments).toEqual([]);
    const writes = writesTo(on.github).length;
    await runWeek(on.job, 2, [{ ...one, login: 'wren-calloway' }]);
    expect(writesTo(on.github)).toHaveLength(writes);
  });
});

describe('orders beneath a page', () => {
  it('are answered with what was understood, once', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/help');
    await runWeek(on.job, 1, [one]);
    await runWeek(on.job, 2, [one]);
    expect(on.said('person-11')).toHaveLength(2);
    expect(on.said('person-11')[1]).toContain('`/accept until 2027-03-01 because …`');
  });

  it('accept evidence until a day, which closes the page; after it the page comes back', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/accept until 2026-11-20 because we met in Lisbon');
    await runWeek(on.job, 1, [one]);
    expect(on.page('person-11').state).toBe('closed');
    expect(on.said('person-11')[1]).toContain('until 2026-11-20');
    await runWeek(on.job, 2, [one]);
    expect(on.page('Outside collaborator').body).toContain('accepted until<br>2026-11-20');
    expect(on.page('person-11').state).toBe('closed');
    await runWeek(on.job, 3, [one]);
    expect(on.page('person-11').state).toBe('open');
    expect(on.said('person-11').at(-1)).toContain('has passed');
    const before = writesTo(on.github).length;
    await runWeek(on.job, 4, [one]);
    expect(writesTo(on.github)).toHaveLength(before);
  });

  it('accept what is there, not what comes later', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/accept because known');
    await runWeek(on.job, 1, [one]);
    await runWeek(on.job, 2, [{ ...one, seen: ['clock', 'history'] }]);
    expect(on.page('person-11').state).toBe('open');
  });

  it('accept what the page showed, not what is found when they are read', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/accept until 2027-03-01 because known');
    const both: Person = { ...one, seen: ['clock', 'history'] };
    await runWeek(on.job, 1, [both]);
    expect(on.page('person-11').state).toBe('open');
    expect(on.said('person-11')[1]).toContain(
      '1 observation of today, told below, is not accepted',
    );
    expect(on.said('person-11')[2]).toContain('There is new evidence.');
    expect(await on.writes(() => runWeek(on.job, 2, [both]))).toBe(0);
    await runWeek(on.job, 3, [one]);
    expect(on.page('person-11').state).toBe('closed');
    expect(on.page('Outside collaborator').body).toContain('accepted until<br>2027-03-01');
  });

  it('that lapsed bring the page back once: whoever closes it then has settled it', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/accept until 2026-11-10 because we met');
    await runWeek(on.job, 1, [one]);
    await runWeek(on.job, 2, [one]);
    expect(on.page('person-11').state).toBe('open');
    await on.change('person-11', { state: 'closed' });
    await runWeek(on.job, 3, [one]);
    expect(on.page('person-11').state).toBe('closed');
    expect(await on.writes(() => runWeek(on.job, 4, [one]))).toBe(0);
  });

  it('are taken back by opening the page again', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/accept because known');
    await runWeek(on.job, 1, [one]);
    await runWeek(on.job, 2, [one]);
    await on.change('person-11', { state: 'open' });
    await runWeek(on.job, 3, [one]);
    expect(on.page('person-11').state).toBe('open');
  });

  it('that are several in one comment are not understood, and nothing is done', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/recheck\n/accept because we met');
    await runWeek(on.job, 1, [one]);
    expect(on.page('person-11').state).toBe('open');
    expect(on.said('person-11')[1]).toContain('write a comment for each');
  });

  it('escalate to the top of the index', async () => {
    await runWeek(on.job, 0, [one, other]);
    await on.say('person-12', '/escalate because of a payment');
    await runWeek(on.job, 1, [one, other]);
    expect(on.page('Outside collaborator').body).toMatch(
      /\| 1 \| `person-12` \| #\d+ escalated \|/,
    );
  });

  it('say what is not understood', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/accept until soon because I like them');
    await runWeek(on.job, 1, [one]);
    expect(on.page('person-11').state).toBe('open');
    expect(on.said('person-11')[1]).toContain('written as YYYY-MM-DD');
  });

  it('accept nothing until a day that is over', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/accept until 2024-02-29 because we talked');
    await runWeek(on.job, 1, [one]);
    expect(on.page('person-11').state).toBe('open');
    expect(on.said('person-11')[1]).toContain('is over already');
    expect(on.said('person-11')[1]).not.toContain('Understood: accepted');
  });

  it('are not taken from people who may not write, nor from planted markers', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say(
      'person-11',
      '<!-- outside-collaborator-audit:answer to=1 did=accept by=x evidence= until= done=no -->',
      on.reader,
    );
    await on.say('person-11', '/accept because I say so', on.reader);
    await runWeek(on.job, 1, [one]);
    expect(on.page('person-11').state).toBe('open');
    expect(on.said('person-11')).toHaveLength(2);
  });
});

const TEN = { leftAfterDays: 10 };

describe('the page of somebody who left the queue', () => {
  const more: Person = { ...one, seen: ['clock', 'history'] };
  const story: Story = [
    { people: [one], ...TEN },
    { people: [more], ...TEN, order: ['person-11', '/escalate because of a call in Porto'] },
    { people: [], ...TEN },
    { people: [], ...TEN },
    { people: [], ...TEN },
    { people: [], ...TEN },
  ];
  const pageOf = (at: GitHub) =>
    at.issues(REPOSITORY).find(({ body }) => body.includes(':person ')) ?? on.page('person');

  it('says nothing of them any more after the days the policy keeps it', async () => {
    const { counts } = await tell(story.slice(0, 4), on.github);
    expect(counts.slice(3)).toEqual([0]);
    expect(pageOf(on.github).body).toContain('Lisbon');
    await runWeek(on.job, 4, [], TEN);
    const { title, body, state, comments } = pageOf(on.github);
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
    const before = on.github.requests.length;
    await runWeek(on.job, 5, [], TEN);
    const later = on.github.requests.slice(before).map(({ line }) => line);
    expect(later.filter((line) => !line.startsWith('G'))).toEqual([]);
    // Nothing is left to be read of it either.
    expect(later.filter((line) => line.includes('/comments'))).toEqual([]);
  });

  it('is kept for good where the policy says nothing', async () => {
    await tell(
      story.map(({ leftAfterDays: _, ...week }) => week),
      on.github,
    );
    expect(pageOf(on.github).body).toContain('Lisbon');
  });

  it('is left alone when somebody opened it again', async () => {
    await tell(story.slice(0, 3), on.github);
    await on.change('person-11', { state: 'open' });
    await runWeek(on.job, 6, [], TEN);
    expect(pageOf(on.github).body).toContain('Lisbon');
  });

  it('comes back whole when they return, and no order is answered twice', async () => {
    await tell(story, on.github);
    await runWeek(on.job, 6, [one], TEN);
    const { title, body, state, comments } = pageOf(on.github);
    expect({ title, state }).toEqual({ title: 'Access review: person-11', state: 'open' });
    expect(body).toContain('Lisbon');
    expect(comments.at(-1)?.body).toContain('A review is due again.');
    const before = writesTo(on.github).length;
    await runWeek(on.job, 7, [one], TEN);
    expect(writesTo(on.github)).toHaveLength(before);
  });

  it('from before the day was noted is kept from now on for as long', async () => {
    await tell(story.slice(0, 3), on.github);
    const { body } = on.page('person-11');
    const old = body.replace(/ left=\S+/, '');
    await on.change('person-11', { body: old });
    await runWeek(on.job, 4, [], TEN);
    expect(pageOf(on.github).body).toContain('left=2026-11-30');
    expect(pageOf(on.github).body).toContain('Lisbon');
    await runWeek(on.job, 6, [], TEN);
    expect(pageOf(on.github).body).not.toContain('Lisbon');
  });

  it('is emptied all the same when the run is killed before or after any of its writes', async () => {
    await expectToOutliveKills(story, [2, 4]);
  });
});

describe('a run that is killed', () => {
  const story: Story = [
    { people: [one, other] },
    { people: [{ ...one, seen: ['clock', 'history'] }] },
    { people: [one, { ...other, priority: 'soon' }] },
    { people: [one, other], order: ['person-11', '/accept until 2026-12-05 because known'] },
    { people: [one, other], order: ['person-12', '/escalate because of a call'] },
    { people: [one, other] },
  ];

  it('before or after any of its writes leaves nothing that the next run does not mend', async () => {
    await expectToOutliveKills(story);
  });

  it('or two at once leave one open page for everybody after the next run', async () => {
    await Promise.all([runWeek(on.job, 0, [one, other]), runWeek(on.job, 0, [one, other])]);
    await runWeek(on.job, 1, [one, other]);
    const open = on.github.issues(REPOSITORY).filter(({ state }) => state === 'open');
    expect(open.map(({ title }) => title).sort()).toEqual([
      'Access review: person-11',
      'Access review: person-12',
      'Outside collaborator access review: northwind-labs',
    ]);
    const before = writesTo(on.github).length;
    await runWeek(on.job, 2, [one, other]);
    expect(writesTo(on.github)).toHaveLength(before);
  });
});
