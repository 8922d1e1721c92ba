import type { Collaborator } from '../snapshot/collaborator.ts';
import { type Fact, hasFault } from '../snapshot/fact.ts';
import type { FactName } from '../snapshot/facts.ts';
import type { PortfolioRepository } from '../snapshot/portfolio.ts';
import { addressDays, habitualAddresses } from './access-events.ts';
import { othersCare } from './copied-history.ts';
import { isFullName, unorderedName } from './names.ts';
import { ownCommits } from './own-commits.ts';

/** Whom more follow is known to many who have nothing to do with each other. */
const FOLLOWERS_OF_A_HUB = 200;

interface Trace {
  /** The facts they stand in. */
  readonly facts: readonly FactName[];
  /** The traces of a person; the same text is the same trace. */
  readonly of: (person: Collaborator) => readonly string[];
  /** Whether it could be read at all, so that finding none means there is none. */
  readonly wasRead: (person: Collaborator) => boolean;
}

/**
 * What two accounts can have in common only if one person, one machine or one mailbox stands behind both, or if they
 * share it on purpose.
 */
const TRACES = {
  /** Addresses of their own commits and the public one of the profile, in lower case. */
  address: {
    facts: ['profile', 'commits', 'ownCommits'],
    of: addressesOf,
    wasRead: (person) =>
      addressesOf(person).length > 0 &&
      [person.facts.profile, person.facts.commits, person.facts.ownCommits].every(isWhole),
  },
  /** Full names of the profile and of their own commits, whatever the order of the parts. */
  name: {
    facts: ['profile', 'commits', 'ownCommits'],
    of: (person) => fullNamesOf(person).flatMap((name) => unorderedName(name) ?? []),
    wasRead: hasProfile,
  },
  /** Fingerprints of public keys. */
  key: {
    facts: ['keys'],
    of: keysOf,
    wasRead: ({ facts: { keys } }) => isWhole(keys),
  },
  /** The page the profile names as its website, without what varies in writing one. */
  website: {
    facts: ['profile'],
    of: (person) => websitesOf(person).map(({ page }) => page),
    wasRead: hasProfile,
  },
  /** The host of that page. */
  'website-host': {
    facts: ['profile'],
    of: (person) => websitesOf(person).map(({ host }) => host),
    wasRead: hasProfile,
  },
  /** That host, where the profile states the company whose site it seems to be. */
  'employer-site': { facts: ['profile'], of: employerSitesOf, wasRead: hasProfile },
  /** The employer as the profile states it, letters and digits only. */
  company: { facts: ['profile'], of: companiesOf, wasRead: hasProfile },
  /** The number of the account itself. */
  id: { facts: [], of: ({ id }) => [id], wasRead: () => true },
  /** The login, in lower case. */
  login: { facts: [], of: ({ login }) => [login.toLowerCase()], wasRead: () => true },
  /** Networks that their own events in the audit log come from. */
  'network-address': {
    facts: ['accessLog'],
    of: (person) => [...addressDays(person).keys()],
    wasRead: (person) => addressDays(person).size > 0,
  },
  /** Those of them they use on several days. */
  'habitual-address': {
    facts: ['accessLog'],
    of: habitualAddresses,
    wasRead: (person) => addressDays(person).size > 0,
  },
  /** The oldest commits of their public repositories. */
  'root-commit': {
    facts: ['portfolio'],
    of: ({ facts: { portfolio } }) =>
      (portfolio.known ? portfolio.value : []).flatMap(({ rootCommit }) => rootCommit ?? []),
    wasRead: ({ facts: { portfolio } }) =>
      isWhole(portfolio) && portfolio.known && portfolio.value.every(isBeginningKnown),
  },
  /** READMEs of their public repositories; they are compared as texts, not by traces. */
  readme: {
    facts: ['portfolio'],
    of: () => [],
    wasRead: ({ facts: { portfolio } }) => isWhole(portfolio),
  },
  /** The digest of their picture. */
  avatar: {
    facts: ['avatar'],
    of: ({ facts: { avatar } }) =>
      avatar.known && avatar.value.digest !== null ? [avatar.value.digest] : [],
    wasRead: ({ facts: { avatar } }) => avatar.known,
  },
  /** Ids of small accounts they follow. */
  'follow-hub': {
    facts: ['following'],
    of: ({ facts: { following } }) =>
      (following.known ? following.value : [])
        .filter(({ followers }) => followers <= FOLLOWERS_OF_A_HUB)
        .map(({ id }) => id),
    wasRead: ({ facts: { following } }) => isWhole(following),
  },
  /** Ids of other accounts that commit to repositories of theirs. */
  guest: {
    facts: ['ownCommits', 'ownRepositories', 'portfolio'],
    of: guestsOf,
    wasRead: ({ facts: { ownCommits: commits } }) => isWhole(commits),
  },
} as const satisfies Readonly<Record<string, Trace>>;

export type TraceKind = keyof typeof TRACES;
export const TRACE_KINDS = Object.keys(TRACES) as readonly TraceKind[];

/** The facts that traces of a kind stand in. */
export function factsBehind(kind: TraceKind): readonly FactName[] {
  return TRACES[kind].facts;
}

function isWhole(fact: Fact<unknown>): boolean {
  return fact.known && fact.gaps.length === 0;
}

