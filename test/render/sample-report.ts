import type { Assessment } from '../../src/assess/assessment.ts';
import type { Priority } from '../../src/assess/priority.ts';
import { composeReport, type Report, type ReportFrame } from '../../src/assess/report.ts';
import { sponsored } from '../../src/counter-evidence/sponsored.ts';
import type { Signal } from '../../src/evidence/define-signal.ts';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import type { Family, Strength } from '../../src/evidence/family.ts';
import { assumed, type OrdinaryRate } from '../../src/evidence/ordinary-rate.ts';
import { ours, type Prose, prose } from '../../src/evidence/prose.ts';

interface SampleSignal {
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  readonly strength?: Strength;
  readonly ordinaryRate?: OrdinaryRate;
}

/** A signal as renderers see it: its metadata. It observes nothing. */
function sampleSignal(given: SampleSignal): Signal {
  return {
    strength: 'moderate',
    redFlag: 'An invented red flag.',
    sources: [{ title: 'An invented source', url: 'https://guidance.example/flags' }],
    innocentExplanations: [
      'The profile was not updated after a move.',
      'A long journey, or a season of work from abroad.',
    ],
    whatClearsIt: [
      'The person confirms where they work now, and the profile is brought up to date.',
      'The machine is known to be set to another zone.',
    ],
    ordinaryRate: assumed(0.05, 'Nobody has counted it yet.'),
    needs: [],
    clearNeedsAllOf: [],
    examples: [],
    observe: () => ({ result: 'unknown', because: ours('This signal exists for a test.') }),
    ...given,
  };
}

export const CLOCK = sampleSignal({
  id: 'clock-contradicts-location',
  title: 'Commit clock far from the declared place',
  family: 'location',
  ordinaryRate: {
    value: 0.0071,
    basis: 'measured',
    note: '29 of 5,812 authors of public repositories with a place in their profile; the upper end of the 95 % interval is used',
  },
});
export const HISTORY = sampleSignal({
  id: 'commits-before-account',
  title: 'Commits from before the account existed',
  family: 'history',
});
export const NAMES = sampleSignal({
  id: 'unrelated-names',
  title: 'Unrelated full names on one address',
  family: 'identity',
  strength: 'weak',
});
export const SHARED_KEY = sampleSignal({
  id: 'shared-signing-key',
  title: 'Signing key shared with another audited account',
  family: 'network',
  strength: 'link',
});

/** A person about whom little is said; what matters to a test is given. */
export function sampleAssessment(given: Partial<Assessment> = {}): Assessment {
  return {
    id: '1001',
    login: 'wren-calloway',
    relations: ['outside-collaborator'],
    invitations: [],
    priority: 'none',
    chance: 1,
    observations: [],
    unknown: [],
    clear: [],
    counterEvidence: [],
    assessable: ['location', 'history', 'identity'],
    exposure: {
      repositories: [],
      complete: true,
      highestPermission: null,
      privateRepositories: 0,
      twoFactor: 'secure',
      lastSeenAt: EXAMPLE_NOW - 5 * 86_400,
      inviters: [],
    },
    mayKnow: [],
    gaps: [],
    byChance: { soon: 0.0004, routine: 0.009 },
    ...given,
  };
}

export function sampleReport(
  assessments: readonly Assessment[],
  frame: Partial<ReportFrame> = {},
): Report {
  return composeReport(
    {
      organization: 'example-org',
      source: 'github',
      takenAt: EXAMPLE_NOW,
      timeZoneData: '2026b',
      repositories: 12,
      gaps: [],
      ...frame,
    },
    assessments,
  );
}

/** A person in whom every kind of foreign text is `foreign`, at any priority. */
export function personWith(
  foreign: string,
  given: { readonly id: string; readonly priority: Priority; readonly url?: string },
): Assessment {
  const url = given.url === undefined ? {} : { url: given.url };
  const vouched = {
    kind: sponsored,
    summary: prose`${foreign} on 2026-10-01: ${foreign}`,
    evidence: [{ text: [{ foreign }], ...url }],
    answers: [HISTORY.id],
  };
  const said = (before: string): Prose => prose`${ours(before)}${foreign} and ${foreign}.`;
  return sampleAssessment({
    id: given.id,
    login: foreign,
    ...url,
    priority: given.priority,
    chance: 0.00014,
    observations: [
      {
        signal: CLOCK,
        summary: said('96 % of 212 commits carry a clock far from '),
        measurements: [
          { label: 'Commits far from the declared place', value: '96 %', threshold: '90 %' },
        ],
        sample: 212,
        evidence: [
          { text: said('How the place was read: '), ...url },
          { text: [{ foreign }], ...url },
        ],
        others: [{ id: '77', login: foreign }],
      },
      {
        signal: HISTORY,
        summary: [{ foreign }],
        measurements: [],
        sample: 11,
        evidence: [],
        answeredBy: vouched,
      },
    ],
    unknown: [{ signal: NAMES, because: said('Not readable: ') }],
    clear: [{ signal: SHARED_KEY, because: [{ foreign }] }],
    counterEvidence: [vouched],
    exposure: {
      repositories: [
        {
          name: foreign,
          visibility: 'private',
          permission: 'write',
          role: foreign,
          pending: true,
          archived: false,
        },
      ],
      complete: false,
      highestPermission: 'write',
      privateRepositories: 1,
      twoFactor: null,
      lastSeenAt: null,
      inviters: [foreign],
    },
    mayKnow: [{ login: foreign, by: 'merged their work' }],
  });
}
