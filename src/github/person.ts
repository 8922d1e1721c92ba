import type { Collaborator, Relation } from '../snapshot/collaborator.ts';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { Grant, Invitation, KnownValue, ServerEvent } from '../snapshot/facts.ts';
import { notAPerson } from '../snapshot/not-a-person.ts';
import { readActivity } from './activity.ts';
import type { GitHubClient } from './client.ts';
import { readContributions } from './contributions.ts';
import { readKeys } from './keys.ts';
import {
  readHistoryBeforeAccount,
  readOrganizationCommits,
  readOwnCommits,
} from './person-commits.ts';
import type { ListedAccount } from './population.ts';
import { readProfile } from './profile.ts';

/** A person of the population, with what the organization's lists say about them. */
export interface Listed extends ListedAccount {
  readonly relations: readonly Relation[];
  readonly access: Fact<readonly Grant[]>;
  readonly invitations: Fact<readonly Invitation[]>;
  readonly twoFactor: Fact<KnownValue<'twoFactor'>>;
  /** Pushes to the organization's repositories. */
  readonly pushes: Fact<readonly ServerEvent[]>;
}

/** Reads everything about one person; whatever cannot be read becomes unknown with its reason. */
export async function readPerson(
  client: GitHubClient,
  listed: Listed,
  takenAt: number,
): Promise<Collaborator> {
  const profile = await readProfile(client, listed);
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
  const noMore = gone ?? notAPerson(base.login, account);
  if (noMore !== undefined) {
    const facts = { ...profileFacts(profile), access, invitations, twoFactor, ...nothing(noMore) };
    return { ...base, facts };
  }
  const [{ ownRepositories, activity, years }, commits, keys] = await Promise.all([
    readActivity(client, listed.nodeId, takenAt),
    readOrganizationCommits(client, listed.nodeId, access),
    readKeys(client, base.login),
  ]);
  const [ownCommits, historyBeforeAccount, { contributions, reviews }] = await Promise.all([
    readOwnCommits(client, ownRepositories),
    readHistoryBeforeAccount(client, listed.nodeId, account, ownRepositories),
    readContributions(client, listed.nodeId, years, takenAt),
  ]);
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
    },
  };
}

function profileFacts({ account, profile }: Awaited<ReturnType<typeof readProfile>>) {
  return { account, profile };
}

function nothing(gap: Gap) {
  const because = unknown(gap);
  return {
    commits: because,
    ownCommits: because,
    historyBeforeAccount: because,
    activity: because,
    contributions: because,
    ownRepositories: because,
    keys: because,
  };
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
