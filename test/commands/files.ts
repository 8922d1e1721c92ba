import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { encodeRecord, SNAPSHOT_FORMAT, SNAPSHOT_VERSION } from '../../src/snapshot/snapshot.ts';

/** A folder of its own for each test; answers with a function that writes a file into it and gives its path. */
export function temporaryFiles(): (name: string, content: string | Uint8Array) => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'operator-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}

/** The text of a snapshot file with these people. */
export function snapshotText(people: readonly Collaborator[], takenAt = EXAMPLE_NOW): string {
  const lines = [
    encodeRecord({
      kind: 'header',
      header: {
        format: SNAPSHOT_FORMAT,
        version: SNAPSHOT_VERSION,
        source: 'github',
        organization: 'example-org',
        takenAt,
        timeZoneData: '2026b',
      },
    }),
    ...people.map((collaborator) => encodeRecord({ kind: 'collaborator', collaborator })),
    encodeRecord({
      kind: 'end',
      end: { end: true, collaborators: people.length, repositories: 1, gaps: [] },
    }),
  ];
  return `${lines.join('\n')}\n`;
}
