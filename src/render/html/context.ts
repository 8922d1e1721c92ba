import type { Assessment } from '../../assess/assessment.ts';
import type { Report } from '../../assess/report.ts';
import { foreign, type Markup } from '../escape/html.ts';
import { hostOf } from '../escape/markdown.ts';
import { type SharedUnknown, sharedUnknown, unknownKey } from '../shared-unknown.ts';

/** What every part of a page has to know of the whole. */
export interface HtmlContext {
  /** Links lead to this host alone. */
  readonly host: string;
  /** Where everybody stands in a list. */
  readonly list: { readonly at: string; readonly label: string };
  readonly people: number;
  /**
   * Whether what is said of people outside the queue waits in `noscript` until its page is turned to. A browser that
   * runs the script takes it for one piece of text, which it reads many times faster than elements; others show it all.
   */
  readonly folds: boolean;
  /** Places up to which everybody has every reason on their page; after them only those in whom something was observed. */
  readonly detailed: number;
  /** Places on the page, from 1, by account id. */
  readonly rankOf: ReadonlyMap<string, number>;
  readonly unknown: readonly SharedUnknown[];
  /** Keys of `unknown`. */
  readonly shared: ReadonlySet<string>;
}

/** A page of thousands is opened for the few at its top; the reasons of all others would be most of its bytes. */
const DETAILED = 500;

/** Of people who are shown by themselves, without an audit around them. */
export function htmlContextOf(
  people: readonly Assessment[],
  list: HtmlContext['list'],
  serverUrl: string,
): HtmlContext {
  return {
    host: hostOf(serverUrl),
    list,
    people: people.length,
    folds: false,
    detailed: DETAILED,
    rankOf: new Map(people.map(({ id }, index) => [id, index + 1])),
    unknown: [],
    shared: new Set(),
  };
}

export function htmlContext(report: Report, serverUrl: string): HtmlContext {
  const unknown = sharedUnknown(report);
  return {
    ...htmlContextOf(report.assessments, { at: 'people', label: 'All people' }, serverUrl),
    folds: true,
    unknown,
    shared: new Set(unknown.map(unknownKey)),
  };
}

/** An id within the page that depends on nothing a person wrote. */
export function anchorOf(rank: number): string {
  return `person-${rank}`;
}

const NAME = 60;

export function personName(login: string): Markup {
  return foreign(login, NAME);
}
