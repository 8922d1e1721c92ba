import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from '../github/server.ts';
import { organization } from '../github/world/organization.ts';
import { runAction } from './run-action.ts';

const REVIEWS = 'copper-kettle/reviews';
const year = { from: '2025-11-10', until: '2026-10-30' };

/** One person whose traces do not fit together, one ordinary, one who may read a private repository. */
const world = () =>
  organization('copper-kettle', (it) => {
    it.repository('boiler', { visibility: 'private', createdAt: '2021-01-01' });
    it.repository('reviews', { visibility: 'private', createdAt: '2023-01-01' });
    it.repository('shared', { visibility: 'private', createdAt: '2023-01-01' });
    it.repository('site', { visibility: 'public', createdAt: '2020-01-01' });
    it.member(
      'ulla-berg',
      (person) => person.joined('2014-01-01').worksFrom('Europe/Oslo'),
      'admin',
    );
    it.collaborator('far-lantern', (person) =>
      person
        .named('Corin Halloway')
        .claims('Halifax, Nova Scotia')
        .joined('2019-03-03')
        .worksFrom('Asia/Singapore')
        .commitsAs({ name: 'Corin Halloway', email: 'corin@example.com', share: 1 })
        .commitsAs({ name: 'Ximena Duarte', email: 'corin@example.com', share: 1 })
        .browsesFrom('Africa/Tunis')
        .commits({ to: 'copper-kettle/boiler', count: 80, ...year, webEdits: 0.2 })
        .grant('boiler', 'ADMIN')
        .grant('shared', 'READ'),
    );
    it.collaborator('plain-penny', (person) =>
      person
        .claims('Porto, Portugal')
        .joined('2016-01-01')
        .worksFrom('Europe/Lisbon')
        .commits({ to: 'copper-kettle/boiler', count: 60, ...year })
        .grant('boiler', 'WRITE'),
    );
  });

describe('the action', () => {
  let github: GitHub;
  const writes = () =>
    github.requests.filter(
      ({ method, path }) => method !== 'GET' && !/graphql|access_tokens/.test(path),
    );
  beforeAll(async () => {
    github = await startGitHub(world(), { reportRepository: REVIEWS });
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
      'Input "fail-on" is "sometimes"; allowed is one of "soon", "routine", "never".',
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
