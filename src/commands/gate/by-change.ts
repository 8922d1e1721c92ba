import { isAbsolute, posix, relative, resolve } from 'node:path';
import * as z from 'zod';
import type { Doubt, GrantedAccess } from '../../access-files/change.ts';
import type { AccessFileKind } from '../../access-files/kind.ts';
import { USUAL_ACCESS_FILES } from '../../access-files/read.ts';
import type { AccessRequest } from '../../assess/gate.ts';
import { DEFAULT_POLICY, type Policy, parsePolicy } from '../../config/policy.ts';
import type { ActionSettings, OperatorPaths } from '../../config/settings.ts';
import { UserError } from '../../config/user-error.ts';
import { listed, ours, type Prose, prose } from '../../evidence/prose.ts';
import { readVouches } from '../../evidence/vouch.ts';
import { counted } from '../../evidence/wording.ts';
import { createClient } from '../../github/client.ts';
import { type FileReader, fileReader } from '../../github/files.ts';
import { branchHead, type Revision, readRevision, sharedCommit } from '../../github/revision.ts';
import type { JobEvent } from '../job-event.ts';
import type { Environment } from '../job-pages.ts';
import type { Log } from '../log.ts';
import { readAccessChange, type Sides, usualFiles } from './access-change.ts';
import type { Asking } from './door.ts';

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const repository = z.object({ default_branch: z.string() });
const pullRequest = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    base: z.object({ sha, ref: z.string() }),
    head: z.object({ sha }),
  }),
  repository,
});
const mergeGroup = z.object({
  merge_group: z.object({ base_sha: sha, head_sha: sha, base_ref: z.string() }),
  repository,
});

/** Two commits, and what they are compared for. */
interface Change {
  readonly base: string;
  readonly head: string;
  /** Of a pull request. */
  readonly number?: number;
  /** The branch a pull request is made for. */
  readonly branch?: string;
  /** The branch it is made for, where that is not the default branch. */
  readonly into?: string;
}

/**
 * Asks for those whom a change of access files gives access: a pull request, or a group of a merge queue. Both sides are
 * read through the API; nothing of the change is checked out or run. The policy is that of the base, so that no change
 * can loosen the gate that judges it, and of the base as it stands now: an old job that is started again has the event,
 * and with it the commits, of then.
 *
 * @returns `undefined` when the event is no such change
 * @throws UserError where the event or a setting does not fit
 */
export async function askedByChange(
  settings: ActionSettings,
  event: JobEvent,
  log: Log,
  environment: Environment,
): Promise<Asking | undefined> {
  const change = changeIn(event);
  if (change === undefined) return undefined;
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  const { report: target, apiUrl, operatorPaths } = settings;
  if (repository === '' || target === undefined) {
    throw new UserError('There is no token to read the change with: give "report-token".');
  }
  refuseFilesOfTheChange(operatorPaths, environment);
  const policyPath =
    settings.policyFile === undefined ? undefined : pathInRepository(settings.policyFile);
  const client = await createClient({ apiUrl, auth: { token: target.token }, log });
  const { base, head, number, branch, into } = change;
  // What was merged since belongs to the base, not to the change.
  const [shared, stood, after, stands] = await Promise.all([
    number === undefined ? undefined : sharedCommit(client, repository, base, head),
    readRevision(client, repository, base),
    readRevision(client, repository, head),
    branch === undefined ? undefined : branchHead(client, repository, branch),
  ]);
  const at = (commit: string | undefined) =>
    commit === undefined || commit === base ? stood : readRevision(client, repository, commit);
  const [before, current] = await Promise.all([at(shared), at(stands)]);
  const sides = { before, after };
  const files = fileReader(client, repository);
  const policyEntry = current.entries.get(policyPath ?? '');
  await files.read([...usualFiles(sides), ...(policyEntry?.kind === 'file' ? [policyEntry] : [])]);
  const { policy, notes } = await policyOfBase(files, { ...sides, current }, policyPath);
  const known = policy.gate.accessFiles;
  const named = await filesNamedByChange(files, sides, policyPath, known);
  const read = await readAccessChange(files, sides, [
    ...known,
    // What the change names besides is looked at, too, and never in place of what is looked at anyway.
    ...(named.kinds.length === 0 ? [] : [...USUAL_ACCESS_FILES, ...named.kinds]),
  ]);
  log.info(
    `${counted(read.files, 'access file')} changed; access is given in ${counted(read.granted.length, 'line')}.`,
  );
  const owner = repository.split('/')[0] ?? '';
  return {
    requests: read.granted.map((grant) => requestOf(grant, owner)),
    doubts: [...read.doubts, ...named.doubts].map(({ path, line, because, wholeFile = false }) => ({
      ...(path === undefined
        ? {}
        : { source: { file: path, ...(line === undefined ? {} : { line }) } }),
      because: ours(because),
      wholeFile,
    })),
    notes: [
      ...notes,
      ...read.notes.map(ours),
      ...unreadNotes(read.unread.filter((path) => path !== policyPath)),
    ],
    accessFiles: read.files,
    policy,
    commit: head,
    ...(into === undefined ? {} : { into }),
    subject: number === undefined ? `${repository}@${head}` : `${repository}#${number}`,
  };
}

