import { describe, expect, it } from 'vitest';
import type { Gap } from '../../src/snapshot/fact.ts';
import { REPOSITORY } from './github.ts';
import { type Person, runWeek } from './review.ts';
import { stage } from './stage.ts';

const on = stage();
const INDEX = 'Outside collaborator';
const one: Person = { id: 11 };
const more: Person = { id: 11, seen: ['clock', 'history'] };
const other: Person = { id: 12, priority: 'routine', seen: ['names'] };
const reader = { login: 'leander-voss' };

const gap = (hides?: Gap['hides']): Gap => ({
  reason: 'unavailable',
  detail: 'GitHub did not answer.',
  ...(hides === undefined ? {} : { hides }),
});

describe('somebody who stands in the queue no more', () => {
  it.each<[string, readonly Person[], object, string]>([
    ['lost their access', [], {}, 'The access is gone'],
    [
      'is exempt',
      [],
      { frame: { exempt: [{ id: '11', login: 'person-11', because: 'a bot' }] } },
      'The policy exempts',
    ],
    [
      'has nothing left to be seen',
      [{ ...more, priority: 'none', seen: [] }],
      {},
      'is no longer there, or no longer asked for.',
    ],
    [
      'has less to be seen',
      [{ ...more, priority: 'none', seen: ['clock'] }],
      {},
      'Part of what was observed',
    ],
    [
      'has it answered by a sponsor or an acceptance',
      [{ ...more, priority: 'none', answered: true }],
      {},
      'is answered by now',
    ],
    ['is no longer rare enough', [{ ...more, priority: 'none' }], {}, 'no longer rare enough'],
  ])('%s: their page is closed with that reason', async (_, people, options, reason) => {
    await runWeek(on.job, 0, [more]);
    await runWeek(on.job, 1, people, options);
    expect(on.page('person-11').state).toBe('closed');
    expect(on.said('person-11')).toEqual([expect.stringContaining(reason)]);
  });

  it('is told of each time they leave', async () => {
    await runWeek(on.job, 0, [one]);
    for (const week of [1, 3]) {
      await runWeek(on.job, week, []);
      await runWeek(on.job, week + 1, [one]);
    }
    expect(
      on.said('person-11').map((said) => /The access is gone|due again/.exec(said)?.[0]),
    ).toEqual(['The access is gone', 'due again', 'The access is gone', 'due again']);
  });

  it('comes back unannounced when a reviewer had settled the same evidence', async () => {
    await runWeek(on.job, 0, [one]);
    await on.change('person-11', { state: 'closed' });
    await runWeek(on.job, 1, [{ ...one, priority: 'none' }]);
    await runWeek(on.job, 2, [one]);
    expect(on.page('person-11').state).toBe('closed');
    expect(on.said('person-11')).toEqual([]);
    await runWeek(on.job, 3, []);
    await runWeek(on.job, 4, [one]);
    expect(on.page('person-11').state).toBe('open');
  });
});

