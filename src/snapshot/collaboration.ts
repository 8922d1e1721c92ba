import * as z from 'zod';
import type { Immutable } from './fact.ts';
import { instantSchema as instant } from './instant.ts';

/** A pull request the person opened. */
export const pullRequestSchema = z.strictObject({
  repository: z.string(),
  url: z.string(),
  openedAt: instant,
  state: z.enum(['open', 'merged', 'closed']),
  /** Numeric id (as text) and login of the account that merged it. */
  mergedBy: z.strictObject({ id: z.string(), login: z.string() }).nullable(),
  /** Stars of the repository. */
  stars: z.int(),
  /** Lines added and removed together. */
  changedLines: z.int(),
});
export type PullRequest = Immutable<z.infer<typeof pullRequestSchema>>;

const rewrittenCommitSchema = z.strictObject({
  oid: z.string(),
  /** The author the commit names. */
  name: z.string(),
  email: z.string(),
  /** Numeric id (as text) of the account the address belongs to; `null` when it belongs to none. */
  account: z.string().nullable(),
});

/** A forced push of the person to a pull request of theirs: the tip of the branch before and after. */
export const forcedPushSchema = z.strictObject({
  repository: z.string(),
  /** The pull request. */
  url: z.string(),
  at: instant,
  before: rewrittenCommitSchema,
  after: rewrittenCommitSchema,
});
export type ForcedPush = Immutable<z.infer<typeof forcedPushSchema>>;

/** An account the person follows. */
export const followedSchema = z.strictObject({
  id: z.string(),
  login: z.string(),
  /** Accounts that follow it. */
  followers: z.int(),
  /** Whether it follows the person back; `null` where that was not seen. */
  mutual: z.boolean().nullable(),
});
export type Followed = Immutable<z.infer<typeof followedSchema>>;
