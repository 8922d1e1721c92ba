/** The in-memory truth the double answers from. Instants are epoch milliseconds, offsets minutes east of UTC, logins as displayed. */

export interface World {
  /** The world's own present; nothing in it happened later. */
  readonly now: number;
  /** The organization the world was made for. */
  readonly organization: Organization;
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly people: ReadonlyMap<string, Person>;
  readonly peopleById: ReadonlyMap<number, Person>;
  readonly repositories: ReadonlyMap<string, Repository>;
  readonly repositoriesById: ReadonlyMap<number, Repository>;
  /** Owner (lower case) to what they own. */
  readonly owned: ReadonlyMap<string, readonly Repository[]>;
  /** Verified e-mail address (lower case) to the account GitHub links commits to. */
  readonly emailOwners: ReadonlyMap<string, Person>;
  /** Every address somebody commits with (lower case) to those who use it, so that a history can be asked without making everybody's. */
  readonly emailUsers: ReadonlyMap<string, readonly Person[]>;
  /** Full repository name (lower case) to the people whose plans mention it. */
  readonly contributors: ReadonlyMap<string, readonly Person[]>;
  /** Full repository name (lower case) to direct grants, outside collaborators and members alike. */
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
  readonly invitations: readonly Invitation[];
}

export interface Organization {
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
  readonly createdAt: number;
  readonly twoFactorRequired: boolean;
  readonly membersCanInviteOutsideCollaborators: boolean;
  /** Login (lower case) to role. */
  readonly members: ReadonlyMap<string, 'admin' | 'member'>;
  /** What the audit log holds; `undefined` for an organization that is not on Enterprise Cloud. */
  readonly auditLog: readonly LoggedEvent[] | undefined;
}

/** An entry of the audit log. GitHub's fields beyond these go into `more` as they are. */
export interface LoggedEvent {
  readonly at: number;
  readonly action: string;
  readonly actor: string;
  readonly user: string | undefined;
  readonly repository: string | undefined;
  readonly country: string | undefined;
  readonly address: string | undefined;
  readonly more: Readonly<Record<string, unknown>>;
}

export type Visibility = 'public' | 'private' | 'internal';
export type Permission = 'READ' | 'TRIAGE' | 'WRITE' | 'MAINTAIN' | 'ADMIN';

export interface Repository {
  readonly id: number;
  readonly nodeId: string;
  readonly owner: string;
  readonly ownerType: 'Organization' | 'User';
  readonly name: string;
  readonly fullName: string;
  readonly visibility: Visibility;
  readonly createdAt: number;
  readonly pushedAt: number;
  readonly archived: boolean;
  readonly fork: boolean;
  readonly parent: string | undefined;
  readonly description: string | null;
  readonly stars: number;
  readonly forks: number;
  /** Path to content, on the default branch. `undefined`: one file nobody else has. Without any file it has no commits either. */
  readonly files: Readonly<Record<string, string>> | undefined;
}

export interface Grant {
  readonly login: string;
  readonly permission: Permission;
  /** A custom role's name, or the permission in lower case. */
  readonly roleName: string;
}

export interface Invitation {
  readonly id: number;
  readonly repository: string;
  readonly invitee: string | undefined;
  readonly email: string | undefined;
  readonly inviter: string | undefined;
  readonly permission: Permission;
  readonly createdAt: number;
}

/** A name and address as written into commits. */
export interface Identity {
  readonly name: string;
  readonly email: string;
  /** Whether the account owns the address on GitHub, so that commits are linked to it. */
  readonly verified: boolean;
  /** Part of the commits made with it, relative to the other identities. */
  readonly share: number;
}

/** From `since` on the person lives in `zone` and works the given local hours on the given weekdays (0 is Sunday). */
export interface Stay {
  readonly since: number;
  readonly zone: string;
  readonly hours: readonly [number, number];
  readonly days: readonly number[];
}

