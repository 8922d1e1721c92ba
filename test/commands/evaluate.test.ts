import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluate } from '../../src/commands/evaluate.ts';
import { DEFAULT_POLICY } from '../../src/config/policy.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../../src/evidence/example-person.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { encodeRecord, SNAPSHOT_FORMAT, SNAPSHOT_VERSION } from '../../src/snapshot/snapshot.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A snapshot file with these people, and its path. */
function snapshot(name: string, ...people: readonly Collaborator[]): string {
  const file = join(folder, name);
  const lines = [
    encodeRecord({
      kind: 'header',
      header: {
        format: SNAPSHOT_FORMAT,
        version: SNAPSHOT_VERSION,
        source: 'github',
        organization: 'example-org',
        takenAt: EXAMPLE_NOW,
        timeZoneData: '2026b',
      },
    }),
    ...people.map((collaborator) => encodeRecord({ kind: 'collaborator', collaborator })),
    encodeRecord({
      kind: 'end',
      end: { end: true, collaborators: people.length, repositories: 1, gaps: [] },
    }),
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

describe('an account that is no person’s', () => {
  const young = { createdAt: EXAMPLE_NOW - 20 * DAY, type: 'bot' } as const;

  const unread = { known: false, because: { reason: 'unavailable', detail: 'Not read.' } } as const;
  const byLogin = examplePerson({ login: 'dependabot[bot]' });

  it.each([
    ['by its type', examplePerson({ login: 'build-machine', facts: { account: young } })],
    ['by its login', { ...byLogin, facts: { ...byLogin.facts, account: unread } }],
  ])('is told %s and not assessed', async (_, bot) => {
    const report = await evaluate([snapshot('bot.jsonl', bot)], DEFAULT_POLICY);
    const [assessment] = report.assessments;
    expect(assessment).toMatchObject({
      priority: 'insufficient-data',
      observations: [],
      clear: [],
      gaps: [{ detail: expect.stringContaining('a bot, not a person') }],
    });
    expect(assessment?.exposure.repositories).not.toEqual([]);
  });
});
