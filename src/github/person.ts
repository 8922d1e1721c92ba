import type { Collaborator, Relation } from '../snapshot/collaborator.ts';
import { type Fact, known } from '../snapshot/fact.ts';
import {
  type Grant,
  type Invitation,
  type KnownValue,
  nothingKnown,
  type OwnRepository,
  type Profile,
  type ServerEvent,
} from '../snapshot/facts.ts';
import { notAPerson } from '../snapshot/not-a-person.ts';
import { readActivity } from './activity.ts';
import { readAppearance } from './appearance.ts';
import type { AuditLog } from './audit-log.ts';
import type { GitHubClient } from './client.ts';
import { readContributions } from './contributions.ts';
import { searchCopies } from './copies.ts';
import { readFollowing } from './following.ts';
import { readForcedPushes } from './forced-pushes.ts';
import { readKeys } from './keys.ts';
import type { LinkCheck } from './link-check.ts';
import {
  readHistoryBeforeAccount,
  readOrganizationCommits,
  readOwnCommits,
} from './person-commits.ts';
import type { ListedAccount } from './population.ts';
import { readPortfolio } from './portfolio.ts';
import { type ReadProfile, readProfile } from './profile.ts';
import { type ListedPullRequest, listPullRequests, pullRequestsOf } from './pull-requests.ts';
import type { ReadingOptions } from './reading.ts';
import { type OrganizationCode, readSharedCode } from './shared-code.ts';

/** A person of the population, with what the organization's lists say about them. */
export interface Listed extends ListedAccount {
  readonly relations: readonly Relation[];
  readonly access: Fact<readonly Grant[]>;
  readonly invitations: Fact<readonly Invitation[]>;
  readonly twoFactor: Fact<KnownValue<'twoFactor'>>;
  /** Pushes to the organization's repositories. */
  readonly pushes: Fact<readonly ServerEvent[]>;
}

/** What was read once for everybody, and what may be read. */
export interface Around {
  readonly organization: string;
  /** Unix seconds, UTC. */
  readonly takenAt: number;
  readonly code: OrganizationCode;
  readonly auditLog: AuditLog;
  readonly reading: ReadingOptions;
  readonly checkLink: LinkCheck;
}

/** Reads everything about one person; whatever cannot be read becomes unknown with its reason. */
export async function readPerson(
  client: GitHubClient,
  listed: Listed,
  around: Around,
): Promise<Collaborator> {
  return await readRest(client, listed, await readProfile(client, listed), around);
}

/** The same, of somebody whose profile is read already. */
export async function readRest(
  client: GitHubClient,
  listed: Listed,
  profile: ReadProfile,
  around: Around,
): Promise<Collaborator> {
  const { takenAt, auditLog } = around;
  const base = {
    id: String(listed.id),
    login: profile.login ?? listed.login,
    ...(profile.url === undefined ? {} : { url: profile.url }),
    relations: [...listed.relations],
  };
  const { access, invitations, twoFactor, pushes } = listed;
  const { account } = profile;
  // Of an account nobody finds nothing else can be read; asking would only blame other things, or ask about another.
  const gone =
    !account.known && ['not-found', 'not-visible'].includes(account.because.reason)
      ? account.because
      : undefined;
  const accessLog = auditLog(base.login.toLowerCase());
  const noMore = gone ?? notAPerson(base.login, account);
  if (noMore !== undefined) {
    const facts = { ...nothingKnown(noMore), ...profileFacts(profile), access, invitations };
    return { ...base, facts: { ...facts, twoFactor, accessLog } };
  }
  const [{ ownRepositories, activity, years }, commits, keys, opened, following] =
    await Promise.all([
      readActivity(client, listed.nodeId, takenAt),
      readOrganizationCommits(client, listed.nodeId, access),
      readKeys(client, base.login),
      listPullRequests(client, listed.nodeId),
      readFollowing(client, listed.nodeId),
    ]);
  const [ownCommits, historyBeforeAccount, { contributions, reviews }, further] = await Promise.all(
    [
      readOwnCommits(client, ownRepositories),
      readHistoryBeforeAccount(client, listed.nodeId, account, ownRepositories),
      readContributions(client, listed.nodeId, years, takenAt),
      readFurther(client, listed, { ownRepositories, opened, profile: profile.profile }, around),
    ],
  );
  return {
    ...base,
    facts: {
      ...profileFacts(profile),
      access,
      invitations,
      twoFactor,
      commits,
      ownCommits,
      historyBeforeAccount,
      activity: joined([activity, reviews, pushes]),
      contributions,
      ownRepositories,
      keys,
      following,
      ...further,
      accessLog,
    },
  };
}

/** What is read of most people with a request or two each. */
async function readFurther(
  client: GitHubClient,
  { id, nodeId }: ListedAccount,
  { ownRepositories, opened, profile }: FirstRead,
  { organization, code, reading, checkLink }: Around,
) {
  const [portfolio, sharedCode, forcedPushes, appearance] = await Promise.all([
    readPortfolio(client, ownRepositories).then((shown) =>
      reading.searchCopies ? searchCopies(client, id, shown) : shown,
    ),
    readSharedCode(client, ownRepositories, code),
    readForcedPushes(client, id, opened, organization),
    readAppearance(client, nodeId, profile, reading, checkLink),
  ]);
  const pullRequests = pullRequestsOf(opened);
  return { portfolio, sharedCode, pullRequests, forcedPushes, ...appearance };
}

/** What the rest is chosen by. */
interface FirstRead {
  readonly ownRepositories: Fact<readonly OwnRepository[]>;
  readonly opened: Fact<readonly ListedPullRequest[]>;
  readonly profile: Fact<Profile>;
}

function profileFacts({ account, profile }: Awaited<ReturnType<typeof readProfile>>) {
  return { account, profile };
}

/** Several lists of one fact: what is missing of one is a gap of all. */
function joined(facts: readonly Fact<readonly ServerEvent[]>[]): Fact<readonly ServerEvent[]> {
  const [first] = facts;
  if (first !== undefined && facts.every((fact) => !fact.known)) return first;
  const gaps = facts.flatMap((fact) => (fact.known ? fact.gaps : [fact.because]));
  return known(
    facts.flatMap((fact) => (fact.known ? fact.value : [])),
    gaps,
  );
}
