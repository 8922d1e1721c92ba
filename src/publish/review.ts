import type { Marker } from '../render/issue/markers.ts';
import type { PersonIssue, SeenEvidence } from '../render/issue/person-page.ts';
import type { Departure } from '../render/issue/thread-words.ts';

/** A person who stands in the queue, as their page is to show it. */
export type WantedPage = PersonIssue;

/** Where a person stands after an audit: in the queue, out of it, or out of sight, so that nothing can be said. */
export type Standing =
  | { readonly kind: 'due'; readonly page: WantedPage }
  | { readonly kind: 'left'; readonly why: Departure }
  | { readonly kind: 'unseen' };

/** Somebody else's comment beneath a page of ours. */
export interface ForeignComment {
  readonly by: string;
  /** Whether its author may write to the report repository. */
  readonly trusted: boolean;
  readonly body: string;
}

export interface ThreadComment {
  readonly id: number;
  readonly body: string;
  /** What a comment of ours says about itself; `undefined` for everybody else's. */
  readonly own: Marker | undefined;
  readonly foreign: ForeignComment | undefined;
}

/** A page that is there, with all that was written beneath it. */
export interface Thread {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** Why it is closed, as GitHub has it: `completed`, `not_planned`. */
  readonly stateReason: string | undefined;
  /** GitHub may refuse comments beneath it. */
  readonly locked: boolean;
  /** Numeric id of the person it is about. */
  readonly id: string;
  /** As what the person was audited; `undefined` where nothing says so. */
  readonly relation: string | undefined;
  readonly evidence: readonly SeenEvidence[];
  /** `left` when the person stands in the queue no more; `lost` where the marker is gone and the title alone tells. */
  readonly status: 'due' | 'left' | 'lost';
  /** The day on which that was; `undefined` where nothing says so. */
  readonly left?: string;
  readonly why?: string;
  /** Whether somebody had closed it by then. */
  readonly settled: boolean;
  /** Whether somebody who may write to the repository gave it the label that escalates. */
  readonly labelled: boolean;
  /** The oldest first. */
  readonly comments: readonly ThreadComment[];
}

/** Where the review of one person stands. */
export interface ReviewState {
  readonly number: number | undefined;
  readonly state: 'open' | 'accepted' | 'closed';
  /** Why it is closed, as GitHub has it. */
  readonly closedAs?: string;
  readonly until?: string;
  readonly by?: string;
  readonly escalated: boolean;
}
