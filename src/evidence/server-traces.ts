import type { Collaborator } from '../snapshot/collaborator.ts';
import type { ServerEvent } from '../snapshot/facts.ts';
import { ownCommits } from './own-commits.ts';

/** GitHub lists at most so many events of one kind, the newest; fewer are all there ever were. */
const LISTED_EVENTS = 100;
const LISTED_WHOLE: readonly ServerEvent['kind'][] = ['pull-request', 'issue', 'comment'];

/**
 * The first instant (unix seconds) at which the server saw the account do anything, of what could be read: an event, a
 * repository or fork created, a key added, a commit made on the site. `undefined` when it never did. The creation of
 * the account itself is no work.
 */
export function firstServerTrace(person: Collaborator): number | undefined {
  const { activity, ownRepositories, keys } = person.facts;
  const instants = [
    ...(activity.known ? activity.value.map(({ at }) => at) : []),
    ...(ownRepositories.known ? ownRepositories.value.map(({ createdAt }) => createdAt) : []),
    ...(keys.known ? keys.value.flatMap(({ createdAt }) => createdAt ?? []) : []),
    ...ownCommits(person)
      .filter(({ origin }) => origin === 'github-web')
      .map(({ author }) => author.at),
  ];
  return instants.length === 0 ? undefined : instants.reduce((first, at) => Math.min(first, at));
}

/** Why earlier traces than the first may exist, in a sentence; `undefined` when all that the server keeps was read. */
export function whyTracesMayBeMissing({ facts }: Collaborator): string | undefined {
  for (const fact of [facts.activity, facts.ownRepositories]) {
    const gap = fact.known ? fact.gaps[0] : fact.because;
    if (gap !== undefined) return gap.detail;
  }
  const events = facts.activity.known ? facts.activity.value : [];
  const full = LISTED_WHOLE.find(
    (kind) => events.filter((event) => event.kind === kind).length >= LISTED_EVENTS,
  );
  return full === undefined ? undefined : `Only the latest ${LISTED_EVENTS} of a kind were read.`;
}
