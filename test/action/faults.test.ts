import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReportJson } from '../../src/render/report-schema.ts';
import { type Fault, faultCatalogue, faultKinds } from '../github/faults.ts';
import { startGitHub } from '../github/server.ts';
import type { World } from '../github/world/model.ts';
import { organization } from '../github/world/organization.ts';
import { type ActionRun, runAction } from './run-action.ts';

const REPORT_REPOSITORY = 'quiet-harbor/reviews';
const year = { from: '2025-11-10', until: '2026-10-30' };

/** Two ordinary people of whom, without faults, every signal says clear or has a reason not to. */
function smallWorld(): World {
  return organization('quiet-harbor', (world) => {
    world.repository('ledger', { visibility: 'private', createdAt: '2021-01-01' });
    world.repository('reviews', { visibility: 'private', createdAt: '2023-01-01' });
    world.member(
      'tova-lund',
      (person) => person.joined('2014-01-01').worksFrom('Europe/Oslo'),
      'admin',
    );
    for (const [login, place, zone] of [
      ['sanna-ek', 'Göteborg', 'Europe/Stockholm'],
      ['mateo-vargas', 'Quito, Ecuador', 'America/Guayaquil'],
    ] as const) {
      world.collaborator(login, (person) =>
        person
          .claims(place)
          .joined('2015-01-01')
          .worksFrom(zone)
          .commits({ to: 'quiet-harbor/ledger', count: 60, ...year })
          .owns('notes', { createdAt: '2018-01-01', commits: 20 })
          .grant('ledger', 'WRITE'),
      );
    }
  });
}

/** What a run asks for, the field GraphQL may give up on, and the signals that must not be clear without an answer. */
const OPERATIONS: readonly (readonly [on: string, field: string, notClear: readonly string[]])[] = [
  ['GET /orgs/{org}/outside_collaborators', '', []],
  [
    'GraphQL OrganizationAccess',
    'collaborators',
    [
      'clock-contradicts-location',
      'incoherent-clocks',
      'unrelated-names',
      'shared-commit-email',
      'young-account-at-grant',
    ],
  ],
  ['GET /repos/{owner}/{repo}/invitations', '', ['young-account-at-grant']],
  [
    'GET /user/{account_id}',
    '',
    [
      'clock-contradicts-location',
      'commits-before-account',
      'young-account-at-grant',
      'shared-commit-email',
    ],
  ],
  [
    'GraphQL OrganizationCommits',
    'history',
    ['clock-contradicts-location', 'incoherent-clocks', 'unrelated-names', 'shared-commit-email'],
  ],
  ['GraphQL Activity', 'repositories', ['commits-before-account', 'shared-commit-email']],
  ['GraphQL OwnCommits', 'history', ['shared-commit-email']],
  ['GraphQL HistoryBeforeAccount', 'history', ['commits-before-account']],
  ['GraphQL Contributions', 'contributionsCollection', []],
  ['GET /users/{username}/keys', '', []],
];

/** One of each way an answer can be missing, for every request; the other kinds once, for all requests at a time. */
const MISSING = [
  'bad-gateway',
  'truncated-json',
  'empty-body',
  'primary-limit',
  'forbidden',
  'not-found',
  'resource-limits',
  'graphql-null',
] as const;
const CASES = OPERATIONS.flatMap(([on, field, notClear]) =>
  MISSING.filter((kind) => fits(kind, on)).map((kind) => ({
    fault: { on, answer: kind, ...(kind === 'resource-limits' ? { field } : {}), ms: 300 },
    // Whoever is not found by number is found by login.
    notClear: on === 'GET /user/{account_id}' && kind === 'not-found' ? [] : notClear,
  })),
);

describe('whatever GitHub answers', () => {
  async function runWith(fault: Fault): Promise<ActionRun> {
    const github = await startGitHub(smallWorld(), {
      reportRepository: REPORT_REPOSITORY,
      faults: [fault],
    });
    try {
      return await runAction(github, { repository: REPORT_REPOSITORY });
    } finally {
      await github.close();
    }
  }

  function expectNoCrash(run: ActionRun): void {
    expect(run.log).not.toMatch(/\bat \S+ \(?file:/);
    expect(run.log).not.toMatch(/This is a bug|unhandled|TypeError|ZodError/i);
    if (run.exitCode !== 0) expect(run.log).toMatch(/^::error::.{40,}/m);
  }

  function clearSignals(run: ActionRun): readonly string[] {
    if (!existsSync(`${run.directory}/report.json`)) return [];
    const report: ReportJson = JSON.parse(run.read('report.json'));
    return report.collaborators.flatMap((person) => person.clear.map(({ signal }) => signal));
  }

  it.concurrent.each(CASES)(
    '$fault.answer to $fault.on ends in a sentence or in unknown, never in a crash and never in clear',
    async ({ fault, notClear }) => {
      const run = await runWith(fault);
      expectNoCrash(run);
      expect(clearSignals(run).filter((signal) => notClear.includes(signal))).toEqual([]);
    },
  );

  it.concurrent.each(faultKinds)(
    '%s to everything after the first requests ends in a sentence',
    async (answer) => {
      const run = await runWith({ on: '*', answer, after: 9, ms: 200 });
      expectNoCrash(run);
      if (answer === 'slow') expect(run.exitCode).toBe(0);
    },
  );

  it.concurrent.each([
    ['POST /repos/{owner}/{repo}/issues', 'issue-write-denied'],
    ['POST /repos/{owner}/{repo}/issues', 'connection-reset'],
    ['GET /repos/{owner}/{repo}', 'not-found'],
    ['GET /repos/{owner}/{repo}/issues', 'not-json'],
    ['GraphQL Viewer', 'graphql-null'],
  ] as const)(
    'a report that cannot be published (%s: %s) fails the job and keeps its files',
    async (on, answer) => {
      const run = await runWith({ on, answer });
      expectNoCrash(run);
      expect(run.exitCode).toBe(1);
      expect(run.log).toMatch(/^::error::.*quiet-harbor\/reviews/m);
      expect(existsSync(`${run.directory}/report.html`)).toBe(true);
    },
  );

  it('forgets a fault that passes', async () => {
    for (const answer of ['bad-gateway', 'connection-reset', 'server-error'] as const) {
      const run = await runWith({ on: 'GraphQL OrganizationCommits', answer, times: 1 });
      const report: ReportJson = JSON.parse(run.read('report.json'));
      const missing = report.collaborators.flatMap(({ gaps }) => gaps);
      expect(missing.filter(({ reason }) => reason !== 'not-collected')).toEqual([]);
    }
  });
});

function fits(kind: keyof typeof faultCatalogue, on: string): boolean {
  const part = faultCatalogue[kind];
  return part === 'both' || (part === 'graphql') === on.startsWith('GraphQL');
}
