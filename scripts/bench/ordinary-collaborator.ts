import { DAY, examplePerson } from '../../src/evidence/example-person.ts';
import { zonesThatExplain } from '../../src/inference/clock/fit.ts';
import type { ClockReading } from '../../src/inference/clock/reading.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import type { Author } from './authors.ts';

/**
 * A real author as an ordinary outside collaborator: their clocks as recorded, the given place as the one their
 * profile states, and an unremarkable account around it (older than their first commit, one name, one address, a
 * repository of their own).
 */
export function ordinaryCollaborator(author: Author, place: string | null): Collaborator {
  const first = author.commits[0]?.[0] ?? 0;
  const createdAt = first - 100 * DAY;
  const takenAt = auditInstant(author);
  return examplePerson({
    id: author.id,
    login: author.id,
    profile: { location: place },
    facts: {
      account: { createdAt, type: 'user' },
      access: [
        {
          repository: {
            name: 'example-org/tool',
            visibility: 'private',
            archived: false,
            createdAt: first,
          },
          permission: 'write',
        },
      ],
      ownRepositories: [
        {
          name: `${author.id}/notes`,
          createdAt: first,
          pushedAt: takenAt,
          fork: false,
          archived: false,
          url: `https://github.com/${author.id}/notes`,
        },
      ],
      commits: [
        ...author.commits.map(([at, offset]) => commit(author.id, at, offset, offset)),
        // What an audit at that instant can have read.
        ...author.web
          .filter(([at]) => at <= takenAt)
          .map(([at, own, other]) => commit(author.id, at, own, other, true)),
      ],
    },
  });
}

/**
 * The same with a profile that names the place of their clocks before the year under review and was never brought up to
 * date; no place where that leaves none.
 */
export function formerHomeCollaborator(author: Author): Collaborator {
  const before = auditInstant(author) - 365 * DAY;
  return ordinaryCollaborator(author, homeZone(author, Number.NEGATIVE_INFINITY, before));
}

/**
 * The same with a profile that names the place their browser shows, and without what they made by it: the browser is
 * the witness of where they are. `undefined` where it does not show one place that changes its clocks.
 */
export function browserHomeCollaborator(author: Author): Collaborator | undefined {
  const readings = author.web
    .filter(([, offset]) => offset !== 0)
    .map(([at, offset]) => ({ at, offset }));
  if (readings.length < 5 || new Set(readings.map(({ offset }) => offset)).size < 2) return;
  const zones = zonesThatExplain(readings, { tolerance: 0.1 })[0]?.zones ?? [];
  const zone = zones.find((name) => !name.startsWith('Antarctica/'));
  return zone === undefined ? undefined : ordinaryCollaborator({ ...author, web: [] }, zone);
}

/** The author as of their newest commit, then as of a year before it and so on, while anything is left. */
export function* yearByYear(author: Author): Generator<Author> {
  for (let current = author; current.commits.length > 0; ) {
    yield current;
    const until = auditInstant(current) - 365 * DAY;
    current = {
      ...current,
      commits: current.commits.filter(([at]) => at <= until),
      web: current.web.filter(([at]) => at <= until),
    };
  }
}

/** The instant of an author's newest commit, at which an audit of them takes place. */
export function auditInstant(author: Author): number {
  return Math.max(...author.commits.map(([at]) => at));
}

/**
 * The zone that explains most of an author's recorded clocks in the given time, by name; `null` when they kept to UTC
 * or left no reading. It is what their profile would state.
 */
export function homeZone(author: Author, from: number, until: number): string | null {
  const readings: ClockReading[] = author.commits
    .filter(([at, offset]) => at >= from && at < until && offset !== 0)
    .map(([at, offset]) => ({ at, offset }));
  const zones = zonesThatExplain(readings, { tolerance: 1 })[0]?.zones ?? [];
  return zones.find((zone) => !zone.startsWith('Antarctica/')) ?? null;
}

function commit(id: string, at: number, author: number, committer: number, web = false): Commit {
  const by = (offset: number, name: string, email: string) => ({ name, email, at, offset });
  return {
    oid: `${id}${at}`,
    repository: 'example-org/tool',
    author: by(author, 'Ordinary Author', `${id}@example.com`),
    committer: web
      ? by(committer, 'GitHub', 'noreply@github.com')
      : by(committer, 'Ordinary Author', `${id}@example.com`),
    account: id,
    parents: 1,
    origin: web ? (author === committer ? 'github-web' : 'merged-by-other') : 'own-machine',
  };
}
