import * as z from 'zod';
import { accessEventSchema } from './access-log.ts';
import { avatarSchema, profileLinkSchema } from './appearance.ts';
import { followedSchema, forcedPushSchema, pullRequestSchema } from './collaboration.ts';
import { factSchema, type Gap, type Immutable, unknown } from './fact.ts';
import { instantSchema as instant, offsetSchema } from './instant.ts';
import { portfolioRepositorySchema, sharedCodeSchema } from './portfolio.ts';

/** The server's record of the account itself; nothing in it can be set by its owner. */
const accountSchema = z.strictObject({
  createdAt: instant,
  type: z.enum(['user', 'bot', 'organization', 'mannequin']),
});
export type Account = Immutable<z.infer<typeof accountSchema>>;

/** What the account's owner wrote about themselves. An empty field is `null`: not said, which is not a statement. */
const profileSchema = z.strictObject({
  name: z.string().nullable(),
  location: z.string().nullable(),
  bio: z.string().nullable(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
});
export type Profile = Immutable<z.infer<typeof profileSchema>>;

export const PERMISSIONS = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
const permissionSchema = z.enum(PERMISSIONS);
export type Permission = (typeof PERMISSIONS)[number];

const repositoryRefSchema = z.strictObject({
  /** `owner/name` */
  name: z.string(),
  visibility: z.enum(['public', 'internal', 'private']),
  archived: z.boolean(),
  createdAt: instant,
});

/** One repository a collaborator can reach. A grant never predates the repository, so `createdAt` bounds it from below. */
const grantSchema = z.strictObject({
  repository: repositoryRefSchema,
  permission: permissionSchema,
  /** The organization's own name of a custom repository role. */
  role: z.string().optional(),
});
export type Grant = Immutable<z.infer<typeof grantSchema>>;

const invitationSchema = z.strictObject({
  id: z.int(),
  repository: repositoryRefSchema,
  permission: permissionSchema,
  role: z.string().optional(),
  invitedAt: instant,
  expired: z.boolean(),
  /** `null` when GitHub no longer knows the inviting account. */
  inviter: z.string().nullable(),
  url: z.string(),
});
export type Invitation = Immutable<z.infer<typeof invitationSchema>>;

const signatureSchema = z.strictObject({
  name: z.string(),
  email: z.string(),
  at: instant,
  offset: offsetSchema,
});
/** Who a Git object says made it, and when, by which clock. Every part of it can be set freely by whoever makes the commit. */
export type Signature = Immutable<z.infer<typeof signatureSchema>>;

export const COMMIT_ORIGINS = ['own-machine', 'github-web', 'merged-by-other', 'bot'] as const;
/**
 * How a commit came to be, which decides what its clocks say about its author:
 * - `own-machine`: the author's own clock and instant;
 * - `github-web`: made on github.com by the author: the offset is their browser's;
 * - `merged-by-other`: squashed on github.com by somebody else: the offset is still the author's browser's, the instant is not theirs;
 * - `bot`: says nothing about a person.
 */
export type CommitOrigin = (typeof COMMIT_ORIGINS)[number];

const commitSchema = z.strictObject({
  oid: z.string(),
  /** `owner/name`, or the folder of a clone. */
  repository: z.string(),
  url: z.string().optional(),
  author: signatureSchema,
  committer: signatureSchema,
  /** Numeric id of the account the server attributes the author to, as text; `null` when the address belongs to none. */
  account: z.string().nullable(),
  parents: z.int(),
  origin: z.enum(COMMIT_ORIGINS),
  /** Login of the account whose branch it merges, where its message is the one GitHub writes for a merged pull request. */
  mergedFrom: z.string().optional(),
});
export type Commit = Immutable<z.infer<typeof commitSchema>>;

/** Commits of one own repository that GitHub attributes to the account and dates (as committed) before the account existed. */
const earlierHistorySchema = z.strictObject({
  repository: z.string(),
  url: z.string(),
  /** How many there are; the commits below are the newest of them. */
  total: z.int(),
  commits: z.array(commitSchema),
});
export type EarlierHistory = Immutable<z.infer<typeof earlierHistorySchema>>;

/** Something the server saw happen at an instant that no client can set. */
const serverEventSchema = z.strictObject({
  kind: z.enum(['push', 'pull-request', 'review', 'comment', 'issue']),
  at: instant,
  repository: z.string(),
  /** Whether the repository is private or internal: reaching it needs access. */
  private: z.boolean(),
  url: z.string().optional(),
});
export type ServerEvent = Immutable<z.infer<typeof serverEventSchema>>;

/** Contributions GitHub counted in a calendar year; `null` where the server did not answer for that year. */
const contributionYearSchema = z.strictObject({
  year: z.int(),
  total: z.int().nullable(),
  /** Contributions to repositories we may not see. */
  restricted: z.int().nullable(),
});
export type ContributionYear = Immutable<z.infer<typeof contributionYearSchema>>;

const ownRepositorySchema = z.strictObject({
  name: z.string(),
  createdAt: instant,
  pushedAt: instant.nullable(),
  fork: z.boolean(),
  archived: z.boolean(),
  url: z.string(),
});
export type OwnRepository = Immutable<z.infer<typeof ownRepositorySchema>>;

const keySchema = z.strictObject({
  kind: z.enum(['ssh', 'ssh-signing', 'gpg']),
  /** `SHA256:…` of an SSH key, the key id of a GPG key. Never the key itself. */
  fingerprint: z.string(),
  createdAt: instant.nullable(),
  title: z.string().optional(),
  emails: z.array(z.string()).optional(),
  /** Names in a GPG key, without those that were withdrawn; missing where they could not be read, which is not "none". */
  names: z.array(z.string()).optional(),
});
export type Key = Immutable<z.infer<typeof keySchema>>;

/** Everything a signal can ask for, each either known or unknown with the reason. */
export const factsSchema = z.strictObject({
  account: factSchema(accountSchema),
  profile: factSchema(profileSchema),
  access: factSchema(z.array(grantSchema)),
  invitations: factSchema(z.array(invitationSchema)),
  twoFactor: factSchema(z.enum(['secure', 'insecure', 'disabled'])),
  /** Commits in the audited organization's repositories (or the given clones). */
  commits: factSchema(z.array(commitSchema)),
  /** Commits in repositories of their own that are not forks, whoever their author is: see `account`. */
  ownCommits: factSchema(z.array(commitSchema)),
  /** Own repositories, forks left out, with history from before the account; empty when there is none. */
  historyBeforeAccount: factSchema(z.array(earlierHistorySchema)),
  activity: factSchema(z.array(serverEventSchema)),
  contributions: factSchema(z.array(contributionYearSchema)),
  ownRepositories: factSchema(z.array(ownRepositorySchema)),
  keys: factSchema(z.array(keySchema)),
  /** Public repositories of their own, forks left out. */
  portfolio: factSchema(z.array(portfolioRepositorySchema)),
  /** Private code of the organization in public repositories of theirs. */
  sharedCode: factSchema(z.array(sharedCodeSchema)),
  /** Pull requests they opened anywhere, the newest first. */
  pullRequests: factSchema(z.array(pullRequestSchema)),
  /** Forced pushes to pull requests of theirs in the organization's repositories. */
  forcedPushes: factSchema(z.array(forcedPushSchema)),
  following: factSchema(z.array(followedSchema)),
  avatar: factSchema(avatarSchema),
  links: factSchema(z.array(profileLinkSchema)),
  accessLog: factSchema(z.array(accessEventSchema)),
});
export type Facts = Immutable<z.infer<typeof factsSchema>>;
export type FactName = keyof Facts;

const FACT_NAMES = Object.keys(factsSchema.shape) as readonly FactName[];

/** A person of whom nothing is known, for one reason. */
export function nothingKnown(because: Gap): Facts {
  const nothing = unknown(because);
  return Object.fromEntries(FACT_NAMES.map((name) => [name, nothing])) as unknown as Facts;
}

/** The value of a fact once it is known. */
export type KnownValue<K extends FactName> = Extract<Facts[K], { known: true }>['value'];
