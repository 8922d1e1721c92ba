import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { gateWorld, REVIEWS } from '../gate/world.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { type ActionOptions, type ActionRun, runAction } from './run-action.ts';

let github: GitHub;
beforeEach(async () => {
  const world = gateWorld();
  github = await startGitHub(world, { reportRepository: REVIEWS, clock: () => world.now });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  expect(github.unexpected).toEqual([]);
  await github.close();
});

interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
        readonly steps: readonly Step[];
      }
    >
  >;
}

/** Runs the step of an example with a token of just the permissions its job asks for. */
async function runExample(
  name: string,
  event: NonNullable<ActionOptions['event']>,
): Promise<ActionRun> {
  const workflow: Workflow = parse(readFileSync(`docs/examples/${name}.yml`, 'utf8'));
  const [job] = Object.values(workflow.jobs);
  const permissions = { ...job?.permissions, metadata: 'read' as const };
  const token = github.tokens.make({ kind: 'job', permissions, repositories: [REVIEWS] });
  const given = Object.entries(
    job?.steps.find(({ uses }) => uses?.startsWith('OWNER/') === true)?.with ?? {},
  ).filter(
    // The App, the policy of a checkout, and what expressions would fill in.
    ([input]) => !['app-id', 'private-key', 'policy', 'logins'].includes(input),
  );
  const inputs = Object.fromEntries(given.map(([input, value]) => [input, String(value)]));
  return await runAction(github, {
    repository: REVIEWS,
    event,
    inputs: { ...inputs, 'report-token': token },
  });
}
const where = { repository: REVIEWS };

describe('the permissions an example asks for are enough', () => {
  it('for access as code', async () => {
    const files = { '.github/settings.yml': 'collaborators:\n  - username: far-lantern\n' };
    const base = github.push(REVIEWS, { files: {} });
    const head = github.push(REVIEWS, { files, parents: [base] });
    const payload = github.events.pullRequest({ ...where, base, head, number: 3 });
    const run = await runExample('access-as-code', { name: 'pull_request_target', payload });
    expect(run.log).not.toContain('::warning');
    expect(github.checkRuns(REVIEWS)).toMatchObject([{ conclusion: 'failure', headSha: head }]);
  });

  it('for access requests', async () => {
    const body = '### GitHub username\n\nfar-lantern\n\n### Repository\n\nboiler';
    const labels = ['access-request'];
    const number = github.open(REVIEWS, 'ulla-berg', { title: 'Access', body, labels });
    const payload = github.events.issue({ ...where, number, action: 'opened' });
    const run = await runExample('access-request', { name: 'issues', payload });
    expect(run.log).not.toContain('::warning');
    expect(github.issues(REVIEWS)[0]?.labels).toEqual(['access-request', 'access: review first']);
  });

  it('for logins by hand', async () => {
    const payload = github.events.workflowDispatch({ ...where, inputs: { logins: 'far-lantern' } });
    const run = await runExample('by-hand', { name: 'workflow_dispatch', payload });
    expect(run.log).not.toContain('::warning');
    expect(run.summary).toContain('`far-lantern`');
  });

  it('for portals', async () => {
    const payload = github.events.repositoryDispatch({
      ...where,
      type: 'access-asked',
      payload: { logins: ['far-lantern'] },
    });
    const run = await runExample('from-elsewhere', { name: 'repository_dispatch', payload });
    expect(run.log).not.toContain('::warning');
    expect(run.outputs).toMatchObject({ decision: 'fail', failing: '1' });
  });

  it('for pending invitations', async () => {
    const run = await runExample('pending-invitations', { name: 'schedule', payload: {} });
    expect(run.exitCode).toBe(0);
    expect(run.log).not.toMatch(/::warning.*could not be written/);
  });
});
