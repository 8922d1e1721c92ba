import type { AccessRequest, GateDoubt, GateEntry, GateReport } from '../../assess/gate.ts';
import { DECISIONS, type Decision, type OtherAnswer } from '../../assess/gate-policy.ts';
import { listed, ours, type Prose, prose } from '../../evidence/prose.ts';
import { counted } from '../../evidence/wording.ts';
import { reasonOf } from '../person.ts';
import { PRIORITY_WORDS } from '../phrases.ts';
import { ruleProse } from '../policy-line.ts';

export const GATE_TITLE = 'Review before access';

export const WHAT_THE_GATE_SAYS =
  'This is about access that does not exist yet. It says where a person should look before giving it, and nothing about anybody’s origin or intentions: each observation has innocent causes.';

export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  fail: 'fails',
  neutral: 'neutral',
  pass: 'passes',
};

const ANSWER_WORDS: Readonly<Record<OtherAnswer, string>> = {
  accepted: 'reviewed and accepted',
  exempt: 'exempt, not looked at',
  member: 'member already',
  collaborator: 'has this access already',
  'unknown-login': 'unknown login',
  'not-a-login': 'not a login',
  organization: 'an organization',
  bot: 'a bot',
  'managed-account': 'managed by an enterprise',
  suspended: 'suspended, or not shown any more',
  'changed-hands': 'login changed hands',
  unavailable: 'could not be read',
};

/** The answer in two or three words. */
export function answerWords({ answer }: GateEntry): string {
  if (answer.kind !== 'assessed') return ANSWER_WORDS[answer.kind];
  const { assessment } = answer;
  return PRIORITY_WORDS[assessment.priority];
}

/** Why the answer is what it is, in a sentence or two. */
export function whyProse({ answer }: GateEntry): Prose {
  if (answer.kind !== 'assessed') return answer.because;
  return ours(reasonOf(answer.assessment));
}

/** What is asked for: "write to `north/api` (`access.csv`, line 4) and read to `north/web`". */
export function askedForProse({ requests }: GateEntry, most = 5): Prose {
  const named = requests.filter(
    ({ permission, repository, source }) =>
      permission !== undefined || repository !== undefined || source !== undefined,
  );
  if (named.length === 0) return ours('access');
  const shown = named.slice(0, most).map(oneAsked);
  const left = named.length - shown.length;
  return listed(left > 0 ? [...shown, ours(`${counted(left, 'more request')}`)] : shown);
}

function oneAsked({ permission, repository, source }: AccessRequest): Prose {
  const to = repository === undefined ? ours('') : prose` to ${repository}`;
  const at = source === undefined ? ours('') : prose` (${source.file}, line ${source.line})`;
  return prose`${ours(permission ?? 'access')}${to}${at}`;
}

/** "Fails by gate.fail-on: soon (default)." */
export function decidedProse({ decision, rule }: Pick<GateEntry, 'decision' | 'rule'>): Prose {
  const words = DECISION_WORDS[decision];
  return prose`${ours(words.charAt(0).toUpperCase() + words.slice(1))} by ${ruleProse(rule)}.`;
}

/** How many logins came to each decision, the strictest first: "1 person to review", "2 neutral", "1 person passes". */
export function gateCounts(report: GateReport): readonly string[] {
  const { entries, leftOut, doubts } = report;
  const counts = DECISIONS.map(
    (decision) =>
      [decision, entries.filter((entry) => entry.decision === decision).length] as const,
  );
  return [
    ...counts.flatMap(([decision, count]) => (count === 0 ? [] : [decisionCount(decision, count)])),
    ...(leftOut.logins > 0 ? [`${leftOut.logins} not looked up`] : []),
    ...(doubts.length > 0 ? [`${counted(doubts.length, 'entry', 'entries')} not read`] : []),
    ...(isAboutNobody(report) && doubts.length === 0 ? [nobodyWords(report)] : []),
  ];
}

/** Whether no person was asked about, so that nothing may be said of everybody. */
export function isAboutNobody({ entries, leftOut }: GateReport): boolean {
  return entries.length + leftOut.logins === 0;
}

function nobodyWords({ accessFiles }: GateReport): string {
  if (accessFiles === undefined) return 'nobody is asked about';
  return accessFiles === 0 ? 'no access file changed' : 'no access is new or raised';
}

function decisionCount(decision: Decision, count: number): string {
  const people = counted(count, 'person', 'people');
  if (decision === 'fail') return `${people} to review`;
  if (decision === 'pass') return `${people} ${count === 1 ? 'passes' : 'pass'}`;
  return `${count} neutral`;
}

/** What is said of logins nobody looked up. */
export function leftOutProse({ entries, leftOut }: GateReport): Prose | undefined {
  if (leftOut.logins === 0) return undefined;
  const logins = ours(counted(leftOut.logins, 'more login'));
  const were = ours(leftOut.logins === 1 ? 'was' : 'were');
  return prose`${logins} ${were} not looked up: one run looks up ${entries.length}. ${decidedProse(leftOut)}`;
}

/** What could not be read, with its place; none of it tells anything of a person, so it may stand wherever the file does. */
export function doubtProse(doubt: GateDoubt): Prose {
  const { source, because } = doubt;
  const line = source?.line === undefined ? ours('') : prose`, line ${source.line}`;
  const where = source === undefined ? ours('') : prose`${source.file}${line}: `;
  return prose`${where}${because} ${decidedProse(doubt)}`;
}
