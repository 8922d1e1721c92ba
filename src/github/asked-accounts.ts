import * as z from 'zod';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { type Gap, known, notCollected, unknown } from '../snapshot/fact.ts';
import { PERMISSIONS, type Permission } from '../snapshot/facts.ts';
import { readAuditLog } from './audit-log.ts';
import type { GitHubClient } from './client.ts';
import { gapOf } from './failure.ts';
import { inOrder } from './in-order.ts';
import { linkCheck } from './link-check.ts';
import { type Around, readRest } from './person.ts';
import { type FoundAccount, findAccount } from './profile.ts';
import type { ReadingOptions } from './reading.ts';
import type { OrganizationCode } from './shared-code.ts';
import { sparingClient } from './sparing-client.ts';

/** A login that is asked about, and the repositories (`owner/name`) it is to get access to. */
export interface Asked {
  readonly login: string;
  readonly repositories: readonly string[];
}

/** What GitHub says of a login. */
export type LookedUp =
  | {
      readonly kind: 'person';
      readonly collaborator: Collaborator;
      readonly member: boolean;
      /** By `owner/name` in lower case, of the repositories asked about. */
      readonly permissions: ReadonlyMap<string, Permission>;
    }
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'organization' | 'bot' | 'suspended';
      readonly id: string;
      readonly login: string;
    }
  | { readonly kind: 'unavailable'; readonly because: Gap };

export interface AskedOptions {
  readonly organization: string;
  readonly reading: ReadingOptions;
}

/**
 * Requests that are made for one person: the account and three lists of keys; then what they own and did, and what is in
 * it. What would take more stays unknown.
 */
const BUDGET = { rest: 4, graphql: 2 } as const;
export const MOST_REQUESTS = BUDGET.rest + BUDGET.graphql;
const PEOPLE_AT_ONCE = 12;
const REPOSITORIES = 10;

const SKIPPED = notCollected(
  'The gate does not look at the access somebody has already; the audit does.',
);
const NOT_COMPARED: OrganizationCode = {
  repositories: 0,
  objects: new Map(),
  alsoPublic: new Set(),
  gaps: [],
  nothing: notCollected(
    "The gate does not compare anything with the organization's code; the audit does.",
  ),
};

/**
 * Reads people by their logins, as an audit reads them but for what takes the whole organization: the access they have,
 * its code, its audit log. Answers come in the order of the logins.
 *
 * @returns `takenAt` is the server's clock, unix seconds
 * @throws AccessError when the token is not accepted
 */
export async function readAsked(
  client: GitHubClient,
  asked: readonly Asked[],
  { organization, reading }: AskedOptions,
): Promise<{ readonly takenAt: number; readonly people: readonly LookedUp[] }> {
  const clients = asked.map(() => sparingClient(client, BUDGET));
  const found: (FoundAccount | Gap | undefined)[] = [];
  const find = ([index, own]: readonly [number, GitHubClient]) =>
    findAccount(own, asked[index]?.login ?? '');
  for await (const one of inOrder(clients.entries(), PEOPLE_AT_ONCE, find)) found.push(one);
  const clock = found.find((one) => one !== undefined && 'at' in one && one.at !== undefined);
  const takenAt =
    clock !== undefined && 'at' in clock && clock.at !== undefined
      ? clock.at
      : Math.floor(Date.now() / 1_000);
  // What the whole organization's log says is not asked for one person; one that was exported is there already.
  const { auditLog, ...rest } = reading;
  const given = typeof auditLog === 'function' ? auditLog : undefined;
  const around: Around = {
    organization,
    takenAt,
    code: NOT_COMPARED,
    auditLog: await readAuditLog(client, organization, given),
    reading: { ...rest, ...(given === undefined ? {} : { auditLog: given }) },
    checkLink: linkCheck({}),
  };
  const people: LookedUp[] = [];
  const read = ([index, own]: readonly [number, GitHubClient]) =>
    readOne(own, asked[index], found[index], around);
  for await (const one of inOrder(clients.entries(), PEOPLE_AT_ONCE, read)) people.push(one);
  return { takenAt, people };
}

