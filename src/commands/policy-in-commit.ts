import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { GitHubClient } from '../github/client.ts';
import { readRevision } from '../github/revision.ts';
import type { Environment } from './job-pages.ts';

/**
 * The path of the policy file in the commit the job runs for, if it is there and holds what was read: remarks beside lines
 * of another file, or of another version, would mislead. Whatever cannot be found out leaves it unknown.
 */
export async function policyInCommit(
  client: GitHubClient,
  policyFile: string,
  environment: Environment,
): Promise<string | undefined> {
  const { GITHUB_WORKSPACE, GITHUB_REPOSITORY, GITHUB_SHA } = environment;
  if (!GITHUB_WORKSPACE || !GITHUB_REPOSITORY || !GITHUB_SHA) return undefined;
  const path = relative(resolve(GITHUB_WORKSPACE), resolve(policyFile)).split(sep).join('/');
  if (path.startsWith('../')) return undefined;
  try {
    const content = await readFile(policyFile);
    const { entries } = await readRevision(client, GITHUB_REPOSITORY, GITHUB_SHA);
    const entry = entries.get(path);
    return entry?.kind === 'file' && entry.id === blobId(content, entry.id) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** What Git calls a file of this content, in repositories whose ids are as long as that of `like`. */
function blobId(content: Buffer, like: string): string {
  return createHash(like.length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
