/** One write that would bring GitHub closer to the report. `because` is one sentence of ours. */
export type PlannedWrite =
  | {
      readonly kind: 'create-issue';
      readonly repository: string;
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
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
    };

/** An issue that is known to be ours; lines of the body end in `\n`. */
export interface TrackingIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
}

export interface IssueWanted {
  /** `owner/name` */
  readonly repository: string;
  readonly title: string;
  readonly body: string;
  /** Given to the issue when it is made; whoever reviews may change them afterwards. */
  readonly labels: readonly string[];
  /** Whether somebody in the report stands at a priority that asks for a human look. */
  readonly reviewsDue: boolean;
  readonly existing: readonly TrackingIssue[];
  /** Whether two bodies say the same, their dates aside. */
  readonly same: (before: string, after: string) => boolean;
}

export interface IssuePlan {
  /** In the order they are to be sent. */
  readonly writes: readonly PlannedWrite[];
  /** What somebody should tidy up by hand; nothing is ever deleted. */
  readonly warnings: readonly string[];
}

/** What has to be written so that exactly one issue shows the report; nothing when it already does. */
export function planIssue(wanted: IssueWanted): IssuePlan {
  const [kept, ...others] = [...wanted.existing].sort((a, b) => a.number - b.number);
  if (kept === undefined) return { writes: [creation(wanted)], warnings: [] };
  return { writes: changes(wanted, kept), warnings: duplicates(wanted.repository, kept, others) };
}

function creation({ repository, title, body, labels }: IssueWanted): PlannedWrite {
  const because = 'There is no tracking issue yet.';
  return { kind: 'create-issue', repository, title, body, labels, because };
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

/** Closed duplicates stay quiet, so that closing them is all there is to do. */
function duplicates(
  repository: string,
  kept: TrackingIssue,
  others: readonly TrackingIssue[],
): readonly string[] {
  const open = others.filter((issue) => issue.state === 'open').map((issue) => `#${issue.number}`);
  if (open.length === 0) return [];
  return [
    `${repository} has more than one tracking issue, as happens when two runs start at once. Issue #${kept.number} is kept up to date; please close ${open.join(', ')}.`,
  ];
}

/** What a run would write, one line each, without any text of the report: these lines may end up in a public log. */
export function describePlan({ writes, warnings }: IssuePlan): string {
  const lines = writes.map(describeWrite);
  const plan = lines.length === 0 ? ['Nothing to write: the tracking issue is up to date.'] : lines;
  return [...plan, ...warnings.map((warning) => `Warning: ${warning}`)].join('\n');
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
  }
}

function size(body: string): string {
  return `a body of ${body.length.toLocaleString('en-US')} characters`;
}
