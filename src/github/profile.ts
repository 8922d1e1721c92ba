import * as z from 'zod';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { Account, Profile } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { gapOf, kindOf } from './failure.ts';
import type { ListedAccount } from './population.ts';

const userSchema = z.object({
  id: z.number(),
  node_id: z.string(),
  login: z.string(),
  html_url: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  type: z.string(),
  name: z.string().nullish(),
  location: z.string().nullish(),
  bio: z.string().nullish(),
  company: z.string().nullish(),
  email: z.string().nullish(),
  blog: z.string().nullish(),
  suspended_at: z.string().nullish(),
});

export interface ReadProfile {
  /** The login of the day, which may have changed since the person was listed. */
  readonly login: string | undefined;
  readonly url: string | undefined;
  readonly account: Fact<Account>;
  readonly profile: Fact<Profile>;
}

/**
 * Account and profile by numeric id, which survives a change of login; by login, checked against the id, where the
 * server does not find the id: a server that lacks this request must not make everybody's account look deleted.
 */
export async function readProfile(
  client: GitHubClient,
  { id, login }: Pick<ListedAccount, 'id' | 'login'>,
): Promise<ReadProfile> {
  try {
    const user = (await byId(client, id)) ?? (await byLogin(client, login));
    if (user === undefined) return nobody(GONE);
    if (user.id !== id) return nobody(LOGIN_OF_ANOTHER);
    return readFrom(user);
  } catch (error) {
    return nobody(gapOf(error, { what: 'The account' }));
  }
}

function readFrom(user: z.infer<typeof userSchema>): ReadProfile {
  return {
    login: user.login,
    url: user.html_url,
    account: known({
      createdAt: Math.floor(Date.parse(user.created_at) / 1_000),
      type: accountType(user.type),
    }),
    profile: known({
      name: said(user.name),
      location: said(user.location),
      bio: said(user.bio),
      company: said(user.company),
      email: said(user.email),
      website: said(user.blog),
    }),
  };
}

/** An account that was asked for by its login alone. */
export interface FoundAccount {
  readonly account: ListedAccount;
  readonly profile: ReadProfile;
  /** Only servers of an enterprise tell; github.com does not show such an account at all. */
  readonly suspended: boolean;
  /** The server's clock when it answered, unix seconds; `undefined` where it did not tell. */
  readonly at: number | undefined;
}

/**
 * Whoever has this login now.
 *
 * @returns `undefined` when nobody has, a gap when GitHub did not tell
 */
export async function findAccount(
  client: GitHubClient,
  login: string,
): Promise<FoundAccount | Gap | undefined> {
  try {
    const { data, headers } = await client.rest.request('GET /users/{username}', {
      username: login,
    });
    const user = userSchema.parse(data);
    const at = Math.floor(Date.parse(headers.date ?? '') / 1_000);
    return {
      account: { id: user.id, nodeId: user.node_id, login: user.login },
      profile: readFrom(user),
      suspended: user.suspended_at != null,
      at: Number.isNaN(at) ? undefined : at,
    };
  } catch (error) {
    return kindOf(error) === 'not-found' ? undefined : gapOf(error, { what: 'The account' });
  }
}

const GONE: Gap = {
  reason: 'not-found',
  detail:
    'GitHub shows the account, by its number or by its login, to nobody this token can act for.',
};
const LOGIN_OF_ANOTHER: Gap = {
  reason: 'not-visible',
  detail:
    'GitHub does not find the account by its number, and its login belongs to another account by now: it was renamed or deleted.',
};

function nobody(because: Gap): ReadProfile {
  return {
    login: undefined,
    url: undefined,
    account: unknown(because),
    profile: unknown(because),
  };
}

async function byId(client: GitHubClient, id: number) {
  return await found(client.rest.request('GET /user/{account_id}', { account_id: id }));
}

async function byLogin(client: GitHubClient, login: string) {
  return await found(client.rest.request('GET /users/{username}', { username: login }));
}

async function found(request: Promise<{ readonly data: unknown }>) {
  try {
    return userSchema.parse((await request).data);
  } catch (error) {
    if (kindOf(error) === 'not-found') return undefined;
    throw error;
  }
}

/** An empty field says nothing; so does one of blanks. */
function said(field: string | null | undefined): string | null {
  return field == null || field.trim() === '' ? null : field;
}

function accountType(type: string): Account['type'] {
  const lower = type.toLowerCase();
  if (lower === 'bot' || lower === 'organization' || lower === 'mannequin') return lower;
  return 'user';
}
