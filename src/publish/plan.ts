import * as words from '../render/thread-words.ts';

/** One write that would bring GitHub closer to the report. `because` is one sentence of ours. */
export type PlannedWrite =
  | {
      readonly kind: 'create-issue';
      readonly repository: string;
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
      /** What does not fit into the body: comments beneath it. */
      readonly continuation: readonly string[];
      /** What the body begins with, by which the page is found again. */
      readonly marker: string;
      readonly because: string;
    }
  | {
      readonly kind: 'update-issue';
      readonly repository: string;
      readonly number: number;
      readonly title: string;
      readonly body: string;
      readonly because: string;
    }
  | {
      readonly kind: 'reopen-issue';
      readonly repository: string;
      readonly number: number;
      readonly because: string;
    }
  | {
      readonly kind: 'close-issue';
      readonly repository: string;
      readonly number: number;
      readonly reason: 'completed' | 'not_planned';
      readonly because: string;
    }
  | {
      readonly kind: 'comment';
      readonly repository: string;
      readonly number: number;
      readonly body: string;
      readonly because: string;
    }
  | {
      readonly kind: 'edit-comment';
      readonly repository: string;
      readonly number: number;
      /** Its number; `just-written` for the one the plan wrote on this page before. */
      readonly comment: number | 'just-written';
      readonly body: string;
      readonly because: string;
    };

/** An issue that is known to be ours; lines of the body end in `\n`. */
export interface TrackingIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
}

export interface IssueWanted {
  /** What the body begins with. */
  readonly marker: string;
  /** `owner/name` */
  readonly repository: string;
  readonly title: string;
  readonly body: string;
  /** Given to the issue when it is made; whoever reviews may change them afterwards. */
  readonly labels: readonly string[];
  /** What does not fit into the body. */
  readonly continuation: readonly string[];
  /** Whether somebody in the report stands at a priority that asks for a human look. */
  readonly reviewsDue: boolean;
  readonly existing: readonly TrackingIssue[];
  /** Whether two bodies say the same, their dates aside. */
  readonly same: (before: string, after: string) => boolean;
}

/** What has to be written so that exactly one issue shows the report; nothing when it already does. */
export function planIssue(wanted: IssueWanted): readonly PlannedWrite[] {
  const [kept, ...others] = [...wanted.existing].sort((a, b) => a.number - b.number);
  if (kept === undefined) return [creation(wanted)];
  const twins = others.flatMap((twin) => closeTwin(wanted.repository, twin, kept.number));
  return [...changes(wanted, kept), ...twins];
}

function creation(wanted: IssueWanted): PlannedWrite {
  const { repository, title, body, labels, marker, continuation } = wanted;
  const because = 'There is no tracking issue yet.';
  const page = { title, body, labels, marker, continuation };
  return { kind: 'create-issue', repository, ...page, because };
}

function changes(wanted: IssueWanted, issue: TrackingIssue): readonly PlannedWrite[] {
  const { repository, title, body } = wanted;
  if (issue.title === title && wanted.same(issue.body, body)) return [];
  const { number } = issue;
  const because = 'The report changed since it was last written.';
  const update = { kind: 'update-issue', repository, number, title, body, because } as const;
  if (issue.state === 'open' || !wanted.reviewsDue) return [update];
  // Reopening goes first. Were the update to succeed and the reopening to fail, the next run would find the issue up
  // to date and leave it closed.
  const reopen = {
    kind: 'reopen-issue',
    repository,
    number,
    because: 'The issue was closed, and the report has changed and asks for a review.',
  } as const;
  return [reopen, update];
}

/** Two runs at once may both make a page; the older one is kept, whatever was said beneath the other stays there. */
function closeTwin(
  repository: string,
  { number, state }: TrackingIssue,
  kept: number,
): readonly PlannedWrite[] {
  if (state === 'closed') return [];
  const at = { repository, number, because: words.TWIN } as const;
  return [
    { kind: 'close-issue', ...at, reason: 'not_planned' },
    { kind: 'comment', ...at, body: words.twinComment(kept) },
  ];
}

/** What a run would write, one line each, without any text of the report: these lines may end up in a public log. */
export function describePlan(writes: readonly PlannedWrite[]): string {
  const lines = writes.map(describeWrite);
  if (lines.length === 0) return 'Nothing to write: what stands there is up to date.';
  return lines.join('\n');
}

function describeWrite(write: PlannedWrite): string {
  const { repository, because } = write;
  switch (write.kind) {
    case 'create-issue':
      return `Create an issue in ${repository} (${size(write.body)}): ${because}`;
    case 'update-issue':
      return `Update issue #${write.number} of ${repository} (${size(write.body)}): ${because}`;
    case 'reopen-issue':
      return `Reopen issue #${write.number} of ${repository}: ${because}`;
    case 'close-issue':
      return `Close issue #${write.number} of ${repository}: ${because}`;
    case 'comment':
      return `Comment on issue #${write.number} of ${repository}: ${because}`;
    case 'edit-comment':
      return `Edit a comment of ours on issue #${write.number} of ${repository}: ${because}`;
  }
}

function size(body: string): string {
  return `a body of ${body.length.toLocaleString('en-US')} characters`;
}
