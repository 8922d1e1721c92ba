import type { Assessment } from '../assess/assessment.ts';
import { FAMILIES } from '../evidence/family.ts';
import { counted } from '../evidence/wording.ts';
import type { IndexState } from './index-state.ts';
import { queueTable } from './issue-blocks.ts';
import { queueRow } from './issue-person.ts';
import { code, text } from './markdown-escape.ts';
import { familiesOf } from './person.ts';
import { grouped, PRIORITY_WORDS } from './phrases.ts';

/** Where the review of a person stands, and on which page. */
export interface Review {
  /** Number of the page; `undefined` before it is made. */
  readonly number: number | undefined;
  readonly state: 'open' | 'accepted' | 'closed';
  /** Why it is closed, as GitHub has it. */
  readonly closedAs?: string;
  readonly until?: string;
  /** Login of who accepted: foreign text. */
  readonly by?: string;
  readonly escalated: boolean;
}

/** A page left as it is, because what stands on it could not be looked for this time. */
export interface UnseenPage {
  /** Numeric id of the account. */
  readonly id: string;
  readonly number: number;
  /** Foreign text. */
  readonly title: string;
}

/** Where everybody's review stands. */
export interface Reviews {
  /** Whether everybody in the queue has a page of their own; else all stands on the index. */
  readonly pages: boolean;
  /** Of the people in the queue, by id. */
  readonly of: ReadonlyMap<string, Review>;
  readonly unseen: readonly UnseenPage[];
  /** Numbers of all pages, by the id of the person: of those who left, too. */
  readonly numbers: ReadonlyMap<string, number>;
}

const NAME = { maximum: 60, cell: true };
const ROWS_A_TABLE = 200;
const HEAD = [
  '| | Person | Page | Priority | Evidence | Highest permission | Private repositories |',
  '| --: | --- | --- | --- | --- | --- | --: |',
];

/** The queue, in tables that fit between the cuts of a long page. */
export function queueTables(
  queue: readonly Assessment[],
  { pages, of }: Reviews,
): readonly string[] {
  const rows = queue.map((person, index) =>
    pages ? row(person, index + 1, of.get(person.id)) : queueRow(person, index + 1),
  );
  const blocks: string[] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_TABLE) {
    const some = rows.slice(start, start + ROWS_A_TABLE);
    blocks.push(pages ? [...HEAD, ...some].join('\n') : queueTable(some));
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
    closed: review.closedAs === 'not_planned' ? 'closed as not planned' : 'closed',
  }[review.state];
  return `#${review.number} ${text(words)}`;
}

/** What the audits that changed the page found, the latest first. */
export function trend({ runs }: IndexState): string {
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

/** Pages that stay as they are, and why. */
export function unseenPages(unseen: readonly UnseenPage[]): readonly string[] {
  if (unseen.length === 0) return [];
  return [
    text(
      'Not all that stands on these pages could be looked for this time; they stay as they are:',
    ),
    unseen.map(({ number, title }) => `- #${number} ${code(title, { maximum: 80 })}`).join('\n'),
  ];
}
