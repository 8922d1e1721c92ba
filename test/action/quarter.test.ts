import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMarker } from '../../src/render/issue/markers.ts';
import type { RequestLogEntry } from '../github/log.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { juniperFreight, mondayOf, QUARTER, RENAMED, REVIEWS, type Reviewer } from './quarter.ts';
import { runAction } from './run-action.ts';

interface Told {
  readonly writes: readonly RequestLogEntry[];
  readonly chapter: string;
}

/** Plays the quarter through the packaged action, each week against GitHub as it is then. */
describe('a quarter of weekly runs', () => {
  const weeks: Told[] = [];
  let github: GitHub;
  let firstIndex = '';
  const pages = () => github.issues(RENAMED);
  const titled = (title: string) => pages().find((page) => page.title.includes(title));

  beforeAll(async () => {
    for (const [index, { story, before, faults = [], fails }] of QUARTER.entries()) {
      const week = index + 1;
      const last = week === QUARTER.length;
      const next = await startGitHub(juniperFreight(week), {
        reportRepository: last ? RENAMED : REVIEWS,
        faults,
        ...(last ? { renamed: { [REVIEWS]: RENAMED } } : {}),
        ...(week === 1 ? {} : { after: github }),
      });
      if (week > 1) await github.close();
      github = next;
      await before?.(github, reviewerOf(github));
      const reviewed = github.requests.length;
      const run = await runAction(github, { repository: REVIEWS });
      expect(run.exitCode, run.log).toBe(fails === true ? 1 : 0);
      expect(github.violations).toEqual([]);
      expect(github.unexpected).toEqual([]);
      const writes = github.requests
        .slice(reviewed)
        .filter(({ method, path }) => method !== 'GET' && path !== '/graphql');
      const lines = writes.map((write) => `  ${told(write)}`);
      weeks.push({
        writes,
        chapter: [
          `Week ${week}, ${new Date(mondayOf(week)).toISOString().slice(0, 10)}. ${story}`,
          ...(lines.length === 0 ? ['  Nothing is written.'] : lines),
          '',
        ].join('\n'),
      });
      if (week === 1) firstIndex = github.issues(REVIEWS).at(-1)?.body ?? '';
    }
  }, 600_000);
  afterAll(() => github.close());

  it('writes what people have to know, and nothing in a week without news', async () => {
    await expect(weeks.map(({ chapter }) => chapter).join('\n')).toMatchFileSnapshot(
      'golden/quarter/writes.txt',
    );
    for (const quiet of [2, 8, 13]) expect(weeks[quiet - 1]?.writes, `week ${quiet}`).toEqual([]);
  });

  it('notifies nobody of what could not be looked for', () => {
    const touched = weeks[5]?.writes.map(({ method, path }) => `${method} ${path}`);
    const index = titled('Outside collaborator')?.number;
    expect(touched).toEqual([`PATCH /repos/${REVIEWS}/issues/${index}`]);
  });

  it('leaves one page for everybody who ever stood in the queue, hung beneath the index', () => {
    const index = titled('Outside collaborator');
    expect(
      pages().map(({ title, state, stateReason, parent }) => [
        title,
        stateReason ?? state,
        parent === index?.id,
      ]),
    ).toEqual([
      ['Access review: bright-lantern', 'open', true],
      ['Access review: marsh-ferry', 'completed', true],
      ['Outside collaborator access review: juniper-freight', 'open', false],
      ['Access review: tall-cedar', 'not_planned', true],
    ]);
  });

  it('ends with the pages as they were reviewed', async () => {
    await expect(firstIndex).toMatchFileSnapshot('golden/quarter/index-at-first.md');
    for (const [name, title] of [
      ['index-at-last', 'Outside collaborator'],
      ['bright-lantern', 'bright-lantern'],
      ['marsh-ferry', 'marsh-ferry'],
    ] as const) {
      const page = titled(title);
      const said = page?.comments.map(({ author, body }) => `---\n\n${author.login}:\n\n${body}\n`);
      // Numbers of comments are the server's own.
      const text = [`# ${page?.title}\n`, page?.body, ...(said ?? [])]
        .join('\n')
        .replace(/ to=\d+/g, ' to=N');
      await expect(text).toMatchFileSnapshot(`golden/quarter/${name}.md`);
    }
  });
});

function reviewerOf(github: GitHub): Reviewer {
  const auth = github.tokens.make({ kind: 'classic', login: 'ines-duarte', scopes: ['repo'] });
  const { rest } = new Octokit({ auth, baseUrl: github.url });
  const at = (title: string) => ({
    owner: 'juniper-freight',
    repo: 'reviews',
    issue_number: github.issues(REVIEWS).find((page) => page.title.includes(title))?.number ?? 0,
  });
  return {
    say: (title, body) => rest.issues.createComment({ ...at(title), body }),
    close: (title, reason) =>
      rest.issues.update({ ...at(title), state: 'closed', state_reason: reason }),
  };
}

/** A write, as the sentence it is for whoever watches the repository. */
function told({ method, path, body, status }: RequestLogEntry): string {
  const sent: Readonly<Record<string, unknown>> = JSON.parse(body === '' ? '{}' : body);
  const number = /\/issues\/(\d+)/.exec(path)?.[1] ?? '';
  const kind = readMarker(String(sent['body'] ?? ''))?.kind ?? 'comment';
  const refused = status < 300 ? '' : ` (refused: ${status})`;
  const what = path.endsWith('/labels')
    ? `makes the label ${String(sent['name'])}`
    : path.endsWith('/sub_issues')
      ? `hangs a page beneath #${number}`
      : path.endsWith('/comments')
        ? `says beneath #${number}: ${firstWords(String(sent['body']))}`
        : path.includes('/issues/comments/')
          ? `edits what it said (${kind})`
          : method === 'POST'
            ? `opens “${String(sent['title'])}”`
            : sent['state'] === 'closed'
              ? `closes #${number} as ${String(sent['state_reason'])}`
              : sent['state'] === 'open'
                ? `opens #${number} again`
                : `edits #${number}, “${String(sent['title'])}”`;
  return `${what}${refused}`;
}

function firstWords(body: string): string {
  return body
    .replace(/<!--.*?-->/s, '')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .slice(0, 160);
}
