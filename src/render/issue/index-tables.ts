import type { Assessment } from '../../assess/assessment.ts';
import { counted } from '../../evidence/wording.ts';
import type { Block } from '../blocks.ts';
import { code, text } from '../escape/markdown.ts';
import { grouped } from '../phrases.ts';
import type { IndexState } from './index-state.ts';
import { queueHead, queueRow, unbroken } from './report-person.ts';

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

/** The queue, with the page of everybody who has one. */
export function queueTable(queue: readonly Assessment[], { pages, of }: Reviews): Block {
  const lines = queue.map((person, index) =>
    queueRow(person, index + 1, pages ? pageOf(of.get(person.id)) : undefined),
  );
  return { before: queueHead(pages ? 'with-pages' : 'without-pages'), lines, after: '' };
}

function pageOf(review: Review | undefined): string {
  if (review?.number === undefined) return 'new';
  const words = {
    open: review.escalated ? 'escalated' : 'open',
    accepted: review.until === undefined ? 'accepted' : 'accepted until',
    closed: review.closedAs === 'not_planned' ? 'closed as not planned' : 'closed',
  }[review.state];
  const day = review.state === 'accepted' ? review.until : undefined;
  // On a line of its own a day has the width of the column.
  return `#${review.number} ${text(words)}${day === undefined ? '' : `<br>${text(day)}`}`;
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
      `| ${unbroken('Day of audit')} | People | Review soon | Review when convenient | Insufficient data |`,
      '| --- | --: | --: | --: | --: |',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}

/** Pages that stay as they are, and why. */
export function unseenPages(unseen: readonly UnseenPage[]): readonly Block[] {
  if (unseen.length === 0) return [];
  const why =
    'Not all that stands on these pages could be looked for this time; they stay as they are:';
  const lines = unseen.map(({ number, title }) => `- #${number} ${code(title, { maximum: 80 })}`);
  return [{ before: `${text(why)}\n`, lines, after: '' }];
}
