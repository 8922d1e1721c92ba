import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  describe('beside lines of the policy', () => {
    const PATH = '.github/collaborator-audit.yml';
    const POLICY = [
      'version: 1',
      'acceptances:',
      '  - { who: far-lantern, signals: all, because: known, by: me, on: 2026-01-01, until: 2026-02-01 }',
      '  - { who: long-gone, signals: all, because: known, by: me, on: 2026-01-01 }',
      'places:',
      '  - { who: plain-penny, place: somewhere nice, because: a call }',
      '',
    ].join('\n');
    let workspace = '';
    beforeAll(() => {
      workspace = mkdtempSync(join(tmpdir(), 'checkout-'));
      mkdirSync(join(workspace, '.github'));
      writeFileSync(join(workspace, PATH), POLICY);
    });
    afterAll(() => rmSync(workspace, { recursive: true }));
    const runAt = (repository: string, sha: string, inputs: Readonly<Record<string, string>>) =>
      runAction(github, {
        repository,
        private: repository === REVIEWS,
        environment: { GITHUB_SHA: sha, GITHUB_WORKSPACE: workspace },
        inputs: {
          'check-run': 'true',
          'report-repository': REVIEWS,
          policy: join(workspace, PATH),
          ...inputs,
        },
      });
    const remarks = (repository: string) =>
      (github.checkRuns(repository).at(-1)?.output.annotations ?? []).map((given) => {
        const { path, start_line, message } = given as Record<string, unknown>;
        return `${path}:${start_line}: ${message}`;
      });

    it('that do not do what they say, where the commit has them', async () => {
      const sha = github.push(REVIEWS, { files: { [PATH]: POLICY } });
      const { log } = await runAt(REVIEWS, sha, {});
      expect(remarks(REVIEWS)).toEqual([
        `${PATH}:3: The acceptance of \`far-lantern\` ended on 2026-02-01 and answers nothing any more.`,
        `${PATH}:4: The policy names \`long-gone\` under \`acceptances\`, but nobody of that name was audited.`,
        `${PATH}:6: The place \`somewhere nice\` that the policy states of \`plain-penny\` could not be read as one with a time zone, and is not used.`,
      ]);
      expect(log).toContain(`::warning file=${PATH},line=4,col=5::The policy names \`long-gone\``);
    });

    it('not where the commit has another version of the file', async () => {
      const sha = github.push(REVIEWS, { files: { [PATH]: `# new\n${POLICY}` } });
      const { log } = await runAt(REVIEWS, sha, {});
      expect(remarks(REVIEWS)).toEqual([]);
      expect(log).toContain('::warning::The policy names `long-gone`');
    });

    it('never where others can read them', async () => {
      const site = 'copper-kettle/site';
      const sha = github.push(site, { files: { [PATH]: POLICY } });
      const { log } = await runAt(site, sha, { 'report-token': github.tokens.app });
      expect(remarks(site)).toEqual([]);
      expect(log).not.toMatch(/long-gone|far-lantern|plain-penny|somewhere/);
    });
  });

  it('is announced and not written in a dry run', async () => {
    const before = github.checkRuns(REVIEWS).length;
    const { log } = await run(REVIEWS, { 'dry-run': 'true' });
    expect(log).toContain('Dry run, no check run is written: neutral.');
    expect(github.checkRuns(REVIEWS)).toHaveLength(before);
  });
});
