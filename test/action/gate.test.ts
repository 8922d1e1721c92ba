import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gateWorld, REVIEWS } from '../gate/world.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { type ActionOptions, type ActionRun, runAction } from './run-action.ts';

const SHA = '3f1c0e2d4b5a69788796a5b4c3d2e1f001234567';
const SITE = 'copper-kettle/site';
const PEOPLE = /far-lantern|ada-moreau|empty-page|no-such-person|boiler/;

let github: GitHub;
beforeEach(async () => {
  const world = gateWorld((it) => {
    it.bystander('held-harriet', (person) => person.isSuspended());
    it.bystander('gone-gerda', (person) => person.isDeleted());
    it.bystander('now-bertil', (person) => person.formerly('before-bertil'));
    it.bystander('paperwork', (person) => person.isBot());
  });
  github = await startGitHub(world, { reportRepository: REVIEWS, clock: () => world.now });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  // Where nobody could be read it is looked whether the server is there at all.
  expect(github.unexpected.filter((one) => one !== 'HEAD /')).toEqual([]);
  await github.close();
});

async function ask(options: Partial<ActionOptions> = {}): Promise<ActionRun> {
  return await runAction(github, {
    repository: REVIEWS,
    environment: { GITHUB_SHA: SHA },
    ...options,
    inputs: { command: 'gate', 'check-run': 'true', ...options.inputs },
  });
}
const byHand = (logins: string, repository = REVIEWS) => ({
  name: 'workflow_dispatch',
  payload: github.events.workflowDispatch({ repository, inputs: { logins } }),
});
const dispatched = (payload: Readonly<Record<string, unknown>>) => ({
  name: 'repository_dispatch',
  payload: github.events.repositoryDispatch({
    repository: REVIEWS,
    type: 'access-requested',
    payload,
  }),
});
/** An event that is about no access at all. */
const pushed = () => ({
  name: 'push',
  payload: github.events.workflowDispatch({ repository: REVIEWS, inputs: {} }),
});
const lines = () =>
  github.requests
    .map(({ token, line }) => `${token}: ${line.replace(/ #\w+/, '').replace(/\d+pt /, '')}`)
    .sort()
    .join('\n');

/** Texts that do not change with every signal that is added. */
const steady = (text = '') => text.replace(/\d+ of \d+ signals/g, 'N of M signals');

describe('the gate, asked by hand', () => {
  it('answers with a check run, a summary, a log and files as they were reviewed', async () => {
    const run = await ask({ event: byHand('far-lantern, @ada-moreau\nempty-page no-such-person') });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      decision: 'fail',
      logins: '4',
      failing: '2',
      neutral: '1',
      passing: '1',
    });
    const [shown] = github.checkRuns(REVIEWS);
    expect(shown).toMatchObject({
      // Not the name a change answers to: whoever may ask about a login could make their own change green.
      name: 'Review before access (given logins)',
      headSha: SHA,
      conclusion: 'failure',
      output: { title: '2 people to review, 1 neutral, 1 person passes' },
    });
    await expect(steady(shown?.output.summary ?? '')).toMatchFileSnapshot(
      'golden/gate-check-run.md',
    );
    await expect(steady(run.summary)).toMatchFileSnapshot('golden/gate-summary.md');
    await expect(run.log).toMatchFileSnapshot('golden/gate-log.txt');
    await expect(steady(run.read('gate.json'))).toMatchFileSnapshot('golden/gate.json');
    await expect(`${lines()}\n`).toMatchFileSnapshot('golden/gate-requests.txt');
  });

  it('passes where nothing is observed, and writes nothing but the check run', async () => {
    const run = await ask({ event: byHand('ada-moreau') });
    expect(run.exitCode).toBe(0);
    expect(run.outputs['decision']).toBe('pass');
    expect(github.checkRuns(REVIEWS)).toMatchObject([{ conclusion: 'success' }]);
    expect(github.issues(REVIEWS)).toEqual([]);
  });

  it('is neutral, and no success, where too little can be seen', async () => {
    const run = await ask({ event: byHand('empty-page') });
    expect(run.exitCode).toBe(0);
    expect(run.outputs['decision']).toBe('neutral');
    expect(github.checkRuns(REVIEWS)).toMatchObject([{ conclusion: 'neutral' }]);
  });

  it('finds out who can read its pages after the people, not long before it writes', async () => {
    await ask({ event: byHand('far-lantern') });
    const asked = github.requests.map(({ line }) => line);
    const last = asked.findLastIndex((line) => line.includes('far-lantern'));
    expect(asked.findIndex((line) => line.includes(`GET /repos/${REVIEWS} `))).toBeGreaterThan(
      last,
    );
  });

  it('names nobody in its pages where the repository was made public since the event', async () => {
    github.faults.add({ on: 'GET /repos/{owner}/{repo}', for: REVIEWS, answer: 'made-public' });
    const run = await ask({ event: byHand('far-lantern') });
    expect(run.outputs['detail']).toBe('counts');
    expect(run.log + run.summary + JSON.stringify(github.checkRuns(REVIEWS))).not.toMatch(PEOPLE);
  });

  it('passes somebody too little is seen of once a person accepted that, and nobody else', async () => {
    const event = byHand('empty-page far-lantern');
    const first = await ask({ event });
    const unseen = /- who: (\d+) # empty-page\n {4}signals: none/.exec(first.summary)?.[1] ?? '';
    const observed = /- who: (\d+) # far-lantern/.exec(first.summary)?.[1] ?? '';
    const accepts = (who: string) => `  - who: ${who}
    signals: none
    because: Their team lead works with them every day.
    by: Head of platform
    on: 2026-11-01
`;
    const policy = join(first.directory, 'policy.yml');
    writeFileSync(policy, `version: 1\nacceptances:\n${accepts(unseen)}${accepts(observed)}`);
    const run = await ask({ event, inputs: { policy } });
    expect(run.outputs).toMatchObject({ passing: '1', failing: '1' });
    expect(run.summary).toContain('accepted by `Head of platform` on 2026-11-01');
  });

  it('puts nothing but enumerations, numbers and paths into its outputs', async () => {
    const { outputs, directory } = await ask({ event: byHand('far-lantern aaa`$(id)`') });
    for (const [name, value] of Object.entries(outputs)) {
      expect(value, name).toMatch(/^(?:\d+|fail|neutral|pass|full|counts)$|^\//);
      if (value.startsWith('/')) expect(value.startsWith(directory), name).toBe(true);
    }
  });
});

