import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from '../github/server.ts';
import { copperKettle, REVIEWS } from './copper-kettle.ts';
import { runAction } from './run-action.ts';

const SHA = '3f1c0e2d4b5a69788796a5b4c3d2e1f001234567';

describe('the check run', () => {
  let github: GitHub;
  beforeAll(async () => {
    github = await startGitHub(copperKettle(), { reportRepository: REVIEWS });
  });
  afterAll(async () => {
    expect(github.violations).toEqual([]);
    await github.close();
  });
  const run = (repository: string, inputs: Readonly<Record<string, string>>) =>
    runAction(github, {
      repository,
      private: repository === REVIEWS,
      environment: { GITHUB_SHA: SHA },
      inputs: { 'check-run': 'true', 'report-repository': REVIEWS, ...inputs },
    });

  it('stands on the commit of the job, and is renewed where the job runs again', async () => {
    expect((await run(REVIEWS, {})).exitCode).toBe(0);
    expect(github.checkRuns(REVIEWS)).toMatchObject([
      {
        name: 'Outside collaborator access review',
        headSha: SHA,
        status: 'completed',
        conclusion: 'neutral',
        output: { title: '1 review due soon', summary: expect.stringContaining('`far-lantern`') },
      },
    ]);
    await run(REVIEWS, { 'fail-on': 'soon' });
    expect(github.checkRuns(REVIEWS)).toMatchObject([{ conclusion: 'failure' }]);
  });

  it('shows numbers only where others can read the repository', async () => {
    const token = github.tokens.app;
    await run('copper-kettle/site', { 'report-token': token });
    const [shown] = github.checkRuns('copper-kettle/site');
    expect(shown?.output.title).toBe('1 review due soon');
    expect(JSON.stringify(shown)).not.toMatch(/far-lantern|plain-penny|boiler/);
  });

  it('is announced and not written in a dry run', async () => {
    const before = github.checkRuns(REVIEWS).length;
    const { log } = await run(REVIEWS, { 'dry-run': 'true' });
    expect(log).toContain('Dry run, no check run is written: neutral.');
    expect(github.checkRuns(REVIEWS)).toHaveLength(before);
  });
});