/** A computer whose clock is set to `zone` (undefined: the zone of the stay). */
export interface Machine {
  readonly zone: string | undefined;
  readonly share: number;
  readonly since: number;
  readonly until: number;
  /** How long the person stays on one machine before choosing again. */
  readonly cluster: 'commit' | 'day' | 'week' | 'month';
}

export interface CommitPlan {
  readonly kind: 'commits';
  readonly repository: string;
  readonly count: number;
  readonly from: number;
  readonly until: number;
  /** Parts of the commits that GitHub makes instead of the person's git. */
  readonly webEdits: number;
  readonly squashed: { readonly share: number; readonly by: string | undefined };
  readonly merges: number;
  /** Logins whose branches the merges are of, one after the other (default: the person). */
  readonly mergesFrom?: readonly string[];
  /** Equal words make the oldest commit the same one. */
  readonly root?: string | undefined;
  readonly rebased: { readonly share: number; readonly by: string | undefined };
  /** Written elsewhere and pushed in one go when the repository was made. */
  readonly imported: boolean;
  /** Part of the local commits carrying the author's own valid signature. */
  readonly signed: number;
  /** Hours the machine's clock runs ahead of the server's. */
  readonly clockAhead: number;
}

export type ActivityKind = 'pull-requests' | 'reviews' | 'issues' | 'comments' | 'pushes';

export interface ActivityPlan {
  readonly kind: ActivityKind;
  readonly repository: string;
  readonly count: number;
  readonly from: number;
  readonly until: number;
  /** Of pull requests: the parts merged and closed without a merge, and the login who merged. */
  readonly outcome?: {
    readonly merged: number;
    readonly closed: number;
    readonly mergedBy: string | undefined;
  };
}

/** A forced push to the newest pull request of the person in a repository. */
export interface ForcedPush {
  readonly repository: string;
  readonly at: number | undefined;
  /** The login who pushed, when it was somebody else. */
  readonly by: string | undefined;
  /** The authors the tips name; `undefined` for a commit that is gone. */
  readonly before: { readonly name: string; readonly email: string } | undefined;
  readonly after: { readonly name: string; readonly email: string } | undefined;
}

export type Plan = CommitPlan | ActivityPlan;

export interface Key {
  readonly kind: 'ssh' | 'signing' | 'gpg';
  readonly key: string;
  readonly title: string;
  readonly createdAt: number | undefined;
  readonly lastUsed: number | undefined;
  readonly expiresAt: number | undefined;
  readonly revoked: boolean;
  readonly emails: readonly { readonly email: string; readonly verified: boolean }[];
  /** `Name <address>` inside a GPG key; `undefined` for the person's name with each of the addresses. */
  readonly userIds: readonly string[] | undefined;
}

export interface Person {
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
  readonly formerLogins: readonly string[];
  readonly type: 'User' | 'Bot';
  readonly state: 'active' | 'deleted' | 'suspended';
  /** So active that wide contribution windows exceed GitHub's resource limits. */
  readonly busy: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly name: string | null;
  readonly location: string | null;
  readonly company: string | null;
  readonly bio: string | null;
  readonly email: string | null;
  readonly websiteUrl: string | null;
  readonly twitter: string | null;
  readonly hireable: boolean | null;
  readonly followers: number;
  readonly following: number;
  readonly socialAccounts: readonly { readonly provider: string; readonly url: string }[];
  readonly publicOrganizations: readonly string[];
  readonly twoFactor: 'secure' | 'insecure' | 'disabled';
  readonly sharesPrivateContributions: boolean;
  readonly contributed: Readonly<Record<number, number>>;
  readonly identities: readonly Identity[];
  readonly stays: readonly Stay[];
  readonly machines: readonly Machine[];
  readonly browserZone: string | undefined;
  readonly plans: readonly Plan[];
  readonly keys: readonly Key[];
  /** Logins of people of the world they follow; they may follow more, who are only a number. */
  readonly follows: readonly string[];
  readonly forcedPushes: readonly ForcedPush[];
  /** What their picture is made from; without it GitHub generates one. */
  readonly picture: string | undefined;
}
