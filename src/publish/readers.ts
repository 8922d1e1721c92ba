import * as z from 'zod';
import type { Report } from '../assess/report.ts';
import { ownerOf } from '../evidence/here.ts';
import { ask, askForAll, type PublishApi } from './api.ts';
import { type Attempt, PublishError } from './failure.ts';

const visibilitySchema = z.enum(['public', 'internal', 'private']);
export type Visibility = z.infer<typeof visibilitySchema>;

/** What of a report says who is audited and where they have access. */
export type AuditedPeople = Pick<Report, 'organization'> & {
  readonly assessments: readonly Pick<Report['assessments'][number], 'id' | 'exposure'>[];
};

export interface Target {
  /** `owner/name` as GitHub has it today: a renamed repository answers under its old name too. */
  readonly name: string;
  readonly visibility: Visibility | 'unknown';
  /** Of another repository, whose permissions it inherits and whose visibility it may keep when that one's changes. */
  readonly fork: boolean;
  readonly archived: boolean;
  readonly issues: boolean;
}

const targetSchema = z.object({
  full_name: z.string(),
  private: z.boolean(),
  visibility: visibilitySchema.optional().catch(undefined),
  fork: z.boolean().default(false),
  archived: z.boolean().default(false),
  has_issues: z.boolean().default(true),
});

const eventSchema = z.object({
  repository: z.object({
    full_name: z.string(),
    private: z.boolean(),
    visibility: visibilitySchema.optional().catch(undefined),
  }),
});

/**
 * The repository a report is meant for.
 *
 * @throws PublishError when the token cannot see it.
 */
export async function readTarget(api: PublishApi, repository: string): Promise<Target> {
  const attempt = looking(repository, 'The report repository could not be read');
  const { value } = await ask(api, 'GET /repos/{owner}/{repo}', {}, targetSchema, attempt);
  return {
    name: value.full_name,
    visibility: visibilityOf(value),
    fork: value.fork,
    archived: value.archived,
    issues: value.has_issues,
  };
}

/**
 * A repository that was given to another owner answers under its old name too; whether these are the right readers is
 * not for us to decide.
 *
 * @throws PublishError where it was
 */
export function requireSameOwner(asked: string, today: string): void {
  if (sameName(ownerOf(asked), ownerOf(today))) return;
  throw new PublishError(
    'audience',
    `${asked} leads to ${today} by now, which has another owner. Nothing was published. If the report belongs there, name it as it is called today; if not, find out who moved it, and what it holds of earlier reports.`,
  );
}

/** @throws PublishError where GitHub would refuse every write. */
export function requireWritable(repository: string, { archived, issues }: Target): void {
  if (archived) {
    throw new PublishError(
      'archived',
      `${repository} is archived, so the report cannot be written there. Name another repository as \`report-repository\`.`,
    );
  }
  if (!issues) {
    throw new PublishError(
      'issues-disabled',
      `Issues are disabled in ${repository}. Enable them in its settings, or name another repository as \`report-repository\`.`,
    );
  }
}

/** The visibility a webhook payload states of a repository, if it is about that one and does. */
export function visibilityInEvent(event: unknown, repository: string): Visibility | undefined {
  const result = eventSchema.safeParse(event);
  if (!result.success || !sameName(result.data.repository.full_name, repository)) return undefined;
  const visibility = visibilityOf(result.data.repository);
  return visibility === 'unknown' ? undefined : visibility;
}

/**
 * How many of the audited people can read a private repository, or soon will because they are invited to it.
 *
 * Its list of collaborators decides, compared by account number, which outlives a change of login. Where that list may
 * not be read, the access collected for the report decides, if it is complete for everybody and covers the repository.
 */
export async function countAuditedReaders(
  api: PublishApi,
  repository: string,
  people: AuditedPeople,
): Promise<number | 'unknown'> {
  const { assessments } = people;
  // Whoever is known only as an author of commits cannot be told from the accounts that have access.
  if (assessments.some(({ id }) => !/^\d+$/.test(id))) return 'unknown';
  if (assessments.length === 0) return 0;
  const granted = assessments.filter(({ exposure }) =>
    exposure.repositories.some(({ name }) => sameName(name, repository)),
  );
  if (granted.length > 0) return granted.length;
  const listed = await collaboratorIds(api, repository);
  if (listed !== undefined) return assessments.filter(({ id }) => listed.has(id)).length;
  const covered = sameName(ownerOf(repository), people.organization);
  return covered && assessments.every(({ exposure }) => exposure.complete) ? 0 : 'unknown';
}

/** Account numbers of everybody with access, or `undefined` where the token may not list them. */
export async function collaboratorIds(
  api: PublishApi,
  repository: string,
): Promise<ReadonlySet<string> | undefined> {
  const attempt = looking(repository, 'The collaborators of the repository could not be listed');
  const route = 'GET /repos/{owner}/{repo}/collaborators';
  const person = z.object({ id: z.int() });
  const ids = new Set<string>();
  try {
    for await (const { id } of askForAll(api, route, { affiliation: 'all' }, person, attempt)) {
      ids.add(String(id));
    }
    return ids;
  } catch (error) {
    if (error instanceof PublishError) return undefined;
    throw error;
  }
}

/** GitHub calls internal repositories private too, so `private` alone does not settle it. */
function visibilityOf(repository: {
  readonly private: boolean;
  readonly visibility?: Visibility | undefined;
}): Visibility | 'unknown' {
  if (!repository.private) return 'public';
  return repository.visibility ?? 'unknown';
}

export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function looking(repository: string, failed: string): Attempt {
  return { repository, failed, permission: 'metadata: read' };
}