describe('the gate in a public repository', () => {
  const publicly = (logins: string, inputs: Readonly<Record<string, string>> = {}) =>
    ask({
      repository: SITE,
      private: false,
      event: byHand(logins, SITE),
      inputs: { 'report-token': github.tokens.app, ...inputs },
    });

  it('says counts and where the private report lies, and names nobody', async () => {
    const run = await publicly('far-lantern no-such-person', { 'report-repository': REVIEWS });
    const [shown] = github.checkRuns(SITE);
    await expect(shown?.output.summary).toMatchFileSnapshot('golden/gate-public.md');
    expect(run.log + run.summary + JSON.stringify([shown, run.outputs])).not.toMatch(PEOPLE);
    expect(run.log).toContain(`The report with the names is issue 1 of ${REVIEWS}.`);
    const [issue] = github.issues(REVIEWS);
    expect(issue?.title).toBe('Review before access: 2 logins');
    // The marker's sums change with every signal, and the figures of a person with every measurement.
    const body = issue?.body.replace(/^<!--.+-->\n/, '').replace(/^### [\s\S]*/m, '');
    await expect(body).toMatchFileSnapshot('golden/gate-issue.md');
    expect(issue?.body).toContain('### `far-lantern`: review soon');
  });

  it('writes one private report for the same question, however often it is asked', async () => {
    const inputs = { 'report-repository': REVIEWS };
    await publicly('far-lantern', inputs);
    await publicly('Far-Lantern', inputs);
    expect(github.issues(REVIEWS)).toHaveLength(1);
  });

  it('writes nothing into a report repository that is made public meanwhile', async () => {
    const on = 'GET /repos/{owner}/{repo}';
    github.faults.add({ on, for: REVIEWS, answer: 'made-public', after: 1 });
    const run = await publicly('far-lantern', { 'report-repository': REVIEWS });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('has changed since this run began, so no more is written');
    expect(github.issues(REVIEWS)).toEqual([]);
  });

  it('says what to do where no private place was named', async () => {
    const run = await publicly('far-lantern');
    expect(run.summary).toContain('name a private repository as report-repository');
    expect(run.log + run.summary).not.toMatch(PEOPLE);
  });
});

describe('the gate, asked from elsewhere', () => {
  it.each([
    ['text', 'far-lantern ada-moreau'],
    ['a list', ['far-lantern', 'ada-moreau']],
    [
      'objects',
      [
        { login: 'far-lantern', permission: 'admin', repository: 'copper-kettle/boiler' },
        { login: 'ada-moreau' },
      ],
    ],
  ])('takes logins as %s from a repository_dispatch', async (_, logins) => {
    const run = await ask({ event: dispatched({ logins, permission: 'write', ticket: 'A-17' }) });
    expect(run.outputs).toMatchObject({ decision: 'fail', failing: '1', passing: '1' });
  });

  it('names nobody in the repository that access is asked for: they would read it there', async () => {
    const logins = [{ login: 'far-lantern', repository: REVIEWS.toUpperCase() }];
    const run = await ask({ event: dispatched({ logins }) });
    expect(run.outputs['decision']).toBe('fail');
    expect(run.log + run.summary + JSON.stringify(github.checkRuns(REVIEWS))).not.toMatch(PEOPLE);
  });

  it('lets somebody pass who has the access already', async () => {
    const logins = [
      { login: 'plain-penny', permission: 'write', repository: 'copper-kettle/boiler' },
    ];
    const run = await ask({ event: dispatched({ logins }) });
    expect(JSON.parse(run.read('gate.json')).logins).toMatchObject([{ answer: 'collaborator' }]);
    expect(run.outputs['decision']).toBe('pass');
  });

  it('says that a login belongs to another account than the one that was meant', async () => {
    const run = await ask({ event: dispatched({ logins: [{ login: 'ada-moreau', id: 4711 }] }) });
    expect(JSON.parse(run.read('gate.json')).logins).toMatchObject([
      { answer: 'changed-hands', decision: 'fail' },
    ]);
  });

  it('takes its input `logins` where a workflow is called, whatever event that began with', async () => {
    const run = await ask({ event: pushed(), inputs: { logins: 'ada-moreau' } });
    expect(run.outputs).toMatchObject({ decision: 'pass', logins: '1' });
  });
});

describe('the gate, asked about a login that is no person’s, or not any more', () => {
  it.each([
    ['no-such-person', 'unknown-login', 'fail'],
    ['held-harriet', 'unknown-login', 'fail'],
    ['gone-gerda', 'unknown-login', 'fail'],
    ['before-bertil', 'unknown-login', 'fail'],
    ['аda-moreau', 'not-a-login', 'fail'],
    ['copper-kettle', 'organization', 'fail'],
    ['paperwork', 'bot', 'neutral'],
    ['dependabot[bot]', 'bot', 'neutral'],
    ['ada_acme', 'managed-account', 'neutral'],
    ['ulla-berg', 'member', 'pass'],
  ])('answers %s: %s, which is a %s', async (login, answer, decision) => {
    const run = await ask({ event: byHand(login) });
    expect(JSON.parse(run.read('gate.json'))).toMatchObject({
      decision,
      logins: [{ answer, decision, rule: { setting: `gate.answers.${answer}` } }],
    });
    expect(run.outputs['decision']).toBe(decision);
    expect(run.exitCode).toBe(decision === 'fail' ? 1 : 0);
  });
});

describe('the gate, when GitHub does not answer', () => {
  it('passes nobody whose account could not be read', async () => {
    github.faults.add({ on: 'GET /users/{username}', for: 'ada-moreau', answer: 'bad-gateway' });
    const run = await ask({ event: byHand('ada-moreau') });
    expect(run.outputs['decision']).toBe('neutral');
    expect(JSON.parse(run.read('gate.json')).logins).toMatchObject([{ answer: 'unavailable' }]);
    const strict = await ask({ event: byHand('ada-moreau'), inputs: { strict: 'true' } });
    expect(strict.exitCode).toBe(1);
  });

  it.each(['bad-gateway', 'not-json', 'forbidden', 'resource-limits'] as const)(
    'passes nobody of whom nothing but the account could be read (%s)',
    async (answer) => {
      github.faults.add({ on: 'GraphQL', answer, field: 'repositories' });
      const run = await ask({ event: byHand('ada-moreau') });
      expect(run.log).not.toContain('bug in the audit');
      expect(['neutral', 'fail', undefined]).toContain(run.outputs['decision']);
      expect(run.outputs['decision']).not.toBe('pass');
    },
  );

  it('says so where the token is not accepted, and fails', async () => {
    github.faults.add({ on: '*', answer: 'unauthorized' });
    const run = await ask({ event: byHand('ada-moreau') });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('GitHub does not accept the token');
  });
});

describe('the gate, asked what it cannot answer', () => {
  it.each([
    ['a list of numbers', { logins: [1, 2] }, 'client_payload.logins'],
    ['nothing', {}, 'client_payload.logins'],
    [
      'a permission GitHub has not',
      { logins: ['a'], permission: 'god' },
      'client_payload.permission',
    ],
    [
      'an unknown property',
      { logins: [{ login: 'a', note: '::error::x' }] },
      'client_payload.logins',
    ],
  ])('refuses a payload with %s and says where', async (_, payload, where) => {
    const run = await ask({ event: dispatched(payload) });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain(where);
    expect(run.log).not.toContain('god');
    expect(run.log).not.toContain('::error::x');
    expect(run.log).not.toContain('bug in the audit');
    expect(github.checkRuns(REVIEWS)).toEqual([]);
  });

  it('fails where nothing says whom it is about: no question is not a pass', async () => {
    const run = await ask({ event: pushed() });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('Nobody to ask about');
    expect((await ask({ event: byHand('  ,  ') })).exitCode).toBe(1);
  });

  it('looks up a hundred of ten thousand logins, says so, and fails', async () => {
    const logins = Array.from({ length: 10_000 }, (_, index) => `nobody-${index}`).join('\n');
    const run = await ask({ event: byHand(logins), inputs: { 'fail-on': 'never' } });
    expect(run.outputs).toMatchObject({ decision: 'fail', logins: '10000' });
    expect(run.log).toContain('9900 not looked up');
    expect(github.requests.filter(({ path }) => path.startsWith('/users/'))).toHaveLength(100);
    expect(run.summary.length).toBeLessThan(60_000);
  });
});
