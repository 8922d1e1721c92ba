import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from '../github/server.ts';
import { organization } from '../github/world/organization.ts';
import { type ActionOptions, runAction } from './run-action.ts';

const REVIEWS = 'tidal-forge/reviews';

const world = () =>
  organization('tidal-forge', (it) => {
    it.repository('anvil', { visibility: 'private', createdAt: '2021-01-01' });
    it.repository('reviews', { visibility: 'private', createdAt: '2023-01-01' });
    it.repository('site', { visibility: 'public', createdAt: '2020-01-01' });
    it.member('ulla-berg', (person) => person.joined('2014-01-01'), 'admin');
    it.collaborator('far-lantern', (person) =>
      person
        .named('Corin Halloway')
        .claims('Halifax, Nova Scotia')
        .joined('2019-03-03')
        .worksFrom('Asia/Singapore')
        .commitsAs({ name: 'Corin Halloway', email: 'corin@example.com', share: 1 })
        .commitsAs({ name: 'Ximena Duarte', email: 'corin@example.com', share: 1 })
        .commits({ to: 'tidal-forge/anvil', count: 80, from: '2025-11-10', until: '2026-10-30' })
        .grant('anvil', 'WRITE'),
    );
  });

describe('what surrounds a job', () => {
  let github: GitHub;
  let folder: string;
  const run = (options: Partial<ActionOptions>) =>
    runAction(github, { repository: REVIEWS, ...options });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'surroundings-'));
    writeFileSync(join(folder, 'empty'), '');
    writeFileSync(join(folder, 'garbage'), '{"repository":');
    writeFileSync(join(folder, 'other'), '["no", "event"]');
    mkdirSync(join(folder, 'report.json'));
    github = await startGitHub(world(), { reportRepository: REVIEWS });
  });
  afterAll(() => github.close());

  it.each(['empty', 'garbage', 'other', 'report.json', 'missing', ''])(
    'may be an event file that holds no event: %s',
    async (name) => {
      const path = name === '' ? '' : join(folder, name);
      const { exitCode, log, summary } = await run({ environment: { GITHUB_EVENT_PATH: path } });
      expect(log).not.toMatch(/bug|\bat file:/);
      expect(exitCode).toBe(0);
      expect(summary).toContain('far-lantern');
    },
  );

  it('is not believed when an old event calls a repository private that is public by now', async () => {
    const { exitCode, log, summary } = await run({
      repository: 'tidal-forge/site',
      private: true,
      inputs: { 'report-repository': REVIEWS, 'report-token': github.tokens.owner },
    });
    expect(exitCode).toBe(0);
    expect(summary).toContain('1 review soon');
    expect(summary + log).not.toMatch(/far-lantern|Corin|anvil/);
  });

  it.each(['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT'])(
    'may refuse the file of %s: a warning, and the report is published all the same',
    async (variable) => {
      for (const path of [folder, join(folder, 'missing/file')]) {
        const before = github.requests.length;
        const { exitCode, log } = await run({ environment: { [variable]: path } });
        expect(log).toMatch(
          new RegExp(`^::warning::The .* could not be written .* ${variable}`, 'm'),
        );
        expect(exitCode).toBe(0);
        const asked = github.requests.slice(before).map(({ line }) => line);
        expect(asked.join('\n')).toContain('/repos/tidal-forge/reviews/issues');
      }
    },
  );

  it('must let the files of the report be written, which is looked at first', async () => {
    const before = github.requests.length;
    const { exitCode, log } = await run({ directory: folder });
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^::error::.*report\.json could not be written: there is a folder/m);
    expect(github.requests).toHaveLength(before);
  });

  it('may be a server without rate limits, which answers 404 to the first request', async () => {
    github.faults.add({ on: 'GET /rate_limit', answer: 'not-found', times: 1 });
    const { exitCode, outputs } = await run({});
    expect(exitCode).toBe(0);
    expect(outputs['collaborators']).toBe('1');
  });

  it.each([
    ['*', 'unauthorized', /^::error::GitHub does not accept the token \(401 Bad credentials\)/m],
    ['*', 'connection-reset', /^::error::127\.0\.0\.1:\d+ could not be reached/m],
    [
      'GET /rate_limit',
      'connection-reset',
      /^::error::GitHub did not answer the first request\. Run again later/m,
    ],
  ] as const)(
    'may refuse the very first request (%s: %s)',
    async (on, answer, message) => {
      github.faults.add({ on, answer });
      const { exitCode, log } = await run({});
      github.faults.clear();
      expect(exitCode).toBe(1);
      expect(log).toMatch(message);
    },
    20_000,
  );

  it.each([
    [{ GITHUB_API_URL: 'http://127.0.0.1:4' }, /^::error::127\.0\.0\.1:4 could not be reached/m],
    [{ GITHUB_API_URL: 'https://git.invalid' }, /^::error::git\.invalid could not be reached/m],
    [
      { GITHUB_API_URL: 'https://ada:hunter2@git.invalid' },
      /GITHUB_API_URL is a value that is not/,
    ],
    [{ https_proxy: 'http://ada:hunter2@[bad' }, /The proxy named by https_proxy cannot be used/],
  ])(
    'is blamed for an API out of reach, without its secrets: %j',
    async (environment, message) => {
      const { exitCode, log } = await run({ environment });
      expect(exitCode).toBe(1);
      expect(log).toMatch(message);
      expect(log).not.toMatch(/hunter2|bug/);
    },
    20_000,
  );
});
