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

describe('a person met twice', () => {
  const ida = examplePerson({ id: '1', login: 'ida-holm' });
  const moved = examplePerson({ id: '1', login: 'ida-holm', profile: { location: 'Oslo' } });
  const tariq = examplePerson({ id: '2', login: 'tariq-aziz-m' });

  it('in one snapshot is refused with both lines', async () => {
    const file = snapshot('twice.jsonl', ida, tariq, ida);
    await expect(evaluate([file], DEFAULT_POLICY)).rejects.toThrow(
      /twice\.jsonl:4: the collaborator with id "1" was already read from \S+twice\.jsonl:2\. .*remove one/,
    );
  });

  it('in two files that differ is refused with both places and what to do', async () => {
    const files = [snapshot('monday.jsonl', ida), snapshot('friday.jsonl', tariq, moved)];
    await expect(evaluate(files, DEFAULT_POLICY)).rejects.toThrow(
      /friday\.jsonl:3: .* already read from \S+monday\.jsonl:2, and the two say different things\. Give the newer/,
    );
  });

  it('in two files that agree counts once', async () => {
    const files = [snapshot('east.jsonl', ida), snapshot('west.jsonl', ida, tariq)];
    const report = await evaluate(files, DEFAULT_POLICY);
    expect(report.assessments.map(({ id }) => id).sort()).toEqual(['1', '2']);
  });
});
