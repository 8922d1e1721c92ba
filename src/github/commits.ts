import * as z from 'zod';
import { commitOrigin } from '../snapshot/commit-origin.ts';
import type { Commit, Signature } from '../snapshot/facts.ts';

const actorSchema = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** GitTimestamp: unlike every other date of the API it keeps the offset of the clock that made it. */
  date: z.string().nullable(),
  user: z.object({ databaseId: z.number().nullable() }).nullish(),
});

const commitSchema = z.object({
  oid: z.string(),
  url: z.string(),
  author: actorSchema.nullable(),
  committer: actorSchema.nullable(),
  parents: z.object({ totalCount: z.number() }),
  messageHeadline: z.string().nullish(),
});

export const historySchema = z.object({
  totalCount: z.number().optional(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }).optional(),
  nodes: z.array(commitSchema.nullable()),
});
export type History = z.infer<typeof historySchema>;

/** A repository as a query returns it: nothing without access, no branch without commits or without the right to read them. */
export const historyOfRepository = z
  .object({
    isEmpty: z.boolean().optional(),
    defaultBranchRef: z
      .object({ target: z.object({ history: historySchema }).partial().nullable() })
      .nullable(),
  })
  .nullable()
  .optional();

export const COMMIT_FIELDS = `
  fragment CommitFields on Commit {
    oid url messageHeadline
    author { name email date user { databaseId } }
    committer { name email date }
    parents(first: 1) { totalCount }
  }`;

/** The commits of a page, how many carry dates that cannot be read, and how many GitHub did not show. */
export function toCommits(
  history: History,
  repository: string,
): { readonly commits: readonly Commit[]; readonly unreadable: number; readonly hidden: number } {
  const nodes = history.nodes.filter((node) => node !== null);
  const commits = nodes.flatMap((node) => {
    const author = toSignature(node.author);
    const committer = toSignature(node.committer);
    if (author === undefined || committer === undefined) return [];
    const account = node.author?.user?.databaseId;
    return [
      {
        oid: node.oid,
        repository,
        url: node.url,
        author,
        committer,
        account: account == null ? null : String(account),
        parents: node.parents.totalCount,
        origin: commitOrigin(author, committer),
        ...mergedFrom(node.parents.totalCount, node.messageHeadline ?? ''),
      },
    ];
  });
  return {
    commits,
    unreadable: nodes.length - commits.length,
    hidden: history.nodes.length - nodes.length,
  };
}

/** The subject GitHub writes for a merged pull request; branches of one's own repository name their owner too. */
const MERGE_SUBJECT = /^Merge pull request #[1-9]\d* from ([A-Za-z0-9][A-Za-z0-9_-]{0,63})\/\S+$/;

/**
 * Whose branch a commit merges, as `Commit` keeps it: the login, where the commit is a merge and its subject is the one
 * GitHub writes; anybody can write the same.
 */
export function mergedFrom(parents: number, subject: string): { readonly mergedFrom?: string } {
  const login = parents >= 2 ? MERGE_SUBJECT.exec(subject)?.[1] : undefined;
  return login === undefined ? {} : { mergedFrom: login };
}

function toSignature(actor: z.infer<typeof actorSchema> | null): Signature | undefined {
  const time = parseGitTimestamp(actor?.date ?? '');
  if (actor === null || time === undefined) return undefined;
  return { name: bounded(actor.name), email: bounded(actor.email), ...time };
}

/** No name or address is longer, but Git keeps megabytes, which would be compared with all others. */
const LONGEST = 1_000;

export function bounded(text: string | null): string {
  return (text ?? '').slice(0, LONGEST);
}

/** `2024-03-02T10:00:00-05:00`, `…Z`, `…+0530`: the instant, and the offset in minutes as it was recorded. */
export function parseGitTimestamp(
  text: string,
): { readonly at: number; readonly offset: number } | undefined {
  const match =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?\s?(?:Z|([+-])(\d{1,4}):?(\d{2}))$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [, day, time, sign, hours = '0', minutes = '0'] = match;
  const local = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(local)) return undefined;
  const size = Number(hours) * 60 + Number(minutes);
  const offset = sign === '-' && size !== 0 ? -size : size;
  return { at: Math.floor(local / 1_000) - offset * 60, offset };
}
