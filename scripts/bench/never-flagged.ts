import { evaluate } from '../../src/assess/assess.ts';
import type { SignalContext } from '../../src/evidence/define-signal.ts';
import { rhythmContradictsClock } from '../../src/signals/rhythm-contradicts-clock.ts';
import { rhythmContradictsLocation } from '../../src/signals/rhythm-contradicts-location.ts';
import type { Author } from './authors.ts';
import { auditInstant, homeZone, ordinaryCollaborator } from './ordinary-collaborator.ts';

const DAY = 86_400;
const HALF_DAY = DAY / 2;
const SIGNALS = [rhythmContradictsLocation, rhythmContradictsClock];

/** How many people of a group there were, and how many of them a signal on rhythm observed. */
export interface Group {
  people: number;
  flagged: number;
}

/** Night workers: their clock and place as they are, all their work half a day later. */
const byNight = (author: Author): Author => ({
  ...author,
  commits: author.commits.map(([at, offset]) => [at + HALF_DAY, offset]),
  web: [],
});

/** Those whose hours never count, each made of an author who works at night, and night workers for comparison. */
const GROUPS: Readonly<
  Record<string, { readonly of: (author: Author) => Author; readonly declared?: boolean }>
> = {
  utcOnly: {
    of: (author) => ({ ...author, commits: author.commits.map(([at]) => [at, 0]) }),
  },
  declaredNightWorkers: { of: (author) => author, declared: true },
  fewCommits: { of: (author) => ({ ...author, commits: author.commits.slice(-49) }) },
  fewDays: { of: (author) => ({ ...author, commits: lastDays(author, 19) }) },
  undeclaredNightWorkers: { of: (author) => author },
};

/** Counts, over many authors, those of each group whom a signal on rhythm observes. */
export function neverFlagged(context: (takenAt: number) => SignalContext) {
  const groups: Record<string, Group> = Object.fromEntries(
    Object.keys(GROUPS).map((name) => [name, { people: 0, flagged: 0 }]),
  );
  return {
    groups,
    add: (author: Author): void => {
      const place = homeZone(author, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      if (place === null) return;
      for (const [name, { of, declared = false }] of Object.entries(GROUPS)) {
        const group = groups[name];
        if (group === undefined) continue;
        const changed = of(byNight(author));
        const person = ordinaryCollaborator(changed, place);
        const arrangements = declared ? [{ who: person.login, hoursOf: 'Etc/UTC' }] : [];
        const given = { ...context(auditInstant(changed)), arrangements };
        group.people += 1;
        if (SIGNALS.some((signal) => evaluate(signal, person, given).result === 'observed')) {
          group.flagged += 1;
        }
      }
    },
  };
}

function lastDays({ commits }: Author, days: number): Author['commits'] {
  const dayOf = ([at]: Author['commits'][number]) => Math.floor(at / DAY);
  const kept = new Set([...new Set(commits.map(dayOf))].slice(-days));
  return commits.filter((commit) => kept.has(dayOf(commit)));
}