const MOST_UNREAD = 10;

/** A file that gives access and is not known to do so would pass with every change, for ever. */
function unreadNotes(paths: readonly string[]): readonly Prose[] {
  if (paths.length === 0) return [];
  const left = paths.length - MOST_UNREAD;
  const shown = paths.slice(0, MOST_UNREAD).map((path) => prose`${path}`);
  const names = listed(left > 0 ? [...shown, ours(`${left} more`)] : shown);
  const are = paths.length === 1 ? 'is no access file' : 'are no access files';
  return [
    prose`Nobody was looked for in ${ours(counted(paths.length, 'changed file'))} that ${ours(are)}. Where one says who has access, name it in the policy, as gate.access-files: ${names}.`,
  ];
}

const ending = z.object({
  action: z.literal('closed'),
  pull_request: z.object({ number: z.int().positive(), merged: z.boolean().nullish() }),
});

/** A pull request that was merged or given up: nothing is asked about it any more. */
export function endedChange(
  { name, payload }: JobEvent,
  repository: string,
): { readonly subject: string; readonly merged: boolean } | undefined {
  if (name !== 'pull_request' && name !== 'pull_request_target') return undefined;
  const { data } = ending.safeParse(payload);
  if (data === undefined) return undefined;
  const { number, merged } = data.pull_request;
  return { subject: `${repository}#${number}`, merged: merged === true };
}

function changeIn({ name, payload }: JobEvent): Change | undefined {
  if (name === 'pull_request' || name === 'pull_request_target') {
    const { data } = pullRequest.safeParse(payload);
    if (data === undefined) throw new UserError(`The event ${name} does not say what changes.`);
    const { base, head, number } = data.pull_request;
    const into = otherBranch(base.ref, data.repository.default_branch);
    return { base: base.sha, head: head.sha, number, branch: base.ref, ...into };
  }
  if (name !== 'merge_group') return undefined;
  const { data } = mergeGroup.safeParse(payload);
  if (data === undefined) throw new UserError(`The event ${name} does not say what changes.`);
  const { base_sha: base, head_sha: head, base_ref: ref } = data.merge_group;
  return { base, head, ...otherBranch(ref, data.repository.default_branch) };
}

