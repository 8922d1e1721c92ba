import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';

/** Another audited account that one person shares something with. */
export interface CohortMember {
  readonly id: string;
  readonly login: string;
}

/** What all people of one audit have in common, gathered in one pass so that signals can compare without seeing everybody. */
export interface Cohort {
  /** Every audited account that uses this address (lower case). */
  readonly byEmail: ReadonlyMap<string, readonly CohortMember[]>;
}

export interface CohortBuilder {
  add(person: Collaborator): void;
  build(): Cohort;
}

/** Addresses everybody shares: GitHub's own, and those that name no mailbox. */
const SHARED_BY_DESIGN = /(^noreply@|^actions@github\.com$|@localhost|\.local$|\.localdomain$)/;
const PLAUSIBLE_ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The address by which accounts can be compared, or nothing where an address identifies nobody. */
export function comparableEmail(email: string): string | undefined {
  const address = email.trim().toLowerCase();
  if (!PLAUSIBLE_ADDRESS.test(address) || SHARED_BY_DESIGN.test(address)) return undefined;
  return address;
}

/**
 * The addresses a person commits under: those of commits the server attributes to their account, those in their own
 * repositories that belong to no account at all, and the public address of their profile. Commits of other accounts in
 * their repositories are collaboration, not theirs.
 */
export function addressesOf(person: Collaborator): ReadonlySet<string> {
  const addresses = new Set<string>();
  const add = (email: string | null) => {
    const address = email === null ? undefined : comparableEmail(email);
    if (address !== undefined) addresses.add(address);
  };
  for (const commit of commitsOf(person)) add(commit.author.email);
  if (person.facts.profile.known) add(person.facts.profile.value.email);
  return addresses;
}

/** A person's own commits wherever they are; bots and other accounts left out. */
export function commitsOf(person: Collaborator): readonly Commit[] {
  return [person.facts.commits, person.facts.ownCommits]
    .flatMap((fact) => (fact.known ? fact.value : []))
    .filter((commit) => commit.origin !== 'bot')
    .filter((commit) => commit.account === person.id || commit.account === null);
}

/** Gathers a cohort one person at a time; memory grows with the number of distinct addresses, not with commits. */
export function cohortBuilder(): CohortBuilder {
  const byEmail = new Map<string, CohortMember[]>();
  return {
    add(person) {
      const member = { id: person.id, login: person.login };
      for (const email of addressesOf(person)) {
        const members = byEmail.get(email);
        if (members === undefined) byEmail.set(email, [member]);
        else if (!members.some((other) => other.id === member.id)) members.push(member);
      }
    },
    build: () => ({ byEmail }),
  };
}