async function readOne(
  client: GitHubClient,
  asked: Asked | undefined,
  found: FoundAccount | Gap | undefined,
  around: Around,
): Promise<LookedUp> {
  if (found === undefined || asked === undefined) return { kind: 'nobody' };
  if ('reason' in found) return { kind: 'unavailable', because: found };
  const { account, profile, suspended } = found;
  const named = { id: String(account.id), login: account.login };
  const type = profile.account.known ? profile.account.value.type : 'user';
  if (type === 'organization') return { kind: 'organization', ...named };
  if (type !== 'user') return { kind: 'bot', ...named };
  if (suspended) return { kind: 'suspended', ...named };
  const listed = {
    ...account,
    relations: ['access-requested'] as const,
    access: known([], [SKIPPED]),
    invitations: known([], [SKIPPED]),
    twoFactor: unknown(SKIPPED),
    pushes: known([], []),
  };
  const [collaborator, standing] = await Promise.all([
    readRest(client, listed, profile, around),
    readStanding(client, account, asked.repositories, around.organization),
  ]);
  return { kind: 'person', collaborator, ...standing };
}

const personSchema = z
  .object({ organization: z.object({ login: z.string() }).nullish() })
  .nullish()
  .catch(null);
const repositorySchema = z
  .object({
    collaborators: z.object({
      edges: z.array(
        z
          .object({ permission: z.string(), node: z.object({ databaseId: z.number().nullable() }) })
          .nullable(),
      ),
    }),
  })
  .nullish()
  .catch(null);

interface Standing {
  readonly member: boolean;
  readonly permissions: ReadonlyMap<string, Permission>;
}

/** What somebody is to the organization. What cannot be told counts as nothing: looked at, not left out. */
async function readStanding(
  client: GitHubClient,
  { id, nodeId, login }: FoundAccount['account'],
  repositories: readonly string[],
  organization: string,
): Promise<Standing> {
  const names = repositories.slice(0, REPOSITORIES).map((name) => name.split('/'));
  const each = names.map((_, i) => `, $o${i}: String!, $n${i}: String!`);
  const declared = each.length === 0 ? '' : `, $login: String!${each.join('')}`;
  const asked = names.map(
    (_, i) => `r${i}: repository(owner: $o${i}, name: $n${i}) {
      collaborators(first: 20, query: $login) { edges { permission node { databaseId } } } }`,
  );
  const query = `query Standing($id: ID!, $organization: String!${declared}) {
  rateLimit { cost }
  person: node(id: $id) { ... on User { organization(login: $organization) { login } } }
  ${asked.join('\n')}
}`;
  const variables = Object.fromEntries(
    names.flatMap(([owner = '', name = ''], i) => [
      [`o${i}`, owner],
      [`n${i}`, name],
    ]),
  );
  try {
    const { data } = await client.graphql(query, {
      id: nodeId,
      organization,
      ...(each.length === 0 ? {} : { login }),
      ...variables,
    });
    const answers = z.record(z.string(), z.unknown()).nullish().parse(data) ?? {};
    const person = personSchema.parse(answers['person']);
    const permissions = repositories.slice(0, REPOSITORIES).flatMap((name, i) => {
      const edges = repositorySchema.parse(answers[`r${i}`])?.collaborators.edges ?? [];
      const own = edges.find((edge) => edge?.node.databaseId === id)?.permission.toLowerCase();
      const permission = PERMISSIONS.find((one) => one === own);
      return permission === undefined ? [] : [[name.toLowerCase(), permission] as const];
    });
    const member = person?.organization?.login.toLowerCase() === organization.toLowerCase();
    return { member, permissions: new Map(permissions) };
  } catch (error) {
    // Only a token that is not accepted ends the run.
    gapOf(error, { what: 'What they are to the organization' });
    return { member: false, permissions: new Map() };
  }
}
