import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';
import { type Grant, type Invitation, PERMISSIONS } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { gapOf, kindOf } from './failure.ts';
import { inOrder } from './in-order.ts';
import { allPages } from './pages.ts';
import { accountSchema, type ListedAccount } from './population.ts';

export interface PendingInvitations {
  readonly invitations: ReadonlyMap<number, readonly Invitation[]>;
  readonly people: ReadonlyMap<number, ListedAccount>;
  readonly gaps: readonly Gap[];
}

const invitationSchema = z.object({
  id: z.int(),
  invitee: accountSchema.nullable(),
  inviter: z.object({ login: z.string() }).nullable(),
  permissions: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  expired: z.boolean().optional(),
  html_url: z.string(),
});
type Listed = z.infer<typeof invitationSchema>;

const ROUTE = 'GET /repos/{owner}/{repo}/invitations';
/** So many refusals in a row mean the token may not read invitations anywhere; asking on would only cost requests. */
const REFUSALS_ENOUGH = 3;
const CONCURRENT = 8;

/** Pending invitations of every repository that is not archived; there is no list of them for an organization. */
export async function readInvitations(
  client: GitHubClient,
  repositories: readonly Grant['repository'][],
): Promise<PendingInvitations> {
  const invitations = new Map<number, Invitation[]>();
  const people = new Map<number, ListedAccount>();
  const gaps: Gap[] = [];
  let byEmail = 0;
  let refused = 0;
  let answered = false;
  const read = async (repository: Grant['repository']) => {
    if (refused >= REFUSALS_ENOUGH && !answered) return undefined;
    const [owner = '', repo = ''] = repository.name.split('/');
    const what = `The invitations to ${repository.name}`;
    try {
      const listed = await allPages(client, ROUTE, { owner, repo }, invitationSchema, what);
      answered = true;
      return { repository, ...listed };
    } catch (error) {
      const kind = kindOf(error);
      if (kind === 'forbidden' || kind === 'not-found') {
        refused += 1;
        return undefined;
      }
      return { repository, items: [], gaps: [gapOf(error, { what })] };
    }
  };
  const active = repositories.filter((repository) => !repository.archived);
  for await (const result of inOrder(active, CONCURRENT, read)) {
    if (result === undefined) continue;
    gaps.push(...result.gaps);
    for (const listed of result.items) {
      if (listed.invitee === null) byEmail += 1;
      else {
        people.set(listed.invitee.id, listed.invitee);
        const list = invitations.get(listed.invitee.id) ?? [];
        invitations.set(listed.invitee.id, list);
        list.push(toInvitation(listed, result.repository));
      }
    }
  }
  if (refused > 0) gaps.push(refusedGap(answered ? refused : active.length));
  if (byEmail > 0) gaps.push(emailGap(byEmail));
  return { invitations, people, gaps };
}

function toInvitation(listed: Listed, repository: Grant['repository']): Invitation {
  const builtIn = PERMISSIONS.find((permission) => permission === listed.permissions);
  return {
    id: listed.id,
    repository,
    // A custom role says nothing of its rights here; writing is what such roles are made for.
    permission: builtIn ?? 'write',
    ...(builtIn === undefined ? { role: listed.permissions } : {}),
    invitedAt: Math.floor(Date.parse(listed.created_at) / 1_000),
    expired: listed.expired ?? false,
    inviter: listed.inviter?.login ?? null,
    url: listed.html_url,
  };
}

function refusedGap(repositories: number): Gap {
  return {
    reason: 'forbidden',
    detail: `Pending invitations to ${repositories === 1 ? 'one repository' : `${repositories} repositories`} could not be read: the token may not.`,
    permission: 'administration: read',
  };
}

function emailGap(count: number): Gap {
  return {
    reason: 'not-visible',
    detail: `${count === 1 ? 'One pending invitation names' : `${count} pending invitations name`} an e-mail address only; who that is cannot be looked at before it is accepted.`,
  };
}
