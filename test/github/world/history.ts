/** The commits of one repository, asked as GitHub is asked: by account, by address, by period. */
import type { Person, Repository, World } from './model.ts';
import { type Commit, timelineOf } from './timeline.ts';

export interface HistoryFilter {
  /** Commits linked to this account; wins over `emails`, as CommitAuthor.id does. */
  readonly login?: string;
  readonly emails?: readonly string[];
  /** Committer date, epoch milliseconds. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/** The account a commit's address is linked to, if any still exists. */
export function linkedPerson(world: World, email: string): Person | undefined {
  const person = world.emailOwners.get(email.toLowerCase());
  return person?.state === 'deleted' ? undefined : person;
}

/** Newest committer date first. Only the people who could have written such commits are made. */
export function historyOf(world: World, repository: Repository, filter: HistoryFilter): Commit[] {
  const name = repository.fullName.toLowerCase();
  const contributors = world.contributors.get(name) ?? [];
  const writers = writersFor(world, filter);
  const people =
    writers === undefined ? contributors : contributors.filter((person) => writers.has(person));
  const emails = new Set(filter.emails?.map((email) => email.toLowerCase()));
  const login = filter.login?.toLowerCase();
  return people
    .flatMap((person) => timelineOf(world, person).commits)
    .filter((commit) => {
      if (commit.repository.toLowerCase() !== name || commit.pushedAt > world.now) return false;
      if (commit.committer.at < (filter.since ?? Number.NEGATIVE_INFINITY)) return false;
      if (commit.committer.at > (filter.until ?? Number.POSITIVE_INFINITY)) return false;
      if (login !== undefined)
        return linkedPerson(world, commit.author.email)?.login.toLowerCase() === login;
      return filter.emails === undefined || emails.has(commit.author.email.toLowerCase());
    })
    .sort((a, b) => b.committer.at - a.committer.at || (a.sha < b.sha ? -1 : 1));
}

function writersFor(world: World, filter: HistoryFilter): Set<Person> | undefined {
  if (filter.login !== undefined) {
    const person = world.people.get(filter.login.toLowerCase());
    if (person === undefined) return new Set();
    const owned = person.identities
      .filter((identity) => identity.verified)
      .map((identity) => identity.email);
    return new Set([
      person,
      ...owned.flatMap((email) => world.emailUsers.get(email.toLowerCase()) ?? []),
    ]);
  }
  if (filter.emails === undefined) return undefined;
  return new Set(filter.emails.flatMap((email) => world.emailUsers.get(email.toLowerCase()) ?? []));
}
