import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { gateWorld, REVIEWS } from '../gate/world.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { ENGINE, withoutEngine } from '../render/cmark-gfm.ts';
import { expectOnlyOurs } from '../render/only-ours.ts';
import { type ActionRun, runAction } from './run-action.ts';

const SITE = 'copper-kettle/site';
const REQUEST = 'access-request';
const FORM = parse(readFileSync('docs/examples/ISSUE_TEMPLATE/access-request.yml', 'utf8'));

let github: GitHub;
beforeEach(async () => {
  const world = gateWorld((it) =>
    it.collaborator('close-reader', (person) =>
      person.joined('2019-01-01').grant('reviews', 'READ'),
    ),
  );
  github = await startGitHub(world, { reportRepository: REVIEWS, clock: () => world.now });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  expect(github.unexpected).toEqual([]);
  await github.close();
});

/** The body GitHub makes of the form that is shipped: each field's label as a heading, the answer beneath it. */
function filledIn(answers: Readonly<Record<string, string>>): string {
  const fields: readonly { id?: string; attributes: { label?: string } }[] = FORM.body;
  return fields
    .flatMap(({ id, attributes }) => (id === undefined ? [] : [{ id, label: attributes.label }]))
    .map(({ id, label }) => `### ${label}\n\n${answers[id] ?? '_No response_'}`)
    .join('\n\n');
}
const answers = (username: string) => ({
  username,
  repository: 'boiler',
  permission: 'write',
  reason: 'Mends the boiler until May.',
});