describe('what could not be looked for', () => {
  const blind: Person = { id: 11, priority: 'insufficient-data', seen: [], unseen: ['clock'] };

  it('is not gone: the page stays as it is, and nobody hears of it when it is seen again', async () => {
    await runWeek(on.job, 0, [one, other]);
    const { body } = on.page('person-11');
    await runWeek(on.job, 1, [blind, other], { frame: { gaps: [gap()] } });
    expect(on.page('person-11')).toMatchObject({ state: 'open', body, comments: [] });
    expect(on.page(INDEX).body).toContain('they stay as they are:');
    expect(on.page(INDEX).body).not.toContain('No longer in the queue');
    await runWeek(on.job, 2, [one, other]);
    expect(on.page('person-11')).toMatchObject({ state: 'open', body, comments: [] });
    expect(on.page(INDEX).body).not.toContain('they stay as they are:');
    expect(on.page(INDEX).body).not.toContain('New in the queue');
  });

  it('is told of as seen before, whatever else is new meanwhile', async () => {
    await runWeek(on.job, 0, [more]);
    await runWeek(on.job, 1, [{ id: 11, seen: ['history', 'names'], unseen: ['clock'] }]);
    expect(on.said('person-11')).toHaveLength(1);
    await runWeek(on.job, 2, [{ id: 11, seen: ['clock', 'history', 'names'] }]);
    expect(on.said('person-11')).toHaveLength(1);
  });

  it('does not open a page that was closed', async () => {
    await runWeek(on.job, 0, [more]);
    await on.change('person-11', { state: 'closed' });
    await runWeek(on.job, 1, [{ id: 11, seen: ['history'], unseen: ['clock'] }]);
    await runWeek(on.job, 2, [more]);
    expect(on.page('person-11')).toMatchObject({ state: 'closed', comments: [] });
  });

  it('is accepted along with what could', async () => {
    await runWeek(on.job, 0, [more]);
    await on.say('person-11', '/accept because we met');
    await runWeek(on.job, 1, [{ id: 11, seen: ['history'], unseen: ['clock'] }]);
    await runWeek(on.job, 2, [more]);
    expect(on.page('person-11').state).toBe('closed');
  });

  it('is said to whoever asks to look again', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/recheck');
    await runWeek(on.job, 1, [blind]);
    expect(on.said('person-11')[1]).toContain(
      'not all that stands on this page could be looked for',
    );
  });

  it('may be the person: an absence says nothing while the list of such people has gaps', async () => {
    const invitee: Person = { id: 12, relation: 'pending-invitee' };
    await runWeek(on.job, 0, [one, invitee]);
    await runWeek(on.job, 1, [], { frame: { gaps: [gap('outside-collaborator')] } });
    expect(on.page('person-11').state).toBe('open');
    expect(on.page('person-12').state).toBe('closed');
    await runWeek(on.job, 2, [invitee], { frame: { gaps: [gap('pending-invitee')] } });
    expect(on.page('person-11').state).toBe('closed');
    await runWeek(on.job, 3, [], { frame: { gaps: [gap('pending-invitee')] } });
    expect(on.page('person-12').state).toBe('open');
  });
});

describe('a page that somebody', () => {
  it('edited says again what was observed', async () => {
    await runWeek(on.job, 0, [one]);
    const { body } = on.page('person-11');
    await on.change('person-11', { body: body.replace('Lisbon', 'Porto') });
    await runWeek(on.job, 1, [one]);
    expect(on.page('person-11').body).toContain('Lisbon');
    expect(on.said('person-11')).toEqual([]);
    expect(await on.writes(() => runWeek(on.job, 2, [one]))).toBe(0);
  });

  it('emptied is known by label and title, keeps its number, its closure and its acceptance', async () => {
    await runWeek(on.job, 0, [one, other]);
    await on.say('person-11', '/accept because we met');
    await runWeek(on.job, 1, [one, other]);
    for (const title of ['person-11', 'person-12', INDEX])
      await on.change(title, { body: 'Oops.' });
    await runWeek(on.job, 2, [one, other]);
    expect(on.github.issues(REPOSITORY)).toHaveLength(3);
    expect(on.page('person-11')).toMatchObject({ state: 'closed' });
    expect(on.page('person-12').body).toContain('`unrelated-names`');
    expect(on.page('person-12').comments).toEqual([]);
    expect(on.page(INDEX).body).toContain('accepted');
    expect(await on.writes(() => runWeek(on.job, 3, [one, other]))).toBe(0);
  });

  it('emptied is told about where nobody in the queue has its title: no retention reaches it', async () => {
    await runWeek(on.job, 0, [one, other]);
    const { number } = on.page('person-11');
    await on.change('person-11', { body: 'Oops.' });
    expect((await runWeek(on.job, 1, [one, other])).join('\n')).not.toContain('whose page it is');
    await on.change('person-11', { body: 'Oops.' });
    const log = await runWeek(on.job, 2, [other], { leftAfterDays: 1 });
    expect(log.join('\n')).toContain(`whose page it is from #${number}, and nobody`);
    expect(on.page('person-11').body).toBe('Oops.');
  });

  it('deleted, or moved to another repository, is made again and told about', async () => {
    await runWeek(on.job, 0, [one]);
    const issues = on.github.store.issues(REPOSITORY);
    issues.splice(issues.indexOf(on.page('person-11')), 1);
    const log = await runWeek(on.job, 1, [one, other]);
    expect(log.join('\n')).toContain('1 page of an earlier audit is gone and made again');
    expect(log.join('\n')).not.toContain('person-11');
    expect(on.page('person-11').state).toBe('open');
    expect((await runWeek(on.job, 2, [one, other])).join('\n')).not.toContain('made again');
    expect(on.page(INDEX).body).toContain(`#${on.page('person-11').number} open`);
  });

  it('locked is kept true, takes no order, and is told about', async () => {
    await runWeek(on.job, 0, [one, other]);
    on.page('person-11').locked = true;
    await on.say('person-11', '/accept because we met');
    const log = await runWeek(on.job, 1, [more, other]);
    expect(log.join('\n')).toContain(`Locked: #${on.page('person-11').number}.`);
    expect(on.page('person-11').body).toContain('`commits-before-account`');
    expect(on.page('person-11')).toMatchObject({ state: 'open', comments: [expect.anything()] });
    expect(await on.writes(() => runWeek(on.job, 2, [more, other]))).toBe(0);
    on.page('person-11').locked = false;
    await runWeek(on.job, 3, [more, other]);
    expect(on.page('person-11').state).toBe('closed');
  });

  it('made with our marker from another account stays untouched', async () => {
    await runWeek(on.job, 0, [one]);
    const { body } = on.page('person-11');
    await on.reviewer.rest.issues.create({
      owner: 'northwind-labs',
      repo: 'security',
      title: 'Access review: person-12',
      body: body.replace('id=11', 'id=12'),
      labels: ['access-review'],
    });
    await runWeek(on.job, 1, [one, other]);
    expect(on.page('person-12').author.login).toBe('ines-duarte');
    expect(on.page('person-12').body).toContain('id=12');
    expect(on.page('person-12').body).not.toContain('unrelated-names');
    expect(on.github.issues(REPOSITORY)).toHaveLength(4);
  });
});

