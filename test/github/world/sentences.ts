/** The language personas are described in: every sentence and its options. */
import type { Machine, Person } from './model.ts';

/** A date (`2024-03-01`) or an instant (`2024-03-01T08:00:00Z`). */
export type When = string;

export interface Period {
  readonly from: When;
  readonly until: When;
}

export interface CommitOptions extends Period {
  /** `owner/name`; repositories the world does not declare are made on the way. */
  readonly to: string;
  readonly count: number;
  /** Part of the commits made in GitHub's web editor. */
  readonly webEdits?: number;
  /** Part squashed on merge, and the login who presses the button (default: the author). */
  readonly squashed?: number | { readonly share: number; readonly by?: string };
  /** Part that are merge commits the person clicked. */
  readonly merges?: number;
  readonly rebased?: number | { readonly share: number; readonly by?: string };
  readonly signed?: number;
  readonly clockAheadHours?: number;
}

export interface ActivityOptions extends Period {
  readonly in: string;
  readonly count: number;
}

export interface PullRequestOptions extends ActivityOptions {
  /** Part of them that was merged (the first ones). */
  readonly merged?: number;
  /** Part of them that was closed without a merge (the next ones). */
  readonly closed?: number;
  /** Who merged (default: the person). */
  readonly mergedBy?: string;
}

interface TipOptions {
  readonly name: string;
  readonly email: string;
}

export interface ForcedPushOptions {
  /** `owner/name`: the push goes to the newest pull request of the person there. */
  readonly in: string;
  /** Default: an hour after the pull request was opened. */
  readonly at?: When;
  /** Somebody else who pushed. */
  readonly by?: string;
  /** The author each tip names; `gone` for a commit GitHub no longer has. */
  readonly before: TipOptions | 'gone';
  readonly after: TipOptions | 'gone';
}

interface WorkOptions {
  readonly hours?: readonly [number, number];
  readonly days?: readonly number[];
  readonly since?: When;
}

interface MachineOptions {
  readonly share?: number;
  readonly from?: When;
  readonly until?: When;
  readonly cluster?: Machine['cluster'];
}

export interface KeyOptions {
  readonly title?: string;
  readonly createdAt?: When;
  readonly lastUsed?: When;
  readonly expiresAt?: When;
  readonly revoked?: boolean;
  readonly emails?: readonly { readonly email: string; readonly verified: boolean }[];
  /** `Name <address>` inside a GPG key; without any, the person's name with each of the addresses. */
  readonly userIds?: readonly string[];
}

export interface OwnRepository {
  readonly createdAt?: When;
  /** When something was last pushed to it (default 200 days after `createdAt`). */
  readonly pushedAt?: When;
  readonly fork?: boolean;
  readonly parent?: string;
  readonly commits?: number;
  /** History begins here, though the repository (and perhaps the account) is younger. */
  readonly importedFrom?: When;
  readonly visibility?: 'public' | 'private';
  readonly stars?: number;
  readonly forks?: number;
  /** Content of README.md. */
  readonly readme?: string;
  /** Path to content. With none at all the repository is empty. */
  readonly files?: Readonly<Record<string, string>>;
  /** A merged pull request from a branch of each of these logins, besides `commits`. */
  readonly mergesFrom?: readonly string[];
  /** Equal words make the oldest commit the same one, as in a copy of somebody's repository. */
  readonly startsAs?: string;
}

export interface InvitationOptions {
  readonly permission?: 'READ' | 'TRIAGE' | 'WRITE' | 'MAINTAIN' | 'ADMIN';
  readonly by?: string;
  readonly at?: When;
}

/** Every sentence returns the builder again, so that a persona reads as one. */
export interface PersonBuilder {
  named(name: string): PersonBuilder;
  /** The profile's free-text location. */
  claims(location: string): PersonBuilder;
  joined(when: When): PersonBuilder;
  updated(when: When): PersonBuilder;
  at(company: string): PersonBuilder;
  says(bio: string): PersonBuilder;
  mail(email: string): PersonBuilder;
  website(url: string): PersonBuilder;
  twitter(handle: string): PersonBuilder;
  social(provider: string, url: string): PersonBuilder;
  hireable(): PersonBuilder;
  /** How many follow them and whom they follow; those who are not people of the world have names and nothing else. */
  followed(followers: number, following?: number): PersonBuilder;
  /** People of the world they follow, and nobody else unless `followed` says so afterwards. */
  follows(...logins: string[]): PersonBuilder;
  /** Their own picture; equal words make equal pictures. Without one GitHub generates it. */
  picture(seed: string): PersonBuilder;
  publiclyIn(...organizations: string[]): PersonBuilder;
  /** Sets profile fields back to hidden. */
  hides(
    ...fields: ('name' | 'location' | 'company' | 'bio' | 'email' | 'websiteUrl' | 'twitter')[]
  ): PersonBuilder;
  worksFrom(zone: string, options?: WorkOptions): PersonBuilder;
  /** Adds a computer whose clock shows `zone` (`home`: the zone they live in). Without any, there is one and it shows home. */
  machine(zone: string, options?: MachineOptions): PersonBuilder;
  browsesFrom(zone: string): PersonBuilder;
  /** Replaces the identities commits are made with; the first call replaces the default. */
  commitsAs(identity: {
    readonly name?: string;
    readonly email: string;
    readonly share?: number;
    readonly verified?: boolean;
  }): PersonBuilder;
  commits(options: CommitOptions): PersonBuilder;
  opensPullRequests(options: PullRequestOptions): PersonBuilder;
  forcePushes(options: ForcedPushOptions): PersonBuilder;
  reviews(options: ActivityOptions): PersonBuilder;
  opensIssues(options: ActivityOptions): PersonBuilder;
  comments(options: ActivityOptions): PersonBuilder;
  pushes(options: ActivityOptions): PersonBuilder;
  contributed(byYear: Readonly<Record<number, number>>): PersonBuilder;
  sharesPrivateContributions(): PersonBuilder;
  owns(name: string, options?: OwnRepository): PersonBuilder;
  sshKey(key: string, options?: KeyOptions): PersonBuilder;
  signingKey(key: string, options?: KeyOptions): PersonBuilder;
  gpgKey(key: string, options?: KeyOptions): PersonBuilder;
  /** Access to a repository of the organization (by short name), with a custom role's name where there is one. */
  grant(
    repository: string,
    permission: 'READ' | 'TRIAGE' | 'WRITE' | 'MAINTAIN' | 'ADMIN',
    role?: string,
  ): PersonBuilder;
  invited(repository: string, options?: InvitationOptions): PersonBuilder;
  twoFactor(state: Person['twoFactor']): PersonBuilder;
  formerly(login: string): PersonBuilder;
  numbered(id: number): PersonBuilder;
  isBusy(): PersonBuilder;
  isBot(): PersonBuilder;
  isDeleted(): PersonBuilder;
  isSuspended(): PersonBuilder;
}