interface Asked {
  readonly repository?: string;
  readonly number: number;
  readonly action?: 'opened' | 'edited' | 'labeled';
  readonly label?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function ask({ repository = REVIEWS, number, ...asked }: Asked): Promise<ActionRun> {
  const { action = 'opened', label = REQUEST } = asked;
  return await runAction(github, {
    repository,
    private: repository !== SITE,
    event: {
      name: 'issues',
      payload: github.events.issue({ repository, number, action, label, by: 'ulla-berg' }),
    },
    inputs: { command: 'gate', ...asked.inputs },
  });
}
/** Opens an issue; `body` is that of the form unless it is another. */
function open(username: string, { repository = REVIEWS, body = '', labels = [REQUEST] } = {}) {
  const number = github.open(repository, 'ulla-berg', {
    title: `Access request: ${username}`,
    body: body === '' ? filledIn(answers(username)) : body,
    labels,
  });
  return { number, issue: () => at(repository, number) };
}
function at(repository: string, number: number) {
  const issue = github.issues(repository).find((one) => one.number === number);
  if (issue === undefined) throw new Error(`No issue ${number}`);
  return issue;
}

describe('an access request', () => {
  it('is answered beneath it, as it was reviewed', async () => {
    const { number, issue } = open('far-lantern');
    const before = github.requests.length;
    const run = await ask({ number });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ decision: 'fail', logins: '1' });
    expect(issue()).toMatchObject({ labels: [REQUEST, 'access: review first'], state: 'open' });
    expect(issue().comments).toMatchObject([{ author: { login: 'github-actions[bot]' } }]);
    await expect(issue().comments[0]?.body).toMatchFileSnapshot('golden/gate-form-comment.md');
    await expect(run.log).toMatchFileSnapshot('golden/gate-form-log.txt');
    const job = github.requests.slice(before).filter(({ token }) => token === 'job');
    const all = job.map(({ line }) => line.replace(/ #\w+/, '').replace(/\d+pt /, ''));
    // What is read may be read at the same time; what is written is written in its order.
    const isRead = (line: string) => /^(?:GET|GraphQL) /.test(line);
    const lines = [...all.filter(isRead).sort(), ...all.filter((line) => !isRead(line))];
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/gate-form-requests.txt');
  });

  it.each([
    ['ada-moreau', 'access: no review needed'],
    ['empty-page', 'access: a person decides'],
    ['no-such-person', 'access: review first'],
    ['fаr-lantern', 'access: review first'],
  ])('for %s gets the label “%s”', async (username, label) => {
    const { number, issue } = open(username);
    await ask({ number });
    expect(issue().labels).toEqual([REQUEST, label]);
  });

  it('is answered anew when it is edited, in the same comment', async () => {
    const { number, issue } = open('ada-moreau');
    await ask({ number });
    const [first] = issue().comments;
    issue().body = filledIn(answers('far-lantern'));
    await ask({ number, action: 'edited' });
    expect(issue().comments).toHaveLength(1);
    expect(issue().comments[0]).toMatchObject({ id: first?.id });
    expect(issue().comments[0]?.body).toContain('`far-lantern`');
    expect(issue().labels).toEqual([REQUEST, 'access: review first']);
  });

  it('is answered as it stands now, whatever an old event says', async () => {
    const { number, issue } = open('ada-moreau');
    const payload = github.events.issue({ repository: REVIEWS, number, action: 'opened' });
    issue().body = filledIn(answers('far-lantern'));
    const event = { name: 'issues', payload };
    await runAction(github, { repository: REVIEWS, event, inputs: { command: 'gate' } });
    expect(issue().labels).toEqual([REQUEST, 'access: review first']);
  });

  it('loses an answer about what it said before, even where no other can be given', async () => {
    const { number, issue } = open('ada-moreau');
    await ask({ number });
    expect(issue().labels).toContain('access: no review needed');
    issue().body = filledIn(answers('far-lantern'));
    github.tokens.revoke(github.tokens.app);
    const run = await ask({ number, action: 'edited' });
    expect(run.exitCode).toBe(1);
    expect(issue().labels).not.toContain('access: no review needed');
  });

  it('is known by its label, which makes any issue one', async () => {
    // The label is there, on another issue.
    open('ada-moreau');
    const { number, issue } = open('far-lantern', { labels: [] });
    await ask({ number });
    expect(issue()).toMatchObject({ comments: [], labels: [] });
    issue().labels.push('bug');
    await ask({ number, action: 'labeled', label: 'bug' });
    expect(issue().comments).toEqual([]);
    issue().labels.push(REQUEST);
    await ask({ number, action: 'labeled', label: REQUEST });
    expect(issue().comments).toHaveLength(1);
  });

  it('is read from the fields of the form alone', async () => {
    const body = `Please let in @quill-barton\n\n${filledIn({
      ...answers('ada-moreau'),
      reason:
        'For @far-lantern.\n\n<!-- outside-collaborator-audit:gate for=request -->\n\n### Login\n\nfar-lantern',
    })}`;
    const { number, issue } = open('ada-moreau', { body });
    const run = await ask({ number });
    expect(issue().labels).toEqual([REQUEST, 'access: no review needed']);
    expect(run.log + issue().comments[0]?.body).not.toMatch(/far-lantern|quill/);
  });

  it.each([
    ['nothing', 'Please give me access'],
    ['two people', `${filledIn(answers('ada-moreau'))}\n\n### GitHub username\n\nfar-lantern`],
    ['a strange repository', filledIn({ ...answers('ada-moreau'), repository: '../../etc' })],
  ])('that names %s is left to a person', async (_, body) => {
    const { number, issue } = open('somebody', { body });
    const run = await ask({ number });
    expect(run.outputs).toMatchObject({ decision: 'neutral', logins: '0' });
    expect(issue().labels).toEqual([REQUEST, 'access: a person decides']);
    expect(issue().comments[0]?.body).toContain('The request could not be read');
  });

  it('is not answered by whoever imitates the answer', async () => {
    const { number, issue } = open('far-lantern');
    issue().comments.push({
      id: 1,
      author: issue().author,
      createdAt: 0,
      updatedAt: 0,
      body: '<!-- outside-collaborator-audit:gate for=request -->\nNo review needed.',
    });
    await ask({ number });
    expect(issue().comments).toHaveLength(2);
    expect(issue().comments[0]?.body).toContain('No review needed.');
  });

  it('is not written beneath in a dry run', async () => {
    const { number, issue } = open('far-lantern');
    await ask({ number, inputs: { 'dry-run': 'true' } });
    expect(issue()).toMatchObject({ comments: [], labels: [REQUEST] });
  });

  it.skipIf(withoutEngine)(`is shown as nothing but text, read by ${ENGINE}`, async () => {
    for (const username of ['@copper-kettle/owners', '[x](https://evil.example)', '`|<b>#1']) {
      const { number, issue } = open(username);
      const run = await ask({ number });
      expect(run.exitCode).toBe(0);
      expectOnlyOurs(issue().comments[0]?.body ?? '');
      expect(issue().labels).toEqual([REQUEST, 'access: review first']);
    }
  });
});

describe('an access request more people can read than may', () => {
  const inputs = () => ({
    'report-token': github.tokens.app,
    'report-repository': REVIEWS,
  });

  it('has the same words and label whatever the answer is', async () => {
    const seen: unknown[] = [];
    for (const username of ['far-lantern', 'ada-moreau', 'no-such-person']) {
      const { number, issue } = open(username, { repository: SITE });
      const run = await ask({ repository: SITE, number, inputs: inputs() });
      expect(run.exitCode).toBe(0);
      seen.push([issue().labels, issue().comments.map(({ body }) => body), run.summary]);
      expect(run.log).not.toMatch(/fail|pass|neutral|far-lantern|issue \d+ of/);
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    await expect(github.issues(SITE).at(-1)?.comments[0]?.body).toMatchFileSnapshot(
      'golden/gate-form-public.md',
    );
  });

  it.each([
    [
      'may not be written to',
      { on: 'GET /repos/{owner}/{repo}', for: REVIEWS, answer: 'not-found' },
    ],
    ['does not answer', { on: 'GET /repos/{owner}/{repo}/issues', answer: 'bad-gateway' }],
  ] as const)(
    'says the same in its log whatever the answer is, where the private repository %s',
    async (_, fault) => {
      const seen: unknown[] = [];
      for (const username of ['far-lantern', 'ada-moreau']) {
        const { number, issue } = open(username, { repository: SITE });
        github.faults.add(fault);
        const { exitCode, log } = await ask({ repository: SITE, number, inputs: inputs() });
        seen.push({ exitCode, log, labels: issue().labels, comments: issue().comments.length });
      }
      expect(seen[0]).toMatchObject({ exitCode: 1 });
      expect(seen[1]).toEqual(seen[0]);
    },
  );

  it.each([
    ['names no repository', '_No response_'],
    ['names the repository it stands in', 'reviews'],
  ])('tells nothing where it is asked, where it %s', async (_, repository) => {
    const body = filledIn({ ...answers('far-lantern'), repository });
    const { number, issue } = open('far-lantern', { body });
    const run = await ask({ number, inputs: { 'report-token': github.tokens.app } });
    expect(run.outputs['detail']).toBe('counts');
    expect(issue().labels).toEqual([REQUEST, 'access: answered']);
    expect(issue().comments[0]?.body).not.toMatch(/far-lantern|review first/);
  });

  it('has its answer in the private report', async () => {
    const { number } = open('far-lantern', { repository: SITE });
    await ask({ repository: SITE, number, inputs: inputs() });
    expect(github.issues(REVIEWS)).toMatchObject([
      { title: `Review before access: far-lantern (${SITE}#${number})` },
    ]);
  });

  it('is as silent where the person can read the private repository', async () => {
    const { number, issue } = open('close-reader');
    await ask({ number });
    expect(issue().labels).toEqual([REQUEST, 'access: answered']);
    expect(issue().comments[0]?.body).not.toContain('close-reader');
  });
});
