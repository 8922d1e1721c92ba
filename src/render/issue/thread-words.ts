import { counted, utcDay } from '../../evidence/wording.ts';
import { code, text } from '../escape/markdown.ts';
import { visible } from '../escape/visible-characters.ts';
import { type Marker, markerText, readMarker } from './markers.ts';
import { sealed } from './seal.ts';

export const NEW_PERSON = 'A review is due, and there is no page for it yet.';
export const REOPENED = 'A review is due again.';
export const CHANGED = 'The evidence or the access changed since the page was written.';
export const ORDERED = 'A reviewer asked for something.';
export const ACCEPTED = 'A reviewer accepted the evidence.';
export const LAPSED = 'The last day of an acceptance is over.';
export const LEFT = 'No review is due any more.';
export const NEWS = 'Reviewers should know what is new.';
export const KEPT_LONG_ENOUGH =
  'The policy keeps the page of somebody who left the queue no longer.';
export const CLOCK_STARTED = 'From now on the page says when the person left the queue.';
export const TWIN = 'There is another page of the same.';
export const RESTORED = 'Somebody removed what the page is known by.';

/** What the index of an organization is called. */
export function indexTitle(organization: string): string {
  return `Outside collaborator access review: ${visible(organization, 60)}`;
}

interface Accepting {
  readonly name: 'accept';
  readonly until: string | undefined;
  readonly because: string;
}

/** What a reviewer asked for, as it was understood. */
type AnsweredOrder =
  | Accepting
  | { readonly name: 'escalate'; readonly because: string }
  | { readonly name: 'recheck' | 'help' }
  | { readonly name: 'misread'; readonly problem: string };

interface Answer {
  readonly order: AnsweredOrder;
  /** Number of the comment that gave the order. */
  readonly comment: number;
  /** Login of its author: foreign text. */
  readonly by: string;
  readonly evidence: readonly string[];
  /** Observations that are new since the page was written; `unseen` where not everything could be looked for again. */
  readonly fresh: number | 'unseen';
  readonly takenAt: number;
}

/** The answer to an order: what was understood, and what follows. */
export function answerTo({ order, comment, by, evidence, fresh, takenAt }: Answer): string {
  const marker = markerText({
    kind: 'answer',
    fields: {
      to: String(comment),
      did: order.name,
      by,
      evidence: evidence.join(','),
      ...(order.name === 'accept' ? { until: order.until ?? '', done: 'no' } : {}),
    },
  });
  const asked = `${code(by)} ${text(`asked: ${SHORT[order.name]}.`)}`;
  return [marker, asked, ...consequence(order, fresh, takenAt)].join('\n\n');
}

const SHORT: Readonly<Record<AnsweredOrder['name'], string>> = {
  accept: 'accept what is observed',
  escalate: 'escalate',
  recheck: 'look again',
  help: 'help',
  misread: 'something that was not understood',
};

function consequence(
  order: AnsweredOrder,
  fresh: Answer['fresh'],
  takenAt: number,
): readonly string[] {
  switch (order.name) {
    case 'accept':
      return [
        `${text('Understood: accepted')}${order.until === undefined ? '' : ` ${text(`until ${order.until}`)}`}, ${text('because')} ${code(order.because, { maximum: 400 })}.`,
        text(followsFrom(order, fresh)),
      ];
    case 'escalate':
      return [
        order.because === ''
          ? text('Understood: escalated.')
          : `${text('Understood: escalated, because')} ${code(order.because, { maximum: 400 })}.`,
        text('The page stays open and stands at the top of the index.'),
      ];
    case 'recheck':
      return [text(`Looked again on ${utcDay(takenAt)}: ${found(fresh)}`)];
    case 'help':
      return [HELP];
    case 'misread':
      return [text(order.problem), HELP];
  }
}

function followsFrom({ until }: Accepting, fresh: Answer['fresh']): string {
  if (fresh !== 'unseen' && fresh > 0) {
    return `That is what stood on this page. ${counted(fresh, 'observation')} of today, told below, ${fresh === 1 ? 'is' : 'are'} not accepted with it, so the page is open.`;
  }
  const end = until === undefined ? '' : ', or when that day has passed';
  return `The page is closed and stays closed while the evidence is the same. It comes back with new evidence${end}.`;
}

function found(fresh: Answer['fresh']): string {
  if (fresh === 'unseen') {
    return 'not all that stands on this page could be looked for; the index says what was out of sight.';
  }
  if (fresh === 0) return 'nothing new was observed.';
  return `${counted(fresh, 'new observation')}, told below.`;
}

/** What a reviewer can write beneath a page. */
const HELP = [
  'Orders are taken from people who may write to this repository, at the beginning of a comment:',
  '',
  '- `/accept until 2027-03-01 because …` closes the page until that day or until there is new evidence; `until` may be left out',
  '- `/escalate because …` keeps it open and puts it at the top of the index',
  '- `/recheck` tells whether anything is new',
  '- `/help` shows this',
  '',
  'The next audit answers in a comment and does what was asked; with a workflow that runs on `issue_comment` too, that is within minutes. How to set it up: docs/review.md of outside-collaborator-audit.',
].join('\n');

/** The answer to an order that was given beneath the index. */
export function answerOnIndex(comment: number, by: string, peopleHavePages: boolean): string {
  const marker = markerText({
    kind: 'answer',
    fields: { to: String(comment), did: 'elsewhere', by },
  });
  const where = peopleHavePages
    ? `${code(by)} ${text('asked for something here. Orders are taken beneath the page of the person they are about.')}\n\n${HELP}`
    : `${code(by)} ${text('asked for something here. All people share this page, so that no order can be told to be about one of them: acceptances are written into the policy file.')}`;
  return `${marker}\n\n${where}`;
}

