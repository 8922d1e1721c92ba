import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describePlan,
  type IssueWanted,
  type PlannedWrite,
  planIssue,
  type TrackingIssue,
} from '../../src/publish/plan.ts';

const repository = 'northwind-labs/security';
const body = (content: string, date: string): string => `<!-- ours -->\n${content}\n_${date}_`;
const same = (a: string, b: string): boolean => a.replace(/_.*_$/, '') === b.replace(/_.*_$/, '');
const today = body('two reviews', '2026-11-02');
const issue = (number: number, change: Partial<TrackingIssue> = {}): TrackingIssue => ({
  number,
  title: 'Access review',
  body: today,
  state: 'open',
  ...change,
});
const wanted = (change: Partial<IssueWanted>): IssueWanted => ({
  repository,
  title: 'Access review',
  body: today,
  labels: ['access-review'],
  marker: '<!-- ours -->',
  continuation: [],
  reviewsDue: true,
  existing: [],
  same,
  ...change,
});
const lines = (change: Partial<IssueWanted>): readonly string[] =>
  planIssue(wanted(change)).map((write) =>
    write.kind === 'create-issue' ? write.kind : `${write.kind} #${write.number}`,
  );

const older = body('one review', '2026-10-26');
const earlierDate = body('two reviews', '2026-10-26');

describe('planIssue', () => {
  it.each<[string, Partial<IssueWanted>, readonly string[]]>([
    ['creates the issue when there is none', {}, ['create-issue']],
    ['creates it in a quiet first week too', { reviewsDue: false }, ['create-issue']],
    ['leaves an issue that says the same', { existing: [issue(4)] }, []],
    [
      'leaves one that differs in its date only',
      { existing: [issue(4, { body: earlierDate })] },
      [],
    ],
    [
      'updates one that says something else',
      { existing: [issue(4, { body: older })] },
      ['update-issue #4'],
    ],
    [
      'updates one with another title',
      { existing: [issue(4, { title: 'Old' })] },
      ['update-issue #4'],
    ],
    [
      'leaves a closed one that says the same closed',
      { existing: [issue(4, { state: 'closed' })] },
      [],
    ],
    [
      'reopens a closed one before it updates it when reviews are due',
      { existing: [issue(4, { state: 'closed', body: older })] },
      ['reopen-issue #4', 'update-issue #4'],
    ],
    [
      'updates a closed one without reopening it when none is due',
      { existing: [issue(4, { state: 'closed', body: older })], reviewsDue: false },
      ['update-issue #4'],
    ],
    [
      'keeps the oldest of two',
      { existing: [issue(9), issue(4, { body: older })] },
      ['update-issue #4', 'close-issue #9', 'comment #9'],
    ],
  ])('%s', (_, change, expected) => {
    expect(lines(change)).toEqual(expected);
  });

  it('closes an open duplicate and says where the review goes on', () => {
    expect(lines({ existing: [issue(9), issue(12), issue(4)] })).toEqual([
      'close-issue #9',
      'comment #9',
      'close-issue #12',
      'comment #12',
    ]);
  });

  it('says nothing about duplicates that are closed', () => {
    expect(lines({ existing: [issue(4), issue(9, { state: 'closed' })] })).toEqual([]);
  });

  it('plans nothing more once its plan was carried out', () => {
    const text = fc.constantFrom(today, older, earlierDate);
    const anIssue = fc.record({
      number: fc.integer({ min: 1, max: 50 }),
      title: fc.constantFrom('Access review', 'Old title'),
      body: text,
      state: fc.constantFrom('open' as const, 'closed' as const),
    });
    const existing = fc.uniqueArray(anIssue, { maxLength: 4, selector: (one) => one.number });
    fc.assert(
      fc.property(existing, text, fc.boolean(), (before, wantedBody, reviewsDue) => {
        const first = wanted({ existing: before, body: wantedBody, reviewsDue });
        const after = planIssue(first).reduce(carryOut, before);
        expect(planIssue({ ...first, existing: after })).toEqual([]);
        const kept = Math.min(...after.map((one) => one.number));
        const others = (list: readonly TrackingIssue[]) =>
          list.filter((one) => one.number !== kept).map(({ body: there }) => there);
        expect(others(after)).toEqual(before.length === 0 ? [] : others(before));
      }),
    );
  });

  it('mends an issue whose update failed after its reopening', () => {
    const first = wanted({ existing: [issue(4, { state: 'closed', body: older })] });
    const halfway = planIssue(first).slice(0, 1).reduce(carryOut, first.existing);
    expect(planIssue({ ...first, existing: halfway }).map((write) => write.kind)).toEqual([
      'update-issue',
    ]);
  });
});

describe('describePlan', () => {
  it('says what would be written where and why, without any text of the report', () => {
    const secret = 'a-persons-login';
    const existing = [issue(4, { state: 'closed', body: older }), issue(9)];
    const plan = planIssue(wanted({ existing, body: `${today}${secret}`, title: secret }));
    const text = describePlan(plan);
    expect(text).toMatchInlineSnapshot(`
      "Reopen issue #4 of northwind-labs/security: The issue was closed, and the report has changed and asks for a review.
      Update issue #4 of northwind-labs/security (a body of 53 characters): The report changed since it was last written.
      Close issue #9 of northwind-labs/security: There is another page of the same.
      Comment on issue #9 of northwind-labs/security: There is another page of the same."
    `);
    expect(text).not.toContain(secret);
  });

  it('says so when there is nothing to write', () => {
    expect(describePlan([])).toBe('Nothing to write: what stands there is up to date.');
  });
});

/** What GitHub holds after a write. */
function carryOut(issues: readonly TrackingIssue[], write: PlannedWrite): readonly TrackingIssue[] {
  if (write.kind === 'create-issue') {
    return [...issues, { number: 51, title: write.title, body: write.body, state: 'open' }];
  }
  return issues.map((one): TrackingIssue => {
    if (one.number !== write.number) return one;
    if (write.kind === 'reopen-issue') return { ...one, state: 'open' };
    if (write.kind === 'close-issue') return { ...one, state: 'closed' };
    if (write.kind !== 'update-issue') return one;
    return { ...one, title: write.title, body: write.body };
  });
}
