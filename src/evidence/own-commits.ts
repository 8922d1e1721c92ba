import type { ClockReading } from '../inference/clock/reading.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';
import { areUnrelatedNames, isFullName, isRoleName, normalizedName } from './names.ts';

/**
 * The commits that are this person's own: those the server attributes to their account, and those in their own
 * repositories under an address of no account that bears a name of theirs. Everybody else's work in their repositories
 * (contributors, imported or copied history) says nothing about them, so it is left out; so are bots.
 */
export function ownCommits(person: Collaborator): readonly Commit[] {
  const byPeople = [person.facts.commits, person.facts.ownCommits]
    .flatMap((fact) => (fact.known ? fact.value : []))
    .filter((commit) => commit.origin !== 'bot');
  const attributed = byPeople.filter((commit) => isAttributed(commit, person));
  const unclaimed = byPeople.filter(
    (commit) => commit.account === null && !isAttributed(commit, person),
  );
  if (unclaimed.length === 0) return attributed;

  const names = namesOf(person, attributed);
  const addresses = new Set(
    unclaimed
      .filter((commit) => names.has(normalizedName(commit.author.name)))
      .map((commit) => commit.author.email.toLowerCase()),
  );
  return [
    ...attributed,
    ...unclaimed.filter((commit) => addresses.has(commit.author.email.toLowerCase())),
  ];
}

/**
 * The same without what somebody who shares a mailbox wrote: under an address of no account, by an unrelated full name.
 * Their clock is not this person's, and the mailbox is told by the signals about addresses.
 */
function byTheirHand(person: Collaborator): readonly Commit[] {
  const commits = ownCommits(person);
  const attributed = commits.filter((commit) => isAttributed(commit, person));
  if (attributed.length === commits.length) return commits;
  const { profile } = person.facts;
  const names = [
    ...new Set([
      ...(profile.known && profile.value.name !== null ? [profile.value.name] : []),
      ...attributed.map(({ author }) => author.name),
    ]),
  ].filter(isFullName);
  const sharers = new Set(
    [...new Set(commits.map(({ author }) => author.name))].filter(
      (name) => names.length > 0 && names.every((own) => areUnrelatedNames(own, name)),
    ),
  );
  return commits.filter(
    (commit) => isAttributed(commit, person) || !sharers.has(commit.author.name),
  );
}

/** Commits of the given time that the person's own machines both wrote and recorded. */
export function machineCommits(
  person: Collaborator,
  from: number,
  until: number,
): readonly Commit[] {
  return byTheirHand(person).filter(
    ({ origin, author, committer }) =>
      origin === 'own-machine' &&
      author.email.toLowerCase() === committer.email.toLowerCase() &&
      author.at >= from &&
      author.at <= until,
  );
}

/** Readings of the person's own machines in the given time: commits made by their own Git, by its clock. */
export function machineClock(
  person: Collaborator,
  from: number,
  until: number,
): readonly ClockReading[] {
  return clockOf(person, from, until, (commit) => commit.origin === 'own-machine');
}

/** Readings of the person's browser, which GitHub records on what they make or have merged on its site. */
export function browserClock(
  person: Collaborator,
  from: number,
  until: number,
): readonly ClockReading[] {
  return clockOf(person, from, until, (commit) => commit.origin !== 'own-machine');
}

function clockOf(
  person: Collaborator,
  from: number,
  until: number,
  by: (commit: Commit) => boolean,
): readonly ClockReading[] {
  return byTheirHand(person)
    .filter((commit) => by(commit) && commit.author.at >= from && commit.author.at <= until)
    .map((commit) => ({ at: commit.author.at, offset: commit.author.offset }));
}

/** Where the person's commit of that instant can be looked at, for the records of an observation. */
export function commitLink(
  person: Collaborator,
  at: number | undefined,
): { readonly url?: string } {
  return linkTo(ownCommits(person).filter(({ author }) => author.at === at));
}

/** The first of these commits that can be looked at, for the records of an observation: the most telling come first. */
export function linkTo(commits: Iterable<Commit | undefined>): { readonly url?: string } {
  for (const commit of commits) if (commit?.url !== undefined) return { url: commit.url };
  return {};
}

/** The same commits from the oldest to the newest. */
export function oldestFirst(commits: readonly Commit[]): readonly Commit[] {
  return commits.toSorted((a, b) => a.author.at - b.author.at);
}

function isAttributed(commit: Commit, person: Collaborator): boolean {
  return commit.account === person.id || person.relations.includes('git-author');
}

function namesOf(person: Collaborator, attributed: readonly Commit[]): ReadonlySet<string> {
  const profile = person.facts.profile;
  return new Set(
    [person.login, profile.known ? profile.value.name : null]
      .filter((name) => name !== null)
      .concat(attributed.map((commit) => commit.author.name))
      // What any machine calls its user names nobody.
      .filter((name) => !isRoleName(name))
      .map(normalizedName)
      .filter((name) => name !== ''),
  );
}
