import type { Assessment } from '../../assess/assessment.ts';
import { digest, faceOf } from '../../assess/fingerprint.ts';
import { noteText } from '../../assess/policy-notes.ts';
import { countByPriority, type Report } from '../../assess/report.ts';
import { utcDay } from '../../evidence/wording.ts';
import { type Block, MAXIMUM_BODY, packed } from '../blocks.ts';
import { code, text } from '../escape/markdown.ts';
import {
  countsOf,
  HOW_DECIDED,
  HOW_RARE,
  insufficientOf,
  KEEP_IT_PRIVATE,
  observedOnlyOf,
  queueOf,
  WHAT_THIS_IS,
} from '../overview.ts';
import { expectedByChanceSentence, utcMinute } from '../phrases.ts';
import { policySentences } from '../policy-sentences.ts';
import { knownEvidence, newsOf } from './index-news.ts';
import { type IndexState, readIndexState, stateFields } from './index-state.ts';
import { queueTable, type Reviews, trend, unseenPages } from './index-tables.ts';
import { EVERYTHING, markerBeginning, type PageOptions, personContext } from './person-page.ts';
import {
  clusters,
  collapsedList,
  coverage,
  legend,
  nextSteps,
  reviewQuestions,
  whereRatesComeFrom,
} from './report-blocks.ts';
import { personHeading, personParts, underHeading } from './report-person.ts';
import { sealed, stands, type WrittenPage } from './seal.ts';
import { indexTitle, partComment } from './thread-words.ts';

/** Room for what the marker says of the parts, and for the marker of a part. */
const PARTS = 20;
const SEAL = 200;

/** The page that leads to everybody's. */
export interface IndexIssue {
  readonly title: string;
  readonly marker: string;
  readonly body: string;
  /** The comments it goes on in, as they are to stand; `undefined` where those that are there still do. */
  readonly continuation: readonly string[] | undefined;
  readonly peopleHavePages: boolean;
  /** Set where there is evidence or a person that the page did not have; with what to say of it, where no other page does. */
  readonly news?: { readonly comment?: string };
}

/** What somebody does who has never seen such a page. */
const TRIAGE_ON_PAGES = [
  '1. Take the first row whose page is open. Its first lines say why it is here, how rare that is, what is at stake and what to do first.',
  '2. Read what was observed beside its innocent causes, and what speaks for the person. Is it explained already? Close the page.',
  '3. If not, take the next steps that public guidance advises, in their order; each page has them, and neutral questions. What GitHub does not show can be asked with the questions below.',
  '4. Write down what came of it: `/accept until 2027-03-01 because …` settles it until that day, `/escalate because …` or the label “escalated” puts it at the top, `/help` shows the rest. Or close the page: as completed when it is settled, as not planned when it needs nothing. It stays closed until there is new evidence.',
].join('\n');
const TRIAGE_HERE =
  'Close this page when everything on it is settled; it stays closed until there is new evidence, which a comment tells. What was looked into and accepted is written into the policy file.';

export interface IndexOptions extends PageOptions {
  /** Days after which nothing is kept of people who left the queue; for good where it is `undefined`. */
  readonly leftAfterDays?: number | undefined;
}

/**
 * The index of a report whose people have pages of their own.
 *
 * @param before the page that stands there now; its body is handed back as it is while nothing changed
 */
export function renderIndexIssue(
  report: Report,
  reviews: Reviews,
  before: WrittenPage | undefined,
  options: IndexOptions,
): IndexIssue {
  const { organization } = report;
  const title = indexTitle(organization);
  const marker = markerBeginning('index', organization);
  const queue = inOrder(queueOf(report), reviews);
  const face = faceOfIndex(report, queue, reviews);
  const page = { title, marker, peopleHavePages: reviews.pages };
  const last = readIndexState(before?.body ?? '');
  if (before !== undefined && stands(before, face) && !isOutlived(last, report, options)) {
    return { ...page, body: before.body, continuation: undefined };
  }
  const now = stateOf(report, queue, reviews, face, last);
  const fields = { organization, ...stateFields(now) };
  const maximum = options.maxLength ?? MAXIMUM_BODY;
  const [first = '', ...rest] = packed(blocksOf(report, queue, reviews, { last, now }, options), {
    first: maximum - sealed({ kind: 'index', fields }, '').length - PARTS,
    next: maximum - SEAL,
  });
  const news = before === undefined ? undefined : newsOf(queue, reviews, { last, now }, before);
  return {
    ...page,
    body: sealed({ kind: 'index', fields: { ...fields, parts: String(rest.length + 1) } }, first),
    continuation: rest.map((part, index) => partComment(index + 2, part, face)),
    ...(news === undefined ? {} : { news }),
  };
}

/** Whether the page still names people who left the queue longer ago than the policy keeps anything of them. */
function isOutlived(
  last: IndexState | undefined,
  { takenAt }: Report,
  { leftAfterDays }: IndexOptions,
): boolean {
  if (leftAfterDays === undefined || last === undefined || last.left.length === 0) return false;
  const since = Date.parse(last.runs.at(-1)?.day ?? '') / 1_000;
  return takenAt >= since + (leftAfterDays + 1) * 86_400;
}

