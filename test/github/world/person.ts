/** What the sentences about a persona do. */
import type {
  ActivityKind,
  ForcedPush,
  Identity,
  Key,
  Machine,
  Person,
  Plan,
  Stay,
} from './model.ts';
import type {
  ActivityOptions,
  CommitOptions,
  ForcedPushOptions,
  InvitationOptions,
  KeyOptions,
  OwnRepository,
  Period,
  PersonBuilder,
  PullRequestOptions,
  When,
} from './sentences.ts';

const officeHours: readonly [number, number] = [9, 18];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What the sentences fill in; the world turns it into a Person once everybody is known. */
export interface PersonDraft
  extends Omit<
    Mutable<Person>,
    | 'identities'
    | 'stays'
    | 'machines'
    | 'plans'
    | 'keys'
    | 'socialAccounts'
    | 'follows'
    | 'forcedPushes'
  > {
  identities: Identity[];
  stays: Stay[];
  machines: Machine[];
  plans: Plan[];
  keys: Key[];
  socialAccounts: { readonly provider: string; readonly url: string }[];
  follows: string[];
  forcedPushes: ForcedPush[];
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
    follows: [],
    forcedPushes: [],
    picture: undefined,
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
    follows: (...logins) =>
      said(() => {
        draft.follows.push(...logins);
        draft.following = draft.follows.length;
      }),
    picture: (seed) => said(() => (draft.picture = seed)),
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
    opensPullRequests: (options) => said(() => draft.plans.push(pullRequestPlan(options))),
    forcePushes: (options) => said(() => draft.forcedPushes.push(forcedPush(options))),
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

function pullRequestPlan(options: PullRequestOptions): Plan {
  const { merged = 0, closed = 0, mergedBy } = options;
  return {
    kind: 'pull-requests',
    repository: options.in,
    count: options.count,
    ...period(options),
    outcome: { merged, closed, mergedBy },
  };
}

function forcedPush(options: ForcedPushOptions): ForcedPush {
  return {
    repository: options.in,
    at: options.at === undefined ? undefined : instant(options.at),
    by: options.by,
    before: options.before === 'gone' ? undefined : options.before,
    after: options.after === 'gone' ? undefined : options.after,
  };
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
    userIds: options.userIds,
  };
}
