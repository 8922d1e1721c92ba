import type { WorkInstants } from '../inference/rhythm/reading.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { ownCommits } from './own-commits.ts';

/**
 * When somebody worked between two instants, both inclusive. Squashes that another person merged are left out: they
 * carry the instant of the merge, which says nothing about the author's hours.
 */
export function workInstants(person: Collaborator, from: number, until: number): WorkInstants {
  const { activity } = person.facts;
  const within = (at: number) => at >= from && at <= until;
  const dated = (origin: string) =>
    ownCommits(person)
      .filter((commit) => commit.origin === origin)
      .map((commit) => commit.author.at);
  const events = activity.known ? activity.value.map(({ at }) => at) : [];
  return {
    settable: dated('own-machine').filter(within),
    server: [...events, ...dated('github-web')].filter(within),
  };
}