/** Escalated pages first, settled ones last. */
function inOrder(queue: readonly Assessment[], reviews: Reviews): readonly Assessment[] {
  const rank = ({ id }: Assessment): number => {
    const review = reviews.of.get(id);
    if (review?.escalated === true) return 0;
    return review === undefined || review.state === 'open' ? 1 : 2;
  };
  return [...queue].sort((a, b) => rank(a) - rank(b));
}

function faceOfIndex(report: Report, queue: readonly Assessment[], reviews: Reviews): string {
  const sentences = policySentences(report).map(noteText);
  return digest([
    queue.map((person) => {
      const { number, state, closedAs, until, by, escalated } = reviews.of.get(person.id) ?? {};
      const review = [number, state, closedAs, until, by, escalated];
      return [person.id, person.login, faceOf(person), ...review];
    }),
    reviews.unseen,
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
  { unseen, pages }: Reviews,
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
  // Who is out of sight stands where they stood.
  const of = (priority: 'soon' | 'routine') => [
    ...queue.filter((person) => person.priority === priority).map(({ id }) => id),
    ...unseen.map(({ id }) => id).filter((id) => last?.[priority].includes(id) === true),
  ];
  // Several runs of a day are one.
  const earlier = (last?.runs ?? []).filter(({ day }) => day !== run.day);
  const soon = of('soon');
  const routine = of('routine');
  const still = new Set([...soon, ...routine]);
  return {
    face,
    soon,
    routine,
    left: [...(last?.soon ?? []), ...(last?.routine ?? [])].filter((id) => !still.has(id)),
    known: pages ? new Map() : knownEvidence(report, queue, last),
    runs: [...earlier, run],
  };
}

interface States {
  readonly last: IndexState | undefined;
  readonly now: IndexState;
}

function blocksOf(
  report: Report,
  queue: readonly Assessment[],
  reviews: Reviews,
  states: States,
  options: PageOptions,
): readonly Block[] {
  const { version } = options;
  const links = clusters(report);
  return [
    ...changes(report, reviews, states),
    `**${text(countsOf(report).join(' · '))}**`,
    '## Queue',
    queue.length === 0 ? 'Nobody stands in the queue.' : queueTable(queue, reviews),
    ...unseenPages(reviews.unseen),
    text(expectedByChanceSentence(report)),
    '## How to triage',
    ...(reviews.pages ? [TRIAGE_ON_PAGES, reviewQuestions()] : [text(TRIAGE_HERE)]),
    ...(links.length === 0 ? [] : ['## Links between accounts', ...links]),
    '## Coverage',
    ...coverage(report),
    collapsedList('with insufficient data', insufficientOf(report)),
    collapsedList('with an observation, but no review needed', observedOnlyOf(report)),
    '## How it went',
    trend(states.now),
    ...(reviews.pages ? [] : everybody(queue, report, options)),
    '## How priorities are decided',
    text([...HOW_DECIDED, HOW_RARE].join(' ')),
    reviews.pages ? '' : whereRatesComeFrom(queue),
    legend(),
    text(`${WHAT_THIS_IS} ${KEEP_IT_PRIVATE}`),
    text(
      `Audited: ${utcMinute(report.takenAt)}; later audits that found the same changed nothing here. Written by outside-collaborator-audit ${version}.`,
    ),
  ];
}

/** What pages of their own would say of everybody in the queue. */
function everybody(
  queue: readonly Assessment[],
  report: Report,
  { serverUrl }: PageOptions,
): readonly Block[] {
  if (queue.length === 0) return [];
  const context = personContext(report, serverUrl);
  return [
    '## Next steps, the same for everybody',
    ...nextSteps(),
    reviewQuestions(),
    '## People',
    ...queue.flatMap((person, index) => [
      personHeading(person, index + 1),
      ...underHeading(personParts(person, EVERYTHING, context)),
    ]),
  ];
}

/** What is different from the page that stands there, which is what a reader wants to know first. */
function changes(report: Report, { numbers }: Reviews, { last, now }: States): readonly Block[] {
  if (last === undefined) return [];
  const logins = new Map(report.assessments.map(({ id, login }) => [id, login]));
  const named = (id: string) => {
    const login = logins.get(id);
    if (login !== undefined) return code(login, { maximum: 60 });
    const number = numbers.get(id);
    return number === undefined ? code(`account ${id}`) : `#${number}`;
  };
  const [wasSoon, wasRoutine] = [new Set(last.soon), new Set(last.routine)];
  const after = new Set([...now.soon, ...now.routine]);
  const lines = [
    ['New in the queue', [...after].filter((id) => !wasSoon.has(id) && !wasRoutine.has(id))],
    ['More urgent than before', now.soon.filter((id) => wasRoutine.has(id))],
    ['Less urgent than before', now.routine.filter((id) => wasSoon.has(id))],
    ['No longer in the queue', now.left],
  ] as const;
  const shown = lines.flatMap(([what, ids]) => ids.map((id) => `- **${what}:** ${named(id)}`));
  if (shown.length === 0) {
    const same = 'The same people; evidence, access or reviews of theirs changed.';
    shown.push(`- ${text(last.face === now.face ? 'Nothing; the page was written again.' : same)}`);
  }
  const since = last.runs.at(-1)?.day ?? '';
  return [{ before: `${text(`Changed since ${since}:`)}\n`, lines: shown, after: '' }];
}
