import * as z from 'zod';
import type { ReadAuth, ReadingSettings } from '../config/settings.ts';
import { gitSnapshot } from '../git/snapshot.ts';
import { type ClientOptions, createClient, type GitHubClient } from '../github/client.ts';
import { AccessError } from '../github/failure.ts';
import type { ReadingOptions } from '../github/reading.ts';
import { githubSnapshot } from '../github/snapshot.ts';
import type { Log } from './log.ts';
import { whyUnreachable } from './network.ts';
import { readAuditLogFile } from './operator-files/audit-log.ts';
import { writeSnapshotFile } from './snapshot-file.ts';

export interface GitHubSource {
  readonly organization: string;
  readonly auth: ReadAuth;
  readonly apiUrl: string;
  readonly reading: ReadingSettings;
}

/** Reads an organization into a snapshot file. */
export async function collectFromGitHub(
  source: GitHubSource,
  output: string,
  log: Log,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const { organization, apiUrl } = source;
  const reading = await prepareReading(source.reading);
  const auth = 'token' in source.auth ? source.auth : { ...source.auth, organization };
  const { client, takenAt } = await connect({ apiUrl, auth, log }, environment);
  const records = githubSnapshot(client, {
    organization,
    takenAt,
    timeZoneData: timeZoneData(),
    reading,
    log,
  });
  await writeSnapshotFile(output, records);
  const { rest, graphql, points } = client.requests();
  log.info(
    `Read ${organization} with ${rest} REST and ${graphql} GraphQL requests (${points} points).`,
  );
}

/** A file that does not parse must not cost an hour of requests first. */
export async function prepareReading({
  auditLog,
  ...rest
}: ReadingSettings): Promise<ReadingOptions> {
  if (auditLog === undefined) return rest;
  return { ...rest, auditLog: auditLog === 'api' ? 'api' : await readAuditLogFile(auditLog) };
}

/** Reads the authors of local clones into a snapshot file. */
export async function collectFromGit(paths: readonly string[], output: string): Promise<void> {
  const takenAt = Math.floor(Date.now() / 1_000);
  await writeSnapshotFile(output, gitSnapshot(paths, { takenAt, timeZoneData: timeZoneData() }));
}

/** @throws AccessError when there is nobody to talk to, or nobody who knows the App */
async function connect(
  options: ClientOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly client: GitHubClient; readonly takenAt: number }> {
  try {
    const client = await createClient(options);
    return { client, takenAt: await serverTime(client) };
  } catch (error) {
    throw (await whyUnreachable(options.apiUrl, environment)) ?? error;
  }
}

const dated = z.object({ response: z.object({ headers: z.object({ date: z.string() }) }) });

/**
 * The server's clock, not the runner's, dates an audit: ages and windows are then right on a machine whose clock is not.
 * The request is free of charge. A refusal is dated too, and the requests that follow explain it better; a server
 * without rate limits answers 404.
 */
async function serverTime(client: GitHubClient): Promise<number> {
  const date = await client.rest.rateLimit.get().then(
    ({ headers }) => headers.date,
    (error: unknown) => {
      const refusal = dated.safeParse(error);
      if (refusal.success) return refusal.data.response.headers.date;
      throw new AccessError(
        'GitHub did not answer the first request. Run again later; if it stays, check the address of the API and the network.',
      );
    },
  );
  const at = Date.parse(date ?? '');
  return Math.floor((Number.isNaN(at) ? Date.now() : at) / 1_000);
}

export function timeZoneData(): string {
  return process.versions['tz'] ?? 'unknown';
}
