import type { Collaborator } from '../snapshot/collaborator.ts';
import { ownCommits } from './own-commits.ts';

/**
 * What two accounts can have in common only if one person, one machine or one mailbox stands behind both, or if they
 * share it on purpose. Each kind says how the traces of a person are read; the same text is the same trace.
 */
const TRACES = {
  /** Addresses of their own commits and the public one of the profile, in lower case. */
  address: addressesOf,
  /** Fingerprints of public keys. */
  key: keysOf,
  /** The website of the profile, without what varies in writing one. */
  website: websitesOf,
} as const satisfies Readonly<Record<string, (person: Collaborator) => readonly string[]>>;

export type TraceKind = keyof typeof TRACES;
export const TRACE_KINDS = Object.keys(TRACES) as readonly TraceKind[];

/** All traces of one kind that a person leaves, each once. */
export function tracesOf(kind: TraceKind, person: Collaborator): readonly string[] {
  return [...new Set(TRACES[kind](person))];
}

/** Addresses everybody shares: GitHub's own, and those that name no mailbox. */
const SHARED_BY_DESIGN = /(^noreply@|^actions@github\.com$|@localhost|\.local$|\.localdomain$)/;
const PLAUSIBLE_ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function addressesOf(person: Collaborator): readonly string[] {
  const { profile } = person.facts;
  return [
    ...ownCommits(person).map((commit) => commit.author.email),
    ...(profile.known && profile.value.email !== null ? [profile.value.email] : []),
  ]
    .map((email) => email.trim().toLowerCase())
    .filter((email) => PLAUSIBLE_ADDRESS.test(email) && !SHARED_BY_DESIGN.test(email));
}

function keysOf({ facts: { keys } }: Collaborator): readonly string[] {
  return keys.known
    ? keys.value.map(({ kind, fingerprint }) => `${family(kind)} ${fingerprint}`)
    : [];
}

/** One SSH key may log in on one account and sign on another. */
function family(kind: 'ssh' | 'ssh-signing' | 'gpg'): string {
  return kind === 'gpg' ? 'GPG' : 'SSH';
}

function websitesOf({ facts: { profile } }: Collaborator): readonly string[] {
  if (!profile.known || profile.value.website === null) return [];
  const text = profile.value.website.trim();
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return [];
  const { hostname, pathname } = new URL(address);
  return [`${hostname.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}`.toLowerCase()];
}
