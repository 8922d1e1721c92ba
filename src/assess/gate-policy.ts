import type { AccessFileKind } from '../access-files/kind.ts';

/** What the gate makes of an answer. `neutral` is neither: it does not stop anybody and claims nothing. */
export const DECISIONS = ['fail', 'neutral', 'pass'] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * Answers other than an assessment, each with what the policy makes of it unless it says otherwise:
 * - `accepted`: what was observed was looked into and accepted on the person's page, and has not changed since;
 * - `exempt`: the policy exempts the account, so nothing was looked at;
 * - `member`: a member of the organization already;
 * - `collaborator`: has the access that is asked for already, or more;
 * - `unknown-login`: GitHub knows nobody of that login: it was mistyped, or the account is deleted or suspended;
 * - `not-a-login`: no account can have such a login, letters that only look like Latin ones included;
 * - `organization`, `bot`: an account that is no person's;
 * - `managed-account`: an enterprise provisions the account and keeps it to itself;
 * - `suspended`: the server says so, or an account that was known under this login is shown no more;
 * - `changed-hands`: the login belongs to another account than the request or an earlier snapshot says;
 * - `unavailable`: GitHub did not answer, or not all of it: nothing can be said.
 */
export const DEFAULT_ANSWERS = {
  accepted: 'pass',
  exempt: 'neutral',
  member: 'pass',
  collaborator: 'pass',
  'unknown-login': 'fail',
  'not-a-login': 'fail',
  organization: 'fail',
  bot: 'neutral',
  'managed-account': 'neutral',
  suspended: 'fail',
  'changed-hands': 'fail',
  unavailable: 'neutral',
} as const satisfies Readonly<Record<string, Decision>>;
export type OtherAnswer = keyof typeof DEFAULT_ANSWERS;

/** What an organization decides about access that is asked for. */
export interface GatePolicy {
  /** The priority at which, and above which, the gate fails. Below it a due review is neutral. */
  readonly failOn: 'soon' | 'routine' | 'never';
  /** What is made of somebody too little could be seen of. */
  readonly insufficientData: Decision;
  readonly answers: Readonly<Record<OtherAnswer, Decision>>;
  /** Logins that are looked up in one run; whoever stands behind them is left out, which `leftOut` decides. */
  readonly mostLogins: number;
  readonly leftOut: Decision;
  /** What is made of an entry that cannot be read: an expression in place of a login. */
  readonly unreadable: Decision;
  /** What is made of an access file that cannot be read at all: broken, no text, too large. */
  readonly brokenFiles: Decision;
  /** Files that say who has access, besides the usual ones. */
  readonly accessFiles: readonly AccessFileKind[];
  /** What becomes of pending invitations of people at priority `soon`. */
  readonly pending: 'report' | 'cancel-above soon';
  /** Where the file says what, by the path of the setting: `gate.fail-on` → 12. */
  readonly lines: Readonly<Record<string, number>>;
  /** The policy file, as it was named. */
  readonly file?: string;
}

export const DEFAULT_GATE_POLICY: GatePolicy = {
  failOn: 'soon',
  insufficientData: 'neutral',
  answers: DEFAULT_ANSWERS,
  mostLogins: 100,
  leftOut: 'fail',
  unreadable: 'neutral',
  brokenFiles: 'fail',
  accessFiles: [],
  pending: 'report',
  lines: {},
};

/** The setting a decision follows from. */
export interface PolicyLine {
  /** Such as `gate.fail-on`. */
  readonly setting: string;
  readonly value: string;
  /** Where it stands; absent where the policy does not say it and the default holds. */
  readonly file?: string;
  readonly line?: number;
}

export function policyLine(
  { file, lines }: Pick<GatePolicy, 'file' | 'lines'>,
  setting: string,
  value: string,
): PolicyLine {
  const line = lines[setting];
  return {
    setting,
    value,
    ...(line === undefined || file === undefined ? {} : { file, line }),
  };
}
