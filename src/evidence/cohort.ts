import type { Collaborator } from '../snapshot/collaborator.ts';
import { ownCommits } from './own-commits.ts';

/** Another audited account that one person shares something with. */
export interface CohortMember {
  readonly id: string;
  readonly login: string;
}

/** What all people of one audit have in common, gathered in one pass so that signals can compare without seeing everybody. */
export interface Cohort {
  /** Distinct people, this person included. */
  readonly size: number;
  /** Those of them of whom an address could be read: only they can be compared. */
  readonly withAddresses: number;
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
function comparableEmail(email: string): string | undefined {
  const address = email.trim().toLowerCase();
  if (!PLAUSIBLE_ADDRESS.test(address) || SHARED_BY_DESIGN.test(address)) return undefined;
  return address;
}

/** The addresses a person uses: those of their own commits, and the public one of their profile. */
export function addressesOf(person: Collaborator): ReadonlySet<string> {
  const addresses = new Set<string>();
  const add = (email: string | null) => {
    const address = email === null ? undefined : comparableEmail(email);
    if (address !== undefined) addresses.add(address);
  };
  for (const commit of ownCommits(person)) add(commit.author.email);
  if (person.facts.profile.known) add(person.facts.profile.value.email);
  return addresses;
}

/** Gathers a cohort one person at a time; memory grows with the number of distinct addresses, not with commits. */
export function cohortBuilder(): CohortBuilder {
  const byEmail = new Map<string, CohortMember[]>();
  const people = new Set<string>();
  const withAddresses = new Set<string>();
  return {
    add(person) {
      people.add(person.id);
      const member = { id: person.id, login: person.login };
      for (const email of addressesOf(person)) {
        withAddresses.add(person.id);
        const members = byEmail.get(email);
        if (members === undefined) byEmail.set(email, [member]);
        else if (!members.some((other) => other.id === member.id)) members.push(member);
      }
    },
    build: () => ({ size: people.size, withAddresses: withAddresses.size, byEmail }),
  };
}
