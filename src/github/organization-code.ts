import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';
import type { SeenRepository } from './access.ts';
import type { GitHubClient } from './client.ts';
import { codeOf, everythingIn, idsOf, saysSomething, treeFields, treeSchema } from './code-tree.ts';
import { askEachRepository, failuresOf, type RepositoryQuestion } from './each-repository.ts';
import { errorGap } from './histories.ts';
import { someOf } from './some-of.ts';

/** Files and folders of the organization's private repositories, by object id. */
export interface OrganizationCode {
  /** How many private and internal repositories were read. */
  readonly repositories: number;
  /** Git object id to the private repository (`owner/name`) it stands in, the first of them. */
  readonly objects: ReadonlyMap<string, string>;
  /** What stands in the organization's public repositories, which gives nothing away. */
  readonly alsoPublic: ReadonlySet<string>;
  /** What was not read; everybody's comparison lacks it. */
  readonly gaps: readonly Gap[];
  /** Why there is nothing to compare with. */
  readonly nothing?: Gap;
}

const REPOSITORIES = 200;
/** Object ids kept of either side, about 100 bytes each. */
const MOST_OBJECTS = 150_000;
/** Repositories read at a time, so that no more answers than these are in memory. */
const AT_ONCE = 40;

const answerSchema = z.object({
  isEmpty: z.boolean(),
  parent: z.object({ visibility: z.string() }).nullable(),
  object: treeSchema.nullable(),
});
type Answer = z.infer<typeof answerSchema>;
const QUESTION: RepositoryQuestion<Answer> = {
  operation: 'OrganizationFiles',
  fields: `isEmpty parent { visibility } object(expression: "HEAD:") { ${treeFields(2)} }`,
  answer: answerSchema,
  what: (repositories) => `The files of ${repositories}`,
};

/**
 * Reads once what the organization's private and internal repositories hold at their top and one level below, by
 * object ids alone. Of more than 200 the youngest are read, archived ones last.
 */
export async function readOrganizationCode(
  client: GitHubClient,
  repositories: readonly SeenRepository[],
): Promise<OrganizationCode> {
  const hidden = repositories.filter(({ visibility }) => visibility !== 'public');
  if (hidden.length === 0) return nothingToCompare(NO_PRIVATE_REPOSITORY);
  const alsoPublic = new Set<string>();
  const open = await readFiles(client, repositories, 'public', (_, answer) => {
    if (answer.object === null) return true;
    for (const oid of idsOf(answer.object)) alsoPublic.add(oid);
    return alsoPublic.size < MOST_OBJECTS;
  });
  const objects = new Map<string, string>();
  const isPublic = (oid: string) => alsoPublic.has(oid);
  const fromPublic: string[] = [];
  const closed = await readFiles(client, repositories, 'private', (repository, answer) => {
    if (answer.parent?.visibility === 'PUBLIC') fromPublic.push(repository);
    else if (answer.object !== null) {
      for (const one of everythingIn(codeOf(answer.object, '', isPublic))) {
        if (one.kind === 'folder' && saysSomething(one) === false) continue;
        if (!isPublic(one.oid) && !objects.has(one.oid)) objects.set(one.oid, repository);
      }
    }
    return objects.size < MOST_OBJECTS;
  });
  const [first] = closed.gaps;
  if (closed.read === 0 && first !== undefined) return nothingToCompare(first);
  const gaps = [...open.gaps, ...closed.gaps];
  if (fromPublic.length > 0) gaps.push(forkGap(fromPublic));
  return { repositories: closed.read, objects, alsoPublic, gaps };
}

interface ReadFiles {
  readonly read: number;
  readonly gaps: readonly Gap[];
}

/** @param keep gets what was read of each repository; `false` when no more can be kept */
async function readFiles(
  client: GitHubClient,
  repositories: readonly SeenRepository[],
  side: 'public' | 'private',
  keep: (repository: string, answer: Answer) => boolean,
): Promise<ReadFiles> {
  const all = repositories
    .filter(({ visibility }) => (visibility === 'public') === (side === 'public'))
    .toSorted((a, b) => Number(a.archived) - Number(b.archived) || b.createdAt - a.createdAt);
  const names = all.slice(0, REPOSITORIES).map(({ name }) => name);
  const failed: { readonly repository: string; readonly gap: Gap }[] = [];
  let read = 0;
  let passed = 0;
  let room = true;
  for (let start = 0; start < names.length && room; start += AT_ONCE) {
    const part = names.slice(start, start + AT_ONCE);
    for (const one of await askEachRepository(client, part, QUESTION)) {
      if (!room) break;
      passed += 1;
      if ('gap' in one) failed.push(one);
      else if (one.answer.object?.entries == null && !one.answer.isEmpty) {
        const gap = errorGap(QUESTION.what(one.repository), 'FORBIDDEN');
        failed.push({ repository: one.repository, gap });
      } else {
        read += 1;
        room = keep(one.repository, one.answer) && room;
      }
    }
  }
  const gaps = [...failuresOf(failed, QUESTION)];
  if (passed < all.length) gaps.push(moreGap(side, all.length, passed));
  return { read, gaps };
}

const NO_PRIVATE_REPOSITORY: Gap = {
  reason: 'not-visible',
  detail: 'The token sees no private repository of the organization to compare their code with.',
};

function nothingToCompare(nothing: Gap): OrganizationCode {
  return { repositories: 0, objects: new Map(), alsoPublic: new Set(), gaps: [], nothing };
}

function moreGap(side: 'public' | 'private', all: number, passed: number): Gap {
  const detail =
    side === 'private'
      ? `Of the organization's ${all} private repositories ${passed} were compared, the youngest first.`
      : `Of the organization's ${all} public repositories ${passed} were read; what stands in the others could not be left out.`;
  return { reason: 'truncated', detail };
}

function forkGap(names: readonly string[]): Gap {
  const what =
    names.length === 1 ? 'One private repository is' : `${names.length} private repositories are`;
  const detail = `${what} not compared, as forks of public ones: ${someOf(names)}.`;
  return { reason: 'not-collected', detail };
}
