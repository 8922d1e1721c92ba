import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';
import { AccessError, gapOf, kindOf } from './failure.ts';
import { allPages } from './pages.ts';

/** An account as GitHub lists it. */
export interface ListedAccount {
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
}

export const accountSchema = z
  .object({ id: z.number(), node_id: z.string(), login: z.string() })
  .transform(({ id, node_id: nodeId, login }): ListedAccount => ({ id, nodeId, login }));

/**
 * The organization's outside collaborators, from the one list that is authoritative.
 *
 * @throws AccessError when the list cannot be had: without it there is nothing to audit
 */
export async function listOutsideCollaborators(
  client: GitHubClient,
  organization: string,
): Promise<{ readonly people: readonly ListedAccount[]; readonly gaps: readonly Gap[] }> {
  const what = 'The list of outside collaborators';
  try {
    const { items, gaps } = await allPages(
      client,
      'GET /orgs/{org}/outside_collaborators',
      { org: organization, filter: 'all' },
      accountSchema,
      what,
    );
    return { people: items, gaps };
  } catch (error) {
    throw explainPopulation(error, organization, what);
  }
}

function explainPopulation(error: unknown, organization: string, what: string): unknown {
  if (error instanceof AccessError) return error;
  switch (kindOf(error)) {
    case 'forbidden':
      return new AccessError(
        `The token may not list the outside collaborators of ${organization}. Use a GitHub App installation token with "Members: read", or a classic token of an owner with "read:org"; the job's own GITHUB_TOKEN never can.`,
      );
    case 'not-found':
      return new AccessError(
        `There is no organization ${organization} that this token can see. Check the name, that it is an organization and not a person, and that the App is installed there.`,
      );
    case 'rate-limited':
      return new AccessError(
        "The token's rate limit is used up and does not end soon. Run again later, or use a GitHub App, whose limit is higher.",
      );
    case 'unreachable':
    case 'unintelligible':
    case 'unprocessable':
    case 'over-budget':
      return new AccessError(
        `${what} of ${organization} could not be read: GitHub did not answer as it should. Check the API address and the network (proxy), or run again later.`,
      );
    case 'unauthorized':
      try {
        gapOf(error, { what });
      } catch (explained) {
        return explained;
      }
      return error;
  }
}

/** Two-factor states as far as the token may see them: the people without any, and with only insecure methods. */
export interface TwoFactorStates {
  readonly disabled: ReadonlySet<number>;
  readonly insecure: ReadonlySet<number>;
}

/** Owners only may filter by two-factor state; for everybody else the state is unknown, not fine. */
export async function readTwoFactorStates(
  client: GitHubClient,
  organization: string,
): Promise<TwoFactorStates | Gap> {
  const what = 'The two-factor state';
  const filtered = async (filter: string) => {
    const route = 'GET /orgs/{org}/outside_collaborators';
    const { items, gaps } = await allPages(
      client,
      route,
      { org: organization, filter },
      accountSchema,
      what,
    );
    const [gap] = gaps;
    if (gap !== undefined) throw new IncompleteList(gap);
    return new Set(items.map(({ id }) => id));
  };
  try {
    return {
      disabled: await filtered('2fa_disabled'),
      insecure: await filtered('2fa_insecure'),
    };
  } catch (error) {
    if (error instanceof IncompleteList) return error.gap;
    return gapOf(error, { what, permission: 'a token of an organization owner' });
  }
}

class IncompleteList extends Error {
  readonly gap: Gap;
  constructor(gap: Gap) {
    super(gap.detail);
    this.gap = gap;
  }
}
