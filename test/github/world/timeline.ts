/** What a person did, made from their plans when first asked for. */
import { sha } from './identifiers.ts';
import type {
  ActivityKind,
  ActivityPlan,
  CommitPlan,
  Identity,
  Machine,
  Person,
  Plan,
  World,
} from './model.ts';
import { type Random, randomFor } from './random.ts';
import { instantsOf, stayAt } from './rhythm.ts';
import { offsetAt } from './zones.ts';

export interface Stamp {
  readonly name: string;
  readonly email: string;
  readonly at: number;
  readonly offset: number;
}

export interface Commit {
  readonly sha: string;
  readonly repository: string;
  readonly author: Stamp;
  readonly committer: Stamp;
  readonly message: string;
  readonly parents: number;
  /** Made by GitHub on the web (committer GitHub, signed by GitHub). */
  readonly viaWeb: boolean;
  readonly signed: boolean;
  readonly pullRequest: number | undefined;
  readonly mergedBy: string | undefined;
  /** When the server received it. */
  readonly pushedAt: number;
}

/** Something whose time the server wrote. */
export interface Activity {
  readonly id: number;
  readonly kind: ActivityKind;
  readonly repository: string;
  readonly number: number;
  readonly at: number;
  /** What became of a pull request. */
  readonly outcome?: {
    readonly state: 'OPEN' | 'MERGED' | 'CLOSED';
    readonly mergedBy: string | undefined;
  };
}

export interface Timeline {
  /** Newest first, by committer date. */
  readonly commits: readonly Commit[];
  /** Newest first. */
  readonly activities: readonly Activity[];
}

const subjects = [
  'Fix the retry of failed uploads',
  'Add a page for settings',
  'Read the configuration once',
  'Make the cache smaller',
  'Cover the empty list',
  'Update the dependencies',
  'Rename the parser',
  'Explain the release steps',
] as const;

const made = new WeakMap<Person, Timeline>();

/** Everything the person did up to the world's now. */
export function timelineOf(world: World, person: Person): Timeline {
  const ready = made.get(person);
  if (ready !== undefined) return ready;
  const commits: Commit[] = [];
  const activities: Activity[] = [];
  person.plans.forEach((plan, index) => {
    const random = randomFor(`${person.login}/${plan.kind}/${index}`);
    if (plan.kind === 'commits') commits.push(...commitsOf(world, person, plan, random));
    else activities.push(...activitiesOf(world, person, plan, random));
  });
  commits.sort((a, b) => b.committer.at - a.committer.at);
  activities.push(...pushesOf(world, person, commits));
  activities.sort((a, b) => b.at - a.at);
  const timeline = { commits, activities };
  made.set(person, timeline);
  return timeline;
}

function commitsOf(world: World, person: Person, plan: CommitPlan, random: Random): Commit[] {
  const repository = world.repositories.get(plan.repository.toLowerCase());
  const [first, ...others] = person.identities;
  if (first === undefined) return [];
  return instantsOf(person, plan, world.now, random).map((instant, index) => {
    const at = instant + Math.round(plan.clockAhead * 3_600_000);
    const identity = random.weighted([first, ...others], (one) => one.share);
    const draw = random.next();
    const how = chooseWay(plan, draw);
    const number = 100 + random.below(4000);
    const subject = random.pick(subjects);
    const local = stamp(identity, at, machineOffset(person, at, random));
    const base = {
      sha: sha(
        index === 0 && plan.root !== undefined
          ? plan.root
          : `${person.login}/${plan.repository}/${plan.from}/${index}`,
      ),
      repository: plan.repository,
      parents: index === 0 && plan.root !== undefined ? 0 : 1,
      pullRequest: undefined,
      mergedBy: undefined,
    };
    const received = Math.max(
      instant + random.below(2400) * 1000,
      repository?.createdAt ?? 0,
      person.createdAt,
    );
    if (how === 'local') {
      const signed = random.next() < plan.signed;
      return {
        ...base,
        author: local,
        committer: local,
        message: subject,
        viaWeb: false,
        signed,
        pushedAt: received,
      };
    }
    const merger =
      how === 'squash' ? plan.squashed.by : how === 'rebase' ? plan.rebased.by : person.login;
    const web = stamp(identity, instant, browserOffset(person, instant));
    const github = {
      name: 'GitHub',
      email: 'noreply@github.com',
      at: instant,
      offset: offsetOfMerger(world, person, merger, instant),
    };
    const common = { ...base, viaWeb: true, signed: true, committer: github, pushedAt: instant };
    if (how === 'edit') return { ...common, author: web, message: 'Update README.md' };
    const pullRequest = { pullRequest: number, mergedBy: merger ?? person.login };
    if (how === 'squash')
      return { ...common, ...pullRequest, author: web, message: `${subject} (#${number})` };
    if (how === 'rebase') {
      const earlier = { ...local, at: local.at - 3_600_000 * (1 + random.below(20)) };
      return { ...common, ...pullRequest, author: earlier, message: subject };
    }
    const whose = plan.mergesFrom?.[index % plan.mergesFrom.length] ?? person.login;
    const message = `Merge pull request #${number} from ${whose}/topic-${number}\n\n${subject}`;
    return { ...common, ...pullRequest, author: web, parents: 2, message };
  });
}

