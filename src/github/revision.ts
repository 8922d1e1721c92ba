import * as z from 'zod';
import type { ListedEntry, Listing } from '../access-files/listing.ts';
import type { GitHubClient } from './client.ts';
import { AccessError, kindOf } from './failure.ts';

export interface Revision {
  readonly entries: Listing;
  /** Whether these are all: GitHub lists 100,000 entries, or 7 MB of them, at most. */
  readonly complete: boolean;
}

/** By what Git keeps before the permissions; old commits hold files with permissions such as 664. */
const KINDS: Readonly<Record<string, ListedEntry['kind']>> = {
  '04': 'other',
  '10': 'file',
  '12': 'link',
  '16': 'submodule',
};
const id = z.string().regex(/^[0-9a-f]{40,64}$/);
const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), sha: id, size: z.int().optional() }),
  ),
});
const blobSchema = z.object({ content: z.string(), encoding: z.literal('base64') });
const branchSchema = z.object({
  repository: z.object({ ref: z.object({ target: z.object({ oid: id }) }).nullable() }),
});
const comparisonSchema = z.object({ merge_base_commit: z.object({ sha: id }) });

/**
 * Everything that stands in a commit, without any of it being opened: one request, whatever the commit holds.
 *
 * @param repository `owner/name`
 * @throws AccessError when it cannot be read
 */
export async function readRevision(
  client: GitHubClient,
  repository: string,
  commit: string,
): Promise<Revision> {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
  const parameters = { tree_sha: commit, recursive: '1' };
  const { tree, truncated } = await ask(client, repository, route, parameters, treeSchema);
  const entries = tree.map(({ path, mode, sha, size }): [string, ListedEntry] => [
    path,
    { path, kind: KINDS[mode.padStart(6, '0').slice(0, 2)] ?? 'file', id: sha, size: size ?? 0 },
  ]);
  return { entries: new Map(entries), complete: !truncated };
}

/**
 * The content of a file by its id, so that no path is ever part of an address.
 *
 * @returns the text, or `undefined` where the bytes are none in UTF-8
 * @throws AccessError when it cannot be read
 */
export async function readFileOf(
  client: GitHubClient,
  repository: string,
  { id: file_sha }: Pick<ListedEntry, 'id'>,
): Promise<string | undefined> {
  const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
  const { content } = await ask(client, repository, route, { file_sha }, blobSchema);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(content, 'base64'));
  } catch {
    return undefined;
  }
}

/**
 * The commit two branches share last; `undefined` where they share none.
 *
 * @throws AccessError when they cannot be compared
 */
export async function sharedCommit(
  client: GitHubClient,
  repository: string,
  base: string,
  head: string,
): Promise<string | undefined> {
  const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
  const parameters = { basehead: `${base}...${head}`, per_page: 1 };
  try {
    const shape = comparisonSchema;
    return (await ask(client, repository, route, parameters, shape)).merge_base_commit.sha;
  } catch (error) {
    if (error instanceof AccessError && kindOf(error.cause) === 'not-found') return undefined;
    throw error;
  }
}

/**
 * The commit a branch stands at now; `undefined` where there is none of that name. The name is asked for in full: a tag
 * of the same name is something else.
 *
 * @throws AccessError when it cannot be read
 */
export async function branchHead(
  client: GitHubClient,
  repository: string,
  branch: string,
): Promise<string | undefined> {
  const [owner = '', name = ''] = repository.split('/');
  const query = `query Branch($owner: String!, $name: String!, $ref: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { ref(qualifiedName: $ref) { target { oid } } }
}`;
  try {
    const { data } = await client.graphql(query, { owner, name, ref: `refs/heads/${branch}` });
    return branchSchema.parse(data).repository.ref?.target.oid;
  } catch (error) {
    throw unreadable(error, repository);
  }
}

async function ask<T>(
  client: GitHubClient,
  repository: string,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  shape: z.ZodType<T>,
): Promise<T> {
  const [owner = '', repo = ''] = repository.split('/');
  try {
    return shape.parse((await client.rest.request(route, { owner, repo, ...parameters })).data);
  } catch (error) {
    throw unreadable(error, repository);
  }
}

function unreadable(error: unknown, repository: string): AccessError {
  const why = kindOf(error);
  const hint =
    why === 'rate-limited' || why === 'unreachable' || why === 'unintelligible'
      ? 'GitHub did not answer as it should. Run again later.'
      : 'The token of the job needs "contents: read" there.';
  return new AccessError(`The change to ${repository} could not be read. ${hint}`, {
    cause: error,
  });
}
