import * as z from 'zod';
import type { Immutable } from './fact.ts';
import { instantSchema as instant } from './instant.ts';

/** One public repository of a person's own, not a fork, as everybody can see it. */
export const portfolioRepositorySchema = z.strictObject({
  /** `owner/name` */
  repository: z.string(),
  url: z.string(),
  createdAt: instant,
  pushedAt: instant.nullable(),
  stars: z.int(),
  forks: z.int(),
  /** Commits of the default branch; `null` where they were not counted. */
  commits: z.int().nullable(),
  /** Object id of the oldest commit of the default branch; `null` where it was not reached. */
  rootCommit: z.string().nullable(),
  /** Where commit search finds that oldest commit, beyond this account; missing where it was not searched. */
  elsewhere: z
    .strictObject({
      /** Repositories that hold it, this one and forks among them. */
      total: z.int(),
      /** Public ones of other accounts that are no forks, the first few. */
      repositories: z.array(
        z.strictObject({
          /** `owner/name` */
          repository: z.string(),
          url: z.string(),
          /** Numeric id of the account it belongs to, as text. */
          ownerId: z.string(),
        }),
      ),
    })
    .optional(),
  /** The beginning of its README; `null` when it has none. */
  readme: z.string().nullable(),
});
export type PortfolioRepository = Immutable<z.infer<typeof portfolioRepositorySchema>>;

/** A file or folder of a private repository of the organization that stands, byte for byte, in a public one of the person's own. */
export const sharedCodeSchema = z.strictObject({
  /** The person's repository, `owner/name`. */
  repository: z.string(),
  url: z.string(),
  /** The organization's repository, `owner/name`. */
  organizationRepository: z.string(),
  kind: z.enum(['file', 'folder']),
  /** Path in the person's repository; empty for all of it. */
  path: z.string(),
  /** Git object id both sides have. */
  oid: z.string(),
  /** Bytes of a file; `null` for a folder. */
  bytes: z.int().nullable(),
});
export type SharedCode = Immutable<z.infer<typeof sharedCodeSchema>>;
