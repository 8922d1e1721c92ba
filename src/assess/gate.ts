import type { Prose } from '../evidence/prose.ts';
import type { Permission } from '../snapshot/facts.ts';
import type { Assessment } from './assessment.ts';
import {
  DECISIONS,
  DEFAULT_ANSWERS,
  type Decision,
  type GatePolicy,
  type OtherAnswer,
  type PolicyLine,
  policyLine,
} from './gate-policy.ts';
import type { Report } from './report.ts';

/** Access somebody asks for, from whichever door. Everything in it is foreign text until it is looked up. */
export interface AccessRequest {
  /** The login as it was written: nothing is known of it yet, not even that it could be one. */
  readonly login: string;
  /** Numeric id the account must have, where the request states one. */
  readonly id?: number;
  readonly permission?: Permission;
  /** `owner/name` of the repository the access is to. */
  readonly repository?: string;
  /** The line that asks for it: a file seen from the root of its repository, lines counted from 1. */
  readonly source?: { readonly file: string; readonly line: number };
}

/** Every kind of answer: an assessment, and all others. */
export const GATE_ANSWERS = [
  'assessed',
  ...(Object.keys(DEFAULT_ANSWERS) as readonly OtherAnswer[]),
] as const;

/** What the gate found out about one login. */
export type GateAnswer =
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | {
      readonly kind: OtherAnswer;
      /** One sentence; logins stand in it as foreign text. */
      readonly because: Prose;
      /** What was observed and accepted; only of `accepted`. */
      readonly assessment?: Assessment;
    };

/** One login, everything that asks for access for it, the answer, and what the policy makes of it. */
export interface GateEntry {
  /** As GitHub spells it, or as it was written where GitHub knows nobody. Foreign text. */
  readonly login: string;
  readonly id?: string;
  readonly requests: readonly AccessRequest[];
  readonly answer: GateAnswer;
  readonly decision: Decision;
  /** The line of the policy the decision follows from. */
  readonly rule: PolicyLine;
}

/** Everything the gate answers, as data: the only input of whatever shows it. */
export interface GateReport {
  readonly organization: string;
  /** Unix seconds, UTC. */
  readonly takenAt: number;
  /** Each login once, in the order of the requests. */
  readonly entries: readonly GateEntry[];
  /** Logins beyond the most that are looked up in one run. */
  readonly leftOut: {
    readonly logins: number;
    readonly decision: Decision;
    readonly rule: PolicyLine;
  };
  /** Parts of the request nobody could be looked up for. */
  readonly doubts: readonly GateDoubt[];
  /** What a reader should know besides. */
  readonly notes: readonly Prose[];
  /** How many access files a change touches; absent where no change asks. */
  readonly accessFiles?: number;
  /** The strictest of all decisions; `pass` where nobody was asked about. */
  readonly decision: Decision;
  /** The people who were assessed, as an audit reports them. */
  readonly assessed: Report;
}

/** Part of a request that cannot be read, so that it must not pass in silence. */
export interface UndecidedDoubt {
  readonly source?: { readonly file: string; readonly line?: number };
  readonly because: Prose;
  /** Whether a whole access file was not read, rather than an entry of one. */
  readonly wholeFile?: boolean;
}

/** The same, with what the policy makes of it. */
export interface GateDoubt extends UndecidedDoubt {
  readonly decision: Decision;
  readonly rule: PolicyLine;
}

/** The report with what could not be read of the request. */
export function withDoubts(
  report: GateReport,
  undecided: readonly UndecidedDoubt[],
  notes: readonly Prose[],
  policy: GatePolicy,
): GateReport {
  const doubts = undecided.map((doubt): GateDoubt => {
    const [setting, decision] =
      doubt.wholeFile === true
        ? ['gate.broken-files', policy.brokenFiles]
        : ['gate.unreadable', policy.unreadable];
    return { ...doubt, decision, rule: policyLine(policy, setting, decision) };
  });
  return {
    ...report,
    doubts,
    notes,
    decision: strictest([report.decision, ...doubts.map(({ decision }) => decision)]),
  };
}

/** One login that was looked up, before it is decided about. */
export type Answered = Omit<GateEntry, 'decision' | 'rule'>;

/** Decides about everybody. */
export function gateReport(
  answered: readonly Answered[],
  leftOut: number,
  policy: GatePolicy,
  assessed: Report,
): GateReport {
  const entries = answered.map((one) => ({ ...one, ...decide(one.answer, policy) }));
  const rule = policyLine(policy, 'gate.left-out', policy.leftOut);
  return {
    organization: assessed.organization,
    takenAt: assessed.takenAt,
    entries,
    leftOut: { logins: leftOut, decision: policy.leftOut, rule },
    doubts: [],
    notes: [],
    decision: strictest([
      ...entries.map(({ decision }) => decision),
      ...(leftOut > 0 ? [policy.leftOut] : []),
    ]),
    assessed,
  };
}

/** What the policy makes of an answer, and by which of its lines. */
export function decide(
  answer: GateAnswer,
  policy: GatePolicy,
): { readonly decision: Decision; readonly rule: PolicyLine } {
  if (answer.kind !== 'assessed') {
    const decision = policy.answers[answer.kind];
    return { decision, rule: policyLine(policy, `gate.answers.${answer.kind}`, decision) };
  }
  const { priority } = answer.assessment;
  if (priority === 'insufficient-data') {
    const decision = policy.insufficientData;
    return { decision, rule: policyLine(policy, 'gate.insufficient-data', decision) };
  }
  const rule = policyLine(policy, 'gate.fail-on', policy.failOn);
  if (priority === 'none') return { decision: 'pass', rule };
  const fails = policy.failOn === priority || policy.failOn === 'routine';
  return { decision: fails ? 'fail' : 'neutral', rule };
}

/** The strictest of several decisions; none at all is nothing to object to. */
function strictest(decisions: readonly Decision[]): Decision {
  return DECISIONS.find((decision) => decisions.includes(decision)) ?? 'pass';
}
