/** What clients write: issues, comments, labels and check runs, and what tests push; kept in memory and open to inspection. */
import { sha } from './world/identifiers.ts';
import type { Person, World } from './world/model.ts';
import { type Content, type Tree, treeOf } from './world/objects.ts';

/** Whoever wrote something: a person, or the bot of an App. */
export type Actor =
  | Person
  | { readonly login: string; readonly id: number; readonly nodeId: string; readonly type: 'Bot' };

export interface Comment {
  readonly id: number;
  readonly author: Actor;
  readonly createdAt: number;
  updatedAt: number;
  body: string;
}

/** What happened to an issue, as its history shows it. */
export interface IssueEvent {
  readonly id: number;
  readonly kind: 'labeled' | 'unlabeled' | 'closed' | 'reopened';
  readonly actor: Actor;
  readonly at: number;
  readonly label?: string;
}

export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly repository: string;
  readonly author: Actor;
  readonly createdAt: number;
  readonly isPullRequest: boolean;
  updatedAt: number;
  closedAt: number | undefined;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  assignees: string[];
  comments: Comment[];
  readonly events: IssueEvent[];
  /** Nobody but people who may write to the repository may comment. */
  locked: boolean;
  /** Id of the issue it hangs beneath. */
  parent: number | undefined;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

export interface CheckRun {
  readonly id: number;
  readonly repository: string;
  readonly name: string;
  readonly headSha: string;
  readonly appSlug: string;
  status: string;
  conclusion: string | null;
  startedAt: number;
  completedAt: number | undefined;
  detailsUrl: string | null;
  externalId: string | null;
  output: {
    title: string | null;
    summary: string | null;
    text: string | null;
    annotations: unknown[];
  };
}

/** A commit with everything that stands in it, besides the one history each repository has. */
export interface Revision {
  readonly sha: string;
  readonly tree: Tree;
  /** Ids of the commits it follows. */
  readonly parents: readonly string[];
  /** The branch that was moved there when it was pushed. */
  readonly branch: string | undefined;
}

export interface PushedRevision {
  readonly files: Readonly<Record<string, Content>>;
  readonly parents?: readonly string[];
  /** The branch that stands there from now on; none otherwise. */
  readonly branch?: string;
}

export interface Store {
  revisions(repository: string): Revision[];
  issues(repository: string): Issue[];
  labels(repository: string): Label[];
  checkRuns(repository: string): CheckRun[];
  /** Numbers of invitations that were cancelled. */
  readonly cancelled: Set<number>;
  /** A number nothing else of this double has. */
  nextId(): number;
  /** The same in another state of the world, in which repositories may be called otherwise (old name, lower case, to new). */
  goOn(world: World, renamed: ReadonlyMap<string, string>): Store;
}

interface Lists {
  readonly issues: Map<string, Issue[]>;
  readonly labels: Map<string, Label[]>;
  readonly checkRuns: Map<string, CheckRun[]>;
  readonly revisions: Map<string, Revision[]>;
  readonly cancelled: Set<number>;
  serial: number;
}

export function makeStore(world: World): Store {
  return storeOf(world, {
    issues: new Map(),
    labels: new Map(),
    checkRuns: new Map(),
    revisions: new Map(),
    cancelled: new Set(),
    serial: 3_100_000_000,
  });
}

function storeOf(world: World, lists: Lists): Store {
  const { issues, labels, checkRuns, revisions } = lists;
  const nextId = (): number => {
    lists.serial += 1;
    return lists.serial;
  };
  return {
    cancelled: lists.cancelled,
    goOn: (later, renamed) => {
      for (const kind of [issues, labels, checkRuns, revisions] as Map<string, unknown[]>[]) {
        for (const [old, name] of renamed) {
          const list = kind.get(old);
          if (list === undefined) continue;
          kind.set(name.toLowerCase(), list);
          kind.delete(old);
        }
      }
      return storeOf(later, lists);
    },
    issues: (repository) => listOf(issues, world, repository, () => []),
    labels: (repository) =>
      listOf(labels, world, repository, () => [
        { id: nextId(), name: 'bug', color: 'd73a4a', description: "Something isn't working" },
      ]),
    revisions: (repository) => listOf(revisions, world, repository, () => []),
    checkRuns: (repository) => listOf(checkRuns, world, repository, () => []),
    nextId,
  };
}

/** Adds a commit to a repository; the same content after the same commits is the same commit. */
export function pushRevision(
  store: Store,
  repository: string,
  { files, parents = [], branch }: PushedRevision,
): string {
  const tree = treeOf(Object.entries(files));
  const id = sha(`commit ${tree.oid} ${parents.join(' ')}`);
  const revisions = store.revisions(repository);
  if (branch !== undefined || !revisions.some((one) => one.sha === id)) {
    revisions.push({ sha: id, tree, parents, branch });
  }
  return id;
}

function listOf<T>(
  lists: Map<string, T[]>,
  world: World,
  repository: string,
  initial: () => T[],
): T[] {
  const name = repository.toLowerCase();
  if (!world.repositories.has(name)) throw new Error(`The world has no repository ${repository}`);
  const list = lists.get(name) ?? initial();
  lists.set(name, list);
  return list;
}
