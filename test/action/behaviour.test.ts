import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from '../github/server.ts';
import { copperKettle, REVIEWS } from './copper-kettle.ts';
import { runAction } from './run-action.ts';

describe('the action', () => {
  let github: GitHub;
  const writes = () =>
    github.requests.filter(
      ({ method, path }) => method !== 'GET' && !/graphql|access_tokens/.test(path),
    );
  beforeAll(async () => {
    github = await startGitHub(copperKettle(), { reportRepository: REVIEWS });
  });
  afterAll(() => github.close());

  it('in a dry run says what it would write, and writes nothing', async () => {
    const run = await runAction(github, { repository: REVIEWS, inputs: { 'dry-run': 'true' } });
    expect(run.exitCode).toBe(0);
    expect(run.log).toMatch(
      /Dry run, nothing is written\. Create an issue in copper-kettle\/reviews/,
    );
    expect(run.outputs['issue-number']).toBe('');
    expect(writes()).toEqual([]);
  });

  it('works with the credentials of an App instead of a token', async () => {
    const run = await runAction(github, {
      repository: REVIEWS,
      inputs: {
        token: '',
        'app-id': String(github.app.id),
        'private-key': github.app.privateKey(),
        'dry-run': 'true',
      },
    });
    expect(run.exitCode).toBe(0);
    expect(run.outputs['collaborators']).toBe('2');
    expect(run.log).not.toContain('PRIVATE KEY');
  });

  it.each([
    ['soon', 1],
    ['routine', 1],
    ['never', 0],
  ])('with fail-on: %s ends with %i when somebody stands at soon', async (failOn, exitCode) => {
    const run = await runAction(github, {
      repository: REVIEWS,
      inputs: { 'fail-on': failOn, 'dry-run': 'true' },
    });
    expect(run.exitCode).toBe(exitCode);
    expect(run.outputs['soon']).toBe('1');
    if (exitCode === 1) expect(run.log).toContain(`priority "${failOn}" or above`);
  });

  it('obeys a policy file', async () => {
    const policy = join(mkdtempSync(join(tmpdir(), 'policy-')), 'policy.yml');
    writeFileSync(policy, 'version: 1\nsignals:\n  disabled: [unrelated-names]\n');
    const run = await runAction(github, {
      repository: REVIEWS,
      inputs: { policy, 'dry-run': 'true' },
    });
    expect(run.outputs['soon']).toBe('0');
  });

  it('tells all that is wrong with its inputs before it asks GitHub anything', async () => {
    const before = github.requests.length;
    const run = await runAction(github, {
      repository: REVIEWS,
      inputs: { 'fail-on': 'sometimes', 'dry-rum': 'true' },
    });
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain('There is no input "dry-rum". Did you mean "dry-run"?');
    expect(run.log).toContain(
      'Input "fail-on" is "sometimes"; one of `soon`, `routine`, `never` is expected.',
    );
    expect(github.requests).toHaveLength(before);
  });

  it.each([
    [
      'is public',
      'copper-kettle/site',
      /copper-kettle\/site is public: everybody could read the report/,
    ],
    [
      'an audited person can read',
      'copper-kettle/shared',
      /copper-kettle\/shared can be read by an audited person/,
    ],
  ])(
    'refuses to publish in a repository that %s, and says what to do',
    async (_, repository, message) => {
      const inputs = { 'report-repository': repository, 'report-token': github.tokens.owner };
      const run = await runAction(github, { repository: REVIEWS, inputs });
      expect(run.exitCode).toBe(1);
      expect(run.log).toMatch(message);
      expect(run.log).toContain('Name a private repository');
      expect(run.log).not.toContain('far-lantern');
      expect(writes()).toEqual([]);
      expect(existsSync(join(run.directory, 'report.html'))).toBe(true);
    },
  );

  it('shows numbers only where the pages of the job are public', async () => {
    const run = await runAction(github, {
      repository: 'copper-kettle/site',
      private: false,
      inputs: {
        'report-repository': REVIEWS,
        'report-token': github.tokens.owner,
        'dry-run': 'true',
      },
    });
    expect(run.exitCode).toBe(0);
    for (const page of [run.summary, run.log])
      expect(page).not.toMatch(/far-lantern|plain-penny|Corin|boiler/);
    expect(run.summary).toContain('1 review soon');
  });
});
