import type { Gap } from '../snapshot/fact.ts';
import type { Assessment } from './assessment.ts';
import { type Cluster, clustersOf, type Referral, referralsOf } from './clusters.ts';
import { byExposure } from './exposure.ts';
import type { PolicyNote } from './policy-notes.ts';
import { PRIORITIES, type Priority } from './priority.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';

/** All assessments of one audit: the only input of every renderer. */
export interface Report {
  readonly organization: string;
  readonly source: 'github' | 'git';
  /** Unix seconds, UTC. */
  readonly takenAt: number;
  readonly timeZoneData: string;
  readonly coverage: Coverage;
  /** People who would stand at each priority by chance if all of them were ordinary. */
  readonly expectedByChance: { readonly soon: number; readonly routine: number };
  /** By priority, then by exposure. */
  readonly assessments: readonly Assessment[];
  /** Groups of accounts that observations tie together; those with the most urgent person first. */
  readonly clusters: readonly Cluster[];
  readonly referrals: readonly Referral[];
}

export interface Coverage {
  readonly collaborators: number;
  readonly repositories: number;
  /** Signals that came to an answer, of all that were asked. */
  readonly signalsAssessed: number;
  readonly signalsAsked: number;
  /** What of the organization could not be seen. */
  readonly gaps: readonly Gap[];
  /** Accounts the policy exempts: they are not assessed, and nothing is said of them. */
  readonly exempt: readonly ExemptAccount[];
  /** People whose place is taken from the policy instead of the profile. */
  readonly places: readonly PlacedPerson[];
  /** Entries of the policy that do not do what they say. */
  readonly policyNotes: readonly PolicyNote[];
  readonly rules: Rules;
}

/** An account that is not assessed, and why, in the words of the policy. */
export interface ExemptAccount {
  readonly id: string;
  readonly login: string;
  readonly because: string;
}

/** A person whose place the policy states, and how the organization knows. */
export interface PlacedPerson {
  readonly id: string;
  readonly login: string;
  readonly place: string;
  readonly because: string;
}

export interface ReportFrame {
  readonly organization: string;
  readonly source: 'github' | 'git';
  readonly takenAt: number;
  readonly timeZoneData: string;
  readonly repositories: number;
  readonly gaps: readonly Gap[];
  readonly exempt?: readonly ExemptAccount[];
  readonly places?: readonly PlacedPerson[];
  readonly policyNotes?: readonly PolicyNote[];
  readonly rules?: Rules;
}

export function composeReport(frame: ReportFrame, assessments: readonly Assessment[]): Report {
  const sum = (value: (assessment: Assessment) => number) =>
    assessments.reduce((total, assessment) => total + value(assessment), 0);
  const ordered = [...assessments].sort(
    (a, b) =>
      PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
      byExposure(a.exposure, b.exposure) ||
      a.chance - b.chance ||
      (a.id < b.id ? -1 : 1),
  );
  const assessed = sum((a) => a.observations.length + a.clear.length);
  return {
    organization: frame.organization,
    source: frame.source,
    takenAt: frame.takenAt,
    timeZoneData: frame.timeZoneData,
    coverage: {
      collaborators: assessments.length,
      repositories: frame.repositories,
      signalsAssessed: assessed,
      signalsAsked: assessed + sum((a) => a.unknown.length),
      gaps: frame.gaps,
      exempt: frame.exempt ?? [],
      places: frame.places ?? [],
      policyNotes: frame.policyNotes ?? [],
      rules: frame.rules ?? DEFAULT_RULES,
    },
    expectedByChance: {
      soon: sum((a) => a.byChance.soon),
      routine: sum((a) => a.byChance.routine),
    },
    assessments: ordered,
    clusters: clustersOf(ordered),
    referrals: referralsOf(ordered),
  };
}

export function countByPriority(report: Report): Readonly<Record<Priority, number>> {
  const counts: Record<Priority, number> = {
    soon: 0,
    routine: 0,
    'insufficient-data': 0,
    none: 0,
  };
  for (const assessment of report.assessments) counts[assessment.priority] += 1;
  return counts;
}
