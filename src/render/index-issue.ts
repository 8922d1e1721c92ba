import type { Assessment } from '../assess/assessment.ts';
import { digest, faceOf } from '../assess/fingerprint.ts';
import { noteText } from '../assess/policy-notes.ts';
import { countByPriority, type Report } from '../assess/report.ts';
import { FAMILIES } from '../evidence/family.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import { type IndexState, readIndexState, stateFields } from './index-state.ts';
import { clusters, collapsedList, coverage } from './issue-blocks.ts';
import { code, text } from './markdown-escape.ts';
import { markerText } from './markers.ts';
import {
  countsOf,
  HOW_DECIDED,
  insufficientOf,
  KEEP_IT_PRIVATE,
  observedOnlyOf,
  queueOf,
  WHAT_THIS_IS,
} from './overview.ts';
import { familiesOf } from './person.ts';
import { markerBeginning, type PageOptions, packed } from './person-issue.ts';
import { expectedByChanceSentence, grouped, PRIORITY_WORDS, utcMinute } from './phrases.ts';
import { policySentences } from './policy-sentences.ts';
import { visible } from './visible-characters.ts';

/** Where the review of a person stands, and on which page. */
export interface Review {
  /** Number of the page; `undefined` before it is made. */
  readonly number: number | undefined;
  readonly state: 'open' | 'accepted' | 'closed';
  readonly until?: string;
  /** Login of who accepted: foreign text. */
  readonly by?: string;
  readonly escalated: boolean;
}

/** The page that leads to everybody's. */
export interface IndexIssue {
  readonly title: string;
  readonly marker: string;
  readonly body: string;
  readonly continuation: readonly string[];
}

const NAME = { maximum: 60, cell: true };
const ROWS_A_TABLE = 200;
const LINES = 500;
const GAPS = 100;

/**
 * The index of a report whose people have pages of their own.
 *
 * @param before the body that stands there now; it is handed back as it is while nothing changed
 */
export function renderIndexIssue(
  report: Report,
  reviews: ReadonlyMap<string, Review>,
  before: string | undefined,
  options: PageOptions,
): IndexIssue {
  const { organization } = report;
  const title = `Outside collaborator access review: ${visible(organization, 60)}`;
  const marker = markerBeginning('index', organization);
  const queue = inOrder(queueOf(report), reviews);
  const face = faceOfIndex(report, queue, reviews);
  const last = readIndexState(before ?? '');
  const now = stateOf(report, queue, face, last);
  const parts = packed(
    blocksOf(report, queue, reviews, { last, now }, options),
    maximumOf(options),
  );
  const [first = '', ...continuation] = parts;
  if (before !== undefined && last?.face === face) {
    return { title, marker, body: before, continuation };
  }
  const whole = markerText({ kind: 'index', fields: { organization, ...stateFields(now) } });
  return { title, marker, body: `${whole}\n${first}`, continuation };
}

function maximumOf({ maxLength }: PageOptions): number {
  // The state of a thousand people stands in the marker.
  return (maxLength ?? 60_000) - 20_000;
}

/** Escalated pages first, settled ones last. */
function inOrder(
  queue: readonly Assessment[],
  reviews: ReadonlyMap<string, Review>,
): readonly Assessment[] {
  const rank = ({ id }: Assessment): number => {
    const review = reviews.get(id);
    if (review?.escalated === true) return 0;
    return review === undefined || review.state === 'open' ? 1 : 2;
  };
  return [...queue].sort((a, b) => rank(a) - rank(b));
}

function faceOfIndex(
  report: Report,
  queue: readonly Assessment[],
  reviews: ReadonlyMap<string, Review>,
): string {
  const sentences = policySentences(report).map(noteText);
  return digest([
    queue.map((person) => {
      const { number, state, until, by, escalated } = reviews.get(person.id) ?? {};
      return [person.id, person.login, faceOf(person), number, state, until, by, escalated];
    }),
    insufficientOf(report).map(({ id }) => id),
    observedOnlyOf(report).map(({ id, observations }) => [
      id,
      observations.map(({ signal }) => signal.id),
    ]),
    report.coverage.gaps.map(({ detail }) => detail),
    report.coverage.collaborators,
    report.referrals,
    ...(sentences.length === 0 ? [] : [sentences]),
  ]);
}

function stateOf(
  report: Report,
  queue: readonly Assessment[],
  face: string,
  last: IndexState | undefined,
): IndexState {
  const counts = countByPriority(report);
  const run = {
    day: utcDay(report.takenAt),
    people: report.assessments.length,
    soon: counts.soon,
    routine: counts.routine,
    insufficient: counts['insufficient-data'],
  };
  const of = (priority: 'soon' | 'routine') =>
    queue.filter((person) => person.priority === priority).map(({ id }) => id);
  // Several runs of a day are one.
  const earlier = (last?.runs ?? []).filter(({ day }) => day !== run.day);
  return { face, soon: of('soon'), routine: of('routine'), runs: [...earlier, run] };
}

