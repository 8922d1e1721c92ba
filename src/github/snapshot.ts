import type { Relation } from '../snapshot/collaborator.ts';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { Grant, Invitation, KnownValue } from '../snapshot/facts.ts';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type SnapshotRecord } from '../snapshot/snapshot.ts';
import { type OrganizationAccess, readOrganizationAccess } from './access.ts';
import { readAuditLog } from './audit-log.ts';
import type { GitHubClient } from './client.ts';
import { inOrder } from './in-order.ts';
import { type PendingInvitations, readInvitations } from './invitations.ts';
import { linkCheck } from './link-check.ts';
import { isMember } from './members.ts';
import { type Listed, readPerson } from './person.ts';
import {
  type ListedAccount,
  listOutsideCollaborators,
  readTwoFactorStates,
  type TwoFactorStates,
} from './population.ts';
import type { PublicWeb } from './public-web.ts';
import { type OrganizationPushes, pushesOf, readPushes } from './pushes.ts';
import type { ReadingOptions } from './reading.ts';
import { readOrganizationCode } from './shared-code.ts';

export interface GitHubSnapshotOptions {
  readonly organization: string;
  /** Unix seconds, UTC. */
  readonly takenAt: number;
  readonly timeZoneData: string;
  readonly reading: ReadingOptions;
  readonly log: { info(message: string): void };
  /** What pages of other hosts are asked through (default: the internet). */
  readonly web?: PublicWeb;
}

const PEOPLE_AT_ONCE = 8;

/**
 * Reads an organization's outside collaborators and invitees, person after person.
 *
 * @throws AccessError when the token is not accepted or may not list the people to audit
 */
export async function* githubSnapshot(
  client: GitHubClient,
  options: GitHubSnapshotOptions,
): AsyncGenerator<SnapshotRecord> {
  const { organization, takenAt, timeZoneData, reading, log } = options;
  const listed = await listOutsideCollaborators(client, organization);
  yield {
    kind: 'header',
    header: {
      format: SNAPSHOT_FORMAT,
      version: SNAPSHOT_VERSION,
      source: 'github',
      organization,
      takenAt,
      timeZoneData,
    },
  };
  const access = await readOrganizationAccess(client, organization);
  const pending = await readInvitations(client, access.repositories, access.listGaps);
  const twoFactor = await readTwoFactorStates(client, organization);
  const pushes = await readPushes(client, access.grants);
  const population = await reconcile(client, organization, listed.people, {
    access,
    pending,
    twoFactor,
    pushes,
  });
  log.info(
    `${organization}: ${population.length} people to audit in ${access.repositories.length} repositories.`,
  );

  let collaborators = 0;
  const around = {
    organization,
    takenAt,
    code: await readOrganizationCode(client, access.repositories),
    auditLog: await readAuditLog(client, organization, reading.auditLog),
    reading,
    checkLink: linkCheck(options.web === undefined ? {} : { web: options.web }),
  };
  const read = (person: Listed) => readPerson(client, person, around);
  for await (const collaborator of inOrder(population, PEOPLE_AT_ONCE, read)) {
    collaborators += 1;
    if (collaborators % 50 === 0) log.info(`${collaborators} of ${population.length} people read.`);
    yield { kind: 'collaborator', collaborator };
  }
  const gaps: readonly Gap[] = [
    ...listed.gaps.map((gap) => ({ ...gap, hides: 'outside-collaborator' as const })),
    ...[...access.gaps, ...pending.auditGaps.filter((gap) => !access.listGaps.includes(gap))].map(
      (gap) => (pending.gaps.includes(gap) ? { ...gap, hides: 'pending-invitee' as const } : gap),
    ),
    ...('reason' in twoFactor ? [twoFactor] : []),
  ];
  yield {
    kind: 'end',
    end: { end: true, collaborators, repositories: access.repositories.length, gaps },
  };
}

interface Lists {
  readonly access: OrganizationAccess;
  readonly pending: PendingInvitations;
  readonly twoFactor: TwoFactorStates | Gap;
  readonly pushes: OrganizationPushes;
}

/** Everybody any of the lists names, by numeric id, with what each list says of them. */
async function reconcile(
  client: GitHubClient,
  organization: string,
  listed: readonly ListedAccount[],
  lists: Lists,
): Promise<readonly Listed[]> {
  const { access, pending } = lists;
  const named = new Set(listed.map(({ id }) => id));
  const outside = new Map([...access.people, ...listed.map((one) => [one.id, one] as const)]);
  const people = new Map(outside);
  for (const [id, invitee] of pending.people) {
    // Members are invited to repositories too; they are not outside.
    if (!outside.has(id) && !(await isMember(client, organization, invitee.login))) {
      people.set(id, invitee);
    }
  }
  return [...people.values()]
    .sort((a, b) => a.id - b.id)
    .map((person) => ({
      ...person,
      relations: relationsOf(person, outside, pending),
      access: accessOf(person, outside, access),
      invitations: invitationsOf(person, pending),
      twoFactor: twoFactorOf(person, named, lists.twoFactor),
      pushes: pushesOf(person.id, access.grants.get(person.id) ?? [], lists.pushes),
    }));
}

function relationsOf(
  { id }: ListedAccount,
  outside: ReadonlyMap<number, ListedAccount>,
  pending: PendingInvitations,
): readonly Relation[] {
  return [
    ...(outside.has(id) ? (['outside-collaborator'] as const) : []),
    ...(pending.people.has(id) ? (['pending-invitee'] as const) : []),
  ];
}

function accessOf(
  { id }: ListedAccount,
  outside: ReadonlyMap<number, ListedAccount>,
  { grants, gaps }: OrganizationAccess,
): Fact<readonly Grant[]> {
  const own = grants.get(id) ?? [];
  if (own.length > 0 || !outside.has(id)) return known(own, gaps);
  const [first] = gaps;
  // The organization counts them as outside collaborators, so there is access somewhere.
  return first === undefined
    ? known(
        [],
        [
          {
            reason: 'not-visible',
            detail: 'No repository the token can see gives them access; others may.',
          },
        ],
      )
    : unknown(first);
}

function invitationsOf(
  { id }: ListedAccount,
  { invitations, gaps, nothingRead }: PendingInvitations,
): Fact<readonly Invitation[]> {
  const own = invitations.get(id) ?? [];
  const first = gaps.find(({ reason }) => reason === 'forbidden') ?? gaps[0];
  const silent = nothingRead || first?.reason === 'forbidden';
  return own.length === 0 && silent && first !== undefined ? unknown(first) : known(own, gaps);
}

function twoFactorOf(
  { id }: ListedAccount,
  listed: ReadonlySet<number>,
  states: TwoFactorStates | Gap,
): Fact<KnownValue<'twoFactor'>> {
  if ('reason' in states) return unknown(states);
  // The filters choose from the organization's list; of somebody it does not name they say nothing.
  if (!listed.has(id)) {
    return unknown({
      reason: 'not-visible',
      detail:
        "GitHub tells the two-factor state of the outside collaborators in the organization's list, of nobody else.",
    });
  }
  if (states.disabled.has(id)) return known('disabled');
  return known(states.insecure.has(id) ? 'insecure' : 'secure');
}
