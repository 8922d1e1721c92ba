import * as z from 'zod';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { OwnRepository } from '../snapshot/facts.ts';
import type { SharedCode } from '../snapshot/portfolio.ts';
import type { GitHubClient } from './client.ts';
import {
  type CodeFolder,
  type CodeObject,
  codeOf,
  saysSomething,
  treeFields,
  treeSchema,
} from './code-tree.ts';
import { askEachRepository, failuresOf, type RepositoryQuestion } from './each-repository.ts';
import type { OrganizationCode } from './organization-code.ts';

export { type OrganizationCode, readOrganizationCode } from './organization-code.ts';

const REPOSITORIES = 30;
/** More of it says nothing more. */
const MOST_SHARED = 100;
/** Folders of a person that are opened to see what is in them. */
const MOST_OPENED = 20;
const LEVELS_OPENED = 5;

const visibility = z.enum(['PUBLIC', 'INTERNAL', 'PRIVATE']);
const answerSchema = z.object({
  visibility,
  url: z.string(),
  isEmpty: z.boolean(),
  object: treeSchema.nullable(),
});
type Answer = z.infer<typeof answerSchema>;
const QUESTION: RepositoryQuestion<Answer> = {
  operation: 'OwnFiles',
  fields: `visibility url isEmpty object(expression: "HEAD:") { ${treeFields(2)} }`,
  answer: answerSchema,
  what: (repositories) => `The files of ${repositories}`,
};

interface Place {
  readonly repository: string;
  readonly url: string;
}

/** A folder both sides have, of which is not known yet whether it says something. */
interface Closed extends Place {
  readonly folder: CodeFolder;
  readonly organizationRepository: string;
}

/**
 * What of the organization's private code stands, byte for byte, in public repositories of their own: compared are the
 * files and folders at the top of a repository and one level below. A folder stands for everything in it.
 *
 * @returns unknown when one side could not be read at all; a gap for every part that was not compared
 */
export async function readSharedCode(
  client: GitHubClient,
  repositories: Fact<readonly OwnRepository[]>,
  code: OrganizationCode,
): Promise<Fact<readonly SharedCode[]>> {
  if (!repositories.known) return repositories;
  const own = repositories.value.filter(({ fork }) => !fork);
  if (own.length === 0) return known([], repositories.gaps);
  if (code.nothing !== undefined) return unknown(code.nothing);
  const gaps: Gap[] = [...code.gaps, ...repositories.gaps];
  if (own.length > REPOSITORIES) gaps.push(moreGap(own.length));
  if (code.objects.size === 0) return known([], gaps);
  const names = own.slice(0, REPOSITORIES).map(({ name }) => name);
  const answers = await askEachRepository(client, names, QUESTION);
  const failures = failuresOf(answers, QUESTION);
  const [first] = failures;
  if (first !== undefined && answers.every((one) => 'gap' in one)) return unknown(first);
  gaps.push(...failures);
  const found: SharedCode[] = [];
  const closed: Closed[] = [];
  for (const one of answers) {
    if ('gap' in one || one.answer.visibility !== 'PUBLIC') continue;
    const { object, isEmpty, url } = one.answer;
    if (object?.entries == null) {
      if (!isEmpty) gaps.push(hiddenGap(one.repository));
      continue;
    }
    const place = { repository: one.repository, url };
    compare(place, codeOf(object, '', isPublicIn(code)), code, found, closed);
  }
  await open(client, closed, code, found, gaps);
  if (found.length > MOST_SHARED) gaps.push(tooMuchGap(found.length));
  return known(found.slice(0, MOST_SHARED), gaps);
}

/** Adds what both sides have; what stands in a folder both have is not told again. */
function compare(
  place: Place,
  folder: CodeFolder,
  code: OrganizationCode,
  found: SharedCode[],
  closed: Closed[],
): void {
  const organizationRepository = code.objects.get(folder.oid);
  if (organizationRepository !== undefined) {
    const says = saysSomething(folder);
    if (says === true) {
      found.push(toShared(place, folder, organizationRepository));
      return;
    }
    if (says === undefined) {
      closed.push({ ...place, folder, organizationRepository });
      return;
    }
  }
  found.push(...filesOf(place, folder, code));
  for (const one of folder.inside ?? []) {
    if (one.kind === 'folder') compare(place, one, code, found, closed);
  }
}