interface States {
  readonly last: IndexState | undefined;
  readonly now: IndexState;
}

function blocksOf(
  report: Report,
  queue: readonly Assessment[],
  reviews: ReadonlyMap<string, Review>,
  states: States,
  { version }: PageOptions,
): readonly string[] {
  const links = clusters(report, LINES);
  return [
    `**${text(countsOf(report).join(' · '))}**`,
    changes(report, states),
    '## Queue',
    ...(queue.length === 0 ? ['Nobody stands in the queue.'] : tables(queue, reviews)),
    text(expectedByChanceSentence(report)),
    ...(links === '' ? [] : ['## Links between accounts', links]),
    '## Coverage',
    coverage(report, GAPS),
    collapsedList('with insufficient data', insufficientOf(report), LINES),
    collapsedList('with an observation, but no review needed', observedOnlyOf(report), LINES),
    '## How it went',
    trend(states.now),
    '## How to triage',
    text(
      'Open a person’s page, decide, and close it: as completed when it is settled, as not planned when it needs nothing. It stays closed until there is new evidence. Beneath a page, orders such as /accept, /escalate, /recheck and /help are understood.',
    ),
    '## How priorities are decided',
    text(`${HOW_DECIDED.join(' ')} ${WHAT_THIS_IS} ${KEEP_IT_PRIVATE}`),
    text(
      `Audited: ${utcMinute(report.takenAt)}; later audits that found the same changed nothing here. Written by outside-collaborator-audit ${version}.`,
    ),
  ].filter((block) => block !== '');
}

/** What is different from the page that stands there, which is what a reader wants to know first. */
function changes(report: Report, { last, now }: States): string {
  if (last === undefined) return '';
  const logins = new Map(report.assessments.map(({ id, login }) => [id, login]));
  const named = (ids: readonly string[]) =>
    ids.map((id) => code(logins.get(id) ?? `account ${id}`, { maximum: 60 })).join(', ');
  const before = new Set([...last.soon, ...last.routine]);
  const after = new Set([...now.soon, ...now.routine]);
  const lines = [
    ['New in the queue', [...after].filter((id) => !before.has(id))],
    ['More urgent than before', now.soon.filter((id) => last.routine.includes(id))],
    ['Less urgent than before', now.routine.filter((id) => last.soon.includes(id))],
    ['No longer in the queue', [...before].filter((id) => !after.has(id))],
  ] as const;
  const shown = lines
    .filter(([, ids]) => ids.length > 0)
    .map(([what, ids]) => `- **${text(what)}:** ${named(ids)}`);
  if (shown.length === 0)
    shown.push(`- ${text('The same people; evidence, access or reviews of theirs changed.')}`);
  const since = last.runs.at(-1)?.day ?? '';
  return [text(`Changed since ${since}:`), shown.join('\n')].join('\n\n');
}

function tables(
  queue: readonly Assessment[],
  reviews: ReadonlyMap<string, Review>,
): readonly string[] {
  const rows = queue.map((person, index) => row(person, index + 1, reviews.get(person.id)));
  const blocks: string[] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_TABLE) {
    blocks.push(
      [
        '| | Person | Page | Priority | Evidence | Highest permission | Private repositories |',
        '| --: | --- | --- | --- | --- | --- | --: |',
        ...rows.slice(start, start + ROWS_A_TABLE),
      ].join('\n'),
    );
  }
  return blocks;
}

function row(person: Assessment, rank: number, review: Review | undefined): string {
  const { exposure } = person;
  return `| ${[
    rank,
    code(person.login, NAME),
    pageOf(review),
    text(PRIORITY_WORDS[person.priority]),
    text(
      familiesOf(person)
        .map((family) => FAMILIES[family])
        .join('; '),
    ),
    exposure.highestPermission ?? (exposure.complete ? 'none' : 'not known'),
    `${exposure.privateRepositories}${exposure.complete ? '' : ' or more'}`,
  ].join(' | ')} |`;
}

function pageOf(review: Review | undefined): string {
  if (review?.number === undefined) return 'new';
  const words = {
    open: review.escalated ? 'escalated' : 'open',
    accepted: review.until === undefined ? 'accepted' : `accepted until ${review.until}`,
    closed: 'closed',
  }[review.state];
  return `#${review.number} ${text(words)}`;
}

function trend({ runs }: IndexState): string {
  const rows = [...runs]
    .reverse()
    .map(
      ({ day, people, soon, routine, insufficient }) =>
        `| ${[text(day), ...[people, soon, routine, insufficient].map(grouped)].join(' | ')} |`,
    );
  return [
    text(`${counted(runs.length, 'audit')} that changed this page, the latest first.`),
    [
      '| Day | People | Review soon | Review when convenient | Insufficient data |',
      '| --- | --: | --: | --: | --: |',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}
