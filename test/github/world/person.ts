/** The sentences a persona is described with. */
import type { ActivityKind, Identity, Key, Machine, Person, Plan, Stay } from './model.ts';

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

export interface WorkOptions {
  readonly hours?: readonly [number, number];
  readonly days?: readonly number[];
  readonly since?: When;
}

export interface MachineOptions {
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
}

export interface OwnRepository {
  readonly createdAt?: When;
  readonly fork?: boolean;
  readonly parent?: string;
  readonly commits?: number;
  /** History begins here, though the repository (and perhaps the account) is younger. */
  readonly importedFrom?: When;
  readonly visibility?: 'public' | 'private';
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
  followed(followers: number, following?: number): PersonBuilder;
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
  opensPullRequests(options: ActivityOptions): PersonBuilder;
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

const officeHours: readonly [number, number] = [9, 18];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What the sentences fill in; the world turns it into a Person once everybody is known. */
export interface PersonDraft
  extends Omit<
    Mutable<Person>,
    'identities' | 'stays' | 'machines' | 'plans' | 'keys' | 'socialAccounts'
  > {
  identities: Identity[];
  stays: Stay[];
  machines: Machine[];
  plans: Plan[];
  keys: Key[];
  socialAccounts: { readonly provider: string; readonly url: string }[];
  owned: { readonly name: string; readonly options: OwnRepository }[];
  grants: {
    readonly repository: string;
    readonly permission: NonNullable<InvitationOptions['permission']>;
    readonly role: string | undefined;
  }[];
  invitations: { readonly repository: string; readonly options: InvitationOptions }[];
}

/** The instant of a date or time, in epoch milliseconds; throws when it is neither. */
export function instant(when: When): number {
  const at = Date.parse(when);
  if (Number.isNaN(at))
    throw new Error(
      `"${when}" is neither a date nor an instant; write 2024-03-01 or 2024-03-01T08:00:00Z`,
    );
  return at;
}

/** A person nobody has said anything about yet. */
export function emptyPerson(login: string): PersonDraft {
  return {
    id: 0,
    nodeId: '',
    login,
    formerLogins: [],
    type: 'User',
    state: 'active',
    busy: false,
    createdAt: Date.UTC(2018, 4, 14, 9, 26, 53),
    updatedAt: 0,
    name: null,
    location: null,
    company: null,
    bio: null,
    email: null,
    websiteUrl: null,
    twitter: null,
    hireable: null,
    followers: 4,
    following: 6,
    socialAccounts: [],
    publicOrganizations: [],
    twoFactor: 'secure',
    sharesPrivateContributions: false,
    contributed: {},
    identities: [],
    stays: [],
    machines: [],
    browserZone: undefined,
    plans: [],
    keys: [],
    owned: [],
    grants: [],
    invitations: [],
  };
}

/** The sentences for one draft. */
export function describe(draft: PersonDraft): PersonBuilder {
  const said = (change: () => void): PersonBuilder => {
    change();
    return builder;
  };
  const activity = (kind: ActivityKind) => (options: ActivityOptions) =>
    said(() =>
      draft.plans.push({ kind, repository: options.in, count: options.count, ...period(options) }),
    );
  const key =
    (kind: Key['kind']) =>
    (text: string, options: KeyOptions = {}) =>
      said(() => draft.keys.push(keyOf(kind, text, options)));
  const builder: PersonBuilder = {
    named: (name) => said(() => (draft.name = name)),
    claims: (location) => said(() => (draft.location = location)),
    joined: (when) => said(() => (draft.createdAt = instant(when))),
    updated: (when) => said(() => (draft.updatedAt = instant(when))),
    at: (company) => said(() => (draft.company = company)),
    says: (bio) => said(() => (draft.bio = bio)),
    mail: (email) => said(() => (draft.email = email)),
    website: (url) => said(() => (draft.websiteUrl = url)),
    twitter: (handle) => said(() => (draft.twitter = handle)),
    social: (provider, url) => said(() => draft.socialAccounts.push({ provider, url })),
    hireable: () => said(() => (draft.hireable = true)),
    followed: (followers, following = 0) =>
      said(() => Object.assign(draft, { followers, following })),
    publiclyIn: (...organizations) => said(() => (draft.publicOrganizations = organizations)),
    hides: (...fields) =>
      said(() => Object.assign(draft, Object.fromEntries(fields.map((field) => [field, null])))),
    worksFrom: (zone, { hours = officeHours, days = [1, 2, 3, 4, 5], since } = {}) =>
      said(() => {
        const begin = since === undefined ? Number.NEGATIVE_INFINITY : instant(since);
        draft.stays.push({ zone, hours, days, since: begin });
        draft.stays.sort((a, b) => a.since - b.since);
      }),
    machine: (zone, { share = 1, from, until, cluster = 'day' } = {}) =>
      said(() =>
        draft.machines.push({
          zone: zone === 'home' ? undefined : zone,
          share,
          since: from === undefined ? Number.NEGATIVE_INFINITY : instant(from),
          until: until === undefined ? Number.POSITIVE_INFINITY : instant(until),
          cluster,
        }),
      ),
    browsesFrom: (zone) => said(() => (draft.browserZone = zone)),
    commitsAs: ({ name = draft.name ?? draft.login, email, share = 1, verified = true }) =>
      said(() => draft.identities.push({ name, email, share, verified })),
    commits: (options) => said(() => draft.plans.push(commitPlan(options))),
    opensPullRequests: activity('pull-requests'),
    reviews: activity('reviews'),
    opensIssues: activity('issues'),
    comments: activity('comments'),
    pushes: activity('pushes'),
    contributed: (byYear) => said(() => (draft.contributed = byYear)),
    sharesPrivateContributions: () => said(() => (draft.sharesPrivateContributions = true)),
    owns: (name, options = {}) => said(() => draft.owned.push({ name, options })),
    sshKey: key('ssh'),
    signingKey: key('signing'),
    gpgKey: key('gpg'),
    grant: (repository, permission, role) =>
      said(() => draft.grants.push({ repository, permission, role })),
    invited: (repository, options = {}) =>
      said(() => draft.invitations.push({ repository, options })),
    twoFactor: (state) => said(() => (draft.twoFactor = state)),
    formerly: (login) => said(() => (draft.formerLogins = [...draft.formerLogins, login])),
    numbered: (id) => said(() => (draft.id = id)),
    isBusy: () => said(() => (draft.busy = true)),
    isBot: () => said(() => (draft.type = 'Bot')),
    isDeleted: () => said(() => (draft.state = 'deleted')),
    isSuspended: () => said(() => (draft.state = 'suspended')),
  };
  return builder;
}

function period(options: Period): { readonly from: number; readonly until: number } {
  return { from: instant(options.from), until: instant(options.until) };
}

function commitPlan(options: CommitOptions): Plan {
  const part = (
    given: number | { readonly share: number; readonly by?: string } | undefined,
  ): { share: number; by: string | undefined } =>
    typeof given === 'object'
      ? { share: given.share, by: given.by }
      : { share: given ?? 0, by: undefined };
  return {
    kind: 'commits',
    repository: options.to,
    count: options.count,
    ...period(options),
    webEdits: options.webEdits ?? 0,
    squashed: part(options.squashed),
    merges: options.merges ?? 0,
    rebased: part(options.rebased),
    imported: false,
    signed: options.signed ?? 0,
    clockAhead: options.clockAheadHours ?? 0,
  };
}

function keyOf(kind: Key['kind'], key: string, options: KeyOptions): Key {
  const optional = (when: When | undefined): number | undefined =>
    when === undefined ? undefined : instant(when);
  return {
    kind,
    key,
    title: options.title ?? 'laptop',
    createdAt: optional(options.createdAt),
    lastUsed: optional(options.lastUsed),
    expiresAt: optional(options.expiresAt),
    revoked: options.revoked ?? false,
    emails: options.emails ?? [],
  };
}