function chooseWay(
  plan: CommitPlan,
  draw: number,
): 'local' | 'edit' | 'squash' | 'merge' | 'rebase' {
  let left = draw - plan.webEdits;
  if (left < 0) return 'edit';
  left -= plan.squashed.share;
  if (left < 0) return 'squash';
  left -= plan.merges;
  if (left < 0) return 'merge';
  return left < plan.rebased.share ? 'rebase' : 'local';
}

function stamp(identity: Identity, at: number, offset: number): Stamp {
  return { name: identity.name, email: identity.email, at, offset };
}

function machineOffset(person: Person, at: number, random: Random): number {
  const [first, ...others] = person.machines.filter(
    (machine) => machine.since <= at && at < machine.until,
  );
  const home = stayAt(person, at).zone;
  if (first === undefined) return offsetAt(home, at);
  const machine = random.weighted([first, ...others], (one) => one.share);
  const choices: readonly [Machine, ...Machine[]] = [first, ...others];
  const chosen =
    machine.cluster === 'commit'
      ? machine
      : randomFor(clusterName(person, machine, at)).weighted(choices, (one) => one.share);
  return offsetAt(chosen.zone ?? home, at);
}

function clusterName(person: Person, machine: Machine, at: number): string {
  const days = { commit: 1, day: 1, week: 7, month: 30 }[machine.cluster];
  return `${person.login}/machine/${Math.floor(at / (days * 86_400_000))}`;
}

function browserOffset(person: Person, at: number): number {
  return offsetAt(person.browserZone ?? stayAt(person, at).zone, at);
}

function offsetOfMerger(
  world: World,
  person: Person,
  merger: string | undefined,
  at: number,
): number {
  const other = merger === undefined ? person : (world.people.get(merger.toLowerCase()) ?? person);
  return browserOffset(other, at);
}

function activitiesOf(
  world: World,
  person: Person,
  plan: Exclude<Plan, CommitPlan>,
  random: Random,
): Activity[] {
  return instantsOf(person, plan, world.now, random).map((at, index) => ({
    id: 1_000_000_000 + random.below(900_000_000),
    kind: plan.kind,
    repository: plan.repository,
    number: 100 + random.below(4000),
    at,
    ...(plan.outcome === undefined
      ? {}
      : { outcome: outcomeOf(person, plan.outcome, (index + 0.5) / plan.count) }),
  }));
}

function outcomeOf(
  person: Person,
  { merged, closed, mergedBy }: NonNullable<ActivityPlan['outcome']>,
  part: number,
): NonNullable<Activity['outcome']> {
  if (part < merged) return { state: 'MERGED', mergedBy: mergedBy ?? person.login };
  return { state: part < merged + closed ? 'CLOSED' : 'OPEN', mergedBy: undefined };
}

/** Commits reach the server in pushes: those of one hour in one repository together. */
function pushesOf(world: World, person: Person, commits: readonly Commit[]): Activity[] {
  const pushes = new Map<string, Activity>();
  for (const commit of commits) {
    if (commit.viaWeb || commit.pushedAt > world.now) continue;
    const slot = `${commit.repository}/${Math.floor(commit.pushedAt / 3_600_000)}`;
    if (pushes.has(slot)) continue;
    const id = 20_000_000_000 + randomFor(`${person.login}/${slot}`).below(1_000_000_000);
    pushes.set(slot, {
      id,
      kind: 'pushes',
      repository: commit.repository,
      number: 0,
      at: commit.pushedAt,
    });
  }
  return [...pushes.values()];
}