describe('evidence that comes, goes and comes', () => {
  it('is told each time it comes', async () => {
    await runWeek(on.job, 0, [one]);
    for (const week of [1, 3]) {
      await runWeek(on.job, week, [more]);
      await runWeek(on.job, week + 1, [one]);
    }
    expect(on.said('person-11')).toHaveLength(2);
  });
});

describe('several orders at once', () => {
  it('are each answered, and the acceptance is marked on its own answer', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say('person-11', '/accept because we met');
    await on.say('person-11', '/help');
    await runWeek(on.job, 1, [one]);
    expect(on.page('person-11').state).toBe('closed');
    expect(on.said('person-11').map((said) => / did=(\w+)|^\//.exec(said)?.[1])).toEqual([
      undefined,
      undefined,
      'accept',
      'help',
    ]);
    expect(on.said('person-11')[2]).toContain('done=yes');
    await on.change('person-11', { state: 'open' });
    await runWeek(on.job, 2, [one]);
    expect(on.page('person-11').state).toBe('open');
  });

  it('beneath the index are told where they belong', async () => {
    await runWeek(on.job, 0, [one]);
    await on.say(INDEX, '/accept because we met');
    await runWeek(on.job, 1, [one]);
    expect(on.said(INDEX)[1]).toContain('Orders are taken beneath the page of the person');
    expect(await on.writes(() => runWeek(on.job, 2, [one]))).toBe(0);
  });
});

describe('a reviewer', () => {
  it('who closes a page as not planned is shown so', async () => {
    await runWeek(on.job, 0, [one]);
    await on.change('person-11', { state: 'closed', state_reason: 'not_planned' });
    await runWeek(on.job, 1, [one]);
    expect(on.page(INDEX).body).toContain('closed as not planned |');
  });

  it.each(['escalated', 'Escalated'])(
    'puts a page at the top with the label %s, and takes it down by removing it',
    async (label) => {
      await runWeek(on.job, 0, [one, other]);
      await on.change('person-12', { labels: ['access-review', label] });
      await runWeek(on.job, 1, [one, other]);
      expect(on.page(INDEX).body).toMatch(/\| 1 \| `person-12` \| #\d+ escalated \|/);
      await on.change('person-12', { labels: ['access-review'] });
      await runWeek(on.job, 2, [one, other]);
      expect(on.page(INDEX).body).toMatch(/\| 1 \| `person-11` \|/);
    },
  );

  it('who may not write to the repository changes nothing by a label', async () => {
    await runWeek(on.job, 0, [one, other]);
    const page = on.page('person-12');
    page.labels.push('escalated');
    const author = on.github.store.issues(REPOSITORY)[0]?.author ?? page.author;
    page.events.push({
      id: 1,
      kind: 'labeled',
      label: 'escalated',
      actor: { ...author, ...reader },
      at: page.createdAt,
    });
    expect(await on.writes(() => runWeek(on.job, 1, [one, other]))).toBe(0);
  });
});
