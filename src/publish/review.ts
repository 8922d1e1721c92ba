import type { Marker } from '../render/markers.ts';

/** A person who stands in the queue, as their page is to show it. */
export interface WantedPage {
  /** Numeric id of the account, as text. */
  readonly id: string;
  /** What the body begins with. */
  readonly marker: string;
  readonly title: string;
  /** Fingerprints of what was observed, each with words for it. */
  readonly evidence: readonly { readonly fingerprint: string; readonly title: string }[];
  /** What does not fit into the body, in the order it is read. */
  readonly continuation: readonly string[];
  readonly labels: readonly string[];
  /** The body for a state of the review, and what of an earlier body people wrote into it: ticked boxes. */
  body(before: string | undefined): string;
}

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
  /** Numeric id of the person it is about. */
  readonly id: string;
  readonly evidence: readonly string[];
  /** `left` when we closed it because the person stands in the queue no more. */
  readonly status: 'due' | 'left';
  /** The day on which that was; `undefined` where nothing says so. */
  readonly left?: string;
  /** The oldest first. */
  readonly comments: readonly ThreadComment[];
}

/** Where the review of one person stands. */
export interface ReviewState {
  readonly number: number | undefined;
  readonly state: 'open' | 'accepted' | 'closed';
  readonly until?: string;
  readonly by?: string;
  readonly escalated: boolean;
}
