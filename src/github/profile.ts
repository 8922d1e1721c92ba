import * as z from 'zod';
import { type Fact, known, unknown } from '../snapshot/fact.ts';
import type { Account, Profile } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { gapOf } from './failure.ts';

const userSchema = z.object({
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
});

export interface ReadProfile {
  /** The login of the day, which may have changed since the person was listed. */
  readonly login: string | undefined;
  readonly url: string | undefined;
  readonly account: Fact<Account>;
  readonly profile: Fact<Profile>;
}

/** Account and profile by numeric id, which survives a change of login. */
export async function readProfile(client: GitHubClient, id: number): Promise<ReadProfile> {
  try {
    const { data } = await client.rest.request('GET /user/{account_id}', { account_id: id });
    const user = userSchema.parse(data);
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
  } catch (error) {
    const gap = gapOf(error, { what: 'The account' });
    const because =
      gap.reason === 'not-found'
        ? {
            ...gap,
            detail:
              'GitHub no longer shows the account: it was deleted or suspended, or is managed by an enterprise this token cannot see.',
          }
        : gap;
    return {
      login: undefined,
      url: undefined,
      account: unknown(because),
      profile: unknown(because),
    };
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
