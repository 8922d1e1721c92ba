/** One write that would bring GitHub closer to the report. `because` is one sentence of ours. */
export type PlannedWrite =
  | {
      readonly kind: 'create-issue';
      readonly repository: string;
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
      /** What does not fit into the body: comments beneath it, as they are to stand. */
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
      /** Number of the comment whose order it answers. */
      readonly answering?: number;
      readonly because: string;
    }
  | {
      readonly kind: 'edit-comment';
      readonly repository: string;
      readonly number: number;
      /** Its number, or the order it answers where the plan itself wrote it before. */
      readonly comment: number | { readonly answering: number };
      readonly body: string;
      readonly because: string;
    };

/** An issue that is known to be ours; lines of the body end in `\n`. */
export interface TrackingIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** Why it is closed, as GitHub has it. */
  readonly stateReason?: string | undefined;
  /** GitHub's own number of it, which no other issue of any repository has. */
  readonly id: number;
  /** The same in the words of GraphQL. */
  readonly nodeId: string;
  readonly labels: readonly string[];
  readonly locked: boolean;
  /** How many comments stand beneath it. */
  readonly commentCount: number;
  /** Whether it is a sub-issue of another one. */
  readonly hasParent: boolean;
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