/** The answer once the page has been closed: open again after that, somebody took the acceptance back. */
export function markedAsDone(answer: string): string {
  return withFields(answer, { done: 'yes' });
}

/** The answer once the page came back because the last day is over. */
export function markedAsOver(answer: string): string {
  return withFields(answer, { done: 'over' });
}

/**
 * The page once no review is due any more, and the day of that.
 *
 * @param settled whether somebody had closed it before
 */
export function markedAsLeft(
  page: string,
  {
    day,
    why,
    settled,
  }: { readonly day: string; readonly why: Departure; readonly settled: boolean },
): string {
  return withFields(page, { status: 'left', left: day, why, settled: settled ? 'yes' : 'no' });
}

/** A page from before the day was noted. */
export function markedWithDay(page: string, day: string): string {
  return withFields(page, { left: day });
}

/** A page whose content was removed. */
interface EmptiedPage {
  readonly title: string;
  readonly body: string;
}

/** What is left of a page after the time the policy keeps it: whose it was, since when, and nothing of the evidence. */
export function emptiedPersonPage(organization: string, id: string, left: string): EmptiedPage {
  const marker = markerText({ kind: 'person', fields: { organization, id, status: 'left', left } });
  const said = `No review has been due since ${left}; what stood on this page was removed, as the policy asks.`;
  return { title: `Access review: account ${id}`.trim(), body: `${marker}\n${text(said)}` };
}

/** Whether a page was emptied, which is done after everything of ours beneath it was. */
export function isEmptied(body: string): boolean {
  const { organization = '', id = '', left = '' } = readMarker(body)?.fields ?? {};
  return body === emptiedPersonPage(organization, id, left).body;
}

/** What is left of a question the gate answered: by which it is found again. */
export function emptiedGatePage({ kind, fields }: Marker): EmptiedPage {
  const { organization = '', id = '' } = fields;
  const marker = markerText({ kind, fields: { organization, id } });
  return {
    title: 'Review before access',
    body: `${marker}\n${text('What stood on this page was removed.')}`,
  };
}

/** What has to stay readable in a comment of ours: which order it answered, and how. */
const KEPT = ['to', 'did', 'done', 'why'];

/** What is left of a comment of ours beneath such a page. */
export function emptiedComment({ kind, fields }: Marker): string {
  const kept = Object.entries(fields).filter(([name]) => KEPT.includes(name));
  const marker = markerText({ kind, fields: Object.fromEntries(kept) });
  return `${marker}\n\n${text('What stood here was removed, as the policy asks.')}`;
}

function withFields(body: string, fields: Readonly<Record<string, string>>): string {
  const marker = readMarker(body);
  if (marker === undefined) return body;
  const rest = body.slice(body.indexOf('-->') + '-->'.length);
  return `${markerText({ ...marker, fields: { ...marker.fields, ...fields } })}${rest}`;
}

/** Why no review is due any more. */
export type Departure =
  | 'no-access'
  | 'exempt'
  | 'answered'
  | 'gone'
  | 'fewer'
  | 'common'
  | 'one-page';

const DEPARTURES: Readonly<Record<Departure, string>> = {
  'no-access':
    'The access is gone: the account is neither an outside collaborator of the organization nor invited to become one.',
  exempt: 'The policy exempts the account by now.',
  answered: 'What was observed is answered by now; the report says by what.',
  gone: 'What was observed is no longer there, or no longer asked for.',
  fewer:
    'Part of what was observed is no longer there, and what is left is too common to ask for a review.',
  common:
    'What was observed is still there, and no longer rare enough to ask for a review, by the thresholds of the policy and the rates of this release.',
  'one-page': 'The policy keeps all people on one page by now, where the review goes on.',
};

export function leftComment(evidence: readonly string[], why: Departure): string {
  return [
    markerText({ kind: 'left', fields: { evidence: evidence.join(','), why } }),
    text(`${why === 'one-page' ? '' : 'No review is due any more. '}${DEPARTURES[why]}`),
    text('The page is closed; it opens again if that changes.'),
  ].join('\n\n');
}

interface News {
  readonly why: 'fresh' | 'returned' | 'lapsed';
  /** All fingerprints now, sorted and joined. */
  readonly of: string;
  /** Digest of the page as it stood when this was told. */
  readonly page: string;
  /** What is new, as Markdown, a line each. */
  readonly lines: readonly string[];
}

export function newsComment({ why, of, page, lines }: News): string {
  const said = {
    fresh: 'There is new evidence.',
    returned: 'A review is due again.',
    lapsed: 'The day until which this was accepted has passed.',
  }[why];
  return [
    markerText({ kind: 'news', fields: { why, evidence: of, page } }),
    text(lines.length === 0 ? said : `${said} New on the page above:`),
    lines.map((line) => `- ${line}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/**
 * @param number 2 for the first part after the page itself
 * @param face what the page is about that it goes on with
 */
export function partComment(number: number, content: string, face: string): string {
  return sealed({ kind: 'part', fields: { number: String(number), face } }, content);
}

/** What is left of a part when the page has become shorter. */
export function emptiedPart(number: number): string {
  return `${markerText({ kind: 'part', fields: { number: String(number) } })}\n${text('The page has become shorter; nothing is continued here any more.')}`;
}

export function twinComment(kept: number): string {
  return [
    markerText({ kind: 'twin', fields: { of: String(kept) } }),
    `${text('Two runs at once made two pages of the same. This one is closed; the review goes on in')} #${kept}.`,
  ].join('\n\n');
}
