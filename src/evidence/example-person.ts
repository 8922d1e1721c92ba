import { offsetOfZone } from '../inference/clock/zone.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { known } from '../snapshot/fact.ts';
import type { Commit, CommitOrigin, Facts, Grant, KnownValue, Profile } from '../snapshot/facts.ts';
import type { PortfolioRepository } from '../snapshot/portfolio.ts';

/** The instant at which every example takes place: 2026-11-02T06:00:00Z. */
export const EXAMPLE_NOW = 1_793_599_200;
export const DAY = 86_400;

const BLANK_PROFILE: Profile = {
  name: null,
  location: null,
  bio: null,
  company: null,
  email: null,
  website: null,
};

interface ExampleFacts {
  readonly id?: string;
  readonly login?: string;
  readonly profile?: Partial<Profile>;
  /** Facts that differ from those of an ordinary person without any activity. */
  readonly facts?: { readonly [K in keyof Facts]?: KnownValue<K> };
}

/** An invented person of whom everything is known: ten years on GitHub, quiet, one repository to write to. */
export function examplePerson(example: ExampleFacts = {}): Collaborator {
  const given = example.facts ?? {};
  return {
    id: example.id ?? '1001',
    login: example.login ?? 'example-person',
    relations: ['outside-collaborator'],
    facts: {
      account: known(given.account ?? { createdAt: EXAMPLE_NOW - 3_650 * DAY, type: 'user' }),
      profile: known({ ...BLANK_PROFILE, ...given.profile, ...example.profile }),
      access: known(given.access ?? [exampleGrant()]),
      invitations: known(given.invitations ?? []),
      twoFactor: known(given.twoFactor ?? 'secure'),
      commits: known(given.commits ?? []),
      ownCommits: known(given.ownCommits ?? []),
      historyBeforeAccount: known(given.historyBeforeAccount ?? []),
      activity: known(given.activity ?? []),
      contributions: known(given.contributions ?? []),
      ownRepositories: known(given.ownRepositories ?? []),
      keys: known(given.keys ?? []),
      portfolio: known(given.portfolio ?? []),
      sharedCode: known(given.sharedCode ?? []),
      pullRequests: known(given.pullRequests ?? []),
      forcedPushes: known(given.forcedPushes ?? []),
      following: known(given.following ?? []),
      avatar: known(given.avatar ?? { digest: null }),
      links: known(given.links ?? []),
      accessLog: known(given.accessLog ?? []),
    },
  };
}

export function exampleGrant(createdAt = EXAMPLE_NOW - 2_000 * DAY): Grant {
  return {
    repository: { name: 'example-org/tool', visibility: 'private', archived: false, createdAt },
    permission: 'write',
  };
}

/** A public repository of their own that nobody follows, made a year ago and pushed to lately. */
export function exampleRepository(
  name: string,
  told: Partial<PortfolioRepository> = {},
): PortfolioRepository {
  return {
    repository: name,
    url: `https://github.com/${name}`,
    createdAt: EXAMPLE_NOW - 365 * DAY,
    pushedAt: EXAMPLE_NOW - 10 * DAY,
    stars: 0,
    forks: 0,
    commits: 12,
    rootCommit: null,
    readme: null,
    ...told,
  };
}

interface ExampleCommits {
  readonly count: number;
  /** The zone whose clock they carry, daylight saving included; or a fixed offset in minutes. */
  readonly clock: string | number;
  /** Instant of the newest one, unix seconds. */
  readonly until?: number;
  /** Zone whose office hours they are spread over, Monday to Friday; else all are at two in the afternoon of `clock`. */
  readonly worksBy?: string;
  readonly everyDays?: number;
  readonly name?: string;
  readonly email?: string;
  readonly account?: string | null;
  readonly repository?: string;
  readonly origin?: CommitOrigin;
}

/** Commits at two in the afternoon of their own clock or over office hours, one every few days, the newest first. */
export function exampleCommits(example: ExampleCommits): Commit[] {
  return Array.from({ length: example.count }, (_, index) => {
    const at = instantOf(example, index);
    const signature = {
      name: example.name ?? 'Example Person',
      email: example.email ?? 'person@example.com',
      at,
      offset: offsetOf(example.clock, at),
    };
    return {
      oid: `${newest(example).toString(16)}${index.toString(16).padStart(6, '0')}`.padStart(
        40,
        '0',
      ),
      repository: example.repository ?? 'example-org/tool',
      author: signature,
      committer: signature,
      account: example.account === undefined ? '1001' : example.account,
      parents: 1,
      origin: example.origin ?? 'own-machine',
    };
  });
}

function newest({ until = EXAMPLE_NOW - DAY }: ExampleCommits): number {
  return until;
}

function instantOf(example: ExampleCommits, index: number): number {
  const { everyDays = 3, worksBy } = example;
  const lastMidnight = Math.floor(newest(example) / DAY) * DAY;
  if (worksBy === undefined) {
    const midnight = lastMidnight - index * everyDays * DAY;
    return midnight + 14 * 3_600 - offsetOf(example.clock, midnight) * 60;
  }
  const workdays = Math.floor(index * everyDays);
  // 1970-01-01 was a Thursday; from the last Friday on, five workdays take seven days.
  const friday = lastMidnight - ((lastMidnight / DAY + 6) % 7) * DAY;
  const midnight = friday - (Math.floor(workdays / 5) * 7 + (workdays % 5)) * DAY;
  // Nine to six, in an order that looks arbitrary and is the same every time.
  const minutes = 9 * 60 + ((index * 211) % 540);
  return midnight + (minutes - offsetOf(worksBy, midnight)) * 60;
}

function offsetOf(clock: string | number, at: number): number {
  return typeof clock === 'number' ? clock : offsetOfZone(clock, at);
}
