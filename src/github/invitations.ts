import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';
import { type Grant, type Invitation, PERMISSIONS } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { gapOf, kindOf } from './failure.ts';
import { inOrder } from './in-order.ts';
import { allPages } from './pages.ts';
import { accountSchema, type ListedAccount } from './population.ts';
import { someOf } from './some-of.ts';

export interface PendingInvitations {
  readonly invitations: ReadonlyMap<number, readonly Invitation[]>;
  readonly people: ReadonlyMap<number, ListedAccount>;
  /** What of anybody's invitations may be missing. */
  readonly gaps: readonly Gap[];
  /** The same, with the invitations that name nobody: a gap of the audit and of no person. */
  readonly auditGaps: readonly Gap[];
  /** No list could be read, so that having found no invitation says nothing. */
  readonly nothingRead: boolean;
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

/**
 * Pending invitations of every repository that is not archived; there is no list of them for an organization.
 *
 * @param listGaps why `repositories` may lack some: invitations to those are missing too
 */
export async function readInvitations(
  client: GitHubClient,
  repositories: readonly Grant['repository'][],
  listGaps: readonly Gap[],
): Promise<PendingInvitations> {
  const invitations = new Map<number, Invitation[]>();
  const people = new Map<number, ListedAccount>();
  const gaps: Gap[] = [...listGaps];
  const failed = new Map<string, { readonly gap: Gap; readonly repositories: string[] }>();
  let byEmail = 0;
  let refused = 0;
  let answered = 0;
  const read = async (repository: Grant['repository']) => {
    if (refused >= REFUSALS_ENOUGH && answered === 0) return undefined;
    const [owner = '', repo = ''] = repository.name.split('/');
    const what = `The invitations to ${repository.name}`;
    try {
      const listed = await allPages(client, ROUTE, { owner, repo }, invitationSchema, what);
      answered += 1;
      return { repository, ...listed };
    } catch (error) {
      const kind = kindOf(error);
      const gap = gapOf(error, { what: 'Pending invitations' });
      if (kind === 'forbidden' || kind === 'not-found') refused += 1;
      else {
        const same = failed.get(gap.detail) ?? { gap, repositories: [] };
        failed.set(gap.detail, same);
        same.repositories.push(repository.name);
      }
      return undefined;
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
  for (const one of failed.values()) gaps.push(failedGap(one.gap, one.repositories));
  if (refused > 0) gaps.push(refusedGap(answered > 0 ? refused : active.length));
  return {
    invitations,
    people,
    gaps,
    auditGaps: byEmail > 0 ? [...gaps, emailGap(byEmail)] : gaps,
    nothingRead: answered === 0 && gaps.length > 0,
  };
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

/** One gap for all repositories that failed alike: a fact must not grow with the organization. */
function failedGap(gap: Gap, repositories: readonly string[]): Gap {
  const count = repositories.length === 1 ? 'One list' : `${repositories.length} lists`;
  return { ...gap, detail: `${gap.detail} ${count} of them: ${someOf(repositories)}.` };
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
