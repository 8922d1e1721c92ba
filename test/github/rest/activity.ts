/** What reached a repository when, by the server's clock: pushes by whoever pushed, merges by whoever pressed the button. */
import { findRepository } from '../access.ts';
import type { Call, Handler } from '../http.ts';
import { cursorPaged } from '../paging.ts';
import { sha } from '../world/identifiers.ts';
import type { Person, Repository } from '../world/model.ts';
import { hash32 } from '../world/random.ts';
import { timelineOf } from '../world/timeline.ts';
import { utc } from '../world/zones.ts';
import { simpleUser } from './shapes.ts';

interface Arrival {
  readonly id: number;
  readonly type: 'push' | 'pr_merge';
  readonly at: number;
  readonly actor: Person;
}

const periods: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};

export const listActivity: Handler = (call) => {
  const repository = findRepository(call);
  const { world } = call.double;
  const actor = call.query.get('actor')?.toLowerCase();
  const type = call.query.get('activity_type');
  const since =
    world.now -
    (periods[call.query.get('time_period') ?? ''] ?? Number.POSITIVE_INFINITY) * 86_400_000;
  const arrivals = [
    ...(type === null || type === 'push' ? pushes(call, repository, actor) : []),
    ...(type === null || type === 'pr_merge' ? merges(call, repository) : []),
  ].filter(
    (one) =>
      one.at >= since &&
      one.at <= world.now &&
      (actor === undefined || one.actor.login.toLowerCase() === actor),
  );
  arrivals.sort((a, b) => b.at - a.at || a.id - b.id);
  if (call.query.get('direction') === 'asc') arrivals.reverse();
  return cursorPaged(call, arrivals, (one) => ({
    id: one.id,
    node_id: `PSH_${one.id}`,
    before: sha(`before ${one.id}`),
    after: sha(`after ${one.id}`),
    ref: 'refs/heads/main',
    timestamp: utc(one.at),
    activity_type: one.type,
    actor: simpleUser(call, one.actor),
  }));
};

function pushes(call: Call, repository: Repository, actor: string | undefined): Arrival[] {
  return contributorsTo(call, repository)
    .filter((person) => actor === undefined || person.login.toLowerCase() === actor)
    .flatMap((person) =>
      timelineOf(call.double.world, person)
        .activities.filter((one) => one.kind === 'pushes' && isThe(repository, one.repository))
        .map((one) => ({ id: one.id, type: 'push' as const, at: one.at, actor: person })),
    );
}

function merges(call: Call, repository: Repository): Arrival[] {
  const { world } = call.double;
  return contributorsTo(call, repository).flatMap((person) =>
    timelineOf(world, person).commits.flatMap((commit): Arrival[] => {
      const merger = world.people.get(commit.mergedBy?.toLowerCase() ?? '');
      if (merger === undefined || !isThe(repository, commit.repository)) return [];
      return [
        {
          id: 30_000_000_000 + hash32(commit.sha),
          type: 'pr_merge',
          at: commit.pushedAt,
          actor: merger,
        },
      ];
    }),
  );
}

function contributorsTo(call: Call, repository: Repository): readonly Person[] {
  return call.double.world.contributors.get(repository.fullName.toLowerCase()) ?? [];
}

function isThe(repository: Repository, fullName: string): boolean {
  return fullName.toLowerCase() === repository.fullName.toLowerCase();
}
