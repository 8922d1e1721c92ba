import type { ReadAuth } from '../config/settings.ts';
import { gitSnapshot } from '../git/snapshot.ts';
import { createClient, type GitHubClient } from '../github/client.ts';
import { githubSnapshot } from '../github/snapshot.ts';
import type { Log } from './log.ts';
import { writeSnapshotFile } from './snapshot-file.ts';

export interface GitHubSource {
  readonly organization: string;
  readonly auth: ReadAuth;
  readonly apiUrl: string;
}

/** Reads an organization into a snapshot file. */
export async function collectFromGitHub(
  source: GitHubSource,
  output: string,
  log: Log,
): Promise<void> {
  const { organization, apiUrl } = source;
  const auth = 'token' in source.auth ? source.auth : { ...source.auth, organization };
  const client = await createClient({ apiUrl, auth, log });
  const takenAt = await serverTime(client);
  const records = githubSnapshot(client, {
    organization,
    takenAt,
    timeZoneData: timeZoneData(),
    log,
  });
  await writeSnapshotFile(output, records);
  const { rest, graphql, points } = client.requests();
  log.info(
    `Read ${organization} with ${rest} REST and ${graphql} GraphQL requests (${points} points).`,
  );
}

/** Reads the authors of local clones into a snapshot file. */
export async function collectFromGit(paths: readonly string[], output: string): Promise<void> {
  const takenAt = Math.floor(Date.now() / 1_000);
  await writeSnapshotFile(output, gitSnapshot(paths, { takenAt, timeZoneData: timeZoneData() }));
}

/**
 * The server's clock, not the runner's, dates an audit: ages and windows are then right on a machine whose clock is not.
 * The request is free of charge.
 */
async function serverTime(client: GitHubClient): Promise<number> {
  const { headers } = await client.rest.rateLimit.get();
  const at = Date.parse(headers.date ?? '');
  return Math.floor((Number.isNaN(at) ? Date.now() : at) / 1_000);
}

function timeZoneData(): string {
  return process.versions['tz'] ?? 'unknown';
}
