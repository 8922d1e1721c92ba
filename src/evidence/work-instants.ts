import type { WorkInstants } from '../inference/rhythm/reading.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';
import { ownCommits } from './own-commits.ts';

/** Several signals ask for the same of one person, and reading hours is what costs most of all they do. */
const remembered = new WeakMap<Collaborator, { from: number; until: number; of: WorkInstants }>();

/**
 * When somebody worked between two instants, both inclusive. Squashes that another person merged are left out: they
 * carry the instant of the merge, which says nothing about the author's hours. So are commits on UTC, which containers
 * and jobs make at any hour.
 */
export function workInstants(person: Collaborator, from: number, until: number): WorkInstants {
  const known = remembered.get(person);
  if (known?.from === from && known.until === until) return known.of;
  const of = instantsOf(person, from, until);
  remembered.set(person, { from, until, of });
  return of;
}

function instantsOf(person: Collaborator, from: number, until: number): WorkInstants {
  const { activity } = person.facts;
  const within = (at: number) => at >= from && at <= until;
  const dated = (of: (commit: Commit) => boolean) =>
    ownCommits(person)
      .filter(of)
      .map(({ author }) => author.at);
  const events = activity.known ? activity.value.map(({ at }) => at) : [];
  return {
    settable: dated(({ origin, author }) => origin === 'own-machine' && author.offset !== 0).filter(
      within,
    ),
    server: [...events, ...dated(({ origin }) => origin === 'github-web')].filter(within),
  };
}