/** Looks into the folders that are alike, which are few, rather than into all folders of everybody. */
async function open(
  client: GitHubClient,
  closed: readonly Closed[],
  code: OrganizationCode,
  found: SharedCode[],
  gaps: Gap[],
): Promise<void> {
  const asked = closed.slice(0, MOST_OPENED);
  if (asked.length === 0) return;
  const ids = [...new Set(asked.map(({ folder }) => folder.oid))];
  const question: RepositoryQuestion<Readonly<Record<string, unknown>>> = {
    operation: 'OwnFolders',
    // Object ids are hexadecimal digits: they were checked when they were read.
    fields: ids
      .map((oid, index) => `f${index}: object(oid: "${oid}") { ${treeFields(LEVELS_OPENED)} }`)
      .join(' '),
    answer: z.record(z.string(), z.unknown()),
    what: QUESTION.what,
  };
  const names = [...new Set(asked.map(({ repository }) => repository))];
  const answers = await askEachRepository(client, names, question);
  gaps.push(...failuresOf(answers, question));
  let unclear = 0;
  for (const { folder, organizationRepository, ...place } of closed) {
    const answer = answers.find(({ repository }) => repository === place.repository);
    const opened = answer !== undefined && 'answer' in answer ? answer.answer : {};
    const tree = treeSchema.safeParse(opened[`f${ids.indexOf(folder.oid)}`]);
    const says = tree.success
      ? saysSomething(codeOf(tree.data, folder.path, isPublicIn(code)))
      : undefined;
    if (says === true) found.push(toShared(place, folder, organizationRepository));
    else found.push(...filesOf(place, folder, code));
    if (says === undefined) unclear += 1;
  }
  if (unclear > 0) gaps.push(unclearGap(unclear));
}

/** The files right in a folder that the organization has too. */
function filesOf(place: Place, folder: CodeFolder, code: OrganizationCode): readonly SharedCode[] {
  return (folder.inside ?? []).flatMap((one) => {
    const theirs = one.kind === 'file' ? code.objects.get(one.oid) : undefined;
    return theirs === undefined ? [] : [toShared(place, one, theirs)];
  });
}

function isPublicIn({ alsoPublic }: OrganizationCode): (oid: string) => boolean {
  return (oid) => alsoPublic.has(oid);
}

function toShared(
  { repository, url }: Place,
  object: CodeObject,
  organizationRepository: string,
): SharedCode {
  const { kind, path, oid } = object;
  const at = path === '' ? '' : `/${path.split('/').map(encodeURIComponent).join('/')}`;
  return {
    repository,
    url: `${url}/${kind === 'file' ? 'blob' : 'tree'}/HEAD${at}`,
    organizationRepository,
    kind,
    path,
    oid,
    bytes: kind === 'file' ? object.bytes : null,
  };
}

function moreGap(count: number): Gap {
  const detail = `Of ${count} repositories of their own the ${REPOSITORIES} pushed to last were compared with the organization's code.`;
  return { reason: 'truncated', detail };
}

function hiddenGap(repository: string): Gap {
  return { reason: 'not-visible', detail: `GitHub does not show the files of ${repository}.` };
}

function tooMuchGap(count: number): Gap {
  const detail = `Of ${count} files and folders that also stand in the organization's private code the first ${MOST_SHARED} were kept.`;
  return { reason: 'truncated', detail };
}

function unclearGap(count: number): Gap {
  const what = count === 1 ? 'One folder is' : `${count} folders are`;
  const detail = `${what} the same as in the organization's private code, but could not be looked into deep enough to say whether that means something.`;
  return { reason: 'truncated', detail };
}