function otherBranch(ref: string, usual: string): Pick<Change, 'into'> {
  const branch = ref.replace(/^refs\/heads\//, '');
  return branch === usual ? {} : { into: branch };
}

function requestOf(grant: GrantedAccess, owner: string): AccessRequest {
  const { login, permission, repository, path, line } = grant;
  return {
    login,
    ...(permission === undefined ? {} : { permission }),
    ...(repository === undefined
      ? {}
      : { repository: repository.includes('/') ? repository : `${owner}/${repository}` }),
    source: { file: path, line },
  };
}

/** The policy as the base branch has it, and the list of vouched people beside it. */
async function policyOfBase(
  files: FileReader,
  { before, current, after }: Sides & { readonly current: Revision },
  path: string | undefined,
): Promise<{ readonly policy: Policy; readonly notes: readonly Prose[] }> {
  if (path === undefined) return { policy: DEFAULT_POLICY, notes: [] };
  const notes: Prose[] = [];
  const read = async (file: string): Promise<string | undefined> => {
    const entry = current.entries.get(file);
    const text = entry?.kind === 'file' ? (await files.read([entry])).get(entry.id) : undefined;
    if (entry !== undefined && text === undefined) {
      throw new UserError(
        `${JSON.stringify(file)} is in the base branch, but is no file of text in UTF-8.`,
      );
    }
    if (before.entries.get(file)?.id !== after.entries.get(file)?.id) {
      notes.push(
        prose`This change also changes ${file}. It was judged by that file as the base branch has it.`,
      );
    }
    return text;
  };
  const text = await read(path);
  if (text === undefined) {
    notes.push(
      prose`The base branch has no policy file ${path}, so the defaults judged this change.`,
    );
    return { policy: DEFAULT_POLICY, notes };
  }
  const policy = parsePolicy(text, path);
  if (policy.vouchedFile === undefined) return { policy, notes };
  const list = posix.normalize(posix.join(posix.dirname(path), policy.vouchedFile));
  const vouched = await read(list);
  if (vouched === undefined) {
    throw new UserError(`The list of vouched people ${list} is not in the base branch.`);
  }
  return { policy: { ...policy, vouches: readVouches(vouched, policy.vouchedFile) }, notes };
}

/** Of the expressions of a change, those that cannot take long to match: few wildcards, and nothing within brackets. */
const PLAIN_GLOB = /^[^*?()[\]{}+!@]*(?:(?:\*\*?|\?)[^*?()[\]{}+!@]*){0,4}$/;
const MOST_NAMED = 50;

interface NamedFiles {
  readonly kinds: readonly AccessFileKind[];
  readonly doubts: readonly Doubt[];
}

/**
 * Access files the policy of the change names: who comes with them would never be asked about later. None of its regular
 * expressions is used, since they are written by whoever made the change.
 */
async function filesNamedByChange(
  files: FileReader,
  { before, after }: Sides,
  path: string | undefined,
  known: readonly AccessFileKind[],
): Promise<NamedFiles> {
  const nothing = { kinds: [], doubts: [] };
  const [was, is] = [before, after].map(({ entries }) => entries.get(path ?? ''));
  if (path === undefined || is?.kind !== 'file' || is.id === was?.id) return nothing;
  const text = (await files.read([is])).get(is.id);
  try {
    const all = text === undefined ? [] : parsePolicy(text, path).gate.accessFiles;
    const named = all.filter((kind) => !known.some((one) => one.path === kind.path));
    const usable = named.filter((kind) => PLAIN_GLOB.test(kind.path)).slice(0, MOST_NAMED);
    return {
      kinds: usable.map(({ path: at, format }) => ({
        path: at,
        format: format === 'pattern' ? 'list' : format,
      })),
      doubts: usable.length === named.length ? [] : [{ path, because: NOT_FOLLOWED }],
    };
  } catch (error) {
    // Nothing will be judged by it, either.
    if (error instanceof UserError) return nothing;
    throw error;
  }
}

const NOT_FOLLOWED =
  'The change names access files by expressions, which are not used before they are in the base branch: people in such files were not looked for.';

function pathInRepository(file: string): string {
  const path = posix.normalize(file.replaceAll('\\', '/')).replace(/^\.\//, '');
  if (posix.isAbsolute(path) || path.startsWith('../')) {
    throw new UserError(
      `Input "policy" is ${JSON.stringify(file)}; when a change is judged, it is the path of a file in the repository, which is read from its base branch.`,
    );
  }
  return path;
}

/** Files in the checkout of a change may be the change's own, and would loosen the gate that judges it. */
function refuseFilesOfTheChange(paths: OperatorPaths, environment: Environment): void {
  const workspace = environment['GITHUB_WORKSPACE'] ?? '';
  const { roster, indicators, networks, earlier } = paths;
  const inside = [roster, indicators, networks, ...earlier].find((path) => {
    if (path === undefined) return false;
    const from = relative(resolve(workspace), resolve(path));
    return workspace === '' || !(from.startsWith('..') || isAbsolute(from));
  });
  if (inside === undefined) return;
  throw new UserError(
    `The file ${JSON.stringify(inside)} lies in the checkout, which the change may have altered. Put it elsewhere, such as in \${{ runner.temp }}, by a step that does not take it from the change.`,
  );
}