/** Whether it is known with which commit a repository begins, or that it has none. */
export function isBeginningKnown({ commits, rootCommit }: PortfolioRepository): boolean {
  return rootCommit !== null || commits === 0;
}

/** All traces of one kind that a person leaves, each once. */
export function tracesOf(kind: TraceKind, person: Collaborator): readonly string[] {
  return [...new Set(TRACES[kind].of(person))];
}

/** Whether traces of this kind could be read of a person, so that having none means there are none. */
export function wasRead(kind: TraceKind, person: Collaborator): boolean {
  return TRACES[kind].wasRead(person);
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

/** Every full name that the profile and the own commits bear, as written. */
export function fullNamesOf(person: Collaborator): readonly string[] {
  const { profile } = person.facts;
  const written = [
    ...(profile.known && profile.value.name !== null ? [profile.value.name] : []),
    ...ownCommits(person).map(({ author }) => author.name),
  ];
  return [...new Set(written)].filter(isFullName);
}

/** Shorter ids of a GPG key are made to agree within seconds, and do so by accident. */
const FULL_KEY = /^(?:SHA256:[A-Za-z0-9+/]{43}|[0-9A-F]{16,})$/;

function keysOf({ facts: { keys } }: Collaborator): readonly string[] {
  return (keys.known ? keys.value : [])
    .map(({ kind, fingerprint }) => ({
      family: kind === 'gpg' ? 'GPG' : 'SSH',
      fingerprint: kind === 'gpg' ? fingerprint.toUpperCase() : fingerprint,
    }))
    .filter(({ fingerprint }) => FULL_KEY.test(fingerprint))
    .map(({ family, fingerprint }) => `${family} ${fingerprint}`);
}

function hasProfile({ facts: { profile } }: Collaborator): boolean {
  return profile.known;
}

/** A page somebody names as theirs. */
export interface Website {
  /** Host and path in lower case, without protocol and `www.`. */
  readonly page: string;
  readonly host: string;
}

function websitesOf({ facts: { profile } }: Collaborator): readonly Website[] {
  if (!profile.known || profile.value.website === null) return [];
  const website = websiteIn(profile.value.website);
  return website === undefined ? [] : [website];
}

/** The page an address names, without what varies in writing one, and its host. */
export function websiteIn(written: string): Website | undefined {
  const text = written.trim();
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, search, hash } = new URL(address);
  const host = hostname.replace(/^www\./, '');
  if (!host.includes('.')) return undefined;
  // On some hosts only what follows the path tells one person's page from another's.
  const rest = `${pathname.replace(/\/+$/, '')}${search}${/^#[/!]/.test(hash) ? hash : ''}`;
  return { page: `${host}${rest}`.toLowerCase(), host };
}

function companiesOf({ facts: { profile } }: Collaborator): readonly string[] {
  if (!profile.known || profile.value.company === null) return [];
  const name = lettersOf(profile.value.company);
  return name.length < 2 ? [] : [name];
}

/** The company and a part of the host are one, as in `@harborworks` and `harborworks.example`. */
function employerSitesOf(person: Collaborator): readonly string[] {
  return companiesOf(person).flatMap((company) =>
    websitesOf(person)
      .map(({ host }) => host)
      .filter((host) =>
        host
          .split('.')
          .slice(0, -1)
          .map(lettersOf)
          .filter((label) => label.length >= 3)
          .some(
            (label) => company.includes(label) || (company.length >= 3 && label.includes(company)),
          ),
      ),
  );
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Fewer may be a favour: a corrected typo, a day of pairing. */
const COMMITS_OF_A_GUEST = 3;
/** A repository that more accounts commit to is a project of many, where nobody has to know the others. */
const GUESTS_OF_A_PROJECT = 5;

function guestsOf(person: Collaborator): readonly string[] {
  const { ownCommits: commits, ownRepositories, portfolio } = person.facts;
  // Whether a repository is a copy or a project of many stands there: without it every contributor would be a guest.
  if (!commits.known || hasFault(ownRepositories) || hasFault(portfolio)) return [];
  const madeAt = new Map(
    (ownRepositories.known ? ownRepositories.value : []).map((one) => [one.name, one.createdAt]),
  );
  const followed = new Set(
    (portfolio.known ? portfolio.value : []).filter(othersCare).map(({ repository }) => repository),
  );
  const repositories = new Map<string, Map<string, number>>();
  for (const { repository, account, origin, committer } of commits.value) {
    if (account === null || account === person.id || origin === 'bot') continue;
    // What is older than the repository came along with a copy; nobody was a guest there.
    if (followed.has(repository) || committer.at < (madeAt.get(repository) ?? 0)) continue;
    const guests = repositories.get(repository) ?? new Map<string, number>();
    repositories.set(repository, guests);
    guests.set(account, (guests.get(account) ?? 0) + 1);
  }
  const total = new Map<string, number>();
  for (const guests of repositories.values()) {
    if (guests.size > GUESTS_OF_A_PROJECT) continue;
    for (const [guest, count] of guests) total.set(guest, (total.get(guest) ?? 0) + count);
  }
  return [...total].filter(([, count]) => count >= COMMITS_OF_A_GUEST).map(([guest]) => guest);
}
