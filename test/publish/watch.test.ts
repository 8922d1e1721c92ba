import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/publish/apply.ts';
import { publishCheckRun } from '../../src/publish/check-run.ts';
import type { PlannedWrite } from '../../src/publish/plan.ts';
import type { AuditedPeople } from '../../src/publish/readers.ts';
import { type Watch, watchJob, watchTarget } from '../../src/publish/watch.ts';
import { type Client, MARKER, REPOSITORY, world } from './github.ts';
import { type Person, runWeek } from './review.ts';
import { stage } from './stage.ts';

const LOOK = 'GET /repos/{owner}/{repo}';
const one: Person = { id: 11 };
const other: Person = { id: 12, priority: 'routine', seen: ['names'] };
const on = stage();

/** Pages as a first run writes them. */
const pages = (count: number): readonly PlannedWrite[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'create-issue',
    repository: REPOSITORY,
    title: `Page ${index}`,
    body: `${MARKER} ${index}\nDetails.`,
    labels: [],
    continuation: [],
    marker: `${MARKER} ${index}`,
    because: 'There is none.',
  }));
const send = (watch: Watch, writes: readonly PlannedWrite[]) =>
  applyPlan(on.job, writes, { repository: REPOSITORY, marker: MARKER, author: 'x' }, { watch });
const TARGET = { details: true, repository: REPOSITORY } as const;
const nobody: AuditedPeople = { organization: 'northwind-labs', assessments: [] };
const looks = () => on.github.requests.filter(({ path }) => path === `/repos/${REPOSITORY}`).length;
/** A clock that goes on by so many seconds with each write, and each look. */
function clock({ write = 0, look = 0 }: { readonly write?: number; readonly look?: number }) {
  let now = 0;
  on.job.rest.hook.after('request', (_, { method, url }) => {
    if (method === 'POST' && url.endsWith('/issues')) now += write * 1_000;
    if (url === LOOK.split(' ')[1]) now += look * 1_000;
  });
  return { clock: () => now };
}

describe('a report repository that is made public after the guard looked', () => {
  it('gets nothing at all', async () => {
    on.github.faults.add({ on: LOOK, answer: 'made-public', after: 1 });
    await expect(runWeek(on.job, 0, [one, other])).rejects.toMatchObject({
      failure: 'audience',
      message: expect.stringContaining('is public: everybody could read the report'),
    });
    expect(on.github.issues(REPOSITORY)).toEqual([]);
  });

  it('gets no more while pages are written, nor beneath pages that stand there', async () => {
    on.github.faults.add({ on: LOOK, answer: 'made-public', after: 2 });
    const watch = watchTarget(on.job, TARGET, nobody, clock({ write: 11 }));
    await expect(send(watch, pages(4))).rejects.toThrow('so no more is written');
    expect(on.github.issues(REPOSITORY).map(({ title }) => title)).toEqual(['Page 0', 'Page 1']);
    const number = on.page('Page 0').number;
    const to = { repository: REPOSITORY, number, body: 'Details.', because: 'They are new.' };
    const more: readonly PlannedWrite[] = [
      { kind: 'comment', ...to },
      { kind: 'edit-comment', comment: 1, ...to },
      { kind: 'update-issue', title: 'Page', ...to },
    ];
    const before = on.github.requests.length;
    for (const write of more) await expect(send(watch, [write])).rejects.toThrow('no more');
    const sent = on.github.requests.slice(before).filter(({ method }) => method !== 'GET');
    expect(sent).toEqual([]);
  });

  it('has its pages closed all the same, which says nothing', async () => {
    const watch = watchTarget(on.job, TARGET, nobody);
    await send(watch, pages(1));
    on.github.faults.add({ on: LOOK, answer: 'made-public' });
    const { number } = on.page('Page 0');
    const close: PlannedWrite = {
      kind: 'close-issue',
      repository: REPOSITORY,
      number,
      reason: 'completed',
      because: 'It is settled.',
    };
    await send(watchTarget(on.job, TARGET, nobody), [close]);
    expect(on.page('Page 0').state).toBe('closed');
  });
});

it('nothing more is written once an audited person is let in', async () => {
  const id = world.people.get('tomas-lindqvist')?.id ?? 0;
  const people: AuditedPeople = {
    ...nobody,
    assessments: [{ id: String(id), exposure: { repositories: [] } as never }],
  };
  let lists = 0;
  letIn(on.job, () => {
    lists += 1;
    return lists > 2 ? [{ id }] : [];
  });
  const watch = watchTarget(on.job, TARGET, people, clock({ write: 11 }));
  await expect(send(watch, pages(4))).rejects.toThrow('can be read by an audited person');
  expect(on.github.issues(REPOSITORY)).toHaveLength(2);
});

function letIn(client: Client, whom: () => readonly { readonly id: number }[]): void {
  client.rest.hook.after('request', (response, { url }) => {
    if (url.endsWith('/collaborators')) response.data = [...Object(response.data), ...whom()];
  });
}

describe('looking again', () => {
  it('costs one look for all writes of ten seconds', async () => {
    await send(watchTarget(on.job, TARGET, nobody, clock({ write: 0.9 })), pages(10));
    expect(looks()).toBe(1);
  });

  it('takes no more than a small part of the time where it takes long', async () => {
    await send(watchTarget(on.job, TARGET, nobody, clock({ write: 11, look: 6 })), pages(10));
    expect(looks()).toBe(1);
  });

  it('is put off for two minutes at most', async () => {
    await send(watchTarget(on.job, TARGET, nobody, clock({ write: 11, look: 60 })), pages(20));
    expect(looks()).toBe(2);
  });
});

describe('a check run that says everything', () => {
  const annotations = Array.from({ length: 120 }, (_, index) => ({
    path: 'main.tf',
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: 'notice' as const,
    title: 'Review before access',
    message: 'Passes.',
  }));
  const run = { name: 'x', conclusion: 'neutral', title: 'x', summary: 'x', annotations } as const;
  const commit = { repository: REPOSITORY, sha: '3f1c0e2d4b5a69788796a5b4c3d2e1f001234567' };

  it('is not gone on with once others can read it', async () => {
    let now = 0;
    on.job.rest.hook.after('request', () => {
      now += 6_000;
    });
    const watch = watchJob(() => Promise.resolve('counts'), { clock: () => now });
    const shown = publishCheckRun(on.job, commit, run, watch);
    await expect(shown).rejects.toThrow('nothing more is shown there');
    expect(on.github.checkRuns(REPOSITORY)[0]?.output.annotations).toHaveLength(100);
  });

  it('is not asked about again within ten seconds', async () => {
    const look = () => Promise.reject(new Error('It was looked just now.'));
    await publishCheckRun(on.job, commit, run, watchJob(look));
    expect(on.github.checkRuns(REPOSITORY)[0]?.output.annotations).toHaveLength(120);
  });
});
